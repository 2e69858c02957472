//! From `startxref` through all `Prev` to the first revision (ISO 32000-2 §7.5.5, §7.5.6, §7.5.8.4).

use super::{Entry, Section, SectionKind, XrefReader, plain_offset, stream, table};
use crate::base::error::Error;
use crate::base::sort;
use crate::base::span::Span;
use crate::pdf::document::failure::Failure;
use crate::pdf::syntax::anomaly::{Anomaly, AnomalyCode};
use crate::pdf::syntax::bytes::{Account, Bytes};
use crate::pdf::syntax::lexer::{Lexer, Token};
use crate::pdf::syntax::object::Dictionary;
use std::collections::{HashMap, HashSet};

/// Where `startxref` is to be found (ISO 32000-2 Annex on implementation: the last 1024 bytes).
const TAIL: u64 = 1 << 10;
/// Where it is still looked for.
const FAR_TAIL: u64 = 64 << 10;

/// How far in front of its section an offset may point (white space only) when two offsets are compared.
pub(crate) const IMPRECISION: u64 = 16;

/// The sections of one revision.
#[derive(Clone, Debug)]
pub(crate) struct SectionGroup {
    /// The section of highest precedence first.
    pub(crate) sections: Vec<Section>,
    /// What they say together, sorted by number.
    pub(crate) entries: Vec<(u32, Entry)>,
    /// The trailer that counts.
    pub(crate) trailer: Dictionary,
    /// Numbers of the entries that only the stream of a hybrid section gives and that another reading does without, each with what
    /// the tables say of it; sorted.
    pub(crate) hybrid: Vec<(u32, Option<Entry>)>,
}

/// The offset that the last `startxref` gives.
pub(crate) fn start_offset(reader: &XrefReader<'_, '_>) -> Result<u64, Failure> {
    let found = match last_startxref(reader.bytes, TAIL)? {
        Some(found) => found,
        None => {
            let found = last_startxref(reader.bytes, FAR_TAIL)?
                .ok_or_else(|| Failure::damaged(reader.bytes.len(), "no startxref"))?;
            reader.log.add(Anomaly::at(AnomalyCode::StartxrefFar, found));
            found
        }
    };
    let plain = reader.bytes.parse(found.saturating_add(9), 256, Account::Reading, plain_offset)?;
    if !matches!(plain, Ok(Some(_))) {
        reader.log.add(Anomaly::at(AnomalyCode::StartxrefOdd, found));
    }
    let answer =
        reader.bytes.parse(found.saturating_add(9), 256, Account::Reading, |lexer| match lexer.token()? {
            Token::Integer(offset) => Ok(u64::try_from(offset).ok()),
            _ => Ok(None),
        })?;
    answer.ok().flatten().ok_or_else(|| Failure::damaged(found, "no offset behind startxref"))
}

fn last_startxref(bytes: &Bytes<'_>, within: u64) -> Result<Option<u64>, Error> {
    let start = bytes.len().saturating_sub(within);
    let tail = bytes.read(Span::new(start, bytes.len()))?;
    let found = memchr::memmem::rfind(&tail, b"startxref");
    Ok(found.map(|at| start.saturating_add(u64::try_from(at).unwrap_or(u64::MAX))))
}

/// Reads all sections and gathers them into revisions, oldest first.
pub(crate) fn read_groups(reader: &mut XrefReader<'_, '_>, linearized: bool) -> Result<Vec<SectionGroup>, Failure> {
    let stated = start_offset(reader)?;
    if reader.base > 0
        && !begins_section(reader, stated.saturating_add(reader.base))?
        && begins_section(reader, stated)?
    {
        reader.log.add(Anomaly::at(AnomalyCode::OffsetsFromFileStart, 0));
        reader.base = 0;
    }
    read_groups_from(reader, stated.saturating_add(reader.base), linearized)
}

/// The same from the section at `start` on, whatever `startxref` says.
pub(crate) fn read_groups_from(
    reader: &XrefReader<'_, '_>,
    start: u64,
    linearized: bool,
) -> Result<Vec<SectionGroup>, Failure> {
    let links = read_chain(reader, start)?;
    Ok(group(reader, links, linearized)?)
}

/// One step of the chain: a section, and the cross-reference stream that a hybrid one names.
struct Link {
    offset: u64,
    section: Section,
    /// What `XRefStm` says.
    hybrid_offset: Option<u64>,
    hybrid: Option<Section>,
}

