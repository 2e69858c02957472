//! Objects read for comparison alone: their oddities are not noted.

use crate::base::error::Error;
use crate::pdf::document::Document;
use crate::pdf::document::xref::Entry;
use crate::pdf::syntax::bytes::Account;
use crate::pdf::syntax::object::{Object, ObjectId};
use crate::pdf::syntax::parser::{self, Parsed};

/// The object at an offset, oddities passed over: what is read here only in comparison is not noted.
pub(super) fn object_at(document: &Document<'_>, offset: u64) -> Result<Option<Parsed>, Error> {
    let limits = &document.limits;
    let parsed = document.bytes.parse(offset, limits.object_bytes, Account::Searching, |lexer| {
        parser::indirect_object(lexer, limits.object_depth)
    })?;
    Ok(parsed.ok())
}

/// An object as the newest cross-reference data have it, without its oddities being noted again.
pub(super) fn load(document: &Document<'_>, number: u32) -> Result<Option<Object>, Error> {
    let view = document.newest();
    match view.entry(number) {
        None | Some(Entry::Free { .. }) => Ok(None),
        Some(Entry::InUse { offset, generation }) => {
            let parsed = object_at(document, offset)?.filter(|parsed| parsed.id == ObjectId::new(number, generation));
            Ok(parsed.map(|parsed| parsed.object))
        }
        Some(Entry::Compressed { stream, index }) => {
            let Some((container, _)) = view.object_stream(stream)? else { return Ok(None) };
            let held = usize::try_from(index).ok().and_then(|index| container.header.objects.get(index));
            let Some((_, start)) = held.filter(|(held, _)| *held == number) else { return Ok(None) };
            Ok(container.parse(*start, document.limits.object_depth).ok().map(|(object, _)| object))
        }
    }
}
