//! The search for objects in a file whose cross-reference data cannot be read.
//!
//! Other readers do the same, each in its own way, which is how one file comes to show different things. So this serves to
//! find and name signatures in damaged files, and the document is marked: no verdict on it is better than "cannot tell".

use super::{Entry, RevisionEnd, Section, SectionGroup, SectionKind, XrefReader};
use crate::base::error::Error;
use crate::base::sort;
use crate::base::span::Span;
use crate::pdf::document::{object_stream, stream};
use crate::pdf::syntax::anomaly::{Anomaly, AnomalyCode};
use crate::pdf::syntax::bytes::Account;
use crate::pdf::syntax::lexer::is_white;
use crate::pdf::syntax::object::{Dictionary, Entry as DictionaryEntry, Object, ObjectId, Value};
use crate::pdf::syntax::parser;

/// What is searched at a time.
const CHUNK: u64 = 1 << 20;
/// `N G` before `obj` fits into this.
const BEFORE: u64 = 40;

/// What the search finds, in the order of the file.
#[derive(Default)]
struct Found {
    objects: Vec<(u64, ObjectId)>,
    ends: Vec<u64>,
    /// Those with a `Root`.
    trailers: Vec<(u64, Dictionary)>,
}

/// Searches the file. Revisions are taken to end at each `%%EOF`.
pub(crate) fn reconstruct(reader: &XrefReader<'_, '_>) -> Result<Vec<(SectionGroup, RevisionEnd)>, Error> {
    reader.log.add(Anomaly::at(AnomalyCode::XrefReconstructed, 0));
    let mut found = search(reader)?;
    if found.objects.is_empty() {
        return Err(Error::NotAPdf { reason: "no cross-reference data and no object", offset: 0 });
    }
    let mut contained = Vec::new();
    for (offset, id) in &found.objects {
        inspect(reader, *offset, *id, &mut found.trailers, &mut contained)?;
    }
    sort::sort_by_key(&mut found.trailers, |(offset, _)| *offset);
    let mut groups = Vec::new();
    let (mut objects, mut inner) = (found.objects.as_slice(), contained.as_slice());
    for end in boundaries(reader, &found) {
        let own = take_before(&mut objects, end);
        let own_inner = take_before(&mut inner, end);
        let direct =
            own.iter().map(|(offset, id)| (id.number, Entry::InUse { offset: *offset, generation: id.generation }));
        let mut entries: Vec<(u32, Entry)> = own_inner.iter().map(|(_, entry)| *entry).chain(direct).collect();
        if !entries.is_empty() {
            // Of several objects of one number the last in the file counts, like an update.
            entries.reverse();
            sort::sort_by_key(&mut entries, |(number, _)| *number);
            entries.dedup_by_key(|(number, _)| *number);
            groups.push((section_group(&found.trailers, end, entries), RevisionEnd { eof: end, end, stated: None }));
        }
    }
    Ok(groups)
}

/// Cuts off what lies before an offset from the front of a list sorted by offset.
fn take_before<'l, T>(list: &mut &'l [(u64, T)], end: u64) -> &'l [(u64, T)] {
    let (own, rest) = list.split_at(list.partition_point(|(offset, _)| *offset < end));
    *list = rest;
    own
}

fn section_group(trailers: &[(u64, Dictionary)], end: u64, entries: Vec<(u32, Entry)>) -> SectionGroup {
    let known = trailers.partition_point(|(offset, _)| *offset < end).checked_sub(1).and_then(|at| trailers.get(at));
    let trailer = known.map_or_else(|| Dictionary::new(Vec::new()), |(_, trailer)| trailer.clone());
    let section = Section {
        kind: SectionKind::Reconstructed,
        span: Span::new(end, end),
        trailer: trailer.clone(),
        entries: Vec::new(),
    };
    SectionGroup { sections: vec![section], entries, trailer, hybrid: Vec::new() }
}

/// Where revisions are taken to end: each `%%EOF` and the end of the file; not more than there may be sections.
fn boundaries(reader: &XrefReader<'_, '_>, found: &Found) -> Vec<u64> {
    let mut ends = found.ends.clone();
    ends.push(reader.bytes.len());
    sort::sort(&mut ends);
    ends.dedup();
    let surplus = ends.len().saturating_sub(reader.limits.xref_sections.max(1));
    ends.split_off(surplus)
}

fn search(reader: &XrefReader<'_, '_>) -> Result<Found, Error> {
    let mut found = Found::default();
    let end = reader.bytes.len();
    let mut start = 0;
    while start < end {
        let stop = start.saturating_add(CHUNK).min(end);
        // The piece overlaps its neighbours, and only what begins in its own part counts.
        let from = start.saturating_sub(BEFORE);
        let piece = reader.bytes.read(Span::new(from, stop.saturating_add(16)))?;
        search_piece(reader, &piece, from, Span::new(start, stop), &mut found)?;
        start = stop;
    }
    Ok(found)
}

