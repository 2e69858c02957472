//! Annotations (ISO 32000-2 §12.5), which `P` 3 of a certification leaves free: a note may be added, but nothing signed may be
//! covered, uncovered or made to look different by it.

use super::super::appearance;
use super::super::change::{Change, ChangeKind, Level};
use super::super::differing::current;
use super::super::field::{has_area, is_field, is_in_order, rectangle};
use super::super::occupied;
use super::super::painted::width_of;
use super::super::roles::Role;
use super::super::shapes::{POINTS, note};
use super::super::step::{Edge, Step, Which};
use super::repeated;
use crate::base::error::Error;
use crate::pdf::document::view::View;
use crate::pdf::syntax::object::{Dictionary, Object, ObjectId};
use crate::pdf::syntax::text::name_text;

/// Places from which an annotation may be referred to.
const USES: [Edge; 8] = [
    Edge::From(Role::Page, "/Annots[]"),
    Edge::From(Role::AnnotationList, "[]"),
    Edge::From(Role::Annotation, "/Parent"),
    Edge::From(Role::Annotation, "/Popup"),
    Edge::From(Role::Annotation, "/IRT"),
    Edge::Path("/Obj"),
    Edge::Path("/K/Obj"),
    Edge::Path("/K[]/Obj"),
];
/// The largest icon that a reader draws for a note without an appearance, around the upper left corner of its rectangle: 20 to 24
/// units in pdf.js, poppler and PDFium, and another way round on a page that is turned.
const ICON: f64 = 32.0;

