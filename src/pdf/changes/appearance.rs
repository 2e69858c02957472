//! Appearances of annotations (ISO 32000-2 §12.5.5).

use super::field::{has_area, rectangle};
use super::node::{Node, Place};
use super::painted::{self, Box4};
use super::step::Step;
use super::work::Work;
use crate::base::error::Error;
use crate::pdf::document::view::View;
use crate::pdf::syntax::object::{Dictionary, Object, Stream};
use crate::pdf::syntax::text::{decode_text, name_text};

/// The three appearances of Table 170.
const KINDS: [&str; 3] = ["N", "R", "D"];

fn whole(number: u32, dictionary: &Dictionary) -> Node {
    let object = Object { value: crate::pdf::Value::Dictionary(dictionary.clone()), ..Object::null() };
    Node { object, at: Place { holder: Some(number), path: String::new() }, reached: None }
}

/// Appearance streams by place, and the dictionaries on the way to them.
type Appearances = (Vec<(String, Node)>, Vec<Node>);

/// Every appearance stream of an annotation with its place in the appearance dictionary, and the dictionaries on the way.
fn streams(view: View<'_, '_>, annotation: &Node) -> Result<Appearances, Error> {
    let (mut streams, mut way) = (Vec::new(), Vec::new());
    let Some(appearances) = annotation.child(view, "AP")? else { return Ok((streams, way)) };
    for kind in KINDS {
        let Some(one) = appearances.child(view, kind)? else { continue };
        if one.object.as_stream().is_some() {
            streams.push((kind.to_owned(), one));
            continue;
        }
        for entry in one.dictionary().map(Dictionary::entries).unwrap_or_default().iter().take(1_000) {
            let state = name_text(&entry.key);
            if let Some(stream) = one.child(view, &state)? {
                streams.push((format!("{kind}/{state}"), stream));
            }
        }
        way.push(one);
    }
    way.push(appearances);
    Ok((streams, way))
}

/// Whether an annotation looks different, by its dictionary or by the appearance streams themselves.
pub(crate) fn differs(step: &Step<'_, '_, '_>, number: u32, old: &Dictionary, new: &Dictionary) -> Result<bool, Error> {
    let null = Object::null();
    for key in ["AP", "AS", "MK"] {
        if !step.equality.at_position(old.get(key).unwrap_or(&null), new.get(key).unwrap_or(&null))? {
            return Ok(true);
        }
    }
    let (streams, way) = streams(step.new_view(), &whole(number, new))?;
    let nodes = streams.iter().map(|(_, node)| node).chain(&way);
    Ok(nodes.filter_map(Node::number).any(|number| step.differs(number)))
}

/// Whether an annotation with appearance streams is drawn within its rectangle and nowhere else (§12.5.5, Algorithm 8): the
/// rectangle, every appearance of every state with its box and matrix are what they must be, and no flag detaches it.
pub(crate) fn is_bounded(view: View<'_, '_>, work: &Work, number: u32, annotation: &Dictionary) -> Result<bool, Error> {
    if !painted::is_tied_to_rectangle(view, annotation)? || !has_area(rectangle(view, annotation)?) {
        return Ok(false);
    }
    let Some(appearances) = view.dictionary(annotation, "AP")? else { return Ok(false) };
    let known = |key: &[u8]| KINDS.iter().any(|kind| kind.as_bytes() == key);
    if !appearances.has("N") || !appearances.entries().iter().all(|entry| known(&entry.key)) {
        return Ok(false);
    }
    let (streams, _) = streams(view, &whole(number, annotation))?;
    let rect = rectangle(view, annotation)?;
    for (_, node) in &streams {
        if !stays_in_its_box(view, work, node, rect, None)? {
            return Ok(false);
        }
    }
    Ok(!streams.is_empty())
}

