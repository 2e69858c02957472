//! Filling in a field (ISO 32000-2 §12.7.4): its value may change, and its look with it, but it may not cover what the page shows.

use super::super::super::appearance;
use super::super::super::change::{Change, ChangeKind, Level};
use super::super::super::field::{FieldType, has_area, rectangle, takes_room};
use super::super::super::hiding::{fills_box, may_hide};
use super::super::super::node::Place;
use super::super::super::occupied;
use super::super::super::shapes::FILLED_FIELD;
use super::super::super::step::{Edge, Step, Which};
use super::twice::{Twice, describe, refuse, value_differs};
use crate::base::error::Error;
use crate::pdf::document::view::View;
use crate::pdf::syntax::object::{Dictionary, Object};

/// `Ff` of Table 229: a push-button has no value (bit 17).
const PUSH_BUTTON: i64 = 1 << 16;

/// A field that is no signature: its value may change, and its look with it.
pub(super) fn judge(step: &Step<'_, '_, '_>, twice: &Twice<'_>) -> Result<(), Error> {
    let looks_different = appearance::differs(step, twice.number, twice.old, twice.new)?;
    let value_differs = value_differs(step, twice)?;
    if twice.keys.is_empty() && !looks_different && !value_differs {
        return Ok(());
    }
    let push_button = twice.after.field_type == Some(FieldType::Button) && twice.after.flags & PUSH_BUTTON != 0;
    let known = matches!(twice.after.field_type, Some(FieldType::Text | FieldType::Choice | FieldType::Button));
    if !known || push_button || twice.before.field_type != twice.after.field_type {
        return refuse(step, twice, ChangeKind::FieldChanged, None);
    }
    let mut level = Level::None;
    for key in &twice.keys {
        match step.allows(&FILLED_FIELD, key, twice.old, twice.new)? {
            Some(entry) => level = level.max(entry.level),
            None => return refuse(step, twice, ChangeKind::FieldChanged, Some(key)),
        }
    }
    // The frame and the colours of a widget are its look as an annotation (Table 192): readers that draw fields themselves put
    // them over what is beneath.
    let framed = level == Level::Annotations;
    if framed && lies_over_content(step, twice)? {
        return refuse(step, twice, ChangeKind::AppearanceChanged, None);
    }
    if !appearance::judge(step, twice.number, twice.old, twice.new, twice.after.value.as_ref())? {
        return refuse(step, twice, ChangeKind::AppearanceChanged, None);
    }
    if looks_different && !value_differs && !appearance::shows_value(step, twice.new, twice.after.value.as_ref())? {
        // The look of a field is what people read; changing it alone says what the field does not.
        return refuse(step, twice, ChangeKind::AppearanceChanged, None);
    }
    if looks_different
        && (appearance::contradicts_value(step, twice.new, twice.after.flags, twice.after.value.as_ref())?
            || covers(step, twice)?)
    {
        return refuse(step, twice, ChangeKind::AppearanceChanged, None);
    }
    judge_value(step, twice);
    let level = if framed { Level::Annotations } else { Level::FormFilling };
    let change = describe(step, twice, Change::new(ChangeKind::FormFilled, level))?;
    step.list(change);
    Ok(())
}

/// Whether the new look of a field lies over what a page shows and could hide it: filling in a form is not covering it (Table 257).
/// What was hidden when it was signed stays so.
fn covers(step: &Step<'_, '_, '_>, twice: &Twice<'_>) -> Result<bool, Error> {
    Ok(appearance_hides(step, twice.new)? && !hid_before(step, twice.old)? && lies_over_content(step, twice)?)
}

/// Whether the appearance that the older revision shows has a background.
fn hid_before(step: &Step<'_, '_, '_>, widget: &Dictionary) -> Result<bool, Error> {
    let view = step.old();
    let Some(appearances) = view.dictionary(widget, "AP")? else { return Ok(false) };
    let normal = view.value(&appearances, "N")?;
    let shown = match (normal.as_plain_dictionary(), view.name(widget, "AS")?) {
        (Some(states), Some(state)) => view.value(states, &state)?,
        _ => normal.clone(),
    };
    let Some(stream) = shown.as_stream() else { return Ok(false) };
    let moved = stream.dictionary.has("Matrix");
    let Some(area) = box_of(view, &stream.dictionary)?.filter(|_| !moved) else { return Ok(false) };
    match view.decode(stream) {
        Ok(data) => Ok(data.is_some_and(|data| fills_box(&data, area))),
        Err(Error::OverLimit { .. }) => Ok(false),
        Err(error) => Err(error),
    }
}

fn box_of(view: View<'_, '_>, form: &Dictionary) -> Result<Option<[f64; 4]>, Error> {
    let mut numbers = Vec::new();
    for number in view.array(form, "BBox")?.iter().flat_map(|array| array.iter()).take(4) {
        numbers.extend(view.resolve(number)?.as_number());
    }
    Ok(numbers.try_into().ok().filter(|area| has_area(Some(*area))))
}

/// Whether any of the pages that list a widget, whatever page it names itself, paints beneath it.
fn lies_over_content(step: &Step<'_, '_, '_>, twice: &Twice<'_>) -> Result<bool, Error> {
    let Some(rect) = rectangle(step.new_view(), twice.new)? else { return Ok(takes_room(twice.new, None)) };
    for page in step.annotations(Which::New)?.pages_of(twice.number) {
        if has_area(Some(rect)) && occupied::page_paints_in(step, *page, rect, twice.number)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a normal appearance paints anything but text and lines: those show what is beneath them.
fn appearance_hides(step: &Step<'_, '_, '_>, widget: &Dictionary) -> Result<bool, Error> {
    let view = step.new_view();
    // Without an appearance it is the reader who paints.
    let Some(appearances) = view.dictionary(widget, "AP")? else { return Ok(true) };
    let normal = view.value(&appearances, "N")?;
    if normal.is_null() {
        return Ok(true);
    }
    let streams = match normal.as_plain_dictionary() {
        Some(states) => states.entries().iter().map(|entry| entry.value.clone()).collect(),
        None => vec![normal.clone()],
    };
    for stream in streams {
        let stream = view.resolve(&stream)?;
        let Some(stream) = stream.as_stream() else { continue };
        let data = match view.decode(stream) {
            Ok(data) => data,
            Err(Error::OverLimit { .. }) => None,
            Err(error) => return Err(error),
        };
        if data.is_none_or(|data| may_hide(&data)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A value that is an object of its own, written in its place.
fn judge_value(step: &Step<'_, '_, '_>, twice: &Twice<'_>) {
    for key in ["V", "RV", "I"] {
        if let Some(id) = twice.new.get(key).and_then(Object::as_reference) {
            let at = Place { holder: Some(twice.number), path: format!("/{key}") };
            step.judged(id.number, [Edge::At(at)]);
        }
    }
}
