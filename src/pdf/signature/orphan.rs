//! Signature dictionaries that no field leads to: what is left when a signed file is printed or re-saved.

use super::acro_form::{DictionaryKey, FieldValue};
use super::dictionary::{self, Stated};
use crate::base::error::Error;
use crate::base::sort;
use crate::base::span::Span;
use crate::pdf::document::Document;
use crate::pdf::document::skim;
use crate::pdf::document::view::View;
use crate::pdf::document::xref::Entry;
use crate::pdf::syntax::anomaly::{Anomaly, AnomalyCode};
use crate::pdf::syntax::lexer::Lexer;
use crate::pdf::syntax::object::{Dictionary, Object, ObjectId, Value};
use std::collections::HashSet;

/// A signature dictionary that is the value of no field in any revision.
#[derive(Clone, Debug)]
pub struct Orphan {
    /// The object that is, or holds, the dictionary.
    pub object: ObjectId,
    /// Where it stands: in the file, or in the decoded object stream.
    pub dictionary: Span,
    /// Whether it is in an object stream.
    pub in_object_stream: bool,
    /// Index of the revision that defines the object.
    pub revision: usize,
    /// `SubFilter`.
    pub sub_filter: Option<String>,
    /// What the signer stated.
    pub stated: Stated,
    /// Whether the catalog's `Perms` names it as usage rights (§12.8.2.3), which are no signature of a person.
    pub usage_rights: bool,
    /// The dictionary.
    pub(crate) value: FieldValue,
}

/// An object worth reading.
#[derive(Clone, Copy)]
struct Hit {
    id: ObjectId,
    revision: u32,
}

/// Looks at every object of every revision, within the limits; what is left out is noted.
pub(crate) fn find(document: &Document<'_>, known: &HashSet<DictionaryKey>, most: usize) -> Result<Vec<Orphan>, Error> {
    let mut hits = Vec::new();
    let mut looked = 0u64;
    let complete = search_file(document, &mut hits, &mut looked)? && search_streams(document, &mut hits, &mut looked)?;
    let mut orphans = Vec::new();
    let mut seen = known.clone();
    for hit in &hits {
        read_hit(document, *hit, &mut seen, &mut orphans)?;
        if orphans.len() > most {
            break;
        }
    }
    if !complete || orphans.len() > most {
        orphans.truncate(most);
        let code = AnomalyCode::OrphanScanIncomplete;
        document.log.add(Anomaly { code, offset: None, object: None, value: Some(looked) });
    }
    sort::sort_by_key(&mut orphans, |orphan| (orphan.in_object_stream, orphan.dictionary.start, orphan.object));
    Ok(orphans)
}

/// Turns "over a limit" into "not complete": signatures that were found stand.
fn unless_over_limit<T>(answer: Result<T, Error>) -> Result<Option<T>, Error> {
    match answer {
        Ok(value) => Ok(Some(value)),
        Err(Error::OverLimit { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Objects in the file, by offset. `false` if a limit ended it.
fn search_file(document: &Document<'_>, hits: &mut Vec<Hit>, looked: &mut u64) -> Result<bool, Error> {
    let extents = document.extents()?;
    let found = extents.list.iter().filter(|extent| extent.signature);
    hits.extend(found.map(|extent| Hit { id: extent.id, revision: extent.revision }));
    *looked = u64::try_from(extents.list.len()).unwrap_or(u64::MAX);
    Ok(extents.complete)
}

/// Objects in object streams. `false` if a limit ended it.
fn search_streams(document: &Document<'_>, hits: &mut Vec<Hit>, looked: &mut u64) -> Result<bool, Error> {
    let mut places: Vec<(u32, u32, u32, u32)> = Vec::new();
    for row in document.index.rows() {
        if let Entry::Compressed { stream, index } = row.entry {
            places.push((stream, row.revision, index, row.number));
        }
    }
    sort::sort(&mut places);
    for (stream, revision, index, number) in places {
        // The signatures found, and the security store, still need to be read.
        if document.decode.left() < document.limits.decoded_bytes / 4 {
            return Ok(false);
        }
        let view = View::new(document, revision);
        let Some(container) = unless_over_limit(view.object_stream(stream))? else { return Ok(false) };
        let Some((container, _)) = container else { continue };
        let place = usize::try_from(index).ok().and_then(|index| container.header.objects.get(index));
        let Some((_, start)) = place.filter(|(held, _)| *held == number) else { continue };
        let mut lexer = Lexer::new(container.tail(*start), 0, true);
        *looked = looked.saturating_add(1);
        let id = ObjectId::new(number, 0);
        let Ok((signature, references_plain)) = skim::object(&mut lexer, document.limits.object_depth) else {
            continue;
        };
        if !references_plain {
            document.log.add(Anomaly::of(AnomalyCode::ReferenceOdd, id));
        }
        if signature {
            hits.push(Hit { id, revision });
        }
    }
    Ok(true)
}

fn read_hit(
    document: &Document<'_>,
    hit: Hit,
    seen: &mut HashSet<DictionaryKey>,
    orphans: &mut Vec<Orphan>,
) -> Result<(), Error> {
    let view = View::new(document, hit.revision);
    let Some(holder) = view.get(hit.id)? else { return Ok(()) };
    let mut found = Vec::new();
    collect(&holder.object, &mut found);
    for (object, dictionary) in found {
        let value = FieldValue::within(&holder, &object);
        if seen.insert(value.key) {
            orphans.push(orphan(&view, value, &dictionary)?);
        }
    }
    Ok(())
}

/// All signature dictionaries in a value. The parser has bounded the nesting.
fn collect(object: &Object, found: &mut Vec<(Object, Dictionary)>) {
    match &object.value {
        Value::Dictionary(dictionary) => {
            if dictionary.is_signature() {
                found.push((object.clone(), dictionary.clone()));
            }
            dictionary.entries().iter().for_each(|entry| collect(&entry.value, found));
        }
        Value::Array(array) => array.iter().for_each(|element| collect(element, found)),
        _ => {}
    }
}

fn orphan(view: &View<'_, '_>, value: FieldValue, dictionary: &Dictionary) -> Result<Orphan, Error> {
    Ok(Orphan {
        object: value.holder,
        dictionary: value.object.span,
        in_object_stream: value.key.container.is_some(),
        revision: view.revision_index(),
        sub_filter: view.name(dictionary, "SubFilter")?,
        stated: dictionary::stated(view, dictionary)?,
        usage_rights: is_usage_rights(view, &value)?,
        value,
    })
}

/// Whether the catalog's `Perms` has this very dictionary as its usage rights: as an object of its own, or inside another.
fn is_usage_rights(view: &View<'_, '_>, value: &FieldValue) -> Result<bool, Error> {
    let Some(root) = view.root() else { return Ok(false) };
    let catalog = view.resolve_with_holder(root)?;
    let Some(permissions) = catalog.object.as_dictionary().and_then(|catalog| catalog.get("Perms")) else {
        return Ok(false);
    };
    let permissions_at = view.resolve_with_holder(permissions)?;
    let Some(permissions) = permissions_at.object.as_dictionary() else { return Ok(false) };
    for rights in ["UR", "UR3"].iter().filter_map(|key| permissions.get(key)) {
        let rights = view.resolve_with_holder(rights)?;
        let holder = rights.holder.or_else(|| permissions_at.holder.clone()).or_else(|| catalog.holder.clone());
        if holder.is_some_and(|holder| DictionaryKey::new(holder.place, &rights.object) == value.key) {
            return Ok(true);
        }
    }
    Ok(false)
}
