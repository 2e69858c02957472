//! The field of a signature and its widget (ISO 32000-2 §12.7.5.5, §12.5.6.19).

use super::SignError;
use super::appearance::{Picture, Placement};
use super::object::{Entries, PdfValue};
use super::outline::Outline;
use super::request::{Field, FieldLock};
use super::update::Update;
use crate::pdf::signature::FieldUse;
use crate::pdf::{Dictionary, Object, ObjectId, decode_text};

/// Print and Locked (ISO 32000-2 Table 167).
const FLAGS: i64 = 4 | 128;
/// SignaturesExist and AppendOnly (ISO 32000-2 Table 225).
const SIGNATURE_FLAGS: i64 = 3;
/// Names tried for a new field.
const NAMES: usize = 100_000;

/// The field that will be signed.
pub(super) enum Target<'o> {
    New(String),
    Existing(&'o FieldUse, ObjectId),
}

/// Finds the field of the request, and whether it may be signed.
pub(super) fn target<'o>(outline: &'o Outline<'_, '_>, field: &Field) -> Result<Target<'o>, SignError> {
    let name = match field {
        Field::Existing(name) => return existing(outline, name),
        Field::Named(name) => name.clone(),
        Field::New => free_name(outline)?,
    };
    // A full stop would make it the name of a kid (ISO 32000-2 §12.7.4.2).
    if name.is_empty() || name.contains('.') || outline.top_names()?.contains(&name) {
        return Err(SignError::FieldExists { field: name });
    }
    outline.check_lock(&name)?;
    Ok(Target::New(name))
}

pub(super) fn free_name(outline: &Outline<'_, '_>) -> Result<String, SignError> {
    let taken = outline.top_names()?;
    let free = (1..NAMES).map(|number| format!("Signature{number}")).find(|name| !taken.contains(name));
    free.ok_or(SignError::Damaged { what: "fields" })
}

fn existing<'o>(outline: &'o Outline<'_, '_>, name: &str) -> Result<Target<'o>, SignError> {
    let missing = || SignError::NoSuchField { field: name.to_owned() };
    let found = outline.fields.iter().find(|field| field.name.as_deref() == Some(name)).ok_or_else(missing)?;
    let id = found.id.ok_or_else(missing)?;
    if found.value.is_some() {
        return Err(SignError::FieldSigned { field: name.to_owned() });
    }
    outline.check_lock(name)?;
    let dictionary = dictionary_of(outline, id)?;
    // ISO 32000-2 §12.7.5.5, Table 237: only what is marked as required binds.
    let demands = outline.view.dictionary(&dictionary, "SV")?;
    if let Some(demands) = demands
        && outline.view.value(&demands, "Ff")?.as_integer().unwrap_or(0) != 0
    {
        return Err(SignError::SeedValue { field: name.to_owned() });
    }
    Ok(Target::Existing(found, id))
}

fn dictionary_of(outline: &Outline<'_, '_>, id: ObjectId) -> Result<Dictionary, SignError> {
    let held = outline.view.get(id)?;
    let dictionary = held.and_then(|held| held.object.as_plain_dictionary().cloned());
    dictionary.ok_or(SignError::Damaged { what: "field" })
}

/// The lock that an existing field asks its signature for (ISO 32000-2 Table 236).
pub(super) fn asked_lock(outline: &Outline<'_, '_>, target: &Target<'_>) -> Result<Option<FieldLock>, SignError> {
    let Target::Existing(_, id) = target else { return Ok(None) };
    let field = dictionary_of(outline, *id)?;
    let Some(lock) = outline.view.dictionary(&field, "Lock")? else { return Ok(None) };
    let mut names = Vec::new();
    for name in outline.view.array(&lock, "Fields")?.iter().flat_map(|names| names.iter()) {
        names.extend(outline.view.resolve(name)?.as_string().map(|name| decode_text(&name.bytes)));
    }
    Ok(Some(match outline.view.name(&lock, "Action")?.as_deref() {
        Some("Include") => FieldLock::Include(names),
        Some("Exclude") => FieldLock::Exclude(names),
        _ => FieldLock::All,
    }))
}

