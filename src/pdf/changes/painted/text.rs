//! Text (ISO 32000-2 §9.4): how far strings reach along their line and around it.

use super::interpreter::Painter;
use super::kind::Kind;
use super::state::{Role, Run, State};
use crate::base::error::Error;
use crate::pdf::content::Operand;
use crate::pdf::content::geometry::{EVERYWHERE, IDENTITY, Matrix, grown, is_invertible, through, times, union};
use crate::pdf::font::extent::{Codes, Font};
use crate::pdf::syntax::object::{Dictionary, Object};
use std::rc::Rc;

/// Most glyphs of a font of type 3.
const GLYPHS: usize = 1_000;

impl Painter<'_, '_, '_> {
    /// Operators of text (Tables 103, 106 and 107). All others change nothing about where things are.
    pub(super) fn text(
        &mut self,
        word: &[u8],
        operands: &[Operand],
        numbers: &[f64],
        run: &mut Run,
    ) -> Result<(), Error> {
        match (word, numbers) {
            (b"Tf", [size]) => {
                let name = operands.first().and_then(Operand::name).unwrap_or_default();
                let font = self.resource_as_named(run, "Font", name)?;
                run.state.font = match font {
                    Some(font) => self.font(&font, run)?,
                    None => None,
                };
                run.state.size = *size;
            }
            (b"TL", [leading]) => run.state.leading = *leading,
            (b"Tz", [scale]) => run.state.scale = scale / 100.0,
            (b"Tc", [spacing]) => run.state.spacing = *spacing,
            (b"Tw", [spacing]) => run.state.word_spacing = *spacing,
            (b"Ts", [rise]) => run.state.rise = *rise,
            (b"Tr", [mode]) => run.state.mode = *mode,
            (b"Td", [x, y]) => run.next_line(*x, *y),
            (b"TD", [x, y]) => {
                run.state.leading = -y;
                run.next_line(*x, *y);
            }
            (b"T*", _) => run.next_line(0.0, -run.state.leading),
            (b"Tm", [a, b, c, d, e, f]) => {
                run.text = [*a, *b, *c, *d, *e, *f];
                (run.line, run.slack, run.lost) = (run.text, 0.0, false);
            }
            (b"Tj", _) => self.show(operands, run),
            (b"TJ", _) => {
                if let Some(Operand::Array(elements)) = operands.first() {
                    self.show(elements, run);
                }
            }
            (b"'", _) => {
                run.next_line(0.0, -run.state.leading);
                self.show(operands, run);
            }
            (b"\"", [word, letter]) => {
                (run.state.word_spacing, run.state.spacing) = (*word, *letter);
                run.next_line(0.0, -run.state.leading);
                self.show(operands.get(2..).unwrap_or_default(), run);
            }
            _ => {}
        }
        Ok(())
    }

    /// Shows strings, with shifts between them.
    fn show(&mut self, elements: &[Operand], run: &mut Run) {
        let Some(font) = run.state.font.clone().filter(|_| !run.lost) else {
            self.write(run, [0.0, run.state.rise, 0.0, run.state.rise]);
            self.cover(run);
            return;
        };
        let seen = times(times(run.text, run.state.ctm), self.placed);
        if is_squeezed(times([run.state.scale, 0.0, 0.0, 1.0, 0.0, 0.0], seen)) {
            // Letters of an ordinary size reach beyond a box, too.
            self.broken |= self.is_appearance;
            self.cover(run);
        }
        for element in elements {
            match element {
                Operand::Number(shift) => {
                    let along = -shift / 1000.0 * run.state.size;
                    run.advance(&font, if font.vertical.is_some() { along } else { along * run.state.scale });
                }
                Operand::String(bytes) => self.show_string(bytes, &font, run),
                _ => self.cover(run),
            }
        }
    }

    fn show_string(&mut self, bytes: &[u8], font: &Font, run: &mut Run) {
        let state = &run.state;
        let (size, scale) = (state.size, if font.vertical.is_some() { 1.0 } else { state.scale });
        let codes: Vec<(u32, bool)> = match font.codes {
            Codes::Bytes | Codes::Unread => bytes.iter().map(|byte| (u32::from(*byte), *byte == b' ')).collect(),
            Codes::Pairs => {
                let code = |pair: &[u8]| pair.iter().fold(0u32, |code, byte| code << 8 | u32::from(*byte));
                bytes.chunks(2).map(|pair| (code(pair), pair.contains(&b' '))).collect()
            }
        };
        // Where the next glyph begins, at the least and at the most, and where any did.
        let (mut low, mut high) = (0.0f64, run.slack);
        let (mut lowest, mut highest) = (low, high);
        for (code, is_space) in &codes {
            (lowest, highest) = (lowest.min(low), highest.max(high));
            let (least, most) = font.vertical.unwrap_or_else(|| font.width(*code));
            let word = if *is_space { state.word_spacing } else { 0.0 };
            let steps = [least, most].map(|width| (width * size + state.spacing) * scale);
            let spaced = steps.map(|step| step + word * scale);
            // Word spacing goes with the single byte 32; whether a code is one is not told by every CMap.
            let sure = font.codes == Codes::Bytes;
            let all = if sure { [spaced, spaced] } else { [steps, spaced] };
            let step = all.as_flattened().iter();
            low += step.clone().copied().fold(f64::INFINITY, f64::min);
            high += step.copied().fold(f64::NEG_INFINITY, f64::max);
        }
        if !codes.is_empty() {
            let [x0, y0, x1, y1] = through([size * state.scale, 0.0, 0.0, size, 0.0, state.rise], font.glyph);
            let (painted, along) = match font.vertical {
                None => ([lowest + x0, y0, highest + x1, y1], [lowest, state.rise, highest, state.rise]),
                Some(_) => ([x0, lowest + y0, x1, highest + y1], [0.0, lowest, 0.0, highest]),
            };
            let line = if state.mode == 0.0 { 0.0 } else { state.line_width.abs() * state.miter.abs().max(2.0) / 2.0 };
            let painted = through(state.ctm, grown(through(run.text, painted), line));
            self.write(run, along);
            self.paint(run, if font.painted { Kind::Picture } else { Kind::Text }, painted);
        }
        run.advance(font, low);
        run.slack = high - low;
    }

    /// The metrics of a font. `None` if it is not understood.
    pub(super) fn font(&mut self, font: &Object, run: &Run) -> Result<Option<Rc<Font>>, Error> {
        let id = font.as_reference();
        if let Some(known) = id.and_then(|id| self.fonts.get(&id)) {
            return Ok(known.clone());
        }
        let resolved = self.view.resolve(font)?;
        let read = match resolved.as_plain_dictionary() {
            Some(font) if font.is_name("Subtype", "Type3") => self.glyph_font(font, run)?,
            Some(font) => Font::read(self.view, font)?,
            None => None,
        };
        let read = read.map(Rc::new);
        if let Some(id) = id {
            self.fonts.insert(id, read.clone());
        }
        Ok(read)
    }

    /// A font of type 3 (§9.6.4). Its glyphs are content streams, and nothing clips them to `FontBBox`: they are run.
    fn glyph_font(&mut self, font: &Dictionary, run: &Run) -> Result<Option<Font>, Error> {
        let matrix: Option<Matrix> = crate::pdf::font::extent::numbers(self.view, font, "FontMatrix", 6)?
            .and_then(|numbers| numbers.try_into().ok());
        let glyphs = self.view.dictionary(font, "CharProcs")?;
        let (Some(matrix), Some(glyphs)) = (matrix.filter(|matrix| is_invertible(*matrix)), glyphs) else {
            return Ok(None);
        };
        if glyphs.entries().len() > GLYPHS {
            return Ok(None);
        }
        let resources = self.view.dictionary(font, "Resources")?;
        let outside = core::mem::take(&mut self.boxes);
        let mut readable = true;
        for glyph in glyphs.entries() {
            let glyph = self.view.resolve(&glyph.value)?;
            let data = match glyph.as_stream() {
                Some(stream) => self.data(stream)?,
                None => None,
            };
            let Some(data) = data else {
                readable = false;
                break;
            };
            let state = State::new(IDENTITY, EVERYWHERE);
            self.run(&data, resources.as_ref(), state, Role::Glyph, run.deeper())?;
        }
        let inside = core::mem::replace(&mut self.boxes, outside);
        let reach = inside.iter().map(|(_, painted)| *painted).reduce(union).unwrap_or([0.0; 4]);
        if !readable || reach.iter().any(|value| !value.is_finite()) {
            return Ok(None);
        }
        let [scale, ..] = matrix;
        Font::of_glyphs(self.view, font, through(matrix, reach), scale).map(Some)
    }
}

/// Whether letters are squeezed to less than a sixteenth, or to nothing. From a thirty-second on the library that most viewers
/// draw letters with takes the matrix for none, and one of them shows letters of an ordinary size and upright then.
fn is_squeezed([a, b, c, d, ..]: Matrix) -> bool {
    let size = a * a + b * b + c * c + d * d;
    let area = (a * d - b * c).abs();
    !size.is_finite() || size >= 16.0 * area
}

impl Run {
    fn next_line(&mut self, x: f64, y: f64) {
        self.line = times([1.0, 0.0, 0.0, 1.0, x, y], self.line);
        (self.text, self.slack) = (self.line, 0.0);
    }

    fn advance(&mut self, font: &Font, along: f64) {
        let (x, y) = if font.vertical.is_some() { (0.0, along) } else { (along, 0.0) };
        self.text = times([1.0, 0.0, 0.0, 1.0, x, y], self.text);
    }
}
