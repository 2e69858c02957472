//! New signature fields, and signatures put into fields (ISO 32000-2 §12.7.5.5, §12.8.1).

use super::super::appearance::draws_nothing;
use super::super::change::{Change, ChangeKind, Level};
use super::super::differing::current;
use super::super::field::{FieldType, field_type, has_area, joined, present, rectangle, takes_room};
use super::super::occupied;
use super::super::picture;
use super::super::shapes::{SIGNATURE_FIELD, SIGNATURE_WIDGET};
use super::super::step::{Step, Which};
use super::annotation;
use crate::base::error::Error;
use crate::pdf::document::view::View;
use crate::pdf::signature::{REFERENCES, references};
use crate::pdf::syntax::object::{Dictionary, Object, ObjectId};

/// A widget with its number and rectangle.
struct Mark {
    number: u32,
    rect: Option<[f64; 4]>,
    dictionary: Dictionary,
}

/// A field that the form did not list before. It must be new, and a signature field.
pub(super) fn added(
    step: &Step<'_, '_, '_>,
    number: u32,
    parent_name: Option<&str>,
    inherited: Option<FieldType>,
) -> Result<(), Error> {
    step.work().spend(1)?;
    let view = step.new_view();
    let Some(object) = current(view, number)? else { return Ok(()) };
    let refused = |kind: ChangeKind| Change::refused(kind).object(Some(object.id));
    let Some(dictionary) = object.object.as_plain_dictionary() else {
        step.list(refused(ChangeKind::FieldAdded));
        return Ok(());
    };
    let name = joined(parent_name, view.text(dictionary, "T")?);
    let rect = rectangle(view, dictionary)?;
    let own_type = field_type(view, dictionary)?.or(inherited);
    let refuse = |kind: ChangeKind, detail: Option<&str>| -> Result<(), Error> {
        let mut change = refused(kind).field(name.as_deref()).rect(rect).page(step.page_of(number, dictionary)?);
        change.detail = detail.map(str::to_owned);
        step.list(change);
        Ok(())
    };
    // An object that was in the file all along was not made by this signing.
    if !step.is_new(number)? {
        return refuse(ChangeKind::FieldAdded, None);
    }
    let (fields, marks) = kids(step, number, dictionary, rect)?;
    if own_type != Some(FieldType::Signature) {
        // A tree of new fields is not what signing makes.
        return refuse(ChangeKind::FieldAdded, None);
    }
    if !fields.is_empty() {
        return refuse(ChangeKind::FieldAdded, None);
    }
    if dictionary.has("Parent") && parent_name.is_none() {
        return refuse(ChangeKind::FieldAdded, Some("Parent"));
    }
    for mark in &marks {
        if mark.dictionary.has("A") || mark.dictionary.has("AA") {
            return refuse(ChangeKind::Actions, None);
        }
        // A signature field is a widget and nothing else (§12.5.6.19, §12.7.5.5).
        if let Some(key) = SIGNATURE_WIDGET.misfit(view, &mark.dictionary)? {
            return refuse(ChangeKind::FieldAdded, Some(&key));
        }
        let good = if takes_room(&mark.dictionary, mark.rect) {
            annotation::has_new_look(step, &mark.dictionary)? && !draws_itself(view, &mark.dictionary)?
        } else {
            draws_nothing(view, step.work(), mark.number, &mark.dictionary)?
        };
        if !good {
            return refuse(ChangeKind::AppearanceChanged, Some("AP"));
        }
    }
    if !marks.iter().any(|mark| mark.number == number)
        && let Some(key) = SIGNATURE_FIELD.misfit(view, dictionary)?
    {
        return refuse(ChangeKind::FieldAdded, Some(&key));
    }
    let visible = marks.iter().any(|mark| takes_room(&mark.dictionary, mark.rect));
    match present(view, dictionary, "V")? {
        Some(value) => {
            let Some(change) = signature(step, &value, name.as_deref(), visible)? else { return Ok(()) };
            list_marks(step, &change, &marks)?;
        }
        None => empty(step, object.id, name.as_deref(), visible, &marks)?,
    }
    Ok(())
}