/// Follows `Prev`; newest first.
fn read_chain(reader: &XrefReader<'_, '_>, start: u64) -> Result<Vec<Link>, Failure> {
    let mut links: Vec<Link> = Vec::new();
    let mut visited = HashSet::new();
    let mut next = Some(start);
    while let Some(offset) = next {
        if !visited.insert(offset) {
            reader.log.add(Anomaly::at(AnomalyCode::PrevLoop, offset));
            break;
        }
        if links.len() >= reader.limits.xref_sections {
            let value = u64::try_from(reader.limits.xref_sections).unwrap_or(u64::MAX);
            return Err(Failure::Fatal(Error::OverLimit { limit: "xrefSections", value }));
        }
        let section = read_section(reader, offset)?;
        let hybrid_offset = hybrid_offset(reader, &section);
        next = previous(reader, &section)?;
        links.push(Link { offset, section, hybrid_offset, hybrid: None });
    }
    read_hybrids(reader, &mut links)?;
    Ok(links)
}

/// The offset that `Prev` gives, if there is one.
fn previous(reader: &XrefReader<'_, '_>, section: &Section) -> Result<Option<u64>, Failure> {
    let Some(value) = section.trailer.get("Prev") else { return Ok(None) };
    let offset = value.as_integer().and_then(|offset| u64::try_from(offset).ok()).filter(|offset| *offset > 0);
    let offset = offset.map(|offset| offset.saturating_add(reader.base)).filter(|offset| *offset < reader.bytes.len());
    if offset.is_some() {
        return Ok(offset);
    }
    reader.log.add(Anomaly::at(AnomalyCode::PrevInvalid, section.span.start));
    // Some writers put `Prev 0` into their only section. Where a section is not the only one, the rest is lost.
    let size = section.trailer.get("Size").and_then(crate::pdf::Object::as_integer);
    let is_whole = size.and_then(|size| usize::try_from(size).ok()).is_some_and(|size| section.entries.len() >= size);
    if is_whole { Ok(None) } else { Err(Failure::damaged(section.span.start, "Prev is not the offset of a section")) }
}

fn read_section(reader: &XrefReader<'_, '_>, offset: u64) -> Result<Section, Failure> {
    if offset >= reader.bytes.len() {
        return Err(Failure::damaged(offset, "startxref points behind the end of the file"));
    }
    let (start, is_table) = section_start(reader, offset)?;
    if start != offset {
        reader.log.add(Anomaly::at(AnomalyCode::XrefOffsetImprecise, start).value(offset));
    }
    if is_table { table::read(reader, start) } else { stream::read(reader, start, SectionKind::Stream) }
}

/// Where the section really begins (white space passed) and whether it is a table.
fn section_start(reader: &XrefReader<'_, '_>, offset: u64) -> Result<(u64, bool), Failure> {
    let answer = reader.bytes.parse(offset, 64, Account::Reading, |lexer| {
        lexer.skip_blanks()?;
        let start = lexer.offset();
        Ok((start, lexer.skip_word(b"xref")?))
    })?;
    answer.map_err(|_| Failure::damaged(offset, "neither a table nor a cross-reference stream"))
}

/// Whether a section seems to begin here: for finding out what offsets count from.
fn begins_section(reader: &XrefReader<'_, '_>, offset: u64) -> Result<bool, Failure> {
    let answer = reader.bytes.parse(offset, 64, Account::Reading, |lexer| {
        lexer.skip_blanks()?;
        Ok(lexer.skip_word(b"xref")? || crate::pdf::syntax::parser::object_header(lexer)?.is_some())
    })?;
    Ok(answer == Ok(true))
}

/// Where `XRefStm` says the stream of a hybrid section is (§7.5.8.4).
fn hybrid_offset(reader: &XrefReader<'_, '_>, section: &Section) -> Option<u64> {
    let value = section.trailer.get("XRefStm").filter(|_| section.kind == SectionKind::Table)?;
    reader.log.add(Anomaly::at(AnomalyCode::HybridReference, section.span.start));
    let offset = value.as_integer().and_then(|offset| u64::try_from(offset).ok());
    Some(offset.map_or(u64::MAX, |offset| offset.saturating_add(reader.base)))
}

/// Reads the streams of hybrid sections, each at the oldest section that names it. Writers of updates copy `XRefStm` from the
/// trailer before; such a copy adds nothing unless a section in between changed one of its objects.
fn read_hybrids(reader: &XrefReader<'_, '_>, links: &mut [Link]) -> Result<(), Failure> {
    let mut read: HashMap<u64, usize> = HashMap::new();
    for at in (0..links.len()).rev() {
        let Some(link) = links.get(at) else { continue };
        let Some(offset) = link.hybrid_offset else { continue };
        if let Some(oldest) = read.get(&offset) {
            if changed_between(links, at, *oldest) || frees_hybrid(links, at, *oldest) {
                reader.log.add(Anomaly::at(AnomalyCode::HybridConflict, link.offset));
            }
            continue;
        }
        read.insert(offset, at);
        let hybrid = if offset < reader.bytes.len() {
            stream::read(reader, offset, SectionKind::HybridStream)
        } else {
            Err(Failure::damaged(offset, "XRefStm points behind the end of the file"))
        };
        match hybrid {
            Ok(hybrid) => {
                if let Some(link) = links.get_mut(at) {
                    link.hybrid = Some(hybrid);
                }
            }
            Err(Failure::Fatal(error)) => return Err(Failure::Fatal(error)),
            Err(Failure::Damaged { .. }) => {
                reader.log.add(Anomaly::at(AnomalyCode::HybridStreamBroken, link.section.span.start));
            }
        }
    }
    Ok(())
}

