//! Filling in a field (ISO 32000-2 §12.7.4): its value may change, and its look with it, but it may not cover what the page shows.

use super::super::super::appearance;
use super::super::super::change::{Change, ChangeKind, Level};
use super::super::super::field::{FieldType, has_area, has_fields_below, kids, rectangle, takes_room};
use super::super::super::hiding::{fills_box, may_hide};
use super::super::super::node::Place;
use super::super::super::occupied;
use super::super::super::painted::{self, Kind, area};
use super::super::super::shapes::{FILLED_FIELD, Shape};
use super::super::super::step::{Edge, Step, Which};
use super::default_appearance::is_plain;
use super::twice::{Twice, describe, refuse, shows_beyond_nothing, value_differs};
use crate::base::error::Error;
use crate::pdf::content::{Operand, Operation, Operations};
use crate::pdf::document::view::View;
use crate::pdf::syntax::object::{Dictionary, Object, ObjectId, Stream};
use crate::pdf::syntax::text::name_text;

/// The part of an appearance that lines may take up where what is beneath is to stay visible: a frame and a cross in a small box.
const MOST_LINES: f64 = 0.8;
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
    // The fields below inherit from it (§12.7.4.1), and each of them is filled in by itself.
    if has_fields_below(step.old(), twice.old)? || has_fields_below(step.new_view(), twice.new)? {
        return refuse(step, twice, ChangeKind::FieldChanged, None);
    }
    if value_differs && !is_value(step, twice)? {
        return refuse(step, twice, ChangeKind::FieldChanged, Some("V"));
    }
    let drawn = if value_differs { drawn_by_readers(step, twice)? } else { Vec::new() };
    let mut level = Level::None;
    for key in &twice.keys {
        match step.allows(&FILLED_FIELD, key, twice.old, twice.new)? {
            Some(entry) => level = level.max(entry.level),
            None => return refuse(step, twice, ChangeKind::FieldChanged, Some(key)),
        }
    }
    if twice.keys.iter().any(|key| key == "DA")
        && let Some(default) = twice.new.get("DA").and_then(Object::as_string)
        && !is_plain(&default.bytes)
    {
        return refuse(step, twice, ChangeKind::FieldChanged, Some("DA"));
    }
    // The frame and the colours of a widget are its look as an annotation (Table 192): readers that draw fields themselves put
    // them over what is beneath.
    let framed = level == Level::Annotations;
    if framed && lies_over_content(step, twice.number, twice.new)? {
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
            || covers(step, twice)?
            || shows_beyond_nothing(step, twice)?)
    {
        return refuse(step, twice, ChangeKind::AppearanceChanged, None);
    }
    judge_value(step, twice);
    let level = if framed { Level::Annotations } else { Level::FormFilling };
    let change = describe(step, twice, Change::new(ChangeKind::FormFilled, level))?;
    for (number, widget) in &drawn {
        let area = rectangle(step.new_view(), widget)?.filter(|rect| has_area(Some(*rect)));
        let page = step.page_of(*number, widget)?;
        step.list(change.clone().object(Some(ObjectId::new(*number, 0))).rect(area).page(page));
    }
    if value_differs {
        list_namesakes(step, twice, &change)?;
    }
    if drawn.is_empty() {
        step.list(change);
    }
    Ok(())
}

/// Lists the places of other widgets whose field has the same full name: PDFium takes them for the same field and draws the new value
/// in those that it draws itself.
fn list_namesakes(step: &Step<'_, '_, '_>, twice: &Twice<'_>, change: &Change) -> Result<(), Error> {
    let Some(name) = &twice.after.name else { return Ok(()) };
    for other in step.names()?.of(name) {
        let (number, widget) = (other.number, &other.dictionary);
        let judged_apart = number.is_some_and(|number| number == twice.number || step.differs(number));
        let Some(area) = rectangle(step.new_view(), widget)?.filter(|rect| has_area(Some(*rect))) else { continue };
        if !judged_apart && (!widget.has("AP") || draws_all_anew(step)?) {
            let object = number.map(|number| ObjectId::new(number, 0)).or(change.object);
            step.list(change.clone().object(object).rect(Some(area)).page(Some(other.page)));
        }
    }
    Ok(())
}

/// Whether the form asks readers to draw its fields anew (Table 224).
fn draws_all_anew(step: &Step<'_, '_, '_>) -> Result<bool, Error> {
    let view = step.new_view();
    let Some(catalog) = view.catalog()? else { return Ok(false) };
    let Some(form) = view.dictionary(&catalog, "AcroForm")? else { return Ok(false) };
    let value = view.value(&form, "NeedAppearances")?;
    Ok(!value.is_null() && value.as_boolean() != Some(false))
}

