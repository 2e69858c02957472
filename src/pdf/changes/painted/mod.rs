//! What a page shows where (ISO 32000-2 §8, §9, §12.5): boxes of text, lines, areas and pictures, enough to say whether an
//! annotation lies over anything. They err on the large side: an operator, a font or a name that is not understood counts as
//! covering the whole form it stands in, and what readers may take in two ways as covering the page.

mod annotations;
mod data;
mod external;
mod interpreter;
mod kind;
mod parameters;
mod path;
mod path_painting;
mod pattern;
mod shown;
mod state;
mod text;
mod veil;

pub(crate) use crate::pdf::content::geometry::{Box4, area, overlap};
pub(crate) use annotations::{is_tied_to_rectangle, width_of};
pub(crate) use kind::{Kind, Painted, PaintedBoxes, TextShown};
pub(crate) use shown::shown_text;

use super::differing::current;
use super::work::Work;
use crate::base::error::Error;
use crate::pdf::content::geometry::{EVERYWHERE, IDENTITY, is_invertible, through};
use crate::pdf::document::view::View;
use crate::pdf::syntax::object::{Dictionary, Object, Stream};
use data::decode;
use external::form_place;
use interpreter::Painter;
use state::{Role, State};

/// The boxes a page paints, each with the annotation it belongs to. `None` if that cannot be told.
pub(crate) fn boxes(view: View<'_, '_>, work: &Work, page: u32) -> Result<Option<PaintedBoxes>, Error> {
    let Some(object) = current(view, page)? else { return Ok(None) };
    let Some(dictionary) = object.object.as_dictionary() else { return Ok(None) };
    let Some(data) = contents(view, dictionary)? else { return Ok(None) };
    let resources = inherited(view, dictionary, "Resources")?;
    let mut painter = Painter::new(view, work, Some(page_box(view, dictionary)?));
    let state = State::new(IDENTITY, EVERYWHERE);
    painter.run(&data, resources.as_ref().and_then(Object::as_dictionary), state, Role::Page, 0)?;
    if painter.broken {
        return Ok(None);
    }
    let boxes = painter.boxes.into_iter();
    let mut list: PaintedBoxes = boxes.map(|(kind, area)| Painted { owner: None, kind, area }).collect();
    annotations::add(view, dictionary, &mut list)?;
    Ok(Some(list))
}

/// The content of a page, its pieces joined (§7.8.2). `None` if one of them is missing or cannot be read.
fn contents(view: View<'_, '_>, page: &Dictionary) -> Result<Option<Vec<u8>>, Error> {
    let contents = view.value(page, "Contents")?;
    if contents.is_null() {
        // No content, or a reference to nothing.
        return Ok((!page.has("Contents")).then(Vec::new));
    }
    let single = [contents.clone()];
    let mut data = Vec::new();
    for part in contents.as_array().map_or(&single[..], |array| array) {
        let part = view.resolve(part)?;
        let Some(stream) = part.as_stream() else { return Ok(None) };
        let Some(more) = decode(view, stream)? else { return Ok(None) };
        data.extend(more);
        data.push(b'\n');
    }
    Ok(Some(data))
}

/// What an appearance stream paints, in its own space.
pub(crate) struct Appearance {
    /// Its box, seen through its matrix.
    pub(crate) bounds: Box4,
    pub(crate) boxes: Vec<(Kind, Box4)>,
    pub(crate) text: TextShown,
    /// What its lines take up at most, where the bounds are measured.
    pub(crate) inked: f64,
}

/// What an appearance stream paints, and whether its box bounds that in every reader (§12.5.5, Algorithm 8):
/// box and matrix are what they must be, and nothing in it can break out of the clip. `None` if not. `rect` is where it is drawn.
pub(crate) fn appearance(
    view: View<'_, '_>,
    work: &Work,
    stream: &Stream,
    rect: Option<Box4>,
) -> Result<Option<Appearance>, Error> {
    let form = &stream.dictionary;
    let Some(place) = form_place(view, form)?.filter(|place| is_invertible(place.matrix)) else { return Ok(None) };
    if !form.is_name("Subtype", "Form") || form.has("Ref") || form.has("Subtype2") || area(place.bounds) <= 0.0 {
        return Ok(None);
    }
    let mut painter = Painter::new(view, work, None);
    let bounds = through(place.matrix, place.bounds);
    if let Some([x0, y0, x1, y1]) = rect.filter(|rect| area(*rect) > 0.0) {
        let [bx0, by0, bx1, by1] = bounds;
        painter.placed = [(x1 - x0) / (bx1 - bx0), 0.0, 0.0, (y1 - y0) / (by1 - by0), 0.0, 0.0];
    }
    let Some(data) = painter.data(stream)? else { return Ok(None) };
    let resources = match view.dictionary(form, "Resources")? {
        Some(own) => Some(own),
        None => default_resources(view)?,
    };
    let state = State::new(place.matrix, bounds);
    painter.run(&data, resources.as_ref(), state, Role::Form, 0)?;
    let (boxes, text, inked) = (painter.boxes, painter.text, painter.inked);
    Ok((!painter.broken).then_some(Appearance { bounds, boxes, text, inked }))
}

/// Whether an appearance stream paints nothing anywhere, whatever its box and matrix are.
pub(crate) fn is_blank(view: View<'_, '_>, work: &Work, stream: &Stream) -> Result<bool, Error> {
    let form = &stream.dictionary;
    if form.has("Ref") || form.has("Subtype2") {
        return Ok(false);
    }
    let mut painter = Painter::new(view, work, None);
    let Some(data) = painter.data(stream)? else { return Ok(false) };
    let own = view.dictionary(form, "Resources")?;
    painter.run(&data, own.as_ref(), State::new(IDENTITY, EVERYWHERE), Role::Form, 0)?;
    Ok(!painter.broken && painter.boxes.is_empty() && painter.text == TextShown::default())
}

/// The resources of the form (§12.7.3, `DR`), which fields without any of their own are drawn with.
pub(crate) fn default_resources(view: View<'_, '_>) -> Result<Option<Dictionary>, Error> {
    let Some(catalog) = view.catalog()? else { return Ok(None) };
    let Some(form) = view.dictionary(&catalog, "AcroForm")? else { return Ok(None) };
    view.dictionary(&form, "DR")
}

/// A property of a page, its own or of an ancestor (§7.7.3.4).
fn inherited(view: View<'_, '_>, page: &Dictionary, key: &str) -> Result<Option<Object>, Error> {
    let mut node = page.clone();
    for _ in 0..view.document().limits.tree_depth.max(1) {
        let value = view.value(&node, key)?;
        if !value.is_null() {
            return Ok(Some(value));
        }
        let Some(parent) = view.dictionary(&node, "Parent")? else { return Ok(None) };
        node = parent;
    }
    Ok(None)
}

pub(crate) fn page_box(view: View<'_, '_>, page: &Dictionary) -> Result<Box4, Error> {
    let media = inherited(view, page, "MediaBox")?;
    let mut numbers = Vec::new();
    for number in media.as_ref().and_then(Object::as_array).iter().flat_map(|array| array.iter()).take(4) {
        numbers.extend(view.resolve(number)?.as_number());
    }
    Ok(numbers.try_into().unwrap_or([0.0, 0.0, 612.0, 792.0]))
}
