//! Annotations of a page, as something that others may lie over (ISO 32000-2 §12.5). With an appearance stream they take their
//! rectangle; without one, or with flags that detach them from it, readers draw them by their entries, and further.

use super::kind::{Kind, Painted, PaintedBoxes};
use crate::base::error::Error;
use crate::pdf::changes::field::{FieldFacts, has_area, rectangle};
use crate::pdf::content::geometry::{Box4, EVERYWHERE, around, grown, union};
use crate::pdf::document::view::View;
use crate::pdf::syntax::object::{Dictionary, Object};
use std::collections::HashSet;

/// Most annotations of one page, and most numbers of one list of points.
const MOST: usize = 50_000;
/// `F` of Table 167: no zoom, no rotation.
const DETACHED: i64 = 8 | 16;
/// The side of the icon of a note in points, rounded up.
const ICON: f64 = 40.0;

/// Adds the boxes of the annotations.
pub(super) fn add(view: View<'_, '_>, page: &Dictionary, list: &mut PaintedBoxes) -> Result<(), Error> {
    let annotations = view.array(page, "Annots")?;
    if annotations.is_none() && !view.value(page, "Annots")?.is_null() {
        list.push(Painted { owner: None, kind: Kind::Unknown, area: EVERYWHERE });
    }
    for annotation in annotations.iter().flat_map(|list| list.iter()).take(MOST) {
        let owner = annotation.as_reference().map(|id| id.number);
        let annotation = view.resolve(annotation)?;
        let Some(dictionary) = annotation.as_dictionary() else { continue };
        if let Some(area) = extent(view, dictionary)? {
            let signed = match owner {
                Some(number) => FieldFacts::read(view, number, dictionary, &HashSet::new())?.is_signed(),
                None => false,
            };
            let kind = if signed { Kind::Signature } else { Kind::Unknown };
            list.push(Painted { owner, kind, area });
        }
    }
    Ok(())
}

/// How far an annotation may be drawn. `None`: it shows nothing.
fn extent(view: View<'_, '_>, dictionary: &Dictionary) -> Result<Option<Box4>, Error> {
    let rect = rectangle(view, dictionary)?.filter(|rect| rect.iter().all(|number| number.is_finite()));
    let subtype = view.name(dictionary, "Subtype")?.unwrap_or_default();
    let flags = view.value(dictionary, "F")?.as_integer().unwrap_or(0);
    let has_appearance = !view.value(dictionary, "AP")?.is_null();
    let Some(rect) = rect else {
        // A rectangle that is none: readers disagree. One that is missing shows nothing of a widget.
        return Ok((dictionary.has("Rect") || subtype != "Widget")
            .then_some(EVERYWHERE)
            .filter(|_| subtype != "Popup"));
    };
    let [x0, y0, x1, y1] = rect;
    if has_appearance && flags & DETACHED != 0 {
        // Turned about its upper left corner, or larger than its rectangle on a page seen from afar.
        return Ok(Some(grown(rect, 2.0 * (x1 - x0).hypot(y1 - y0))));
    }
    Ok(match subtype.as_str() {
        _ if has_appearance => Some(rect).filter(|rect| has_area(Some(*rect))),
        "Popup" => None,
        "Widget" => Some(rect).filter(|rect| has_area(Some(*rect))),
        "Link" => {
            let width = border_width(view, dictionary)?;
            (width > 0.0).then(|| grown(rect, width))
        }
        "Text" | "FileAttachment" | "Sound" | "Stamp" | "Caret" => Some(grown(rect, ICON)),
        "Square" | "Circle" => Some(grown(rect, border_width(view, dictionary)?)),
        "Highlight" | "Underline" | "Squiggly" | "StrikeOut" | "Line" | "PolyLine" | "Polygon" | "Ink" | "FreeText" => {
            points(view, dictionary, rect)?
        }
        _ => Some(EVERYWHERE),
    })
}

/// Around the points that an annotation is drawn through, with leader lines and line endings (§12.5.6.7).
fn points(view: View<'_, '_>, dictionary: &Dictionary, rect: Box4) -> Result<Option<Box4>, Error> {
    let mut reach = rect;
    for key in ["L", "Vertices", "CL", "QuadPoints", "InkList"] {
        let mut numbers = Vec::new();
        for element in view.array(dictionary, key)?.iter().flat_map(|list| list.iter()).take(MOST) {
            let element = view.resolve(element)?;
            let inner = element.as_array().map_or(core::slice::from_ref(&element), |array| array);
            for number in inner.iter().take(MOST) {
                let Some(number) = view.resolve(number)?.as_number() else { return Ok(Some(EVERYWHERE)) };
                numbers.push(number);
            }
        }
        let (pairs, rest) = numbers.as_chunks::<2>();
        if !rest.is_empty() {
            return Ok(Some(EVERYWHERE));
        }
        let points: Vec<(f64, f64)> = pairs.iter().map(|[x, y]| (*x, *y)).collect();
        if !points.is_empty() {
            reach = union(reach, around(&points));
        }
    }
    let mut margin = 10.0 * border_width(view, dictionary)?.max(1.0);
    for key in ["LL", "LLE", "LLO"] {
        margin += width_of(&view.value(dictionary, key)?, 0.0);
    }
    Ok(Some(grown(reach, margin)))
}

/// The width of the border (Tables 166 and 168): the larger one, where both say one.
fn border_width(view: View<'_, '_>, dictionary: &Dictionary) -> Result<f64, Error> {
    let style = match view.dictionary(dictionary, "BS")? {
        Some(style) => Some(width_of(&view.value(&style, "W")?, 1.0)),
        None => None,
    };
    let border = view.array(dictionary, "Border")?;
    let border = match border.as_ref().and_then(|border| border.get(2)) {
        Some(width) => Some(width_of(&view.resolve(width)?, 1.0)),
        None => border.map(|_| 0.0),
    };
    Ok([style, border].into_iter().flatten().reduce(f64::max).unwrap_or(1.0))
}

/// A width, or what stands for one that is not there. What is no number has no bound.
pub(crate) fn width_of(value: &Object, absent: f64) -> f64 {
    if value.is_null() { absent } else { value.as_number().map_or(f64::INFINITY, f64::abs) }
}

/// Whether readers draw an annotation within its rectangle and nowhere else, whatever its appearance: flags and rectangle.
pub(crate) fn is_tied_to_rectangle(view: View<'_, '_>, dictionary: &Dictionary) -> Result<bool, Error> {
    let flags = match dictionary.get("F").map(|flags| view.resolve(flags)).transpose()? {
        None => Some(0),
        Some(Object { value: crate::pdf::Value::Integer(flags), .. }) => Some(flags),
        Some(_) => None,
    };
    let rect = crate::pdf::font::extent::four(view, dictionary, "Rect")?;
    Ok(flags.is_some_and(|flags| flags & DETACHED == 0) && rect.is_some())
}