fn search_piece(
    reader: &XrefReader<'_, '_>,
    piece: &[u8],
    from: u64,
    own: Span,
    found: &mut Found,
) -> Result<(), Error> {
    let place = |at: usize| from.saturating_add(u64::try_from(at).unwrap_or(u64::MAX));
    let is_own = |at: usize| own.start <= place(at) && place(at) < own.end;
    for at in memchr::memmem::find_iter(piece, b"obj").filter(|at| is_own(*at)) {
        if let Some((start, id)) = header_before(piece, at) {
            reader.count_entries(1)?;
            found.objects.push((place(start), id));
        }
    }
    for at in memchr::memmem::find_iter(piece, b"%%EOF").filter(|at| is_own(*at)) {
        found.ends.push(place(at).saturating_add(5));
    }
    for at in memchr::memmem::find_iter(piece, b"trailer").filter(|at| is_own(*at)) {
        reader.count_entries(1)?;
        let limits = reader.limits;
        let parsed =
            reader.bytes.parse(place(at).saturating_add(7), limits.object_bytes, Account::Searching, |lexer| {
                parser::object(lexer, limits.object_depth)
            })?;
        if let Some(dictionary) = parsed.ok().as_ref().and_then(Object::as_dictionary).filter(|found| found.has("Root"))
        {
            found.trailers.push((place(at), dictionary.clone()));
        }
    }
    Ok(())
}

/// `N G ` in front of `obj`: where it starts and what it says.
fn header_before(piece: &[u8], obj: usize) -> Option<(usize, ObjectId)> {
    let (generation, start) = digits_before(piece, white_before(piece, obj)?)?;
    let (number, start) = digits_before(piece, white_before(piece, start)?)?;
    Some((start, ObjectId::new(u32::try_from(number).ok()?, u16::try_from(generation).ok()?)))
}

/// Where the white space before a position starts; there must be some.
fn white_before(piece: &[u8], end: usize) -> Option<usize> {
    let white = piece.get(..end)?.iter().rev().take(20).take_while(|byte| is_white(**byte)).count();
    (white > 0).then(|| end.saturating_sub(white))
}

fn digits_before(piece: &[u8], end: usize) -> Option<(u64, usize)> {
    let count = piece.get(..end)?.iter().rev().take(10).take_while(|byte| byte.is_ascii_digit()).count();
    let start = end.checked_sub(count).filter(|_| count > 0)?;
    let text = core::str::from_utf8(piece.get(start..end)?).ok()?;
    Some((text.parse().ok()?, start))
}

/// Looks whether an object is a catalog, a cross-reference stream (whose dictionary is a trailer) or an object stream.
fn inspect(
    reader: &XrefReader<'_, '_>,
    offset: u64,
    id: ObjectId,
    trailers: &mut Vec<(u64, Dictionary)>,
    contained: &mut Vec<(u64, (u32, Entry))>,
) -> Result<(), Error> {
    let limits = reader.limits;
    let parsed = reader.bytes.parse(offset, limits.object_bytes, Account::Searching, |lexer| {
        parser::indirect_object(lexer, limits.object_depth)
    })?;
    let Ok(parsed) = parsed else { return Ok(()) };
    let Some(dictionary) = parsed.object.as_dictionary() else { return Ok(()) };
    if dictionary.is_name("Type", "XRef") && dictionary.has("Root") {
        trailers.push((offset, dictionary.clone()));
    } else if dictionary.is_name("Type", "Catalog") && trailers.is_empty() {
        trailers.push((offset, root_trailer(id, offset)));
    } else if dictionary.is_name("Type", "ObjStm")
        && let Some(stream) = parsed.object.as_stream()
    {
        for (index, number) in numbers_in(reader, stream)?.into_iter().enumerate() {
            reader.count_entries(1)?;
            if let Ok(index) = u32::try_from(index) {
                contained.push((offset, (number, Entry::Compressed { stream: id.number, index })));
            }
        }
    }
    Ok(())
}

/// A trailer for a file that has lost its own.
fn root_trailer(catalog: ObjectId, offset: u64) -> Dictionary {
    let span = Span::new(offset, offset);
    let value = Object { value: Value::Reference(catalog), span };
    Dictionary::new(vec![DictionaryEntry { key: b"Root".as_slice().into(), key_span: span, value }])
}

/// The numbers of the objects in an object stream, as far as it can be decoded.
pub(crate) fn numbers_in(reader: &XrefReader<'_, '_>, object: &crate::pdf::Stream) -> Result<Vec<u32>, Error> {
    let Some(span) = stream::stream_span(reader.bytes, reader.log, reader.limits, object, &stream::unresolved)? else {
        return Ok(Vec::new());
    };
    let Some(filters) = stream::filters(&object.dictionary, &stream::unresolved)? else { return Ok(Vec::new()) };
    if span.len() > u64::try_from(reader.limits.stream_bytes).unwrap_or(u64::MAX) {
        return Ok(Vec::new());
    }
    let data = reader.bytes.read(span)?;
    let Some(data) = reader.decode.decode(reader.log, object.id, &filters, &data)? else { return Ok(Vec::new()) };
    let header = object_stream::read_header(&object.dictionary, &data, &stream::unresolved)?;
    Ok(header.map(|header| header.objects.into_iter().map(|(number, _)| number).collect()).unwrap_or_default())
}
