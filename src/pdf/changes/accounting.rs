//! Accounts for every byte behind the first signature (ISO 32000-2 §7.5.4 to §7.5.8).
//!
//! A later revision is made of objects, each from its number to `endobj` and exactly where its cross-reference section says, of
//! that section, and of `startxref`, an offset and `%%EOF`. Between two revisions there is white space; within one there may be
//! comments as well, as long as no word of the structure is in them. Whatever else is there some reader takes for something: nobody
//! signed it, so it need not be guessed at.

use crate::base::error::Error;
use crate::base::sort;
use crate::base::span::Span;
use crate::pdf::document::Document;
use crate::pdf::document::extent::Extents;
use crate::pdf::document::view::View;
use crate::pdf::document::xref::{Entry, SectionKind};
use crate::pdf::syntax::anomaly::{Anomaly, AnomalyCode};
use crate::pdf::syntax::bytes::length;
use crate::pdf::syntax::lexer::is_white;
use crate::pdf::syntax::object::{Object, ObjectId};

/// Most bytes between objects that are looked at; a file made of more than that is not told apart from one that hides something.
const SEARCHED: u64 = 64 << 20;
/// Most places looked at in all.
const PLACES: usize = 100_000;
/// Longest text of an object's header that is read: two numbers with white space behind each.
const HEADER: u64 = 64;
/// Words that no comment between objects may hold, since readers that search a file find them there too.
const STRUCTURE: [&[u8]; 6] = [b"obj", b"stream", b"xref", b"trailer", b"%%EOF", b"%PDF-"];

/// Something that is accounted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Piece {
    span: Span,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Object,
    Table,
    Stream,
    /// From behind the last section of a revision to its `%%EOF`.
    End,
}

/// Lists what is not accounted for behind `from`. `first` is the index of the revision that begins there.
pub(crate) fn account(document: &Document<'_>, first: usize, from: u64) -> Result<(), Error> {
    let extents = document.extents()?;
    note_unreadable(document, extents);
    note_entries(document, first, from);
    note_sizes(document, first);
    note_unlisted(document, first)?;
    let pieces = pieces(document, extents, first, from);
    note_gaps(document, &pieces, from)?;
    note_hidden(document, extents, &pieces, from)
}

/// Objects and sections that reach into each other, in the whole file. What two of them share is read in two ways.
pub(crate) fn note_overlaps(document: &Document<'_>, signed_end: u64) -> Result<(), Error> {
    let mut reach = 0;
    // An entry that leads to no object reaches nowhere.
    for extent in document.extents()?.list.iter().filter(|extent| !extent.span.is_empty()) {
        let past = extent.span.start < signed_end && extent.reach > signed_end;
        if extent.span.start < reach || past {
            document.log.add(Anomaly::at(AnomalyCode::ExtentOverlap, extent.span.start).object(extent.id));
        }
        reach = reach.max(extent.span.end);
    }
    Ok(())
}

/// Objects that this reader takes for null and others read as far as they can: what they use is not known.
fn note_unreadable(document: &Document<'_>, extents: &Extents) {
    for extent in extents.list.iter().filter(|extent| !extent.readable) {
        document.log.add(Anomaly::at(AnomalyCode::ObjectMalformed, extent.span.start).object(extent.id));
    }
}

/// Entries of later revisions that say something else than before, and of a place that is not behind what was there before.
fn note_entries(document: &Document<'_>, first: usize, from: u64) {
    let in_front = |entry: Entry, revision: u32| match entry {
        Entry::InUse { offset, .. } => offset < from,
        Entry::Compressed { stream, .. } => matches!(
            document.index.lookup(stream, revision).map(|row| row.entry),
            Some(Entry::InUse { offset, .. }) if offset < from
        ),
        Entry::Free { .. } => false,
    };
    for row in document.index.rows() {
        if usize::try_from(row.revision).map_or(true, |revision| revision < first) {
            continue;
        }
        let before = row.revision.checked_sub(1).and_then(|before| document.index.lookup(row.number, before));
        let before = before.map(|row| row.entry);
        if before == Some(row.entry) {
            continue;
        }
        if in_front(row.entry, row.revision) {
            document.log.add(Anomaly::of(AnomalyCode::EntryReachesBack, ObjectId::new(row.number, 0)));
        }
        if let (Entry::InUse { offset, generation }, Some(Entry::InUse { generation: old, .. })) = (row.entry, before)
            && generation != old
        {
            let id = ObjectId::new(row.number, generation);
            document.log.add(Anomaly::at(AnomalyCode::GenerationMismatch, offset).object(id));
        }
    }
}

