//! Signature fields whose object is not where the cross-reference data say (ISO 32000-2 §7.5.4). Strict readers find no field
//! there, those that search find it: the file is damaged, and not unsigned. What is found is judged as ambiguous, whatever it is.

use super::acro_form::{FieldValue, field_value, top_fields};
use super::follow::Follower;
use super::history::Candidate;
use super::orphan::Orphan;
use crate::base::error::Error;
use crate::pdf::document::view::View;
use crate::pdf::syntax::object::{Dictionary, IndirectObject, Object, ObjectId};
use crate::pdf::syntax::text::decode_text;
use std::rc::Rc;

/// Fields looked at: a damaged file has few, and each costs a search.
const MOST: usize = 16;

/// A field that is not where it should be, or whose signature is not.
#[derive(Clone, Debug)]
pub(crate) struct Misplaced {
    field: ObjectId,
    name: Option<Rc<str>>,
    /// Its signature, if it was found beside its place.
    value: Option<FieldValue>,
}

/// The misplaced fields that the newest form names.
pub(crate) fn find(view: View<'_, '_>) -> Result<Vec<Misplaced>, Error> {
    // The history has read every field and its value: where all were in their places, nothing is read again.
    if view.document().anomalies().iter().all(|anomaly| anomaly.object.is_none()) {
        return Ok(Vec::new());
    }
    let mut follower = Follower::new(view);
    let mut found = Vec::new();
    for top in top_fields(&mut follower)?.iter() {
        let Some(id) = top.as_reference() else { continue };
        found.extend(misplaced(&mut follower, id)?);
        if found.len() >= MOST {
            break;
        }
    }
    Ok(found)
}

fn misplaced(follower: &mut Follower<'_, '_>, id: ObjectId) -> Result<Option<Misplaced>, Error> {
    let view = follower.view;
    if let Some(holder) = view.get(id)? {
        let Some(field) = signature_field(&holder) else { return Ok(None) };
        let Some(value) = field.get("V").and_then(Object::as_reference) else { return Ok(None) };
        return Ok(value_beside(view, value)?.map(|value| Misplaced {
            field: id,
            name: name(field),
            value: Some(value),
        }));
    }
    if !view.is_in_use(id) {
        return Ok(None);
    }
    let Some(holder) = view.get_beside(id)? else { return Ok(Some(Misplaced { field: id, name: None, value: None })) };
    let Some(field) = signature_field(&holder) else { return Ok(None) };
    let value = match field_value(follower, field, Some(&holder))? {
        Some(value) => Some(value),
        None => match field.get("V").and_then(Object::as_reference) {
            Some(value) => value_beside(view, value)?,
            None => None,
        },
    };
    Ok(Some(Misplaced { field: id, name: name(field), value }))
}

fn signature_field(holder: &IndirectObject) -> Option<&Dictionary> {
    holder.object.as_dictionary().filter(|field| field.is_name("FT", "Sig"))
}

fn name(field: &Dictionary) -> Option<Rc<str>> {
    field.get("T").and_then(Object::as_string).map(|name| decode_text(&name.bytes).into())
}

/// A signature dictionary beside the place that its entry gives; `None` if it is where it should be.
fn value_beside(view: View<'_, '_>, id: ObjectId) -> Result<Option<FieldValue>, Error> {
    if !view.is_in_use(id) || view.get(id)?.is_some() {
        return Ok(None);
    }
    let holder = view.get_beside(id)?.filter(|holder| holder.object.as_dictionary().is_some());
    Ok(holder.map(|holder| FieldValue::of_object(&holder)))
}

/// The signatures that a misplaced field may hold: its own, or if it could not be found, those that no other field leads to.
pub(crate) fn candidates(view: View<'_, '_>, fields: Vec<Misplaced>, orphans: &mut Vec<Orphan>) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut lost = None;
    for Misplaced { field, name, value } in fields {
        match value {
            Some(value) => found.push(candidate(view, field, name, value)),
            None => lost = lost.or(Some(field)),
        }
    }
    orphans.retain(|orphan| found.iter().all(|other: &Candidate| other.value.key != orphan.value.key));
    if let Some(field) = lost {
        let (own, rest) = core::mem::take(orphans).into_iter().partition(|orphan: &Orphan| !orphan.usage_rights);
        *orphans = rest;
        let own: Vec<Orphan> = own;
        found.extend(own.into_iter().map(|orphan| candidate(view, field, None, orphan.value)));
    }
    found
}

fn candidate(view: View<'_, '_>, field: ObjectId, name: Option<Rc<str>>, value: FieldValue) -> Candidate {
    let first_revision = view.defined_in(value.holder.number).unwrap_or_else(|| view.revision_index());
    Candidate { misplaced: true, ..Candidate::new(value, first_revision, Some(field), name) }
}