/// Annotations that were there and differ: what a page lists, whatever it calls itself. Fields are judged as such.
pub(super) fn apply(step: &Step<'_, '_, '_>) -> Result<(), Error> {
    for number in step.differing.changed() {
        let pair = step.pair(number)?;
        let (Some(old), Some(new)) = (&pair.old, &pair.new) else { continue };
        let (Some(old), Some(new)) = (old.object.as_plain_dictionary(), new.object.as_plain_dictionary()) else {
            continue;
        };
        if step.pages.contains_key(&number) || !old.has("Rect") || step.is_linked_field(number, old, new)? {
            continue;
        }
        if !step.annotations(Which::Old)?.pages_of(number).is_empty() {
            changed(step, number, old, new)?;
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
    let Some(object) = step.pair(number)?.new else { return Ok(()) };
    let Some(dictionary) = object.object.as_dictionary() else {
        step.list(Change::refused(ChangeKind::AnnotationAdded).object(Some(object.id)).page(page));
        return Ok(());
    };
    let kind = if is_field(dictionary) { ChangeKind::FieldAdded } else { ChangeKind::AnnotationAdded };
    let plain = object.object.as_plain_dictionary().is_some() && !is_field(dictionary);
    let harmless = plain
        && step.is_new(number)?
        && is_note(view, dictionary)?
        && has_new_look(step, dictionary)?
        && (!covers(step, view, number, dictionary, page)? || repeats(step, number, dictionary, page)?);
    list(step, kind, harmless, object.id, dictionary, view, page)
}

/// Whether a new note is drawn over nothing but notes that it repeats.
fn repeats(step: &Step<'_, '_, '_>, number: u32, note: &Dictionary, page: Option<u32>) -> Result<bool, Error> {
    let Some(page) = page else { return Ok(false) };
    match room(step, step.new_view(), note, page)? {
        Some(area) => repeated::repeats_all(step, page, area, number, note),
        None => Ok(false),
    }
}

/// An annotation that a page no longer lists.
pub(super) fn removed(step: &Step<'_, '_, '_>, number: u32, page: Option<u32>) -> Result<(), Error> {
    let view = step.old();
    let Some(object) = step.pair(number)?.old else { return Ok(()) };
    let Some(dictionary) = object.object.as_dictionary() else { return Ok(()) };
    let kind = if is_field(dictionary) { ChangeKind::FieldRemoved } else { ChangeKind::AnnotationRemoved };
    let harmless =
        !is_field(dictionary) && is_kind_of_note(view, dictionary)? && !covers(step, view, number, dictionary, page)?;
    // What is still there under the number is no longer used as an annotation of this page.
    list(step, kind, harmless, object.id, dictionary, view, page)
}

fn changed(step: &Step<'_, '_, '_>, number: u32, old: &Dictionary, new: &Dictionary) -> Result<(), Error> {
    let view = step.new_view();
    let pages = step.annotations(Which::New)?.pages_of(number).to_vec();
    let keys = step.equality.differing_keys(old, new)?;
    let mut harmless = is_kind_of_note(step.old(), old)? && is_note_but(view, old, new, &keys)?;
    if !keys.iter().all(|key| repeated::SAYING.contains(&name_text(key).as_str())) {
        let moved = keys.iter().any(|key| matches!(name_text(key).as_str(), "Subtype" | "A" | "Dest"));
        let kept = keys.iter().all(|key| **key != *b"AP");
        harmless = harmless && !moved && is_note(view, new)? && (kept || has_new_look(step, new)?);
        for page in &pages {
            harmless = harmless
                && !covers(step, step.old(), number, old, Some(*page))?
                && !covers(step, view, number, new, Some(*page))?;
        }
    }
    step.judged(number, USES);
    list(step, ChangeKind::AnnotationChanged, harmless, ObjectId::new(number, 0), new, view, pages.first().copied())
}

/// Whether it is a note by its subtype, without any action but going to a place or an address.
fn is_kind_of_note(view: View<'_, '_>, dictionary: &Dictionary) -> Result<bool, Error> {
    let subtype = view.value(dictionary, "Subtype")?;
    if note(subtype.as_name().unwrap_or_default()).is_none() || dictionary.has("AA") || dictionary.has("OC") {
        return Ok(false);
    }
    let Some(action) = view.dictionary(dictionary, "A")? else { return Ok(!dictionary.has("A")) };
    let kind = view.name(&action, "S")?.unwrap_or_default();
    Ok(!action.has("Next") && ["GoTo", "URI"].contains(&kind.as_str()))
}

/// Whether it is such a note, with nothing in it that the closed list of its subtype does not have.
fn is_note(view: View<'_, '_>, dictionary: &Dictionary) -> Result<bool, Error> {
    let subtype = view.value(dictionary, "Subtype")?;
    let fits = match note(subtype.as_name().unwrap_or_default()) {
        Some(role) => role.misfit(view, dictionary)?.is_none(),
        None => false,
    };
    Ok(fits && is_kind_of_note(view, dictionary)?)
}

/// Whether the keys that differ are as the closed list has them; of the others the signed note answers for itself.
fn is_note_but(
    view: View<'_, '_>,
    old: &Dictionary,
    new: &Dictionary,
    keys: &[std::rc::Rc<[u8]>],
) -> Result<bool, Error> {
    let subtype = view.value(new, "Subtype")?;
    let Some(role) = note(subtype.as_name().unwrap_or_default()) else { return Ok(false) };
    for key in keys {
        let key = name_text(key);
        let fits = match new.get(&key) {
            Some(value) => new.count(&key) == 1 && role.fits(view, &key, value)?,
            None => old.count(&key) == 1 && role.has(&key),
        };
        if !fits {
            return Ok(false);
        }
    }
    is_kind_of_note(view, new)
}

/// Whether the appearance streams are new: what was in the file before was made for something else.
pub(super) fn has_new_look(step: &Step<'_, '_, '_>, dictionary: &Dictionary) -> Result<bool, Error> {
    let view = step.new_view();
    if !dictionary.has("AP") {
        return Ok(true);
    }
    let Some(appearances) = view.dictionary(dictionary, "AP")? else { return Ok(false) };
    for entry in appearances.entries() {
        let known = ["N", "R", "D"].contains(&name_text(&entry.key).as_str());
        let is_stream = view.resolve(&entry.value)?.as_stream().is_some();
        let new = match entry.value.as_reference() {
            Some(id) => step.is_new(id.number)?,
            None => false,
        };
        if !known || !is_stream || !new {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether it draws, or may be drawn by a reader, over what a page shows.
fn covers(
    step: &Step<'_, '_, '_>,
    view: View<'_, '_>,
    number: u32,
    dictionary: &Dictionary,
    page: Option<u32>,
) -> Result<bool, Error> {
    if dictionary.has("AP") && !appearance::is_bounded(view, step.work(), number, dictionary)? {
        return Ok(true);
    }
    let Some(page) = page else { return Ok(true) };
    let Some(area) = room(step, view, dictionary, page)? else { return Ok(true) };
    Ok(has_area(Some(area)) && occupied::page_paints_in(step, page, area, number)?)
}

/// The room in which a reader may draw an annotation; one without extent where it draws none. `None`: nobody knows.
fn room(
    step: &Step<'_, '_, '_>,
    view: View<'_, '_>,
    dictionary: &Dictionary,
    page: u32,
) -> Result<Option<[f64; 4]>, Error> {
    let Some(rect) = rectangle(view, dictionary)? else { return Ok(None) };
    let subtype = view.name(dictionary, "Subtype")?.unwrap_or_default();
    let border = border_width(view, dictionary)?;
    let [x0, y0, x1, y1] = rect;
    let normal = match view.dictionary(dictionary, "AP")? {
        Some(appearances) => view.value(&appearances, "N")?,
        None => Object::null(),
    };
    if normal.as_stream().is_none() {
        if !is_in_order(view, dictionary)? {
            return Ok(None);
        }
        // Without an appearance the reader draws by entries of its own choice (§12.5.5), in whatever room: these alone are known.
        return Ok(match subtype.as_str() {
            "Popup" => Some([x0, y0, x0, y0]),
            "Link" if border.abs() <= 0.0 => Some([x0, y0, x0, y0]),
            // Drawn within the rectangle and its border, or not at all.
            "Link" | "Square" | "Circle" | "Stamp" => Some([x0 - border, y0 - border, x1 + border, y1 + border]),
            // The icon hangs from the upper left corner, whichever that is on a page that is turned.
            "Text" if is_turned(step, page)? => Some([x0 - ICON, y0.min(y1 - ICON), x1.max(x0 + ICON), y1 + ICON]),
            "Text" => Some([x0, y0.min(y1 - ICON), x1.max(x0 + ICON), y1]),
            _ => None,
        });
    }
    if !has_area(Some(rect)) {
        // A box that has to be stretched to nothing: readers differ in what they make of it.
        return Ok(None);
    }
    let [x0, y0, x1, y1] = extent(view, dictionary, rect)?;
    // A link is drawn with its border all the same.
    let border = if subtype == "Link" { border } else { 0.0 };
    Ok(Some([x0 - border, y0 - border, x1 + border, y1 + border]))
}

/// Whether a page is shown turned, by its own entry or one it inherits (§7.7.3.4).
fn is_turned(step: &Step<'_, '_, '_>, page: u32) -> Result<bool, Error> {
    let view = step.old();
    let Some((number, _)) = step.pages.iter().find(|(_, at)| **at == page) else { return Ok(true) };
    let mut node = current(view, *number)?.and_then(|page| page.object.as_plain_dictionary().cloned());
    for _ in 0..view.document().limits.tree_depth.max(1) {
        let Some(dictionary) = node else { return Ok(false) };
        if dictionary.has("Rotate") {
            return Ok(view.value(&dictionary, "Rotate")?.as_integer() != Some(0));
        }
        node = view.dictionary(&dictionary, "Parent")?;
    }
    Ok(true)
}

/// The width of the border (Tables 166 and 168). Some readers go by one entry, some by the other: the wider counts.
fn border_width(view: View<'_, '_>, dictionary: &Dictionary) -> Result<f64, Error> {
    let style = match view.dictionary(dictionary, "BS")? {
        Some(style) => Some(width_of(&view.value(&style, "W")?, 1.0)),
        None => None,
    };
    let border = match view.array(dictionary, "Border")?.as_ref().and_then(|border| border.get(2).cloned()) {
        Some(width) => Some(width_of(&view.resolve(&width)?, 1.0)),
        None => None,
    };
    Ok(match (style, border) {
        (Some(style), Some(border)) => style.max(border),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => 1.0,
    })
}

/// The room a note takes: its rectangle, and the points that some readers draw it through even beside an appearance.
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
    if matches!(kind, ChangeKind::AnnotationRemoved | ChangeKind::FieldRemoved) {
        change.since = Some(step.introduced(id.number)?);
    }
    step.list(change);
    Ok(())
}