/// Objects in object streams of later revisions that no section looks for there: some readers take all that a stream holds.
fn note_unlisted(document: &Document<'_>, first: usize) -> Result<(), Error> {
    let mut listed: Vec<(u32, u32, u32)> = Vec::new();
    let mut streams: Vec<(u32, u32)> = Vec::new();
    for row in document.index.rows() {
        let Entry::Compressed { stream, index } = row.entry else { continue };
        listed.push((stream, index, row.number));
        if usize::try_from(row.revision).is_ok_and(|revision| revision >= first) {
            streams.push((stream, row.revision));
        }
    }
    sort::sort(&mut listed);
    sort::sort(&mut streams);
    streams.dedup();
    for (stream, revision) in streams {
        let Some((container, _)) = View::new(document, revision).object_stream(stream)? else { continue };
        let is_listed =
            |(index, (number, _)): (u32, &(u32, usize))| listed.binary_search(&(stream, index, *number)).is_ok();
        if !(0u32..).zip(&container.header.objects).all(is_listed) {
            document.log.add(Anomaly::of(AnomalyCode::ObjectStreamOdd, ObjectId::new(stream, 0)));
        }
    }
    Ok(())
}

/// "1 greater than the highest object number defined in the file" (Table 15, `Size`), older revisions included: some readers drop
/// what is at or above it.
fn note_sizes(document: &Document<'_>, first: usize) {
    let mut highest = vec![0i64; document.revisions().len()];
    for row in document.index.rows().iter().filter(|row| !matches!(row.entry, Entry::Free { .. })) {
        if let Some(highest) = usize::try_from(row.revision).ok().and_then(|revision| highest.get_mut(revision)) {
            *highest = (*highest).max(i64::from(row.number));
        }
    }
    let mut running = 0;
    for (index, (revision, own)) in document.revisions().iter().zip(highest).enumerate() {
        running = running.max(own);
        let at = revision.sections.first().map_or(0, |section| section.span.start);
        match revision.trailer.get("Size").and_then(Object::as_integer) {
            _ if index < first => {}
            Some(size) if size > running => {}
            Some(_) => document.log.add(Anomaly::at(AnomalyCode::XrefEntryBeyondSize, at)),
            None => document.log.add(Anomaly::at(AnomalyCode::XrefSectionOdd, at)),
        }
    }
}

/// What is accounted for, in the order of the file.
fn pieces(document: &Document<'_>, extents: &Extents, first: usize, from: u64) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for extent in extents.from(from) {
        if !extent.exact {
            document.log.add(Anomaly::at(AnomalyCode::ExtentInexact, extent.span.start).object(extent.id));
        }
        pieces.push(Piece { span: extent.span, kind: Kind::Object });
    }
    for revision in document.revisions().iter().skip(first) {
        let mut last = 0;
        for section in &revision.sections {
            let kind = if section.kind == SectionKind::Table { Kind::Table } else { Kind::Stream };
            pieces.push(Piece { span: section.span, kind });
            if section.kind != SectionKind::HybridStream {
                last = last.max(section.span.end);
            }
            if section.span.start < from {
                document.log.add(Anomaly::at(AnomalyCode::EntryReachesBack, section.span.start));
            }
        }
        pieces.push(Piece { span: Span::new(last, revision.eof), kind: Kind::End });
    }
    sort::sort(&mut pieces);
    // A cross-reference stream is an object as well.
    pieces.dedup_by_key(|piece| piece.span);
    pieces
}

/// Notes pieces that overlap, and bytes between them that are more than they may be.
fn note_gaps(document: &Document<'_>, pieces: &[Piece], from: u64) -> Result<(), Error> {
    let (mut at, mut searched, mut between_revisions) = (from, 0u64, true);
    for piece in pieces {
        if piece.span.start < at {
            document.log.add(Anomaly::at(AnomalyCode::ExtentOverlap, piece.span.start));
        }
        let gap = Span::new(at, piece.span.start);
        searched = searched.saturating_add(gap.len());
        if searched > SEARCHED || !is_blank(document, gap, between_revisions)? {
            document.log.add(Anomaly::at(AnomalyCode::UnlistedBytes, gap.start).value(gap.len()));
        }
        if searched > SEARCHED {
            break;
        }
        between_revisions = piece.kind == Kind::End;
        at = at.max(piece.span.end);
    }
    Ok(())
}

