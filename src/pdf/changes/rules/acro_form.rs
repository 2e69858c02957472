//! The interactive form dictionary (ISO 32000-2 §12.7.3, Table 224) and the list of its fields.

use super::super::change::{Change, ChangeKind, Level};
use super::super::differing::current;
use super::super::field::{FieldFacts, FieldType, rectangle};
use super::super::node::Node;
use super::super::shapes::FORM;
use super::super::step::{Step, Which};
use super::{resources, signature_field};
use crate::base::error::Error;
use crate::base::sort;
use crate::pdf::syntax::object::{Dictionary, Object};
use crate::pdf::syntax::text::name_text;
use std::collections::HashSet;

pub(super) fn apply(step: &Step<'_, '_, '_>, old: Option<&Node>, new: Option<&Node>) -> Result<(), Error> {
    let Some(new) = new else {
        if old.is_some() {
            step.list(Change::refused(ChangeKind::Form).detail("AcroForm"));
        }
        return Ok(());
    };
    let Some(to) = new.dictionary() else {
        step.list(Change::refused(ChangeKind::Form).detail("AcroForm"));
        return Ok(());
    };
    let none = Dictionary::new(Vec::new());
    let from = old.and_then(Node::dictionary).unwrap_or(&none);
    step.judged_at(new);
    for key in step.equality.differing_keys(from, to)? {
        let key = name_text(&key);
        entry(step, &key, from, to)?;
    }
    let child = |node: Option<&Node>, view, key: &str| node.map_or(Ok(None), |node| node.child(view, key));
    let defaults = (child(old, step.old(), "DR")?, new.child(step.new_view(), "DR")?);
    // Only a difference asks who relies on them.
    let same = match &defaults {
        (Some(old), Some(new)) => step.equality.in_full(&old.object, &new.object)?,
        (old, new) => old.is_none() && new.is_none(),
    };
    let anew = !same && relies_on_defaults(step, from, to)?;
    if !resources::only_gained(step, defaults.0.as_ref(), defaults.1.as_ref(), anew)? {
        step.list(Change::refused(ChangeKind::Form).detail("DR"));
    }
    let fields = (child(old, step.old(), "Fields")?, new.child(step.new_view(), "Fields")?);
    compare_fields(step, fields.0.as_ref(), fields.1.as_ref())
}

/// An entry that differs.
fn entry(step: &Step<'_, '_, '_>, key: &str, from: &Dictionary, to: &Dictionary) -> Result<(), Error> {
    let old = || step.old().value(from, key);
    let vouched = step.allows(&FORM, key, from, to)?.is_some()
        && match key {
            // SignaturesExist and AppendOnly (Table 225) are set by signing, and never taken back.
            "SigFlags" => {
                let new = step.new_view().value(to, key)?;
                old()?.as_integer().unwrap_or(0) & !new.as_integer().unwrap_or(0) == 0
            }
            // Turned on it lets the reader draw all fields anew; turned off it brings forth the appearances in the file, which nobody
            // saw who signed while it was on. Absent is `false` (Table 224).
            "NeedAppearances" => is_off(&old()?),
            "DA" | "Q" => !relies_on_defaults(step, from, to)?,
            _ => true,
        };
    if !vouched {
        let kind = if key == "XFA" { ChangeKind::Xfa } else { ChangeKind::Form };
        step.list(Change::refused(kind).detail(key));
    } else if key == "NeedAppearances" {
        step.list(Change::new(ChangeKind::Form, Level::Lta).detail(key));
    }
    Ok(())
}