/// Writes the field with its value, and everything that leads to it.
pub(super) fn write(
    outline: &Outline<'_, '_>,
    update: &mut Update<'_, '_>,
    target: &Target<'_>,
    placement: &Placement,
    value: ObjectId,
) -> Result<(), SignError> {
    match target {
        Target::Existing(field, id) => fill(outline, update, field, *id, placement, value),
        Target::New(name) => {
            let field = add(outline, update, name, placement, value)?;
            list(outline, update, field)
        }
    }
}

/// A new field, which is its own widget.
fn add(
    outline: &Outline<'_, '_>,
    update: &mut Update<'_, '_>,
    name: &str,
    placement: &Placement,
    value: ObjectId,
) -> Result<ObjectId, SignError> {
    let [left, bottom, right, top] = placement.rect;
    let is_rectangle = placement.rect.iter().all(|number| number.is_finite()) && left <= right && bottom <= top;
    if !is_rectangle || (placement.picture.is_some() && (left >= right || bottom >= top)) {
        return Err(SignError::BadRectangle);
    }
    let (page, _) = outline.page(placement.page)?;
    let mut widget = Entries::new()
        .with("Type", PdfValue::name("Annot"))
        .with("Subtype", PdfValue::name("Widget"))
        .with("FT", PdfValue::name("Sig"))
        .with("T", PdfValue::text(name))
        .with("V", value)
        .with("F", FLAGS)
        .with("Rect", PdfValue::numbers(&placement.rect))
        .with("P", page);
    if let Some(picture) = &placement.picture {
        widget.set("AP", Entries::new().with("N", draw(update, picture, placement.turn)));
    }
    let field = update.add(widget);
    let page_dictionary = dictionary_of(outline, page)?;
    if let Some(changed) = pushed(outline, update, &page_dictionary, "Annots", field)? {
        update.put(page, changed);
    }
    Ok(field)
}

/// A field that was waiting for its signature.
fn fill(
    outline: &Outline<'_, '_>,
    update: &mut Update<'_, '_>,
    field: &FieldUse,
    id: ObjectId,
    placement: &Placement,
    value: ObjectId,
) -> Result<(), SignError> {
    let mut entries = Entries::from(&dictionary_of(outline, id)?).with("V", value);
    if let Some(picture) = &placement.picture {
        let drawn = draw(update, picture, placement.turn);
        let appearance = Entries::new().with("N", drawn);
        // The widget is the field itself, or its kid.
        match field.widgets.first().and_then(|widget| widget.id).filter(|widget| *widget != id) {
            Some(widget) => {
                let kid = Entries::from(&dictionary_of(outline, widget)?).with("AP", appearance);
                update.put(widget, kid);
            }
            None => entries.set("AP", appearance),
        }
    }
    update.put(id, entries);
    flag(outline, update)
}

/// A form XObject (ISO 32000-2 §8.10) turned so that it is upright on the page.
fn draw(update: &mut Update<'_, '_>, picture: &Picture, turn: u16) -> ObjectId {
    let parts: Vec<ObjectId> = picture.parts.iter().map(|_| update.reserve()).collect();
    for (id, part) in parts.iter().zip(&picture.parts) {
        update.put(*id, part.resolved(&parts));
    }
    let resources = PdfValue::Dictionary(picture.resources.clone()).resolved(&parts);
    let mut form = Entries::new()
        .with("Type", PdfValue::name("XObject"))
        .with("Subtype", PdfValue::name("Form"))
        .with("BBox", PdfValue::numbers(&[0.0, 0.0, picture.width, picture.height]))
        .with("Resources", resources);
    // The reader moves what is turned into the rectangle (ISO 32000-2 §12.5.5, algorithm "appearance streams").
    let matrix = match turn {
        90 => Some([0, 1, -1, 0, 0, 0]),
        180 => Some([-1, 0, 0, -1, 0, 0]),
        270 => Some([0, -1, 1, 0, 0, 0]),
        _ => None,
    };
    if let Some(matrix) = matrix {
        form.set("Matrix", matrix.map(PdfValue::Integer).to_vec());
    }
    update.add(PdfValue::Stream(form, picture.content.clone()))
}

