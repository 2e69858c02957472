//! Walks the content of the pages and notes where text is shown (ISO 32000-2 §9.4).

use super::font::Font;
use kyso::evidence::PageText;
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, LoadOptions, Object};
use std::collections::BTreeMap;

/// Pages that are read: signatures are on the first ones and the last of the main text.
const PAGES: usize = 300;
/// Most bytes that a stream may unpack to.
const MOST_BYTES: usize = 32 << 20;
/// Most operations of one document.
const OPERATIONS: usize = 3_000_000;
/// How deep form XObjects are followed.
const DEPTH: usize = 4;
/// Saved graphics states.
const STATES: usize = 64;

type Matrix = [f64; 6];
const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

fn times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix) -> Matrix {
    [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}

fn apply([a, b, c, d, e, f]: Matrix, x: f64, y: f64) -> (f64, f64) {
    (a * x + c * y + e, b * x + d * y + f)
}

/// The text of a PDF.
pub(crate) fn read(bytes: &[u8], password: Option<&str>) -> Result<PageText, String> {
    let options = LoadOptions {
        password: password.map(str::to_owned),
        max_decompressed_size: Some(MOST_BYTES),
        ..LoadOptions::default()
    };
    let mut document = Document::load_mem_with_options(bytes, options).map_err(|e| e.to_string())?;
    prefer_to_unicode(&mut document);
    let mut text = PageText::read_by("lopdf");
    let mut left = OPERATIONS;
    for (number, id) in document.get_pages().into_iter().take(PAGES) {
        let fonts = document.get_page_fonts(id).unwrap_or_default();
        let fonts = fonts.into_iter().map(|(name, font)| (name, Font::new(font, &document))).collect();
        let resources = document.get_page_resources(id).ok();
        let resources = resources.and_then(|(own, ids)| own.or_else(|| document.get_dictionary(*ids.first()?).ok()));
        let Ok(content) = document.get_page_content_with_limit(id, MOST_BYTES) else { continue };
        let mut walk = Walk { document: &document, page: number, text: &mut text, left: &mut left };
        walk.content(&content, &fonts, resources, IDENTITY, 0);
    }
    Ok(text)
}

/// `ToUnicode` says what a reader should take out of a file; `lopdf` asks `Encoding` first.
fn prefer_to_unicode(document: &mut Document) {
    for object in document.objects.values_mut() {
        if let Ok(dictionary) = object.as_dict_mut()
            && dictionary.has_type(b"Font")
            && dictionary.has(b"ToUnicode")
        {
            dictionary.remove(b"Encoding");
        }
    }
}

type Fonts<'a> = BTreeMap<Vec<u8>, Font<'a>>;

struct Walk<'a, 't> {
    document: &'a Document,
    page: u32,
    text: &'t mut PageText,
    left: &'t mut usize,
}

#[derive(Clone)]
struct State {
    ctm: Matrix,
    font: Vec<u8>,
    size: f64,
    leading: f64,
    scale: f64,
    spacing: f64,
    word_spacing: f64,
}

struct Cursor {
    text: Matrix,
    line: Matrix,
}

impl Cursor {
    fn next_line(&mut self, x: f64, y: f64) {
        self.line = times([1.0, 0.0, 0.0, 1.0, x, y], self.line);
        self.text = self.line;
    }
}

impl<'a> Walk<'a, '_> {
    fn content(
        &mut self,
        data: &[u8],
        fonts: &Fonts<'a>,
        resources: Option<&'a Dictionary>,
        ctm: Matrix,
        depth: usize,
    ) {
        let Ok(content) = Content::decode(data) else { return };
        let first =
            State { ctm, font: Vec::new(), size: 0.0, leading: 0.0, scale: 1.0, spacing: 0.0, word_spacing: 0.0 };
        let mut states = vec![first.clone()];
        let mut state = first;
        let mut cursor = Cursor { text: IDENTITY, line: IDENTITY };
        for operation in &content.operations {
            let Some(left) = self.left.checked_sub(1).filter(|_| self.text.has_room()) else {
                self.text.mark_cut();
                return;
            };
            *self.left = left;
            match operation.operator.as_str() {
                "q" if states.len() < STATES => states.push(state.clone()),
                "Q" => state = states.pop().unwrap_or(state),
                "Do" => self.form(operation, fonts, resources, state.ctm, depth),
                _ => self.operation(operation, fonts, &mut state, &mut cursor),
            }
        }
    }

    fn operation(&mut self, operation: &Operation, fonts: &Fonts<'a>, state: &mut State, cursor: &mut Cursor) {
        let n = |index: usize| operation.operands.get(index).and_then(|o| o.as_float().ok()).map_or(0.0, f64::from);
        let matrix = || [n(0), n(1), n(2), n(3), n(4), n(5)];
        match operation.operator.as_str() {
            "cm" => state.ctm = times(matrix(), state.ctm),
            "BT" => *cursor = Cursor { text: IDENTITY, line: IDENTITY },
            "Tf" => {
                let name = operation.operands.first().and_then(|o| o.as_name().ok());
                state.font = name.unwrap_or_default().to_vec();
                state.size = n(1);
            }
            "TL" => state.leading = n(0),
            "Tz" => state.scale = n(0) / 100.0,
            "Tc" => state.spacing = n(0),
            "Tw" => state.word_spacing = n(0),
            "Td" => cursor.next_line(n(0), n(1)),
            "TD" => {
                state.leading = -n(1);
                cursor.next_line(n(0), n(1));
            }
            "T*" => cursor.next_line(0.0, -state.leading),
            "Tm" => *cursor = Cursor { text: matrix(), line: matrix() },
            "Tj" | "TJ" => self.show(operation.operands.first(), fonts, state, cursor),
            "'" => {
                cursor.next_line(0.0, -state.leading);
                self.show(operation.operands.first(), fonts, state, cursor);
            }
            "\"" => {
                (state.word_spacing, state.spacing) = (n(0), n(1));
                cursor.next_line(0.0, -state.leading);
                self.show(operation.operands.get(2), fonts, state, cursor);
            }
            _ => {}
        }
    }

    /// Shows a string, or strings with steps between them, as one piece.
    fn show(&mut self, shown: Option<&Object>, fonts: &Fonts<'a>, state: &State, cursor: &mut Cursor) {
        let (Some(shown), Some(font)) = (shown, fonts.get(&state.font)) else { return };
        let single = [shown.clone()];
        let elements = shown.as_array().map_or(&single[..], Vec::as_slice);
        let (mut text, mut width) = (String::new(), 0.0);
        for element in elements {
            if let Ok(bytes) = element.as_str() {
                let (read, thousandths, codes, spaces) = font.read(bytes);
                text.push_str(&read);
                width += thousandths / 1000.0 * state.size
                    + state.spacing * count(codes)
                    + state.word_spacing * count(spaces);
            } else if let Ok(step) = element.as_float() {
                // A wide step is a space.
                if step < -200.0 && !text.ends_with(' ') {
                    text.push(' ');
                }
                width -= f64::from(step) / 1000.0 * state.size;
            }
        }
        width *= state.scale;
        let place = times(cursor.text, state.ctm);
        let (low, high) = (-0.2 * state.size, 0.8 * state.size);
        let corners =
            [apply(place, 0.0, low), apply(place, width, low), apply(place, 0.0, high), apply(place, width, high)];
        let rect = corners.iter().fold([f64::MAX, f64::MAX, f64::MIN, f64::MIN], |[a, b, c, d], (x, y)| {
            [a.min(*x), b.min(*y), c.max(*x), d.max(*y)]
        });
        self.text.add(self.page, rect, &text, Some(&font.name));
        cursor.text = times([1.0, 0.0, 0.0, 1.0, width, 0.0], cursor.text);
    }

    /// A form XObject (§8.10).
    fn form(
        &mut self,
        operation: &Operation,
        fonts: &Fonts<'a>,
        resources: Option<&'a Dictionary>,
        ctm: Matrix,
        depth: usize,
    ) {
        if depth >= DEPTH {
            return;
        }
        let name = operation.operands.first().and_then(|o| o.as_name().ok()).unwrap_or_default();
        let forms = resources.and_then(|r| r.get_deref(b"XObject", self.document).ok()).and_then(|x| x.as_dict().ok());
        let form = forms.and_then(|f| f.get_deref(name, self.document).ok()).and_then(|f| f.as_stream().ok());
        let Some(form) = form.filter(|f| f.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|s| s == b"Form"))
        else {
            return;
        };
        let Ok(data) = form.get_plain_content_with_limit(MOST_BYTES) else { return };
        let own = form.dict.get_deref(b"Resources", self.document).and_then(Object::as_dict).ok();
        let matrix = form.dict.get_deref(b"Matrix", self.document).and_then(Object::as_array);
        let number = |o: &Object| o.as_float().map_or(0.0, f64::from);
        let matrix: Vec<f64> = matrix.map(|m| m.iter().take(6).map(number).collect()).unwrap_or_default();
        let ctm = times(Matrix::try_from(matrix).unwrap_or(IDENTITY), ctm);
        match own {
            Some(own) => self.content(&data, &self.fonts(own), Some(own), ctm, depth.saturating_add(1)),
            None => self.content(&data, fonts, resources, ctm, depth.saturating_add(1)),
        }
    }

    fn fonts(&self, resources: &'a Dictionary) -> Fonts<'a> {
        let list = resources.get_deref(b"Font", self.document).and_then(Object::as_dict);
        let list = list.map(|fonts| fonts.iter().take(500).collect::<Vec<_>>()).unwrap_or_default();
        let font = |(name, font): (&Vec<u8>, &'a Object)| {
            let (_, font) = self.document.dereference(font).ok()?;
            Some((name.clone(), Font::new(font.as_dict().ok()?, self.document)))
        };
        list.into_iter().filter_map(font).collect()
    }
}

fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(0.0, f64::from)
}
