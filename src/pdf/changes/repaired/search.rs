//! The reading that searches for objects: the last one of a number counts, whoever refers to it.

use super::difference::Difference;
use super::object::object_at;
use super::place::{self, is_same_object, is_same_place};
use crate::base::error::Error;
use crate::base::sort;
use crate::base::span::Span;
use crate::pdf::document::Document;
use crate::pdf::document::found::{Found, Header};
use crate::pdf::document::view::View;
use crate::pdf::document::xref::{self, Entry};
use crate::pdf::syntax::anomaly::{AnomalyCode, AnomalyLog};
use crate::pdf::syntax::bytes::Account;
use crate::pdf::syntax::object::{Dictionary, Object};
use crate::pdf::syntax::parser::{self, Parsed};
use std::cell::Cell;
use std::collections::HashMap;

const READING: AnomalyCode = AnomalyCode::ReadingBySearch;

/// What a search of the bytes takes from another place than the cross-reference data. What stands in front of `signed_end` needs a
/// further reason to count.
pub(super) fn differences(document: &Document<'_>, signed_end: u64) -> Result<Vec<Difference>, Error> {
    let mut found = document.searched()?;
    let listed = Listed::read(document, signed_end);
    for header in found.headers.iter_mut().filter(|header| header.offset >= signed_end) {
        header.is_inside = listed.is_inside(document, header.number, header.offset)?;
    }
    let mut list = Vec::new();
    roots(document, &found, &listed, signed_end, &mut list)?;
    containers(document, &found, &listed, signed_end, &mut list)?;
    other_containers(document, &mut list);
    sort::sort(&mut found.headers);
    for headers in found.headers.chunk_by(|one, next| one.number == next.number) {
        list.extend(of_number(document, headers, signed_end)?);
        // What stands inside another object must not hide what stands by itself.
        if headers.iter().any(|header| header.is_inside) {
            let outside: Vec<Header> = headers.iter().filter(|header| !header.is_inside).copied().collect();
            list.extend(of_number(document, &outside, signed_end)?);
        }
    }
    Ok(list)
}

/// The objects that the sections of any revision place behind the signed bytes.
struct Listed {
    /// Offset and number, with the revision that says so; sorted.
    places: Vec<(u64, u32, u32)>,
    /// The last extent looked at, by the offset that the section gives: neighbours ask for the same one.
    last: Cell<Option<(u64, Option<Span>)>>,
}

impl Listed {
    fn read(document: &Document<'_>, signed_end: u64) -> Self {
        let rows = document.index.rows().iter();
        let mut places: Vec<(u64, u32, u32)> = rows
            .filter_map(|row| match row.entry {
                Entry::InUse { offset, .. } if offset >= signed_end => Some((offset, row.number, row.revision)),
                _ => None,
            })
            .collect();
        sort::sort(&mut places);
        Self { places, last: Cell::new(None) }
    }

    /// The revision whose sections place an object of this number at this offset.
    fn revision(&self, number: u32, offset: u64) -> Option<u32> {
        let at = self.places.partition_point(|(place, known, _)| (*place, *known) < (offset, number));
        self.places.get(at).filter(|(place, known, _)| (*place, *known) == (offset, number)).map(|found| found.2)
    }

    /// Whether what stands at an offset is text of an object that a section leads to, and not led to itself.
    fn is_inside(&self, document: &Document<'_>, number: u32, offset: u64) -> Result<bool, Error> {
        if self.revision(number, offset).is_some() {
            return Ok(false);
        }
        let before = self.places.partition_point(|(place, ..)| *place < offset);
        let Some((place, ..)) = before.checked_sub(1).and_then(|before| self.places.get(before)) else {
            return Ok(false);
        };
        let extent = match self.last.get().filter(|(known, _)| known == place) {
            Some((_, extent)) => extent,
            None => place::extent(document, *place)?,
        };
        self.last.set(Some((*place, extent)));
        Ok(extent.is_some_and(|extent| extent.start < offset && offset < extent.end))
    }
}

/// How the headers of one number, in the order of the file, are taken otherwise.
fn of_number(document: &Document<'_>, headers: &[Header], signed_end: u64) -> Result<Option<Difference>, Error> {
    let Some(last) = headers.last() else { return Ok(None) };
    let entry = document.newest().entry(last.number);
    let told = |header: &Header| Difference {
        needs_trigger: header.offset < signed_end || header.is_inside,
        ..Difference::new(READING, header.number, Some(header.offset))
    };
    match entry {
        None | Some(Entry::Free { .. }) => Ok(Some(told(last))),
        // pdf.js and poppler take a plain object before one in an object stream, wherever they stand.
        Some(Entry::Compressed { .. }) => {
            let container = place::offset(document, entry).unwrap_or(u64::MAX);
            let told = told(last);
            Ok(Some(Difference { needs_trigger: told.needs_trigger || last.offset < container, ..told }))
        }
        Some(Entry::InUse { offset, generation }) => {
            let generation = u64::from(generation);
            let higher = headers.iter().rfind(|header| header.generation > generation);
            if let Some(higher) = higher {
                return Ok(Some(told(higher)));
            }
            if !is_same_place(document, offset, last.offset)? {
                return Ok((!is_same_object(document, offset, last.offset)?).then(|| told(last)));
            }
            // pdf.js keeps to the generation that it meets first.
            let lower = headers.first().filter(|first| first.generation != generation);
            Ok(lower.map(|first| Difference { needs_trigger: true, ..told(first) }))
        }
    }
}

