//! Places of objects, and whether the same stands in two of them.

use super::object::{load, object_at};
use crate::base::error::Error;
use crate::base::span::Span;
use crate::pdf::document::Document;
use crate::pdf::document::xref::Entry;
use crate::pdf::syntax::object::{Object, Value};
use crate::pdf::syntax::parser::Parsed;

/// Offset of what holds an object: its own, or that of its object stream. `None` if it is free or not there.
pub(super) fn offset(document: &Document<'_>, entry: Option<Entry>) -> Option<u64> {
    match entry? {
        Entry::Free { .. } => None,
        Entry::InUse { offset, .. } => Some(offset),
        Entry::Compressed { stream, .. } => match document.newest().entry(stream)? {
            Entry::InUse { offset, .. } => Some(offset),
            Entry::Free { .. } | Entry::Compressed { .. } => None,
        },
    }
}

/// The generation that an entry gives.
pub(super) fn generation(entry: Option<Entry>) -> u16 {
    match entry {
        Some(Entry::InUse { generation, .. }) => generation,
        _ => 0,
    }
}

/// Whether a header stands where an entry leads to, white space and comments in front of it passed over.
pub(super) fn is_same_place(document: &Document<'_>, entry: u64, header: u64) -> Result<bool, Error> {
    if entry >= header {
        return Ok(entry == header);
    }
    let text = Span::new(entry, header);
    Ok(document.bytes.is_white_space(text)? || object_at(document, entry)?.is_some_and(|p| p.span.start == header))
}

/// Whether two places hold the same object in the same bytes: header, value and stored data.
pub(super) fn is_same_object(document: &Document<'_>, one: u64, other: u64) -> Result<bool, Error> {
    let (Some(one), Some(other)) = (extent(document, one)?, extent(document, other)?) else { return Ok(false) };
    Ok(one.len() == other.len() && document.bytes.read(one)? == document.bytes.read(other)?)
}

/// The bytes of an object that its header and its length account for, up to `endstream` or behind `endobj`.
pub(super) fn extent(document: &Document<'_>, offset: u64) -> Result<Option<Span>, Error> {
    let Some(parsed) = object_at(document, offset)? else { return Ok(None) };
    Ok(end(document, &parsed)?.map(|end| Span::new(parsed.span.start, end)))
}

fn end(document: &Document<'_>, parsed: &Parsed) -> Result<Option<u64>, Error> {
    let Some(stream) = parsed.object.as_stream() else { return Ok(Some(parsed.span.end)) };
    let length = match stream.dictionary.get("Length") {
        Some(Object { value: Value::Reference(id), .. }) => load(document, id.number)?,
        direct => direct.cloned(),
    };
    let length = length.and_then(|length| length.as_integer()).and_then(|length| u64::try_from(length).ok());
    Ok(length.and_then(|length| stream.start.checked_add(length)))
}