/// Whether what is shown of any field hangs on the form's defaults (§12.7.4.3): readers draw all of them anew, or one that was signed
/// without an appearance.
fn relies_on_defaults(step: &Step<'_, '_, '_>, from: &Dictionary, to: &Dictionary) -> Result<bool, Error> {
    let annotations = step.annotations(Which::Old)?;
    if annotations.has_direct() || draws_anew(step, from, to)? {
        return Ok(true);
    }
    for number in annotations.all() {
        step.work().spend(1)?;
        let Some(object) = current(step.old(), number)? else { continue };
        let Some(widget) = object.object.as_plain_dictionary() else { continue };
        if is_drawn_by_reader(step, number, widget)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a reader draws a widget by the defaults: it has no normal appearance, and something to show.
fn is_drawn_by_reader(step: &Step<'_, '_, '_>, number: u32, widget: &Dictionary) -> Result<bool, Error> {
    /// `Ff` of Table 233: a combo box shows its value alone (bit 18), a list all it has to choose from.
    const COMBO: i64 = 1 << 17;
    let view = step.old();
    let normal = match view.dictionary(widget, "AP")? {
        Some(appearances) => view.value(&appearances, "N")?,
        None => Object::null(),
    };
    if !normal.is_null() {
        return Ok(false);
    }
    let facts = FieldFacts::read(view, number, widget, step.form(Which::Old)?.top())?;
    let value = facts.value.as_ref().map(|value| view.resolve(value)).transpose()?;
    let says = value.is_some_and(|value| value.as_string().is_none_or(|text| !text.bytes.is_empty()));
    Ok(match facts.field_type {
        Some(FieldType::Signature) => false,
        Some(FieldType::Choice) if facts.flags & COMBO == 0 => true,
        Some(FieldType::Button | FieldType::Other) => true,
        Some(FieldType::Text | FieldType::Choice) | None => says,
    })
}

/// Whether readers draw the fields anew by the form's defaults, before or after.
fn draws_anew(step: &Step<'_, '_, '_>, from: &Dictionary, to: &Dictionary) -> Result<bool, Error> {
    let old = step.old().value(from, "NeedAppearances")?;
    let new = step.new_view().value(to, "NeedAppearances")?;
    Ok(!is_off(&old) || !is_off(&new))
}

fn is_off(value: &Object) -> bool {
    value.is_null() || value.as_boolean() == Some(false)
}

fn compare_fields(step: &Step<'_, '_, '_>, old: Option<&Node>, new: Option<&Node>) -> Result<(), Error> {
    let elements = |node: Option<&Node>| node.and_then(|node| node.object.as_array().cloned());
    let (from, to) =
        (elements(old).unwrap_or_else(|| Vec::new().into()), elements(new).unwrap_or_else(|| Vec::new().into()));
    if let Some(new) = new {
        step.judged_at(new);
    }
    step.work().spend(from.len().saturating_add(to.len()))?;
    let numbers = |list: &[Object]| -> HashSet<u32> {
        list.iter().filter_map(Object::as_reference).map(|id| id.number).collect()
    };
    let (before, after) = (numbers(&from), numbers(&to));
    for number in before.difference(&after) {
        removed(step, *number)?;
    }
    let mut added: Vec<u32> = after.difference(&before).copied().collect();
    sort::sort(&mut added);
    for number in added {
        signature_field::added(step, number, None, None)?;
    }
    let references = |list: &[Object]| list.iter().filter(|element| element.as_reference().is_some()).count();
    if references(&to).saturating_sub(after.len()) > references(&from).saturating_sub(before.len()) {
        // A field is one field, however often it is listed; a list that begins to name one twice is not what signing makes.
        step.list(Change::refused(ChangeKind::Form).detail("Fields"));
    }
    // Fields that stand in the array itself have no number to be followed by.
    let direct = |list: &[Object]| -> Vec<Object> {
        list.iter().filter(|element| element.as_reference().is_none()).cloned().collect()
    };
    let (from, to) = (direct(&from), direct(&to));
    let same = from.len() == to.len();
    let mut equal = same;
    for (a, b) in from.iter().zip(&to) {
        equal = equal && step.equality.in_full(a, b)?;
    }
    if !equal {
        step.list(Change::refused(ChangeKind::Form).detail("Fields"));
    }
    Ok(())
}

fn removed(step: &Step<'_, '_, '_>, number: u32) -> Result<(), Error> {
    let pair = step.pair(number)?;
    let old = pair.old.as_ref().and_then(|object| object.object.as_dictionary());
    let Some(old) = old else { return Ok(()) };
    let name = step.old().text(old, "T")?;
    let rect = rectangle(step.old(), old)?;
    let object = pair.old.as_ref().map(|object| object.id);
    let mut change = Change::refused(ChangeKind::FieldRemoved).object(object).field(name.as_deref()).rect(rect);
    change.since = Some(step.introduced(number)?);
    step.list(change);
    Ok(())
}
