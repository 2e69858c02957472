//! A signature field that was waiting for its signature (ISO 32000-2 §12.7.5.5).

use super::super::super::appearance;
use super::super::super::change::ChangeKind;
use super::super::super::field::{has_area, present, rectangle, takes_room};
use super::super::super::picture;
use super::super::super::shapes::SIGNED_FIELD;
use super::super::super::step::Step;
use super::super::signature_field;
use super::twice::{Twice, refuse, shows_beyond_nothing, value_differs};
use crate::base::error::Error;
use crate::pdf::syntax::object::{Dictionary, Object};

/// A signature field: it may be signed once, and is then left alone.
pub(super) fn judge(step: &Step<'_, '_, '_>, twice: &Twice<'_>) -> Result<(), Error> {
    let looks_different = appearance::differs(step, twice.number, twice.old, twice.new)?;
    let touched = !twice.keys.is_empty() || looks_different || value_differs(step, twice)?;
    if !touched {
        return Ok(());
    }
    if twice.before.field_type != twice.after.field_type {
        return refuse(step, twice, ChangeKind::FieldChanged, None);
    }
    if twice.before.value.is_some() {
        return refuse(step, twice, ChangeKind::SignatureChanged, None);
    }
    let Some(value) = twice.after.value.clone() else {
        return refuse(step, twice, ChangeKind::FieldChanged, None);
    };
    for key in &twice.keys {
        if step.allows(&SIGNED_FIELD, key, twice.old, twice.new)?.is_none() {
            return refuse(step, twice, ChangeKind::FieldChanged, Some(key));
        }
    }
    if !appearance::judge(step, twice.number, twice.old, twice.new, None)? {
        return refuse(step, twice, ChangeKind::AppearanceChanged, None);
    }
    if looks_different && shows_beyond_nothing(step, twice)? {
        return refuse(step, twice, ChangeKind::AppearanceChanged, Some("AP"));
    }
    // A widget of the field: the field itself lists the signature.
    if present(step.new_view(), twice.new, "V")?.is_none() {
        return Ok(());
    }
    signed(step, twice, &value)
}

/// Lists a signature put into a field that was waiting for it.
fn signed(step: &Step<'_, '_, '_>, twice: &Twice<'_>, value: &Object) -> Result<(), Error> {
    let view = step.new_view();
    let mut marks: Vec<(u32, Dictionary)> = Vec::new();
    if twice.new.has("Rect") || twice.new.is_name("Subtype", "Widget") {
        marks.push((twice.number, twice.new.clone()));
    }
    let kids = view.array(twice.new, "Kids")?;
    for kid in kids.iter().flat_map(|kids| kids.iter()).take(100) {
        let Some(id) = kid.as_reference() else { continue };
        if let Some(dictionary) = view.resolve(kid)?.as_dictionary() {
            marks.push((id.number, dictionary.clone()));
        }
    }
    let mut visible = false;
    for (_, mark) in &marks {
        visible |= takes_room(mark, rectangle(view, mark)?);
        if has_area(rectangle(view, mark)?) && signature_field::draws_itself(view, mark)? {
            return refuse(step, twice, ChangeKind::AppearanceChanged, Some("AP"));
        }
    }
    let name = twice.after.name.as_deref();
    let Some(change) = signature_field::signature(step, value, name, visible)? else { return Ok(()) };
    if marks.is_empty() {
        step.list(change.clone());
    }
    for (number, mark) in marks {
        let rect = rectangle(view, &mark)?;
        let page = step.page_of(number, &mark)?;
        let mut own = change.clone().rect(rect.filter(|_| has_area(rect))).page(page);
        own.level = signature_field::level_of_mark(step, &change, number, rect)?;
        let at = step.list(own);
        step.add_new_widget(number, at);
        picture::list(step, &change, number, &mark, rect, page)?;
    }
    Ok(())
}