/// Catalogs that a trailer names and the newest one does not. A rebuilding program takes the last that it can use, or the first.
fn roots(
    document: &Document<'_>,
    found: &Found,
    listed: &Listed,
    signed_end: u64,
    list: &mut Vec<Difference>,
) -> Result<(), Error> {
    let mut add = |dictionary: &Dictionary, at: u64, needs_trigger: bool| {
        list.extend(other_root(document, dictionary, at, needs_trigger));
    };
    let limits = &document.limits;
    for at in &found.trailers {
        let parsed = document
            .bytes
            .parse(*at, limits.object_bytes, Account::Searching, |lexer| parser::object(lexer, limits.object_depth))?;
        if let Some(dictionary) = parsed.ok().as_ref().and_then(Object::as_dictionary) {
            add(dictionary, *at, *at < signed_end || listed.is_inside(document, 0, *at)?);
        }
    }
    for revision in document.revisions() {
        let at = revision.sections.first().map_or(0, |section| section.span.start);
        add(&revision.trailer, at, at < signed_end);
    }
    Ok(())
}

/// The catalog that a trailer names, if it is another one than that of the newest trailer.
fn other_root(document: &Document<'_>, trailer: &Dictionary, at: u64, needs_trigger: bool) -> Option<Difference> {
    let known = document.newest().root().and_then(Object::as_reference);
    let root = trailer.get("Root").and_then(Object::as_reference).filter(|root| Some(*root) != known)?;
    Some(Difference { is_root: true, needs_trigger, ..Difference::new(READING, root.number, Some(at)) })
}

/// Streams behind the signed bytes that hold objects the cross-reference data do not take from there, or that name a catalog.
fn containers(
    document: &Document<'_>,
    found: &Found,
    listed: &Listed,
    signed_end: u64,
    list: &mut Vec<Difference>,
) -> Result<(), Error> {
    let later = found.headers.partition_point(|header| header.offset < signed_end);
    let later = found.headers.get(later..).unwrap_or_default();
    if later.is_empty() {
        return Ok(());
    }
    for (index, header) in later.iter().enumerate() {
        let next = later.get(index.saturating_add(1)).map_or(document.len(), |next| next.offset);
        if document.bytes.find(b"stream", Span::new(header.offset, next))?.is_none() {
            continue;
        }
        let Some(parsed) = object_at(document, header.offset)? else { continue };
        let Some(dictionary) = parsed.object.as_dictionary() else { continue };
        if dictionary.is_name("Type", "XRef") {
            list.extend(other_root(document, dictionary, header.offset, header.is_inside));
        } else if dictionary.is_name("Type", "ObjStm") {
            let members = members(document, &parsed, listed.revision(header.number, header.offset))?;
            list.extend(taken_from(document, header, &members));
        }
    }
    Ok(())
}

/// The numbers that an object stream holds, in its order. One that no section leads to is read as it stands.
fn members(document: &Document<'_>, parsed: &Parsed, revision: Option<u32>) -> Result<Vec<u32>, Error> {
    if let Some(revision) = revision {
        let held = View::new(document, revision).object_stream(parsed.id.number)?;
        return Ok(held.map(|(held, _)| held.header.objects.iter().map(|(n, _)| *n).collect()).unwrap_or_default());
    }
    let Some(stream) = parsed.object.as_stream() else { return Ok(Vec::new()) };
    let log = AnomalyLog::default();
    xref::numbers_in(&document.reader_noting(document.header().offset, &log), stream)
}

/// The members of an object stream that a program which reads on from there takes from it, and the cross-reference data do not.
fn taken_from(document: &Document<'_>, container: &Header, members: &[u32]) -> Vec<Difference> {
    let view = document.newest();
    let mut last: HashMap<u32, usize> = HashMap::new();
    for (index, number) in members.iter().enumerate() {
        last.insert(*number, index);
    }
    let is_taken = |(number, index): &(u32, usize)| {
        let entry = view.entry(*number);
        let place = place::offset(document, entry);
        match entry {
            Some(Entry::Compressed { stream, index: own }) if place == Some(container.offset) => {
                stream != container.number || usize::try_from(own) != Ok(*index)
            }
            // What stands behind the container replaces what it holds.
            _ => place.is_none_or(|place| place < container.offset),
        }
    };
    let taken = last.into_iter().filter(is_taken);
    let told = |(number, _)| Difference {
        needs_trigger: container.is_inside,
        ..Difference::new(READING, number, Some(container.offset))
    };
    taken.map(told).collect()
}

/// Objects that two object streams hold: pdf.js takes them from the older one.
fn other_containers(document: &Document<'_>, list: &mut Vec<Difference>) {
    for rows in document.index.rows().chunk_by(|one, next| one.number == next.number) {
        let Some(newest) = rows.last().filter(|row| matches!(row.entry, Entry::Compressed { .. })) else { continue };
        let is_other = |entry: Entry| matches!(entry, Entry::Compressed { .. }) && entry != newest.entry;
        if let Some(other) = rows.iter().find(|row| is_other(row.entry)) {
            let place = place::offset(document, Some(other.entry));
            list.push(Difference { needs_trigger: true, ..Difference::new(READING, newest.number, place) });
        }
    }
}

/// Whether anything is kept in object streams.
pub(super) fn holds_compressed(document: &Document<'_>) -> bool {
    document.index.rows().iter().any(|row| matches!(row.entry, Entry::Compressed { .. }))
}

/// Objects that only object streams hold, which poppler does not look into when it rebuilds a file.
pub(super) fn lost(document: &Document<'_>) -> Vec<Difference> {
    let newest = document.index.rows().chunk_by(|one, next| one.number == next.number).filter_map(|rows| rows.last());
    let held = newest.filter(|row| matches!(row.entry, Entry::Compressed { .. }));
    held.map(|row| Difference::new(READING, row.number, None)).collect()
}
