//! What the appearance of a widget shows (ISO 32000-2 §12.5.5): its pictures and its text, for notes on form. Nothing is painted and
//! nothing is judged by it; what cannot be read is left out.

use crate::base::error::Error;
use crate::pdf::content::{Operand, Operation, Operations, States, numbers, strings};
use crate::pdf::document::view::View;
use crate::pdf::font::to_unicode::ToUnicode;
use crate::pdf::syntax::object::{Dictionary, Object, ObjectId, Stream};
use crate::pdf::syntax::text::decode_text;

/// How deep forms are followed.
const DEPTH: usize = 6;
/// Most operations of one appearance.
const OPERATIONS: usize = 200_000;
/// Most pictures and pieces of text that are kept.
const PIECES: usize = 64;
/// Most characters kept of one piece.
const LENGTH: usize = 500;
/// Most points of a picture that are looked at.
const POINTS: usize = 20_000;

/// What one widget shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Appearance {
    /// Its pictures.
    pub pictures: Vec<Picture>,
    /// Its text.
    pub texts: Vec<ShownText>,
}

/// A picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Points as they were, nothing lost, as from PNG.
    pub lossless: bool,
    /// It lets through what is beneath.
    pub transparent: bool,
    /// Mean colour of what it shows, where that can be told.
    pub colour: Option<[u8; 3]>,
}

/// A piece of text.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownText {
    /// Its characters, where the font tells them.
    pub text: String,
    /// Name of the font, without the six letters of a subset (§9.9.2).
    pub font: String,
    /// Size on the page in points.
    pub size: f64,
    /// Red, green, blue from 0 to 1; `None` for other colour spaces.
    pub colour: Option<[f64; 3]>,
}

/// What a field's first visible widget shows.
///
/// # Errors
/// [`Error::Source`].
pub fn read_appearance(view: &View<'_, '_>, field: ObjectId) -> Result<Appearance, Error> {
    let mut reader = Reader { view, shown: Appearance::default(), operations: OPERATIONS };
    match reader.field(field) {
        Ok(()) | Err(Error::OverLimit { .. }) => Ok(reader.shown),
        Err(error) => Err(error),
    }
}

struct Reader<'r, 'd, 'a> {
    view: &'r View<'d, 'a>,
    shown: Appearance,
    operations: usize,
}

#[derive(Clone)]
struct State {
    /// Factor from a length in the content to points on the page.
    scale: f64,
    font: Option<Dictionary>,
    size: f64,
    colour: Option<[f64; 3]>,
}