/// Whether a section between the two has an entry for an object of the hybrid stream of the older one.
fn changed_between(links: &[Link], newer: usize, older: usize) -> bool {
    let Some(hybrid) = links.get(older).and_then(|link| link.hybrid.as_ref()) else { return false };
    let has = |section: &Section| {
        let own = |number: &u32| hybrid.entries.binary_search_by_key(number, |(number, _)| *number).is_ok();
        section.entries.iter().any(|(number, _)| own(number))
    };
    let between = links.get(newer.saturating_add(1)..older).unwrap_or_default();
    between.iter().any(|link| has(&link.section) || link.hybrid.as_ref().is_some_and(has))
}

/// Whether the table that copies `XRefStm` frees an object that the stream gives: what the free entries of a table hide is looked up
/// in the stream that its own trailer names.
fn frees_hybrid(links: &[Link], newer: usize, older: usize) -> bool {
    let Some(hybrid) = links.get(older).and_then(|link| link.hybrid.as_ref()) else { return false };
    let given = |number: &u32| {
        let found = hybrid.entries.binary_search_by_key(number, |(number, _)| *number).ok();
        let entry = found.and_then(|found| hybrid.entries.get(found));
        entry.is_some_and(|(_, entry)| !matches!(entry, Entry::Free { .. }))
    };
    let own = links.get(newer).map(|link| link.section.entries.as_slice()).unwrap_or_default();
    own.iter().any(|(number, entry)| matches!(entry, Entry::Free { .. }) && given(number))
}

/// Gathers the chain into revisions, oldest first. The two sections of a linearized file (Annex F.3.4, F.3.11) are one, and
/// so are two tables of a hybrid update that stand together before one `%%EOF`.
fn group(reader: &XrefReader<'_, '_>, links: Vec<Link>, linearized: bool) -> Result<Vec<SectionGroup>, Error> {
    let mut groups: Vec<Vec<Link>> = Vec::new();
    let total = links.len();
    for (index, link) in links.into_iter().enumerate() {
        let newer = groups.last().and_then(|group| group.last());
        let forward = newer.is_some_and(|newer| newer.offset < link.offset);
        let is_main_section = forward && linearized && index.saturating_add(1) == total;
        let together = newer.map_or(Ok(false), |newer| stand_together(reader, &link, newer))?;
        if forward && !is_main_section {
            reader.log.add(Anomaly::at(AnomalyCode::PrevPointsForward, link.offset));
        }
        match groups.last_mut() {
            Some(group) if is_main_section || together => group.push(link),
            _ => groups.push(vec![link]),
        }
    }
    Ok(groups.into_iter().rev().filter_map(|group| merge(reader, group)).collect())
}

/// Whether nothing but the newer section's own stream stands between two sections: no end of a revision, no object.
fn stand_together(reader: &XrefReader<'_, '_>, older: &Link, newer: &Link) -> Result<bool, Error> {
    let gap = Span::new(older.section.span.end, newer.section.span.start);
    if older.section.span.end > newer.section.span.start {
        return Ok(false);
    }
    let stream = newer.hybrid.as_ref().map(|hybrid| hybrid.span).filter(|stream| gap.contains(*stream));
    let stream = stream.unwrap_or(Span::new(gap.end, gap.end));
    let blank = |span: Span| reader.bytes.is_white_space(span);
    Ok(blank(Span::new(gap.start, stream.start))? && blank(Span::new(stream.end, gap.end))?)
}

