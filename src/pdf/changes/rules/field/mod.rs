//! Fields that were there before (ISO 32000-2 §12.7.4): filling them in and signing them.

mod default_appearance;
mod filled;
mod signed;
mod twice;

use super::super::appearance;
use super::super::change::ChangeKind;
use super::super::differing::Pair;
use super::super::field::{FieldFacts, FieldType};
use super::super::node::Place;
use super::super::roles::Role;
use super::super::shapes::ANY_FIELD;
use super::super::step::{Edge, Step, Which};
use crate::base::error::Error;
use crate::pdf::syntax::object::{Dictionary, IndirectObject, Object};
use crate::pdf::syntax::text::{decode_text, name_text};
use std::collections::{BTreeSet, HashSet};
use twice::{Twice, refuse, value_differs};

/// Places from which a field may be referred to without its value meaning anything else there.
const USES: [Edge; 11] = [
    Edge::From(Role::Form, "/Fields[]"),
    Edge::From(Role::Form, "/CO[]"),
    Edge::From(Role::Catalog, "/AcroForm/Fields[]"),
    Edge::From(Role::FieldList, "[]"),
    Edge::From(Role::Field, "/Kids[]"),
    Edge::From(Role::Field, "/Parent"),
    Edge::From(Role::Page, "/Annots[]"),
    Edge::From(Role::AnnotationList, "[]"),
    Edge::Path("/Obj"),
    Edge::Path("/K/Obj"),
    Edge::Path("/K[]/Obj"),
];

pub(super) fn apply(step: &Step<'_, '_, '_>) -> Result<(), Error> {
    let candidates = candidates(step)?;
    if candidates.is_empty() {
        return Ok(());
    }
    let (before, after) = (step.form(Which::Old)?, step.form(Which::New)?);
    for number in candidates {
        let pair = step.pair(number)?;
        examine(step, number, &pair, before.top(), after.top())?;
    }
    Ok(())
}

/// Fields that differ, and fields whose value or appearance is another object that differs.
fn candidates(step: &Step<'_, '_, '_>) -> Result<BTreeSet<u32>, Error> {
    let mut found = BTreeSet::new();
    for (number, _) in step.differing.all().filter(|(_, was_object)| *was_object) {
        let pair = step.pair(number)?;
        let Some(old) = &pair.old else { continue };
        if is_linked(step, number, pair.old.as_deref(), pair.new.as_deref())? {
            found.insert(number);
        }
        if step.pages.contains_key(&number) || old.object.as_array().is_some() {
            continue;
        }
        for (place, holder) in step.uses(number)? {
            if !place.path.starts_with("/AP") && place.path != "/V" {
                continue;
            }
            if let Some(number) = place.holder
                && is_linked(step, number, holder.as_deref(), holder.as_deref())?
            {
                found.insert(number);
            }
        }
    }
    Ok(found)
}

/// Whether an object is a field or a widget: the form leads to it, whatever it says of itself.
fn is_linked(
    step: &Step<'_, '_, '_>,
    number: u32,
    old: Option<&IndirectObject>,
    new: Option<&IndirectObject>,
) -> Result<bool, Error> {
    let plain =
        |object: Option<&IndirectObject>| object.and_then(|object| object.object.as_plain_dictionary().cloned());
    match (plain(old), plain(new)) {
        (Some(old), Some(new)) if !step.pages.contains_key(&number) => step.is_linked_field(number, &old, &new),
        _ => Ok(false),
    }
}

fn examine(
    step: &Step<'_, '_, '_>,
    number: u32,
    pair: &Pair,
    tops_before: &HashSet<u32>,
    tops_after: &HashSet<u32>,
) -> Result<(), Error> {
    let dictionary = |object: &'_ Option<std::rc::Rc<IndirectObject>>| {
        object.as_ref().and_then(|object| object.object.as_plain_dictionary().cloned())
    };
    // A field that came or went is the business of the list of fields.
    let (Some(old), Some(new)) = (dictionary(&pair.old), dictionary(&pair.new)) else { return Ok(()) };
    let before = FieldFacts::read(step.old(), number, &old, tops_before)?;
    let after = FieldFacts::read(step.new_view(), number, &new, tops_after)?;
    let keys = step.equality.differing_keys(&old, &new)?.iter().map(|key| name_text(key)).collect();
    let mut twice = Twice { number, old: &old, new: &new, before, after, keys };
    forget_harmless(step, &mut twice)?;
    if !twice.after.listed || !twice.before.listed || twice.before.name != twice.after.name {
        if !twice.keys.is_empty() || appearance::differs(step, number, &old, &new)? || value_differs(step, &twice)? {
            refuse(step, &twice, ChangeKind::FieldChanged, None)?;
        }
        step.judged(number, USES);
        return Ok(());
    }
    step.judged(number, USES);
    judge_kid_list(step, &twice)?;
    // What a page draws of it is a widget (§12.5.6.19): the others are drawn by what they are.
    if [&old, &new].iter().any(|field| field.has("Subtype") && !field.is_name("Subtype", "Widget")) {
        return refuse(step, &twice, ChangeKind::FieldChanged, Some("Subtype"));
    }
    if twice.after.field_type == Some(FieldType::Signature) || twice.before.field_type == Some(FieldType::Signature) {
        signed::judge(step, &twice)
    } else {
        filled::judge(step, &twice)
    }
}

/// Takes out keys whose difference never changes what a field is or shows.
fn forget_harmless(step: &Step<'_, '_, '_>, twice: &mut Twice<'_>) -> Result<(), Error> {
    let (old, new) = (twice.old, twice.new);
    let mut keys = Vec::new();
    for key in core::mem::take(&mut twice.keys) {
        let harmless = step.allows(&ANY_FIELD, &key, old, new)?.is_some()
            && match key.as_str() {
                // Naming the page that already lists the widget.
                "P" => {
                    new.get("P").and_then(Object::as_reference).is_some_and(|id| step.pages.contains_key(&id.number))
                }
                // The same text in another encoding (§7.9.2.2): the full names are compared apart.
                "T" => same_text(old, new, &key),
                _ => true,
            };
        if !harmless {
            keys.push(key);
        }
    }
    twice.keys = keys;
    Ok(())
}

/// Whether a key holds a text string in both, and the same text.
fn same_text(old: &Dictionary, new: &Dictionary, key: &str) -> bool {
    let text = |dictionary: &Dictionary| {
        let string = dictionary.get(key).filter(|_| dictionary.count(key) == 1).and_then(Object::as_string);
        string.filter(|string| !string.malformed).map(|string| decode_text(&string.bytes))
    };
    text(old).is_some_and(|old| text(new) == Some(old))
}

/// The kids of a field may be listed in an array that is an object of its own.
fn judge_kid_list(step: &Step<'_, '_, '_>, twice: &Twice<'_>) -> Result<(), Error> {
    let Some(parent) = twice.new.get("Parent") else { return Ok(()) };
    let parent = step.new_view().resolve(parent)?;
    let kids = parent.as_plain_dictionary().and_then(|parent| parent.get("Kids")).and_then(Object::as_reference);
    if let Some(kids) = kids {
        step.judged(twice.number, [Edge::At(Place { holder: Some(kids.number), path: "[]".to_owned() })]);
    }
    Ok(())
}