/// Lists a new field in the form, which is made if there is none.
fn list(outline: &Outline<'_, '_>, update: &mut Update<'_, '_>, field: ObjectId) -> Result<(), SignError> {
    let Some((holder, form)) = outline.form()? else {
        let fields = vec![PdfValue::Reference(field)];
        let form = update.add(Entries::new().with("Fields", fields).with("SigFlags", SIGNATURE_FLAGS));
        let catalog = catalog(outline, update).with("AcroForm", form);
        update.put(outline.catalog, catalog);
        return Ok(());
    };
    let listed = pushed(outline, update, &form, "Fields", field)?;
    let flags = flags(outline, &form)?;
    if listed.is_none() && flags.is_none() {
        return Ok(());
    }
    let mut entries = listed.unwrap_or_else(|| Entries::from(&form));
    if let Some(flags) = flags {
        entries.set("SigFlags", flags);
    }
    put_form(outline, update, holder, entries);
    Ok(())
}

/// Notes in the form that the document is signed.
fn flag(outline: &Outline<'_, '_>, update: &mut Update<'_, '_>) -> Result<(), SignError> {
    let Some((holder, form)) = outline.form()? else { return Ok(()) };
    if let Some(flags) = flags(outline, &form)? {
        put_form(outline, update, holder, Entries::from(&form).with("SigFlags", flags));
    }
    Ok(())
}

/// The flags that the form lacks, with those that it has.
fn flags(outline: &Outline<'_, '_>, form: &Dictionary) -> Result<Option<i64>, SignError> {
    let flags = outline.view.value(form, "SigFlags")?.as_integer().unwrap_or(0);
    Ok((flags & SIGNATURE_FLAGS != SIGNATURE_FLAGS).then_some(flags | SIGNATURE_FLAGS))
}

fn put_form(outline: &Outline<'_, '_>, update: &mut Update<'_, '_>, holder: Option<ObjectId>, form: Entries) {
    match holder {
        Some(holder) => update.put(holder, form),
        None => {
            let catalog = catalog(outline, update).with("AcroForm", form);
            update.put(outline.catalog, catalog);
        }
    }
}

/// The catalog as the update has it so far.
pub(super) fn catalog(outline: &Outline<'_, '_>, update: &Update<'_, '_>) -> Entries {
    update.current(outline.catalog).cloned().unwrap_or_else(|| Entries::from(&outline.catalog_dictionary))
}

/// Adds a reference to an array of a dictionary. The array is an object of its own, which is written again; or it is in the dictionary,
/// which is returned as it then is.
fn pushed(
    outline: &Outline<'_, '_>,
    update: &mut Update<'_, '_>,
    dictionary: &Dictionary,
    key: &str,
    added: ObjectId,
) -> Result<Option<Entries>, SignError> {
    let value = dictionary.get(key).cloned().unwrap_or_else(Object::null);
    let resolved = outline.view.resolve_with_holder(&value)?;
    let mut elements: Vec<PdfValue> =
        resolved.object.as_array().map(|array| array.iter().map(PdfValue::from).collect()).unwrap_or_default();
    if resolved.object.as_array().is_none() && !resolved.object.is_null() {
        return Err(SignError::Damaged { what: "array" });
    }
    elements.push(PdfValue::Reference(added));
    match resolved.holder {
        Some(holder) => {
            update.put(holder.id, elements);
            Ok(None)
        }
        None => Ok(Some(Entries::from(dictionary).with(key, elements))),
    }
}