/// The kids that are fields, and the widgets: the field itself if it is its own.
fn kids(
    step: &Step<'_, '_, '_>,
    number: u32,
    dictionary: &Dictionary,
    rect: Option<[f64; 4]>,
) -> Result<(Vec<u32>, Vec<Mark>), Error> {
    let view = step.new_view();
    let (mut fields, mut marks) = (Vec::new(), Vec::new());
    let list = view.array(dictionary, "Kids")?;
    step.work().spend(list.as_ref().map_or(0, |list| list.len()))?;
    for kid in list.iter().flat_map(|list| list.iter()) {
        let Some(id) = kid.as_reference() else {
            // A kid without a number is nothing that could be judged.
            fields.push(number);
            continue;
        };
        let Some(object) = current(view, id.number)? else { continue };
        let Some(kid) = object.object.as_dictionary() else { continue };
        // What it inherits comes from the parent it names, not from the field that lists it. Some programs name none.
        let own = |parent: &Object| parent.as_reference().is_some_and(|parent| parent.number == number);
        let own = kid.get("Parent").is_none_or(own);
        if kid.has("T") || !own || !step.is_new(id.number)? {
            fields.push(id.number);
        } else {
            marks.push(Mark { number: id.number, rect: rectangle(view, kid)?, dictionary: kid.clone() });
        }
    }
    if dictionary.has("Subtype") || dictionary.has("Rect") || !step.annotations(Which::New)?.pages_of(number).is_empty()
    {
        marks.push(Mark { number, rect, dictionary: dictionary.clone() });
    }
    Ok((fields, marks))
}

/// A signature that was not there before, as the value of a field. Lists why it is refused, or gives the change to be
/// listed for each of its marks.
pub(super) fn signature(
    step: &Step<'_, '_, '_>,
    value: &Object,
    field: Option<&str>,
    visible: bool,
) -> Result<Option<Change>, Error> {
    let view = step.new_view();
    let id = value.as_reference();
    let fresh = match id {
        Some(id) => step.is_new(id.number)?,
        None => false,
    };
    let resolved = view.resolve(value)?;
    let dictionary = resolved.as_plain_dictionary();
    let (Some(id), Some(dictionary), true) = (id, dictionary, fresh) else {
        // A dictionary that was there before speaks of other bytes; reusing it would make an old signature vouch for this.
        step.list(Change::refused(ChangeKind::SignatureReused).object(id).field(field));
        return Ok(None);
    };
    if step.signed_before && certifies(view, dictionary)? {
        step.list(Change::refused(ChangeKind::Permissions).object(Some(id)).field(field).detail("DocMDP"));
    }
    let timestamp = dictionary.is_name("Type", "DocTimeStamp") || dictionary.is_name("SubFilter", "ETSI.RFC3161");
    // §12.8.5: a document time-stamp says when, and nobody by it says what a page shows: a picture of it is a mark like any other.
    let level = match (timestamp, visible) {
        (true, false) => Level::Lta,
        (true, true) => Level::Annotations,
        (false, _) => Level::FormFilling,
    };
    let kind = if timestamp { ChangeKind::TimestampAdded } else { ChangeKind::SignatureAdded };
    let mut change = Change::new(kind, level).object(Some(id)).field(field);
    // What shows nothing needs nobody to vouch for what it shows; whether it is good is told of it by itself. But what claims to be
    // a time-stamp is allowed where nothing else is (Table 257), so it must be one.
    change.signature = Some(id).filter(|_| visible || timestamp);
    change.unlocked = level == Level::Lta;
    Ok(Some(change))
}

/// Whether a signature certifies, or might: a list that is too long to be read may say so behind what is read.
fn certifies(view: View<'_, '_>, dictionary: &Dictionary) -> Result<bool, Error> {
    let references = references(&view, dictionary)?;
    Ok(references.len() >= REFERENCES || references.iter().any(|reference| reference.method == "DocMDP"))
}

/// Lists a new signature once for each place where it shows, so that a person can find them all.
fn list_marks(step: &Step<'_, '_, '_>, change: &Change, marks: &[Mark]) -> Result<(), Error> {
    if marks.is_empty() {
        step.list(change.clone());
    }
    for mark in marks {
        let page = step.page_of(mark.number, &mark.dictionary)?;
        let rect = mark.rect.filter(|_| has_area(mark.rect));
        let mut own = change.clone().rect(rect).page(page);
        own.level = level_of_mark(step, change, mark.number, mark.rect)?;
        let at = step.list(own);
        step.add_new_widget(mark.number, at);
        picture::list(step, change, mark.number, &mark.dictionary, rect, page)?;
    }
    Ok(())
}

