//! Fields that were there before (ISO 32000-2 §12.7.4): filling them in and signing them.

use super::super::appearance;
use super::super::change::{Change, ChangeKind, Level};
use super::super::differing::Pair;
use super::super::field::{FieldFacts, FieldType, has_area, present, rectangle, takes_room};
use super::super::hiding::{fills_box, may_hide};
use super::super::node::{Node, Place};
use super::super::painted;
use super::super::picture;
use super::super::roles::Role;
use super::super::shapes::SIGNATURE_WIDGET;
use super::super::step::{Edge, Step, Which};
use super::signature_field;
use crate::error::Error;
use crate::pdf::object::{Dictionary, IndirectObject, Object};
use crate::pdf::text::{decode_text, name_text};
use crate::pdf::view::View;
use std::collections::{BTreeSet, HashSet};

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

/// `Ff` of Table 227: read-only, required, no export. The others change what kind of field it is.
const LOCKING_FLAGS: i64 = 0b111;
/// `F` of Table 167: print, read-only, locked, locked contents. The others hide or show, or detach it from its rectangle.
const STILL_SHOWN_FLAGS: i64 = 4 | 64 | 128 | 512;
/// `Ff` of Table 229: a push-button has no value (bit 17).
const PUSH_BUTTON: i64 = 1 << 16;

/// What a signer's program writes into a field that was prepared for it.
const SIGNED_KEYS: [&str; 12] = ["V", "AP", "AS", "DA", "Q", "MK", "F", "Lock", "TU", "BS", "Border", "H"];

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
    for (number, pair) in &step.pairs {
        let Some(old) = &pair.old else { continue };
        if is_linked(step, *number, pair.old.as_deref(), pair.new.as_deref())? {
            found.insert(*number);
        }
        if step.pages.contains_key(number) || old.object.as_array().is_some() {
            continue;
        }
        for (place, holder) in step.uses(*number)? {
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
        signature(step, &twice)
    } else {
        filled(step, &mut twice)
    }
}

/// Takes out keys whose difference never changes what a field is or shows.
fn forget_harmless(step: &Step<'_, '_, '_>, twice: &mut Twice<'_>) -> Result<(), Error> {
    let flags = |view: View<'_, '_>, dictionary: &Dictionary, key: &str| -> Result<i64, Error> {
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
        "M" | "NM" => new.get(key).is_some_and(|value| value.as_string().is_none()),
        "StructParent" => old.has("StructParent") || new.get(key).and_then(Object::as_integer).is_none(),
        // The same text in another encoding (§7.9.2.2): the full names are compared apart.
        "T" => !same_text(old, new, key),
        _ => true,
    });
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
    for key in &twice.keys {
        // A prepared field has its looks from its appearance; a border beside it has no effect (§12.5.4), a lock restricts.
        let allowed = SIGNED_KEYS.contains(&key.as_str());
        let fits = match twice.new.get(key) {
            Some(value) => SIGNATURE_WIDGET.fits(step.new_view(), key, value)? && twice.new.count(key) == 1,
            None => !["Lock", "SV"].contains(&key.as_str()),
        };
        if !allowed || !fits {
            return refuse(step, twice, ChangeKind::FieldChanged, Some(key));
        }
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
    // The frame and the colours of a widget are its look as an annotation (Table 192): readers that draw fields themselves put
    // them over what is beneath.
    let framed = twice.keys.iter().any(|key| FRAME.contains(&key.as_str()));
    if framed && lies_over_content(step, twice)? {
        return refuse(step, twice, ChangeKind::AppearanceChanged, None);
    }
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
        if has_area(Some(rect)) && painted::page_paints_in(step, *page, rect, twice.number)? {
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
    let holder =
        Node { object: Object::null(), at: Place { holder: Some(twice.number), path: String::new() }, reached: None };
    for key in ["V", "RV", "I"] {
        if let Some(id) = twice.new.get(key).and_then(Object::as_reference) {
            let at = Place { holder: holder.at.holder, path: format!("/{key}") };
            step.judged(id.number, [Edge::At(at)]);
        }
    }
}
