//! Annotations (ISO 32000-2 §12.5), which `P` 3 of a certification leaves free: a note may be added, but nothing signed may be
//! covered, uncovered or made to look different by it.

use super::super::change::{Change, ChangeKind, Level};
use super::super::differing::current;
use super::super::field::{has_area, is_field, rectangle};
use super::super::painted;
use super::super::step::{Edge, Step};
use crate::error::Error;
use crate::pdf::object::{Dictionary, ObjectId};
use crate::pdf::text::name_text;
use crate::pdf::view::View;

/// Types that are notes of a reader (Table 171). The others are parts of the document or play something.
const NOTES: [&str; 16] = [
    "Text",
    "Link",
    "FreeText",
    "Line",
    "Square",
    "Circle",
    "Polygon",
    "PolyLine",
    "Highlight",
    "Underline",
    "Squiggly",
    "StrikeOut",
    "Caret",
    "Ink",
    "Stamp",
    "Popup",
];
/// Types that show nothing unless an appearance stream says so: an icon, a mark on text, a window that can be opened.
const DISCREET: [&str; 7] = ["Text", "Link", "Popup", "Highlight", "Underline", "Squiggly", "StrikeOut"];
/// Keys that show nothing on the page: what a note says and how it hangs together (Tables 166, 172, 175).
const SAYING: [&str; 15] = [
    "Contents",
    "M",
    "NM",
    "RC",
    "T",
    "Subj",
    "Popup",
    "CreationDate",
    "State",
    "StateModel",
    "IRT",
    "RT",
    "Open",
    "P",
    "StructParent",
];
/// Places from which an annotation may be referred to.
const USES: [Edge; 8] = [
    Edge::Path("/Annots[]"),
    Edge::Path("[]"),
    Edge::Path("/Parent"),
    Edge::Path("/Popup"),
    Edge::Path("/IRT"),
    Edge::Path("/Obj"),
    Edge::Path("/K/Obj"),
    Edge::Path("/K[]/Obj"),
];

/// Annotations that were there and differ.
pub(super) fn apply(step: &Step<'_, '_, '_>) -> Result<(), Error> {
    for (number, pair) in &step.pairs {
        let (Some(old), Some(new)) = (&pair.old, &pair.new) else { continue };
        let (Some(old), Some(new)) = (old.object.as_plain_dictionary(), new.object.as_plain_dictionary()) else {
            continue;
        };
        let is_annotation = |dictionary: &Dictionary| {
            dictionary.has("Rect") && (dictionary.is_name("Type", "Annot") || dictionary.has("Subtype"))
        };
        if is_annotation(old) && is_annotation(new) && !is_field(old) && !is_field(new) {
            changed(step, *number, old, new)?;
        }
    }
    Ok(())
}

/// An annotation that a page did not list before.
pub(super) fn added(step: &Step<'_, '_, '_>, number: u32, page: Option<u32>) -> Result<(), Error> {
    if let Some(widget) = step.new_widget(number) {
        step.show_on(widget.change, page);
        return Ok(());
    }
    let view = step.new_view();
    let Some(object) = current(view, number)? else { return Ok(()) };
    let Some(dictionary) = object.object.as_dictionary() else { return Ok(()) };
    let kind = if is_field(dictionary) { ChangeKind::FieldAdded } else { ChangeKind::AnnotationAdded };
    let note = is_note(view, dictionary)? && !is_field(dictionary) && step.is_new(number)?;
    let harmless = note && !covers(step, view, number, dictionary, page)?;
    list(step, kind, harmless, object.id, dictionary, view, page)
}

/// An annotation that a page no longer lists.
pub(super) fn removed(step: &Step<'_, '_, '_>, number: u32, page: Option<u32>) -> Result<(), Error> {
    let view = step.old();
    let Some(object) = current(view, number)? else { return Ok(()) };
    let Some(dictionary) = object.object.as_dictionary() else { return Ok(()) };
    let kind = if is_field(dictionary) { ChangeKind::FieldRemoved } else { ChangeKind::AnnotationRemoved };
    let harmless =
        is_note(view, dictionary)? && !is_field(dictionary) && !covers(step, view, number, dictionary, page)?;
    // What is still there under the number is no longer used as an annotation of this page.
    list(step, kind, harmless, object.id, dictionary, view, page)
}

fn changed(step: &Step<'_, '_, '_>, number: u32, old: &Dictionary, new: &Dictionary) -> Result<(), Error> {
    let view = step.new_view();
    let page = step.page_of(number, new)?;
    let keys = step.equality.differing_keys(old, new)?;
    let mut harmless = is_note(step.old(), old)? && is_note(view, new)?;
    let says_only = keys.iter().all(|key| SAYING.contains(&name_text(key).as_str()));
    if !says_only {
        let moved = keys.iter().any(|key| matches!(name_text(key).as_str(), "Subtype" | "A" | "AA" | "Dest" | "OC"));
        harmless = harmless
            && !moved
            && !covers(step, step.old(), number, old, page)?
            && !covers(step, view, number, new, page)?;
    }
    step.judged(number, USES);
    list(step, ChangeKind::AnnotationChanged, harmless, ObjectId::new(number, 0), new, view, page)
}