/// White space and, within a revision, comments without words of the structure.
fn is_blank(document: &Document<'_>, gap: Span, only_white: bool) -> Result<bool, Error> {
    if document.is_white_space(gap)? {
        return Ok(true);
    }
    if only_white || gap.len() > SEARCHED {
        return Ok(false);
    }
    let bytes = document.bytes.read(gap)?;
    let mut lines = bytes.split(|byte| matches!(byte, b'\r' | b'\n'));
    let has_structure = |line: &[u8]| STRUCTURE.iter().any(|word| memchr::memmem::find(line, word).is_some());
    Ok(lines.all(|line| {
        let white = line.iter().take_while(|byte| is_white(**byte)).count();
        let rest = line.get(white..).unwrap_or_default();
        rest.is_empty() || (rest.starts_with(b"%") && !has_structure(rest))
    }))
}

/// Looks for what a search for objects would find: between the objects it is hidden structure, in their data it is remembered.
fn note_hidden(document: &Document<'_>, extents: &Extents, pieces: &[Piece], from: u64) -> Result<(), Error> {
    const WORDS: [&[u8]; 3] = [b"obj", b"trailer", b"startxref"];
    let mut places = 0usize;
    let mut known = pieces.iter().peekable();
    document.bytes.find_each(&WORDS, Span::new(from, document.len()), |found, word| {
        let word = WORDS.get(word).copied().unwrap_or_default();
        let start = match word {
            b"obj" => header_in_front(document, Span::new(from, found))?,
            _ => Some(found),
        };
        let Some(start) = start else { return Ok(true) };
        // The pieces are in the order of the file, and so are the places.
        while known.next_if(|piece| piece.span.end <= found).is_some() {}
        let piece = known.peek().filter(|piece| piece.span.start <= found);
        let own = match (piece.map(|piece| piece.kind), word) {
            (Some(Kind::Object | Kind::Stream), b"obj") => piece.is_some_and(|piece| piece.span.start == start),
            (Some(Kind::Table), b"trailer") | (Some(Kind::End), b"startxref") => true,
            _ => false,
        };
        if own {
            return Ok(true);
        }
        places = places.saturating_add(1);
        if places > PLACES || !matches!(piece.map(|piece| piece.kind), Some(Kind::Object | Kind::Stream)) {
            document.log.add(Anomaly::at(AnomalyCode::HiddenStructure, start));
            return Ok(false);
        }
        if document.hidden_in_data.get().is_none() && !is_listed(extents, start) {
            document.hidden_in_data.set(Some(start));
        }
        Ok(true)
    })
}

/// Whether an object that is listed begins here: then it overlaps, which is noted.
fn is_listed(extents: &Extents, start: u64) -> bool {
    extents.from(start).first().is_some_and(|extent| extent.span.start == start)
}

/// Where two numbers begin that stand right in front of the end of a span, as in `12 0 obj`. What is too long to be looked at counts.
fn header_in_front(document: &Document<'_>, before: Span) -> Result<Option<u64>, Error> {
    let near = Span::new(before.end.saturating_sub(HEADER).max(before.start), before.end);
    let bytes = document.bytes.read(near)?;
    let mut rest: &[u8] = &bytes;
    for number in 0..2 {
        let white = rest.iter().rev().take_while(|byte| is_white(**byte)).count();
        rest = rest.get(..rest.len().saturating_sub(white)).unwrap_or_default();
        let digits = rest.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        rest = rest.get(..rest.len().saturating_sub(digits)).unwrap_or_default();
        if rest.is_empty() && near.start > before.start {
            return Ok(Some(near.start));
        }
        // `1 0obj` is taken for a header too.
        if digits == 0 || (number == 1 && white == 0) {
            return Ok(None);
        }
    }
    Ok(Some(near.start.saturating_add(length(rest))))
}
