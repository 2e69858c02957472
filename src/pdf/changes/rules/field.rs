//! Fields that were there before (ISO 32000-2 §12.7.4): filling them in and signing them.

use super::super::appearance;
use super::super::change::{Change, ChangeKind, Level};
use super::super::differing::Pair;
use super::super::field::{FieldFacts, FieldType, has_area, is_field, present, rectangle, takes_room, top_fields};
use super::super::node::{Node, Place};
use super::super::painted;
use super::super::step::{Edge, Step};
use super::signature_field;
use crate::error::Error;
use crate::pdf::object::{Dictionary, Object};
use crate::pdf::text::name_text;
use std::collections::{BTreeSet, HashSet};

/// Places from which a field may be referred to without its value meaning anything else there.
const USES: [Edge; 8] = [
    Edge::Path("/Fields[]"),
    Edge::Path("/AcroForm/Fields[]"),
    Edge::Path("/Kids[]"),
    Edge::Path("/Annots[]"),
    Edge::Path("[]"),
    Edge::Path("/Parent"),
    Edge::Path("/Obj"),
    Edge::Path("/K/Obj"),
];

/// `Ff` of Table 227: read-only, required, no export. The others change what kind of field it is.
const LOCKING_FLAGS: i64 = 0b111;
/// `F` of Table 167: print, no zoom, no rotate, read-only, locked, locked contents. The others hide or show.
const STILL_SHOWN_FLAGS: i64 = 4 | 8 | 16 | 64 | 128 | 512;
/// `Ff` of Table 229: a push-button has no value (bit 17).
const PUSH_BUTTON: i64 = 1 << 16;

/// How a widget is framed.
const FRAME: [&str; 4] = ["MK", "BS", "Border", "C"];

/// A field in both revisions.
struct Twice<'p> {
    number: u32,
    old: &'p Dictionary,
    new: &'p Dictionary,
    before: FieldFacts,
    after: FieldFacts,
    /// Keys that differ, but for those that never matter.
    keys: Vec<String>,
}

pub(super) fn apply(step: &Step<'_, '_, '_>) -> Result<(), Error> {
    let candidates = candidates(step)?;
    if candidates.is_empty() {
        return Ok(());
    }
    let tops = (top_fields(step.old())?, top_fields(step.new_view())?);
    step.work().spend(tops.0.len().saturating_add(tops.1.len()))?;
    for number in candidates {
        let pair = step.pair(number)?;
        examine(step, number, &pair, &tops.0, &tops.1)?;
    }
    Ok(())
}

/// Fields that differ, and fields whose value or appearance is another object that differs.
fn candidates(step: &Step<'_, '_, '_>) -> Result<BTreeSet<u32>, Error> {
    let mut found = BTreeSet::new();
    for (number, pair) in &step.pairs {
        let Some(old) = &pair.old else { continue };
        if old.object.as_plain_dictionary().is_some_and(is_field) {
            found.insert(*number);
        }
        for (place, holder) in step.uses(*number)? {
            let of_field = holder.as_ref().and_then(|holder| holder.object.as_dictionary()).is_some_and(is_field);
            if let (Some(holder), true) = (place.holder, of_field)
                && (place.path.starts_with("/AP") || place.path == "/V")
            {
                found.insert(holder);
            }
        }
    }
    Ok(found)
}

fn examine(
    step: &Step<'_, '_, '_>,
    number: u32,
    pair: &Pair,
    tops_before: &HashSet<u32>,
    tops_after: &HashSet<u32>,
) -> Result<(), Error> {
    let dictionary = |object: &'_ Option<std::rc::Rc<crate::pdf::IndirectObject>>| {
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
    if twice.after.field_type == Some(FieldType::Signature) || twice.before.field_type == Some(FieldType::Signature) {
        signature(step, &twice)
    } else {
        filled(step, &mut twice)
    }
}

/// Takes out keys whose difference never changes what a field is or shows.
fn forget_harmless(step: &Step<'_, '_, '_>, twice: &mut Twice<'_>) -> Result<(), Error> {
    let flags = |view: crate::pdf::View<'_, '_>, dictionary: &Dictionary, key: &str| -> Result<i64, Error> {
        Ok(view.value(dictionary, key)?.as_integer().unwrap_or(0))
    };
    let mut keys = core::mem::take(&mut twice.keys);
    let (old, new) = (twice.old, twice.new);
    let ff = flags(step.old(), old, "Ff")? ^ flags(step.new_view(), new, "Ff")?;
    let f = flags(step.old(), old, "F")? ^ flags(step.new_view(), new, "F")?;
    // Naming the page that already lists the widget.
    let page = new.get("P").and_then(Object::as_reference).is_some_and(|id| step.pages.contains_key(&id.number));
    keys.retain(|key| match key.as_str() {
        "Ff" => ff & !LOCKING_FLAGS != 0,
        "F" => f & !STILL_SHOWN_FLAGS != 0,
        "Type" => old.has("Type") || !new.is_name("Type", "Annot"),
        "P" => old.has("P") || !page,
        "M" | "NM" => false,
        "StructParent" => old.has("StructParent"),
        _ => true,
    });
    twice.keys = keys;
    Ok(())
}