impl Reader<'_, '_, '_> {
    fn field(&mut self, field: ObjectId) -> Result<(), Error> {
        let Some(object) = self.view.get(field)? else { return Ok(()) };
        let Some(dictionary) = object.object.as_dictionary() else { return Ok(()) };
        if dictionary.has("AP") {
            return self.widget(dictionary);
        }
        for kid in self.view.array(dictionary, "Kids")?.iter().flat_map(|kids| kids.iter()).take(8) {
            let kid = self.view.resolve(kid)?;
            if let Some(widget) = kid.as_dictionary().filter(|kid| kid.has("AP")) {
                return self.widget(widget);
            }
        }
        Ok(())
    }

    fn widget(&mut self, widget: &Dictionary) -> Result<(), Error> {
        let Some(appearances) = self.view.dictionary(widget, "AP")? else { return Ok(()) };
        let mut normal = self.view.value(&appearances, "N")?;
        if let Some(states) = normal.as_plain_dictionary() {
            let Some(state) = self.view.name(widget, "AS")? else { return Ok(()) };
            normal = self.view.value(states, &state)?;
        }
        let Some(stream) = normal.as_stream() else { return Ok(()) };
        let height = |box4: Option<[f64; 4]>| box4.map_or(0.0, |[_, y0, _, y1]| (y1 - y0).abs());
        let (shown, drawn) = (height(self.four(widget, "Rect")?), height(self.four(&stream.dictionary, "BBox")?));
        let scale = if shown > 0.0 && drawn > 0.0 { shown / drawn } else { 1.0 };
        self.form(stream, None, &State { scale, font: None, size: 0.0, colour: Some([0.0; 3]) }, 0)
    }

    fn four(&self, dictionary: &Dictionary, key: &str) -> Result<Option<[f64; 4]>, Error> {
        let mut numbers = Vec::new();
        for number in self.view.array(dictionary, key)?.iter().flat_map(|array| array.iter()).take(4) {
            numbers.extend(self.view.resolve(number)?.as_number());
        }
        Ok(numbers.try_into().ok())
    }

    fn form(&mut self, form: &Stream, outer: Option<&Dictionary>, state: &State, depth: usize) -> Result<(), Error> {
        let Some(data) = self.view.decode(form)?.filter(|_| depth < DEPTH) else { return Ok(()) };
        let own = self.view.dictionary(&form.dictionary, "Resources")?;
        let resources = own.as_ref().or(outer);
        let mut operations = Operations::new(&data);
        let (mut state, mut saved) = (state.clone(), States::new());
        let mut text_scale = 1.0;
        // Behind an inline image nothing is read: it is no picture of a seal, and its end is told in many ways.
        while let Some(Operation::Operator(word, operands)) = operations.next() {
            let Some(left) = self.operations.checked_sub(1) else { return Ok(()) };
            self.operations = left;
            let numbers = numbers(&operands);
            let n = |index: usize| numbers.get(index).copied().unwrap_or(0.0);
            let name = || operands.iter().rev().find_map(Operand::name).unwrap_or_default();
            match word {
                b"q" => drop(saved.save(&state)),
                b"Q" => drop(saved.restore(&mut state)),
                b"cm" => state.scale *= n(2).hypot(n(3)),
                b"BT" => text_scale = 1.0,
                b"Tm" => text_scale = n(2).hypot(n(3)),
                b"Tf" => (state.font, state.size) = (self.resource(resources, "Font", name())?, n(0)),
                b"rg" => state.colour = Some([n(0), n(1), n(2)]),
                b"g" => state.colour = Some([n(0); 3]),
                b"k" => state.colour = Some([0, 1, 2].map(|i| (1.0 - n(i)) * (1.0 - n(3)))),
                b"sc" | b"scn" => {
                    state.colour = match numbers.as_slice() {
                        [grey] => Some([*grey; 3]),
                        [r, g, b] => Some([*r, *g, *b]),
                        _ => None,
                    }
                }
                b"Tj" | b"TJ" | b"'" | b"\"" => self.show(&operands, &state, text_scale)?,
                b"Do" => self.object(resources, name(), &state, depth)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn resource(&self, resources: Option<&Dictionary>, kind: &str, name: &[u8]) -> Result<Option<Dictionary>, Error> {
        let Some(resources) = resources else { return Ok(None) };
        let Some(list) = self.view.dictionary(resources, kind)? else { return Ok(None) };
        self.view.dictionary(&list, &crate::pdf::syntax::text::name_text(name))
    }

    fn show(&mut self, operands: &[Operand], state: &State, text_scale: f64) -> Result<(), Error> {
        let Some(font) = state.font.as_ref().filter(|_| self.shown.texts.len() < PIECES) else { return Ok(()) };
        let name = self.view.name(font, "BaseFont")?.unwrap_or_default();
        let name = name.split_once('+').filter(|(tag, _)| tag.len() == 6).map_or(name.as_str(), |(_, rest)| rest);
        let map = match self.view.value(font, "ToUnicode")?.as_stream() {
            Some(stream) => self.view.decode(stream)?.map(|data| ToUnicode::read(&data)),
            None => None,
        };
        let read = |bytes: &[u8]| map.as_ref().map_or_else(|| decode_text(bytes), |map| map.text(bytes));
        let text: String = strings(operands).map(read).collect();
        self.shown.texts.push(ShownText {
            text: text.chars().take(LENGTH).collect(),
            font: name.chars().take(LENGTH).collect(),
            size: (state.size * state.scale * text_scale).abs(),
            colour: state.colour,
        });
        Ok(())
    }

    fn object(
        &mut self,
        resources: Option<&Dictionary>,
        name: &[u8],
        state: &State,
        depth: usize,
    ) -> Result<(), Error> {
        let Some(resources) = resources else { return Ok(()) };
        let Some(list) = self.view.dictionary(resources, "XObject")? else { return Ok(()) };
        let object = self.view.value(&list, &crate::pdf::syntax::text::name_text(name))?;
        let Some(stream) = object.as_stream() else { return Ok(()) };
        match self.view.name(&stream.dictionary, "Subtype")?.as_deref() {
            Some("Form") => {
                let matrix = self.view.array(&stream.dictionary, "Matrix")?;
                let number = |index: usize| matrix.as_ref().and_then(|m| m.get(index)).and_then(Object::as_number);
                let factor = number(2).zip(number(3)).map_or(1.0, |(c, d)| c.hypot(d));
                self.form(
                    stream,
                    Some(resources),
                    &State { scale: state.scale * factor, ..state.clone() },
                    depth.saturating_add(1),
                )
            }
            Some("Image") if self.shown.pictures.len() < PIECES => {
                let picture = self.picture(stream)?;
                self.shown.pictures.push(picture);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn picture(&self, image: &Stream) -> Result<Picture, Error> {
        let filter = self.view.value(&image.dictionary, "Filter")?;
        let lossy = |name: &[u8]| matches!(name, b"DCTDecode" | b"DCT" | b"JPXDecode");
        let filters = filter.as_array().map_or(&[][..], |list| list);
        let is_lossy = |object: &Object| object.as_name().is_some_and(lossy);
        let lossless = !is_lossy(&filter) && !filters.iter().any(is_lossy);
        let mask = self.view.value(&image.dictionary, "SMask")?;
        let transparent = !mask.is_null() || !self.view.value(&image.dictionary, "Mask")?.is_null();
        let colour = if lossless { self.colour(image, mask.as_stream()).unwrap_or(None) } else { None };
        Ok(Picture { lossless, transparent, colour })
    }

    /// Mean colour of what a picture of eight bits a component shows, by the weight of its mask; without one, of what is not white.
    fn colour(&self, image: &Stream, mask: Option<&Stream>) -> Result<Option<[u8; 3]>, Error> {
        if self.view.value(&image.dictionary, "BitsPerComponent")?.as_integer() != Some(8) {
            return Ok(None);
        }
        let Some(space) = self.space(&image.dictionary)? else { return Ok(None) };
        let Some(data) = self.view.decode(image)? else { return Ok(None) };
        let weights = match mask {
            Some(mask) => self.view.decode(mask)?,
            None => None,
        };
        let points: Vec<&[u8]> = data.chunks_exact(space.components()).collect();
        let weights = weights.filter(|w| w.len() == points.len());
        let step = points.len().div_ceil(POINTS).max(1);
        let (mut sum, mut all) = ([0u64; 3], 0u64);
        for (index, point) in points.iter().enumerate().step_by(step) {
            let Some(rgb) = space.rgb(point) else { continue };
            let weight = match &weights {
                Some(weights) => weights.get(index).copied().unwrap_or(0),
                None if rgb.iter().all(|c| *c > 230) => 0,
                None => 255,
            };
            for (total, value) in sum.iter_mut().zip(rgb) {
                *total = total.saturating_add(u64::from(value).saturating_mul(u64::from(weight)));
            }
            all = all.saturating_add(u64::from(weight));
        }
        let mean = |total: u64| total.checked_div(all).and_then(|mean| u8::try_from(mean).ok());
        Ok(mean(sum[0]).zip(mean(sum[1])).zip(mean(sum[2])).map(|((r, g), b)| [r, g, b]))
    }

    fn space(&self, image: &Dictionary) -> Result<Option<Space>, Error> {
        let space = self.view.value(image, "ColorSpace")?;
        if let Some(name) = space.as_name() {
            return Ok(Space::named(name));
        }
        let Some(parts) = space.as_array() else { return Ok(None) };
        let part = |index: usize| parts.get(index).map_or_else(|| Ok(Object::null()), |part| self.view.resolve(part));
        Ok(match part(0)?.as_name() {
            Some(b"ICCBased") => match part(1)?.as_dictionary().map(|d| self.view.value(d, "N")).transpose()? {
                Some(n) if n.as_integer() == Some(3) => Some(Space::Rgb),
                Some(n) if n.as_integer() == Some(1) => Some(Space::Grey),
                _ => None,
            },
            Some(b"CalRGB") => Some(Space::Rgb),
            Some(b"CalGray") => Some(Space::Grey),
            Some(b"Indexed") => {
                let base = part(1)?;
                let is_rgb = base.as_name() == Some(b"DeviceRGB");
                let table = part(3)?;
                let table = match (table.as_string(), table.as_stream()) {
                    (Some(string), _) => Some(string.bytes.to_vec()),
                    (None, Some(stream)) => self.view.decode(stream)?,
                    (None, None) => None,
                };
                table.filter(|_| is_rgb).map(Space::Indexed)
            }
            _ => None,
        })
    }
}

/// Colour spaces that are read (§8.6).
enum Space {
    Rgb,
    Grey,
    Indexed(Vec<u8>),
}

impl Space {
    fn named(name: &[u8]) -> Option<Self> {
        match name {
            b"DeviceRGB" => Some(Self::Rgb),
            b"DeviceGray" => Some(Self::Grey),
            _ => None,
        }
    }

    fn components(&self) -> usize {
        if matches!(self, Self::Rgb) { 3 } else { 1 }
    }

    fn rgb(&self, point: &[u8]) -> Option<[u8; 3]> {
        match (self, point) {
            (Self::Rgb, [r, g, b]) => Some([*r, *g, *b]),
            (Self::Grey, [grey]) => Some([*grey; 3]),
            (Self::Indexed(table), [index]) => {
                let start = usize::from(*index).saturating_mul(3);
                table.get(start..start.saturating_add(3)).and_then(|rgb| rgb.try_into().ok())
            }
            _ => None,
        }
    }
}
