//! Walks the content of a page and of the forms in it, and gives the text where it is shown.

use super::cursor::{Cursor, State};
use super::font::Font;
use crate::base::error::Error;
use crate::pdf::content::geometry::{Box4, IDENTITY, Matrix, times};
use crate::pdf::content::{Operand, Operation, Operations, States, numbers};
use crate::pdf::document::view::View;
use crate::pdf::syntax::object::{Dictionary, Object, ObjectId, Stream};
use crate::pdf::syntax::text::name_text;
use std::collections::HashMap;
use std::rc::Rc;

/// Most operations of one document.
const OPERATIONS: usize = 3_000_000;
/// How deep form XObjects are followed.
const DEPTH: usize = 4;
/// A step back of so many thousandths of the size is a space.
const SPACE: f64 = -200.0;

/// A piece of text as it is read.
pub(crate) struct Run<'r> {
    /// Number of the page, from 1.
    pub(crate) page: u32,
    /// In the default user space of the page.
    pub(crate) area: Box4,
    pub(crate) text: &'r str,
    /// Name of the font, with the letters of a subset.
    pub(crate) font: &'r str,
    /// Where each character of the text begins, in parts of the width: empty unless it was asked for.
    #[cfg_attr(not(feature = "sign"), expect(dead_code, reason = "only places of signatures need it"))]
    pub(crate) steps: &'r [f64],
}

pub(super) struct Walk<'w, 'd, 'a> {
    view: View<'d, 'a>,
    page: u32,
    /// Operations left.
    left: usize,
    fonts: HashMap<ObjectId, Rc<Font>>,
    /// Whether the place of each letter is asked for.
    letters: bool,
    take: &'w mut dyn FnMut(&Run<'_>) -> bool,
    /// Whether nothing more is read.
    full: bool,
}