fn refuse(step: &Step<'_, '_, '_>, twice: &Twice<'_>, kind: ChangeKind, detail: Option<&str>) -> Result<(), Error> {
    let mut change = describe(step, twice, Change::refused(kind))?;
    change.detail = detail.map(str::to_owned).or_else(|| twice.keys.first().cloned());
    step.list(change);
    Ok(())
}

fn describe(step: &Step<'_, '_, '_>, twice: &Twice<'_>, change: Change) -> Result<Change, Error> {
    let id = crate::pdf::ObjectId::new(twice.number, 0);
    let rect = rectangle(step.new_view(), twice.new)?;
    let page = step.page_of(twice.number, twice.new)?;
    let name = twice.after.name.as_deref().or(twice.before.name.as_deref());
    Ok(change.object(Some(id)).field(name).rect(rect.filter(|_| has_area(rect))).page(page))
}

/// Whether the value of the field, its own or inherited, is another one.
fn value_differs(step: &Step<'_, '_, '_>, twice: &Twice<'_>) -> Result<bool, Error> {
    let null = Object::null();
    let (old, new) = (twice.before.value.as_ref().unwrap_or(&null), twice.after.value.as_ref().unwrap_or(&null));
    let in_place = new.as_reference().is_some_and(|id| step.differs(id.number));
    Ok(in_place || !step.equality.in_full(old, new)?)
}

/// A signature field: it may be signed once, and is then left alone.
fn signature(step: &Step<'_, '_, '_>, twice: &Twice<'_>) -> Result<(), Error> {
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
    let allowed = ["V", "AP", "AS", "DA", "Q", "MK", "F"];
    if let Some(key) = twice.keys.iter().find(|key| !allowed.contains(&key.as_str())) {
        return refuse(step, twice, ChangeKind::FieldChanged, Some(key));
    }
    if !appearance::judge(step, twice.number, twice.old, twice.new)? {
        return refuse(step, twice, ChangeKind::AppearanceChanged, None);
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
    }
    let name = twice.after.name.as_deref();
    let Some(change) = signature_field::signature(step, value, name, visible)? else { return Ok(()) };
    if marks.is_empty() {
        step.list(change.clone());
    }
    for (number, mark) in marks {
        let rect = rectangle(view, &mark)?;
        let page = step.page_of(number, &mark)?;
        let at = step.list(change.clone().rect(rect.filter(|_| has_area(rect))).page(page));
        step.add_new_widget(number, at);
    }
    Ok(())
}

/// A field that is no signature: its value may change, and its look with it.
fn filled(step: &Step<'_, '_, '_>, twice: &mut Twice<'_>) -> Result<(), Error> {
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
    // The frame and the colours of a widget are its look as an annotation (Table 192).
    let framed = twice.keys.iter().any(|key| FRAME.contains(&key.as_str()));
    twice.keys.retain(|key| !FRAME.contains(&key.as_str()));
    let allowed = ["V", "AP", "AS", "DA", "Q", "I", "RV"];
    if let Some(key) = twice.keys.iter().find(|key| !allowed.contains(&key.as_str())) {
        return refuse(step, twice, ChangeKind::FieldChanged, Some(key));
    }
    if !appearance::judge(step, twice.number, twice.old, twice.new)? {
        return refuse(step, twice, ChangeKind::AppearanceChanged, None);
    }
    if looks_different && !value_differs && !appearance::shows_value(step, twice.new, twice.after.value.as_ref())? {
        // The look of a field is what people read; changing it alone says what the field does not.
        return refuse(step, twice, ChangeKind::AppearanceChanged, None);
    }
    if looks_different
        && (appearance::contradicts_value(step, twice.new, twice.after.flags, twice.after.value.as_ref())?
            || covers_page(step, twice)?)
    {
        return refuse(step, twice, ChangeKind::AppearanceChanged, None);
    }
    judge_value(step, twice);
    let level = if framed { Level::Annotations } else { Level::FormFilling };
    let change = describe(step, twice, Change::new(ChangeKind::FormFilled, level))?;
    step.list(change);
    Ok(())
}

/// Whether a field takes most of its page: what it shows then is the page, not an entry in a form.
fn covers_page(step: &Step<'_, '_, '_>, twice: &Twice<'_>) -> Result<bool, Error> {
    let view = step.new_view();
    let area = |[x0, y0, x1, y1]: [f64; 4]| (x1 - x0).abs() * (y1 - y0).abs();
    let Some(rect) = rectangle(view, twice.new)? else { return Ok(takes_room(twice.new, None)) };
    let page = match twice.new.get("P") {
        Some(page) => view.resolve(page)?,
        None => return Ok(false),
    };
    let Some(page) = page.as_plain_dictionary() else { return Ok(false) };
    Ok(area(rect) > 0.5 * area(painted::page_box(view, page)?))
}

/// A value that is an object of its own, written in its place.
fn judge_value(step: &Step<'_, '_, '_>, twice: &Twice<'_>) {
    let holder =
        Node { object: Object::null(), at: Place { holder: Some(twice.number), path: String::new() }, reached: None };
    for key in ["V", "RV", "I"] {
        if let Some(id) = twice.new.get(key).and_then(Object::as_reference) {
            let at = Place { holder: holder.at.holder, path: format!("/{key}") };
            step.judged(id.number, [Edge::At(at)]);
        }
    }
}