/// The level of a change where its mark stands: a picture of a time-stamp must lie on free room, as a note must.
pub(super) fn level_of_mark(
    step: &Step<'_, '_, '_>,
    change: &Change,
    number: u32,
    rect: Option<[f64; 4]>,
) -> Result<Level, Error> {
    if change.kind != ChangeKind::TimestampAdded || change.level != Level::Annotations {
        return Ok(change.level);
    }
    let pages = step.annotations(Which::New)?;
    let Some(rect) = rect else { return Ok(Level::Other) };
    for page in pages.pages_of(number) {
        let painted = has_area(Some(rect)) && occupied::page_paints_in(step, *page, rect, number)?;
        if painted && !shows_what_was_there(step, number, *page, rect)? {
            return Ok(Level::Other);
        }
    }
    Ok(Level::Annotations)
}

/// Whether a widget shows the very picture that an annotation of the page showed in the same rectangle: some programs stamp with
/// the mark they sign with, and nothing looks different.
fn shows_what_was_there(step: &Step<'_, '_, '_>, number: u32, page: u32, rect: [f64; 4]) -> Result<bool, Error> {
    let look = |view: View<'_, '_>, number: u32| -> Result<Option<Object>, Error> {
        let Some(object) = current(view, number)? else { return Ok(None) };
        let Some(widget) = object.object.as_plain_dictionary() else { return Ok(None) };
        let flags = view.value(widget, "F")?.as_integer().unwrap_or(0);
        let shown = rectangle(view, widget)? == Some(rect) && flags & SHOWN == PRINTED;
        let Some(appearances) = view.dictionary(widget, "AP")?.filter(|_| shown) else { return Ok(None) };
        Ok(Some(view.value(&appearances, "N")?).filter(|normal| normal.as_stream().is_some()))
    };
    let Some(new) = look(step.new_view(), number)? else { return Ok(false) };
    let mut before = step.annotations(Which::Old)?.on_page(page);
    crate::base::sort::sort(&mut before);
    for number in before {
        step.work().spend(1)?;
        if let Some(old) = look(step.old(), number)?
            && step.equality.is_copy(&old, &new)?
            // Nothing else may be there that the older picture lies under.
            && !occupied::page_paints_in(step, page, rect, number)?
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Invisible, hidden, print, no zoom, no rotate, no view (Table 167), and what of them a mark has that everybody sees.
const SHOWN: i64 = 1 | 2 | 4 | 8 | 16 | 32;
const PRINTED: i64 = 4;

/// A field prepared for a signature to come. It may show nothing, because nobody vouches for what it would show.
fn empty(
    step: &Step<'_, '_, '_>,
    id: ObjectId,
    field: Option<&str>,
    visible: bool,
    marks: &[Mark],
) -> Result<(), Error> {
    let level = if visible { Level::FormFilling } else { Level::Lta };
    let mut change = Change::new(ChangeKind::SignatureFieldAdded, level).object(Some(id)).field(field);
    change.unlocked = !visible;
    // Preparing a field is not signing (Table 257), unless a signature comes into it.
    change.uncertified_only = true;
    for mark in marks {
        let shows =
            takes_room(&mark.dictionary, mark.rect) && (shows(step, &mark.dictionary)? || mark.dictionary.has("MK"));
        let page = step.page_of(mark.number, &mark.dictionary)?;
        let rect = mark.rect.filter(|_| has_area(mark.rect));
        let mut own = change.clone().rect(rect).page(page);
        if shows {
            own.level = Level::Other;
        }
        let at = step.list(own);
        step.add_new_widget(mark.number, at);
    }
    if marks.is_empty() {
        step.list(change);
    }
    Ok(())
}

/// Whether a reader would draw a widget by its own entries: it has no normal appearance, and colours for its ground or border
/// (Table 192).
pub(super) fn draws_itself(view: View<'_, '_>, widget: &Dictionary) -> Result<bool, Error> {
    let normal = match view.dictionary(widget, "AP")? {
        Some(appearances) => view.value(&appearances, "N")?,
        None => Object::null(),
    };
    let look = view.dictionary(widget, "MK")?;
    Ok(normal.is_null() && look.is_some_and(|look| look.has("BG") || look.has("BC")))
}

/// Whether an annotation has an appearance that draws anything.
pub(super) fn shows(step: &Step<'_, '_, '_>, dictionary: &Dictionary) -> Result<bool, Error> {
    let view = step.new_view();
    let Some(appearances) = view.dictionary(dictionary, "AP")? else { return Ok(false) };
    let normal = view.value(&appearances, "N")?;
    let Some(stream) = normal.as_stream() else { return Ok(!normal.is_null()) };
    match view.decode(stream) {
        Ok(data) => Ok(data.is_none_or(|data| !data.iter().all(u8::is_ascii_whitespace))),
        Err(Error::OverLimit { .. }) => Ok(true),
        Err(error) => Err(error),
    }
}
