//! What a field or one of its widgets is, with what it inherits (ISO 32000-2 §12.7.4).

use super::differing::current;
use crate::base::error::Error;
use crate::pdf::document::view::View;
use crate::pdf::syntax::object::{Dictionary, Object};
use std::collections::HashSet;

/// The type of a field (Table 226).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FieldType {
    Signature,
    Button,
    Text,
    Choice,
    Other,
}

/// A field as one revision has it.
#[derive(Clone, Debug)]
pub(crate) struct FieldFacts {
    /// Full name.
    pub(crate) name: Option<String>,
    pub(crate) field_type: Option<FieldType>,
    /// `Ff`.
    pub(crate) flags: i64,
    /// `V` as it stands, unless it is null.
    pub(crate) value: Option<Object>,
    /// Whether the form leads to it.
    pub(crate) listed: bool,
}

/// Whether a dictionary may be a field or a widget.
pub(crate) fn is_field(dictionary: &Dictionary) -> bool {
    let node = dictionary.has("T") && (dictionary.has("Kids") || dictionary.has("Parent"));
    dictionary.has("FT") || dictionary.is_name("Subtype", "Widget") || node
}

pub(crate) fn field_type(view: View<'_, '_>, dictionary: &Dictionary) -> Result<Option<FieldType>, Error> {
    Ok(view.value(dictionary, "FT")?.as_name().map(|name| match name {
        b"Sig" => FieldType::Signature,
        b"Btn" => FieldType::Button,
        b"Tx" => FieldType::Text,
        b"Ch" => FieldType::Choice,
        _ => FieldType::Other,
    }))
}

impl FieldFacts {
    /// Whether it is a signature field with a value.
    pub(crate) fn is_signed(&self) -> bool {
        self.field_type == Some(FieldType::Signature) && self.value.is_some()
    }

    /// Reads a field or widget and its ancestors.
    pub(crate) fn read(
        view: View<'_, '_>,
        number: u32,
        dictionary: &Dictionary,
        tops: &HashSet<u32>,
    ) -> Result<Self, Error> {
        let mut facts = Self { name: None, field_type: None, flags: 0, value: None, listed: false };
        let mut names: Vec<String> = Vec::new();
        let (mut number, mut dictionary) = (number, dictionary.clone());
        let mut flags = None;
        let mut linked = true;
        let mut visited = HashSet::new();
        for _ in 0..view.document().limits.tree_depth.max(1) {
            if !visited.insert(number) {
                break;
            }
            facts.field_type = facts.field_type.or(field_type(view, &dictionary)?);
            flags = flags.or(view.value(&dictionary, "Ff")?.as_integer());
            if facts.value.is_none() {
                facts.value = present(view, &dictionary, "V")?;
            }
            names.extend(view.text(&dictionary, "T")?);
            let Some(parent) = dictionary.get("Parent").and_then(Object::as_reference) else {
                facts.listed = linked && tops.contains(&number);
                break;
            };
            let Some(above) = current(view, parent.number)? else { break };
            let Some(above) = above.object.as_dictionary().cloned() else { break };
            linked &= lists(view, &above, number)?;
            (number, dictionary) = (parent.number, above);
        }
        facts.flags = flags.unwrap_or(0);
        names.reverse();
        facts.name = (!names.is_empty()).then(|| names.join("."));
        Ok(facts)
    }
}

/// The value of a key as it stands, unless it leads to null.
pub(crate) fn present(view: View<'_, '_>, dictionary: &Dictionary, key: &str) -> Result<Option<Object>, Error> {
    let Some(value) = dictionary.get(key) else { return Ok(None) };
    Ok((!view.resolve(value)?.is_null()).then(|| value.clone()))
}

fn lists(view: View<'_, '_>, parent: &Dictionary, number: u32) -> Result<bool, Error> {
    let kids = view.array(parent, "Kids")?;
    Ok(kids.iter().flat_map(|kids| kids.iter()).any(|kid| kid.as_reference().is_some_and(|id| id.number == number)))
}

/// Most kids of one field that are looked at.
const KIDS: usize = 10_000;

/// The kids of a field, each with its number if it is an object of its own.
pub(crate) fn kids(view: View<'_, '_>, field: &Dictionary) -> Result<Vec<(Option<u32>, Dictionary)>, Error> {
    let mut found = Vec::new();
    for kid in view.array(field, "Kids")?.iter().flat_map(|kids| kids.iter()).take(KIDS) {
        let number = kid.as_reference().map(|id| id.number);
        if let Some(kid) = view.resolve(kid)?.as_plain_dictionary() {
            found.push((number, kid.clone()));
        }
    }
    Ok(found)
}

/// Whether a field has fields below it (§12.7.4.2), and not only widgets: what it states then is a default of theirs.
pub(crate) fn has_fields_below(view: View<'_, '_>, field: &Dictionary) -> Result<bool, Error> {
    Ok(kids(view, field)?.iter().any(|(_, kid)| kid.has("T")))
}

/// `Rect` of an annotation, lower left corner first.
pub(crate) fn rectangle(view: View<'_, '_>, dictionary: &Dictionary) -> Result<Option<[f64; 4]>, Error> {
    let corners = corners(view, dictionary)?;
    Ok(corners.map(|[x0, y0, x1, y1]| [x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1)]))
}

/// Whether `Rect` is written lower left corner first. Any two opposite corners are allowed (ISO 32000-2 §7.9.5), but readers place
/// what they draw of their own by the corner that is written first.
pub(crate) fn is_in_order(view: View<'_, '_>, dictionary: &Dictionary) -> Result<bool, Error> {
    Ok(corners(view, dictionary)?.is_some_and(|[x0, y0, x1, y1]| x0 <= x1 && y0 <= y1))
}

/// `Rect` as it is written.
fn corners(view: View<'_, '_>, dictionary: &Dictionary) -> Result<Option<[f64; 4]>, Error> {
    let array = view.array(dictionary, "Rect")?;
    let mut numbers = Vec::new();
    for number in array.iter().flat_map(|array| array.iter()).take(4) {
        numbers.extend(view.resolve(number)?.as_number());
    }
    Ok(numbers.try_into().ok())
}

/// Whether a rectangle has an extent.
pub(crate) fn has_area(rect: Option<[f64; 4]>) -> bool {
    rect.is_some_and(|[x0, y0, x1, y1]| x1 > x0 && y1 > y0)
}

/// Whether an annotation takes up any room on a page. A rectangle that cannot be read may be anything to another reader.
pub(crate) fn takes_room(dictionary: &Dictionary, rect: Option<[f64; 4]>) -> bool {
    if rect.is_some() { has_area(rect) } else { dictionary.has("Rect") }
}

/// The partial name of a field joined to that of its parent.
pub(crate) fn joined(parent: Option<&str>, own: Option<String>) -> Option<String> {
    match (parent, own) {
        (Some(parent), Some(own)) => Some(format!("{parent}.{own}")),
        (Some(parent), None) => Some(parent.to_owned()),
        (None, own) => own,
    }
}