/// Whether it is a note, without any action but going to a place or an address.
fn is_note(view: View<'_, '_>, dictionary: &Dictionary) -> Result<bool, Error> {
    let subtype = view.name(dictionary, "Subtype")?.unwrap_or_default();
    if !NOTES.contains(&subtype.as_str()) || dictionary.has("AA") || dictionary.has("OC") {
        return Ok(false);
    }
    let Some(action) = view.dictionary(dictionary, "A")? else { return Ok(true) };
    let kind = view.name(&action, "S")?.unwrap_or_default();
    Ok(!action.has("Next") && ["GoTo", "URI"].contains(&kind.as_str()))
}

/// Whether it draws anything over what a page shows.
fn covers(
    step: &Step<'_, '_, '_>,
    view: View<'_, '_>,
    number: u32,
    dictionary: &Dictionary,
    page: Option<u32>,
) -> Result<bool, Error> {
    let subtype = view.name(dictionary, "Subtype")?.unwrap_or_default();
    let border = border_width(view, dictionary)?;
    let quiet = DISCREET.contains(&subtype.as_str()) && border <= 2.0 && !is_dark(view, dictionary, &subtype)?;
    if view.dictionary(dictionary, "AP")?.is_none() && quiet {
        return Ok(false);
    }
    let Some(rect) = rectangle(view, dictionary)? else { return Ok(true) };
    let [x0, y0, x1, y1] = extent(view, dictionary, rect)?;
    let area = [x0 - border, y0 - border, x1 + border, y1 + border];
    let Some(page) = page else { return Ok(true) };
    Ok(has_area(Some(area)) && painted::page_paints_in(step, page, area, number)?)
}

/// The width of the border (Tables 166 and 168).
fn border_width(view: View<'_, '_>, dictionary: &Dictionary) -> Result<f64, Error> {
    if let Some(style) = view.dictionary(dictionary, "BS")? {
        return Ok(view.value(&style, "W")?.as_number().unwrap_or(1.0).abs());
    }
    let border = view.array(dictionary, "Border")?;
    let Some(width) = border.as_ref().and_then(|border| border.get(2)) else { return Ok(1.0) };
    Ok(view.resolve(width)?.as_number().unwrap_or(1.0).abs())
}

/// Whether a highlight without an appearance would blacken what it marks: readers multiply its colour with the page.
fn is_dark(view: View<'_, '_>, dictionary: &Dictionary, subtype: &str) -> Result<bool, Error> {
    if subtype != "Highlight" {
        return Ok(false);
    }
    let color = view.array(dictionary, "C")?;
    let mut parts = Vec::new();
    for part in color.iter().flat_map(|color| color.iter()).take(4) {
        parts.push(view.resolve(part)?.as_number().unwrap_or(0.0));
    }
    let light = match parts.as_slice() {
        [] => 1.0,
        [gray] => *gray,
        [r, g, b] => 0.3 * r + 0.59 * g + 0.11 * b,
        [c, m, y, k] => 1.0 - (0.3 * c + 0.59 * m + 0.11 * y + k).min(1.0),
        _ => 0.0,
    };
    Ok(light.is_nan() || light < 0.4)
}

/// The room a note takes: its rectangle, and the points it is drawn through where it has no appearance.
fn extent(view: View<'_, '_>, dictionary: &Dictionary, rect: [f64; 4]) -> Result<[f64; 4], Error> {
    let mut numbers = Vec::new();
    for key in ["L", "Vertices", "CL", "QuadPoints", "InkList"] {
        let list = view.array(dictionary, key)?;
        for element in list.iter().flat_map(|list| list.iter()).take(POINTS) {
            let element = view.resolve(element)?;
            match element.as_array() {
                Some(inner) => {
                    for number in inner.iter().take(POINTS) {
                        numbers.extend(view.resolve(number)?.as_number());
                    }
                }
                None => numbers.extend(element.as_number()),
            }
        }
        // Points come in pairs; an odd one must not shift the next list.
        if numbers.len() % 2 == 1 {
            numbers.pop();
        }
    }
    let points = numbers.chunks_exact(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?)));
    Ok(points.fold(rect, |[x0, y0, x1, y1], (x, y)| [x0.min(x), y0.min(y), x1.max(x), y1.max(y)]))
}

/// Most points of one list.
const POINTS: usize = 10_000;

fn list(
    step: &Step<'_, '_, '_>,
    kind: ChangeKind,
    harmless: bool,
    id: ObjectId,
    dictionary: &Dictionary,
    view: View<'_, '_>,
    page: Option<u32>,
) -> Result<(), Error> {
    let level = if harmless { Level::Annotations } else { Level::Other };
    let rect = rectangle(view, dictionary)?;
    let mut change = Change::new(kind, level).object(Some(id)).page(page).rect(rect);
    change.detail = view.name(dictionary, "Subtype")?;
    change.field = view.text(dictionary, "T")?.filter(|_| is_field(dictionary));
    step.list(change);
    Ok(())
}
