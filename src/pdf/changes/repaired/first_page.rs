//! The reading that begins at the first page of a linearized file (ISO 32000-2 Annex F.3.4), whatever `startxref` says.

use super::difference::Difference;
use super::page_hints;
use crate::base::error::Error;
use crate::base::span::Span;
use crate::pdf::document::Document;
use crate::pdf::document::failure::Failure;
use crate::pdf::document::xref::{self, Entry, SectionGroup};
use crate::pdf::syntax::anomaly::{AnomalyCode, AnomalyLog};
use crate::pdf::syntax::object::Object;
use std::collections::BTreeMap;

/// Where the linearization dictionary must end.
const WITHIN: u64 = 1 << 10;

/// What this reading takes from elsewhere.
#[derive(Debug, Default)]
pub(super) struct FirstPage {
    pub(super) differences: Vec<Difference>,
    /// Whether no sections can be read from there, so that programs which try it have to search.
    pub(super) is_broken: bool,
}

/// Reads the sections from the first page on, if the length of the file is what its linearization dictionary says: only then does a
/// program take it for linearized (Table F.1, `L`).
pub(super) fn read(document: &Document<'_>) -> Result<FirstPage, Error> {
    let base = document.header().offset;
    let length = document.linearized().and_then(|linearized| linearized.length);
    if length.is_none_or(|length| length != document.len() && length.saturating_add(base) != document.len()) {
        return Ok(FirstPage::default());
    }
    let mut read = sections(document, base)?;
    if !read.is_broken {
        read.differences.extend(page_hints::differences(document)?);
    }
    Ok(read)
}

fn sections(document: &Document<'_>, base: u64) -> Result<FirstPage, Error> {
    let within = Span::new(base, base.saturating_add(WITHIN));
    let Some(end) = document.bytes.find(b"endobj", within)? else { return Ok(FirstPage::default()) };
    let Some(start) = behind_white_space(document, end.saturating_add(6))? else {
        return Ok(FirstPage { is_broken: true, ..FirstPage::default() });
    };
    let newest = document.revisions().last();
    if newest.and_then(|newest| newest.sections.first()).is_some_and(|section| section.span.start == start) {
        return Ok(FirstPage::default());
    }
    let log = AnomalyLog::default();
    match xref::read_groups_from(&document.reader_noting(base, &log), start, true) {
        Ok(groups) => Ok(FirstPage { differences: differences(document, &groups), is_broken: false }),
        Err(Failure::Damaged { .. }) => Ok(FirstPage { is_broken: true, ..FirstPage::default() }),
        Err(Failure::Fatal(error)) => Err(error),
    }
}

/// Where the next byte that is no white space stands, if it is near.
fn behind_white_space(document: &Document<'_>, start: u64) -> Result<Option<u64>, Error> {
    let bytes = document.bytes.read(Span::new(start, start.saturating_add(WITHIN)))?;
    let white = bytes.iter().position(|byte| !crate::pdf::syntax::lexer::is_white(*byte));
    Ok(white.and_then(|white| start.checked_add(u64::try_from(white).ok()?)))
}

/// What the sections together say otherwise than the newest reading; `groups` the oldest first.
fn differences(document: &Document<'_>, groups: &[SectionGroup]) -> Vec<Difference> {
    const READING: AnomalyCode = AnomalyCode::ReadingFromFirstPage;
    let view = document.newest();
    let mut other: BTreeMap<u32, Entry> = BTreeMap::new();
    groups.iter().for_each(|group| other.extend(group.entries.iter().copied()));
    let used = |entry: Option<Entry>| entry.filter(|entry| !matches!(entry, Entry::Free { .. }));
    let mut numbers: Vec<u32> = document.index.rows().iter().map(|row| row.number).collect();
    numbers.extend(other.keys());
    numbers.dedup();
    let differs = |number: &u32| used(view.entry(*number)) != used(other.get(number).copied());
    let place = |number: u32| match *other.get(&number)? {
        Entry::InUse { offset, .. } => Some(offset),
        Entry::Free { .. } | Entry::Compressed { .. } => None,
    };
    let mut found: Vec<Difference> =
        numbers.into_iter().filter(differs).map(|number| Difference::new(READING, number, place(number))).collect();
    let root = groups.iter().rev().find_map(|group| group.trailer.get("Root")).and_then(Object::as_reference);
    if root != view.root().and_then(Object::as_reference) {
        let number = root.map_or(0, |root| root.number);
        found.push(Difference { is_root: true, ..Difference::new(READING, number, place(number)) });
    }
    found
}