/// Whether the value is of a kind that the field may have (§12.7.5): text, a name, long text of a text field, the chosen ones of a list.
fn is_value(step: &Step<'_, '_, '_>, twice: &Twice<'_>) -> Result<bool, Error> {
    let Some(value) = &twice.after.value else { return Ok(true) };
    let value = step.new_view().resolve(value)?;
    let plain = value.as_string().is_some() || value.as_name().is_some();
    Ok(match twice.after.field_type {
        Some(FieldType::Text) => plain || value.as_stream().is_some(),
        Some(FieldType::Choice) => plain || Shape::Words.fits(step.new_view(), &value)?,
        _ => plain,
    })
}

/// Widgets of the field that are objects of their own and stay as they were, in which readers may draw the new value: those without
/// an appearance, buttons that have the state it names, and all of them where none is drawn anew.
fn drawn_by_readers(step: &Step<'_, '_, '_>, twice: &Twice<'_>) -> Result<Vec<(u32, Dictionary)>, Error> {
    let kids = kids(step.new_view(), twice.new)?;
    let stays = |number: &Option<u32>| number.is_some_and(|number| !step.differs(number));
    let untouched = kids.iter().all(|(number, _)| stays(number));
    let mut kept = Vec::new();
    for (number, kid) in kids.into_iter().filter(|(number, _)| stays(number)) {
        if untouched || !kid.has("AP") || is_turned_on(step, twice, &kid)? {
            kept.extend(number.map(|number| (number, kid)));
        }
    }
    Ok(kept)
}

/// Whether a button has the state that the value names: pdf.js shows it pressed where forms can be filled in, whatever its `AS`.
fn is_turned_on(step: &Step<'_, '_, '_>, twice: &Twice<'_>, kid: &Dictionary) -> Result<bool, Error> {
    let view = step.new_view();
    let value = twice.after.value.as_ref().map(|value| view.resolve(value)).transpose()?;
    let (Some(value), Some(appearances)) = (value, view.dictionary(kid, "AP")?) else { return Ok(false) };
    let Some(state) = value.as_name().filter(|state| **state != *b"Off") else { return Ok(false) };
    Ok(view.dictionary(&appearances, "N")?.is_some_and(|states| states.has(&name_text(state))))
}

/// Whether the new look of a field lies over what a page shows and could hide it: filling in a form is not covering it (Table 257).
/// What was hidden when it was signed stays so.
fn covers(step: &Step<'_, '_, '_>, twice: &Twice<'_>) -> Result<bool, Error> {
    Ok(appearance_hides(step, twice.new)?
        && !hid_before(step, twice.old)?
        && lies_over_content(step, twice.number, twice.new)?)
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
fn lies_over_content(step: &Step<'_, '_, '_>, number: u32, widget: &Dictionary) -> Result<bool, Error> {
    let Some(rect) = rectangle(step.new_view(), widget)? else { return Ok(takes_room(widget, None)) };
    for page in step.annotations(Which::New)?.pages_of(number) {
        if has_area(Some(rect)) && occupied::page_paints_in(step, *page, rect, number)? {
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
        let Some(data) = data.filter(|data| !may_hide(data)) else { return Ok(true) };
        if paints_much(step, stream, rectangle(view, widget)?, &data)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether an appearance paints more than letters of a font and a few lines: what lies beneath many lines is hidden, too.
fn paints_much(
    step: &Step<'_, '_, '_>,
    stream: &Stream,
    rect: Option<painted::Box4>,
    data: &[u8],
) -> Result<bool, Error> {
    let view = step.new_view();
    let Some(shown) = painted::appearance(view, step.work(), stream, rect)? else { return Ok(true) };
    // What is not understood is text of a font without measures: nothing else is among the operators.
    let known = |kind: &Kind| matches!(kind, Kind::Text | Kind::Line | Kind::Unknown);
    let few = shown.inked <= MOST_LINES * area(shown.bounds);
    Ok(!few || !shown.boxes.iter().all(|(kind, _)| known(kind)) || !has_letters_alone(view, &stream.dictionary, data)?)
}

/// Whether each font is one of letters. The glyphs of a font of type 3 are content that may paint anything (§9.6.4).
fn has_letters_alone(view: View<'_, '_>, form: &Dictionary, data: &[u8]) -> Result<bool, Error> {
    let resources = [view.dictionary(form, "Resources")?, painted::default_resources(view)?];
    let mut operations = Operations::new(data);
    while let Some(Operation::Operator(word, operands)) = operations.next() {
        let Some(name) = operands.first().and_then(Operand::name).filter(|_| word == b"Tf") else { continue };
        let mut font = None;
        for list in resources.iter().flatten() {
            if let Some(fonts) = view.dictionary(list, "Font")?.filter(|_| font.is_none()) {
                font = view.dictionary(&fonts, &name_text(name))?;
            }
        }
        let Some(font) = font else {
            // Readers take a font of their own, or, without any resources, perhaps one of the page.
            if resources.first().is_none_or(Option::is_none) {
                return Ok(false);
            }
            continue;
        };
        let subtype = view.name(&font, "Subtype")?.unwrap_or_default();
        if !["Type1", "MMType1", "TrueType", "Type0"].contains(&subtype.as_str()) {
            return Ok(false);
        }
    }
    Ok(true)
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