impl<'w, 'd, 'a> Walk<'w, 'd, 'a> {
    pub(super) fn new(view: View<'d, 'a>, letters: bool, take: &'w mut dyn FnMut(&Run<'_>) -> bool) -> Self {
        Self { view, page: 0, left: OPERATIONS, fonts: HashMap::new(), letters, take, full: false }
    }

    /// The text of one page. Whether more is read.
    pub(super) fn page(&mut self, page: u32, content: &[u8], resources: Option<&Dictionary>) -> Result<bool, Error> {
        self.page = page;
        match self.content(content, resources, &State::new(IDENTITY), 0) {
            Ok(()) | Err(Error::OverLimit { .. }) => Ok(!self.full),
            Err(error) => Err(error),
        }
    }

    fn content(
        &mut self,
        data: &[u8],
        resources: Option<&Dictionary>,
        outer: &State,
        depth: usize,
    ) -> Result<(), Error> {
        let mut operations = Operations::new(data);
        let (mut state, mut saved, mut cursor) = (outer.clone(), States::new(), Cursor::new());
        while let Some(operation) = operations.next() {
            let (word, operands) = match operation {
                Operation::Operator(word, operands) => (word, operands),
                Operation::InlineImage => continue,
                Operation::End => break,
            };
            self.full |= self.left == 0;
            if self.full {
                break;
            }
            self.left = self.left.saturating_sub(1);
            match word {
                b"q" => drop(saved.save(&state)),
                b"Q" => drop(saved.restore(&mut state)),
                b"Do" => self.form(resources, &operands, &state, depth)?,
                b"Tf" => {
                    state.font = self.font(resources, &operands)?;
                    state.size = numbers(&operands).first().copied().unwrap_or(0.0);
                }
                _ => self.operator(word, &operands, &mut state, &mut cursor),
            }
        }
        Ok(())
    }

    fn operator(&mut self, word: &[u8], operands: &[Operand], state: &mut State, cursor: &mut Cursor) {
        let numbers = numbers(operands);
        let n = |index: usize| numbers.get(index).copied().unwrap_or(0.0);
        let matrix = || [n(0), n(1), n(2), n(3), n(4), n(5)];
        match word {
            b"cm" => state.ctm = times(matrix(), state.ctm),
            b"BT" => *cursor = Cursor::new(),
            b"TL" => state.leading = n(0),
            b"Tz" => state.scale = n(0) / 100.0,
            b"Tc" => state.spacing = n(0),
            b"Tw" => state.word_spacing = n(0),
            b"Td" => cursor.next_line(n(0), n(1)),
            b"TD" => {
                state.leading = -n(1);
                cursor.next_line(n(0), n(1));
            }
            b"T*" => cursor.next_line(0.0, -state.leading),
            b"Tm" => *cursor = Cursor::at(matrix()),
            b"Tj" | b"TJ" => self.show(operands, state, cursor),
            b"'" => {
                cursor.next_line(0.0, -state.leading);
                self.show(operands, state, cursor);
            }
            b"\"" => {
                (state.word_spacing, state.spacing) = (n(0), n(1));
                cursor.next_line(0.0, -state.leading);
                self.show(operands, state, cursor);
            }
            _ => {}
        }
    }

    /// Shows a string, or strings with steps between them, as one piece.
    fn show(&mut self, operands: &[Operand], state: &State, cursor: &mut Cursor) {
        let (Some(shown), Some(font)) = (operands.last(), &state.font) else { return };
        let (mut text, mut width) = (String::new(), 0.0);
        let mut steps = Vec::new();
        for element in shown.elements() {
            if let Some(bytes) = element.string() {
                let read = font.read(bytes);
                if self.letters {
                    letters(font, bytes, state, width, &mut steps);
                }
                text.push_str(&read.text);
                width += read.width * state.size
                    + state.spacing * count(read.codes)
                    + state.word_spacing * count(read.spaces);
            } else if let Some(step) = element.number() {
                if step < SPACE && !text.ends_with(' ') {
                    text.push(' ');
                    steps.push(width);
                }
                width -= step / 1000.0 * state.size;
            }
        }
        let area = cursor.pass(state, width * state.scale);
        for step in &mut steps {
            *step /= if width == 0.0 { 1.0 } else { width };
        }
        self.full |= !(self.take)(&Run { page: self.page, area, text: &text, font: &font.name, steps: &steps });
    }

    /// A named resource as it is written, a reference not followed (§7.8.3).
    fn resource(
        &self,
        resources: Option<&Dictionary>,
        kind: &str,
        operands: &[Operand],
    ) -> Result<Option<Object>, Error> {
        let name = name_text(operands.iter().find_map(Operand::name).unwrap_or_default());
        let Some(resources) = resources else { return Ok(None) };
        Ok(self.view.dictionary(resources, kind)?.and_then(|list| list.get(&name).cloned()))
    }

    fn font(&mut self, resources: Option<&Dictionary>, operands: &[Operand]) -> Result<Option<Rc<Font>>, Error> {
        let Some(font) = self.resource(resources, "Font", operands)? else { return Ok(None) };
        let id = font.as_reference();
        if let Some(known) = id.and_then(|id| self.fonts.get(&id)) {
            return Ok(Some(known.clone()));
        }
        let font = self.view.resolve(&font)?;
        let Some(dictionary) = font.as_dictionary() else { return Ok(None) };
        let font = Rc::new(Font::new(self.view, dictionary)?);
        if let Some(id) = id {
            self.fonts.insert(id, font.clone());
        }
        Ok(Some(font))
    }

    /// A form XObject (§8.10).
    fn form(
        &mut self,
        resources: Option<&Dictionary>,
        operands: &[Operand],
        state: &State,
        depth: usize,
    ) -> Result<(), Error> {
        let Some(object) = self.resource(resources, "XObject", operands)?.filter(|_| depth < DEPTH) else {
            return Ok(());
        };
        let object = self.view.resolve(&object)?;
        let Some(form) = object.as_stream().filter(|stream| stream.dictionary.is_name("Subtype", "Form")) else {
            return Ok(());
        };
        let Some(data) = self.view.decode(form)? else { return Ok(()) };
        let own = self.view.dictionary(&form.dictionary, "Resources")?;
        let state = State { ctm: times(self.matrix(form)?, state.ctm), ..state.clone() };
        self.content(&data, own.as_ref().or(resources), &state, depth.saturating_add(1))
    }

    fn matrix(&self, form: &Stream) -> Result<Matrix, Error> {
        let Some(matrix) = self.view.array(&form.dictionary, "Matrix")? else { return Ok(IDENTITY) };
        Ok(<[Object; 6]>::try_from(matrix.to_vec())
            .map_or(IDENTITY, |six| six.each_ref().map(|number| number.as_number().unwrap_or(0.0))))
    }
}

/// Adds where each character of a string begins, from a width that was shown before.
fn letters(font: &Font, bytes: &[u8], state: &State, mut width: f64, steps: &mut Vec<f64>) {
    for code in bytes.chunks(font.code_length()) {
        let read = font.read(code);
        steps.extend(read.text.chars().map(|_| width));
        width += read.width * state.size + state.spacing + state.word_spacing * count(read.spaces);
    }
}

fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(0.0, f64::from)
}