fn merge(reader: &XrefReader<'_, '_>, links: Vec<Link>) -> Option<SectionGroup> {
    let mut sections = Vec::new();
    let mut entries: Vec<(u32, Entry)> = Vec::new();
    let mut hybrid_only: Vec<(u32, Option<Entry>)> = Vec::new();
    let count = links.len();
    for (index, link) in links.into_iter().enumerate() {
        let is_oldest = index.saturating_add(1) == count;
        let mut own = link.section;
        let mut own_entries = core::mem::take(&mut own.entries);
        sections.push(own);
        if let Some(mut hybrid) = link.hybrid {
            let stream = core::mem::take(&mut hybrid.entries);
            let given = given_by_stream_alone(&entries, &own_entries, &stream);
            // What its own table frees counts as free where tables are looked at first; what that does not have is found by all, but
            // for the stream of the oldest section, which PDFium passes over.
            hybrid_only.extend(given.into_iter().filter(|(_, entry)| entry.is_some() || is_oldest));
            own_entries = merge_hybrid(reader, own_entries, stream, link.offset);
            sections.push(hybrid);
        }
        entries = if entries.is_empty() { own_entries } else { overlay(entries, own_entries) };
    }
    let trailer = sections.first()?.trailer.clone();
    if !trailer.has("Root") {
        reader.log.add(Anomaly::at(AnomalyCode::TrailerRootMissing, sections.first()?.span.start));
    }
    sort::sort_by_key(&mut hybrid_only, |(number, _)| *number);
    hybrid_only.dedup_by_key(|(number, _)| *number);
    Some(SectionGroup { sections, entries, trailer, hybrid: hybrid_only })
}

/// Numbers that are in use by the stream of a hybrid section, and by no table of the newer sections of the revision or of its own; each
/// with what its own table says.
fn given_by_stream_alone(
    newer: &[(u32, Entry)],
    table: &[(u32, Entry)],
    stream: &[(u32, Entry)],
) -> Vec<(u32, Option<Entry>)> {
    let at = |list: &[(u32, Entry)], number: u32| {
        let found = list.binary_search_by_key(&number, |(number, _)| *number).ok();
        found.and_then(|found| list.get(found)).map(|(_, entry)| *entry)
    };
    let is_free = |entry: Entry| matches!(entry, Entry::Free { .. });
    let given = stream.iter().filter(|(number, entry)| !is_free(*entry) && at(newer, *number).is_none());
    given.map(|(number, _)| (*number, at(table, *number))).filter(|(_, entry)| entry.is_none_or(is_free)).collect()
}

/// The entries of `first`, and those of `second` whose numbers `first` does not have.
fn overlay(first: Vec<(u32, Entry)>, second: Vec<(u32, Entry)>) -> Vec<(u32, Entry)> {
    let mut all: Vec<(u32, Entry)> = first;
    all.extend(second);
    // Stable: of equal numbers the one of `first` stays in front.
    sort::sort_by_key(&mut all, |(number, _)| *number);
    all.dedup_by_key(|(number, _)| *number);
    all
}

/// "The entries in the cross-reference stream" of a hybrid file are looked at after the table; objects hidden there as free
/// come from the stream (§7.5.8.4).
fn merge_hybrid(
    reader: &XrefReader<'_, '_>,
    table: Vec<(u32, Entry)>,
    stream: Vec<(u32, Entry)>,
    section: u64,
) -> Vec<(u32, Entry)> {
    let hidden: HashSet<u32> =
        stream.iter().filter(|(_, entry)| !matches!(entry, Entry::Free { .. })).map(|(number, _)| *number).collect();
    if table.iter().any(|(number, entry)| matches!(entry, Entry::Free { .. }) && hidden.contains(number)) {
        reader.log.add(Anomaly::at(AnomalyCode::HybridHidden, section));
    }
    let visible: Vec<(u32, Entry)> = table
        .into_iter()
        .filter(|(number, entry)| !(matches!(entry, Entry::Free { .. }) && hidden.contains(number)))
        .collect();
    let conflict = visible.iter().any(|(number, entry)| {
        stream
            .binary_search_by_key(number, |(number, _)| *number)
            .ok()
            .and_then(|at| stream.get(at))
            .is_some_and(|(_, other)| other != entry)
    });
    if conflict {
        reader.log.add(Anomaly::at(AnomalyCode::HybridConflict, section));
    }
    overlay(visible, stream)
}

/// Where a `startxref` inside `bytes[..end]` that is the last of them points to: for comparing what a signature covers with
/// the chain.
pub(crate) fn startxref_before(bytes: &Bytes<'_>, end: u64) -> Result<Option<u64>, Error> {
    let start = end.saturating_sub(TAIL);
    let tail = bytes.read(Span::new(start, end))?;
    let Some(at) = memchr::memmem::rfind(&tail, b"startxref") else { return Ok(None) };
    let rest = tail.get(at.saturating_add(9)..).unwrap_or_default();
    let mut lexer = Lexer::new(rest, 0, true);
    let run = lexer.skip_white().and_then(|()| lexer.run()).unwrap_or_default();
    Ok(core::str::from_utf8(run).ok().and_then(|digits| digits.parse().ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_of_the_first_section_win() {
        let free = Entry::Free { generation: 0 };
        let at = |offset| Entry::InUse { offset, generation: 0 };
        let merged = overlay(vec![(1, at(10)), (4, free)], vec![(1, at(20)), (2, at(30)), (4, at(40))]);
        assert_eq!(merged, [(1, at(10)), (2, at(30)), (4, free)]);
    }
}