/// Whether nothing is drawn of an annotation, whatever a reader makes of its rectangle. One without extent asks for a box to be scaled
/// to nothing (§12.5.5, Algorithm 8): PDFium takes the scale for 1 where there is no box, and draws letters at an ordinary size.
pub(crate) fn draws_nothing(
    view: View<'_, '_>,
    work: &Work,
    number: u32,
    annotation: &Dictionary,
) -> Result<bool, Error> {
    let known = |key: &[u8]| KINDS.iter().any(|kind| kind.as_bytes() == key);
    let appearances = annotation.get("AP").map(|value| view.resolve(value)).transpose()?;
    let Some(appearances) = appearances.filter(|value| !value.is_null()) else { return Ok(true) };
    let listed = appearances.as_plain_dictionary();
    if !listed.is_some_and(|listed| listed.entries().iter().all(|entry| known(&entry.key))) {
        return Ok(false);
    }
    let (streams, _) = streams(view, &whole(number, annotation))?;
    for (_, node) in &streams {
        let blank = match node.object.as_stream() {
            Some(stream) => painted::is_blank(view, work, stream)?,
            None => false,
        };
        if !blank {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether an appearance shows nothing outside its box, to the eye and to whoever searches or copies the text of the page: there,
/// text that the box or a clip hides is found all the same, in a place where nothing was vouched for. Only a field that is too small
/// for its value hides the rest of it.
fn stays_in_its_box(
    view: View<'_, '_>,
    work: &Work,
    appearance: &Node,
    rect: Option<Box4>,
    value: Option<&Object>,
) -> Result<bool, Error> {
    let Some(stream) = appearance.object.as_stream() else { return Ok(false) };
    let Some(painted) = painted::appearance(view, work, stream, rect)? else { return Ok(false) };
    Ok(!painted.text.hidden || painted.text.within && shows(view, stream, value)?)
}

/// Vouches for the appearances of an annotation: each stream is new, or replaces the one that stood in the same place and is
/// used nowhere else. `value` is what a field may show. `false` if one of them was in the file before, for something else: content hidden there beforehand.
pub(crate) fn judge(
    step: &Step<'_, '_, '_>,
    number: u32,
    old: &Dictionary,
    new: &Dictionary,
    value: Option<&Object>,
) -> Result<bool, Error> {
    let (before, _) = streams(step.old(), &whole(number, old))?;
    let (after, way) = streams(step.new_view(), &whole(number, new))?;
    for node in &way {
        step.judged_through(node);
    }
    let state = state_turned_to(step, old, new)?;
    let rect = rectangle(step.new_view(), new)?;
    for (place, node) in &after {
        // A state that was not shown when it was signed may have been prepared to break out of its box.
        if state.as_ref() == Some(place) && !is_clipped(step, node, rect)? {
            return Ok(false);
        }
        let known = before.iter().find(|(other, _)| other == place).map(|(_, node)| node);
        let Some(number) = node.number() else { return Ok(false) };
        let same_place = known.and_then(Node::number) == Some(number);
        if same_place {
            if step.differs(number) && !stays_in_its_box(step.new_view(), step.work(), node, rect, value)? {
                return Ok(false);
            }
            step.judged_through(node);
            continue;
        }
        if step.is_new(number)? {
            if !stays_in_its_box(step.new_view(), step.work(), node, rect, value)? {
                return Ok(false);
            }
            continue;
        }
        let equal = match known {
            Some(known) => step.equality.in_full(&known.object, &node.object)?,
            None => false,
        };
        if !equal {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The place of the normal appearance that is shown now, where another state was shown before (§12.5.5, `AS`).
fn state_turned_to(step: &Step<'_, '_, '_>, old: &Dictionary, new: &Dictionary) -> Result<Option<String>, Error> {
    let null = Object::null();
    if step.equality.at_position(old.get("AS").unwrap_or(&null), new.get("AS").unwrap_or(&null))? {
        return Ok(None);
    }
    Ok(step.new_view().name(new, "AS")?.map(|state| format!("N/{state}")))
}

/// Whether the box of an appearance bounds what it paints in every reader.
fn is_clipped(step: &Step<'_, '_, '_>, appearance: &Node, rect: Option<Box4>) -> Result<bool, Error> {
    let Some(stream) = appearance.object.as_stream() else { return Ok(false) };
    Ok(painted::appearance(step.new_view(), step.work(), stream, rect)?.is_some())
}

/// Whether the normal appearance shows the text of the value: what programs draw anew when they save a form.
pub(crate) fn shows_value(step: &Step<'_, '_, '_>, field: &Dictionary, value: Option<&Object>) -> Result<bool, Error> {
    let view = step.new_view();
    let is_text = value.map(|value| view.resolve(value)).transpose()?.is_some_and(|value| value.as_string().is_some());
    let Some(appearances) = view.dictionary(field, "AP")? else { return Ok(is_text) };
    match view.value(&appearances, "N")?.as_stream() {
        Some(stream) => shows(view, stream, value),
        None => Ok(false),
    }
}

/// Whether an appearance stream shows the text of a value and nothing else.
fn shows(view: View<'_, '_>, stream: &Stream, value: Option<&Object>) -> Result<bool, Error> {
    let value = value.map(|value| view.resolve(value)).transpose()?;
    let Some(string) = value.as_ref().and_then(Object::as_string) else { return Ok(false) };
    let data = match view.decode(stream) {
        Ok(Some(data)) => data,
        Ok(None) | Err(Error::OverLimit { .. }) => return Ok(false),
        Err(error) => return Err(error),
    };
    Ok(painted::shown_text(&data).is_some_and(|shown| letters(&shown) == letters(&decode_text(&string.bytes))))
}

/// Whether the normal appearance of a text field shows plain text that is another one than its value. Fields that are formatted
/// by a script, or that hide what is typed, show something else on purpose.
pub(crate) fn contradicts_value(
    step: &Step<'_, '_, '_>,
    field: &Dictionary,
    flags: i64,
    value: Option<&Object>,
) -> Result<bool, Error> {
    const PASSWORD: i64 = 1 << 13;
    let view = step.new_view();
    let text = match value {
        Some(value) => view.resolve(value)?.as_string().map(|string| decode_text(&string.bytes)),
        None => None,
    };
    let (Some(text), None, 0) = (text, field.get("AA"), flags & PASSWORD) else { return Ok(false) };
    let Some(appearances) = view.dictionary(field, "AP")? else { return Ok(false) };
    let normal = view.value(&appearances, "N")?;
    let Some(stream) = normal.as_stream() else { return Ok(false) };
    let data = match view.decode(stream) {
        Ok(Some(data)) => data,
        Ok(None) | Err(Error::OverLimit { .. }) => return Ok(false),
        Err(error) => return Err(error),
    };
    let Some(shown) = painted::shown_text(&data) else { return Ok(false) };
    let (shown, text) = (letters(&shown), letters(&text));
    let plain = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_graphic());
    // A field that is too small shows a part of its value.
    Ok(plain(&shown) && plain(&text) && !text.contains(&shown) && !shown.contains(&text))
}

/// Letters and digits alone: line breaks and blanks are laid out, not written.
fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
