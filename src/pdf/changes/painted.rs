//! Where a page paints (ISO 32000-2 §8, §9): rough boxes of text, images and paths, enough to say whether an annotation lies
//! over anything. Boxes are too large rather than too small, and what cannot be read counts as painted.

use super::differing::current;
use super::field::{has_area, rectangle};
use super::step::Step;
use crate::error::Error;
use crate::pdf::lexer::{Lexer, Token};
use crate::pdf::object::{Dictionary, Object, Stream};
use crate::pdf::text::decode_text;
use crate::pdf::view::View;

/// Boxes kept of one page; more than that is a page full of content.
const BOXES: usize = 50_000;
/// How deep form XObjects are followed.
const FORMS: usize = 6;
/// Saved graphics states.
const STATES: usize = 64;
/// Width of a glyph in parts of the font size where the font is not asked.
const GLYPH: f64 = 0.62;
/// A filled area larger than this part of the page is its background.
const BACKGROUND: f64 = 0.8;

type Box4 = [f64; 4];

/// Boxes with the annotation each belongs to.
pub(crate) type PaintedBoxes = Vec<(Option<u32>, Box4)>;
type Matrix = [f64; 6];

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

fn times(m: Matrix, n: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = m;
    let [g, h, i, j, k, l] = n;
    [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}

fn apply(m: Matrix, x: f64, y: f64) -> (f64, f64) {
    let [a, b, c, d, e, f] = m;
    (a * x + c * y + e, b * x + d * y + f)
}

/// The box around a box, seen through a matrix.
fn through(m: Matrix, [x0, y0, x1, y1]: Box4) -> Box4 {
    let corners = [apply(m, x0, y0), apply(m, x1, y0), apply(m, x0, y1), apply(m, x1, y1)];
    around(&corners)
}

fn around(points: &[(f64, f64)]) -> Box4 {
    points.iter().fold([f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY], |[a, b, c, d], (x, y)| {
        [a.min(*x), b.min(*y), c.max(*x), d.max(*y)]
    })
}

fn overlap(a: Box4, b: Box4) -> bool {
    let [ax0, ay0, ax1, ay1] = a;
    let [bx0, by0, bx1, by1] = b;
    // Not a number anywhere: nothing is known of that box, so it counts as overlapping.
    if a.iter().chain(&b).any(|value| value.is_nan()) {
        return true;
    }
    let apart = ax1 <= bx0 || bx1 <= ax0 || ay1 <= by0 || by1 <= ay0;
    !apart
}

/// Whether the older revision of a page shows anything within a rectangle of its default user space: content of the page, or
/// the appearance of an annotation. An own annotation of the rectangle itself is not meant.
pub(crate) fn page_paints_in(step: &Step<'_, '_, '_>, page: u32, rect: Box4, except: u32) -> Result<bool, Error> {
    let Some(number) = step.pages.iter().find(|(_, at)| **at == page).map(|(number, _)| *number) else {
        return Ok(true);
    };
    let boxes = step.painted(number)?;
    let Some(boxes) = boxes.as_ref() else { return Ok(true) };
    Ok(boxes.iter().any(|(owner, painted)| *owner != Some(except) && overlap(*painted, rect)))
}

/// The boxes a page paints, each with the annotation it belongs to. `None` if that cannot be told.
pub(crate) fn boxes(step: &Step<'_, '_, '_>, page: u32) -> Result<Option<PaintedBoxes>, Error> {
    let view = step.old();
    let Some(object) = current(view, page)? else { return Ok(None) };
    let Some(dictionary) = object.object.as_dictionary() else { return Ok(None) };
    let mut painter = Painter { step, view, boxes: Vec::new(), readable: true, page: page_box(view, dictionary)? };
    let resources = inherited(view, dictionary, "Resources")?;
    let mut data = Vec::new();
    let contents = view.value(dictionary, "Contents")?;
    let single = [contents.clone()];
    for part in contents.as_array().map_or(&single[..], |array| array) {
        let part = view.resolve(part)?;
        let Some(stream) = part.as_stream() else { continue };
        match decode(view, stream)? {
            Some(more) => data.extend(more),
            None => return Ok(None),
        }
        data.push(b'\n');
    }
    painter.run(&data, resources.as_ref().and_then(Object::as_dictionary), IDENTITY, 0)?;
    if !painter.readable || painter.boxes.len() >= BOXES {
        return Ok(None);
    }
    let mut list: Vec<(Option<u32>, Box4)> = painter.boxes.into_iter().map(|painted| (None, painted)).collect();
    let annotations = view.array(dictionary, "Annots")?;
    for annotation in annotations.iter().flat_map(|list| list.iter()).take(BOXES) {
        let owner = annotation.as_reference().map(|id| id.number);
        let annotation = view.resolve(annotation)?;
        let Some(dictionary) = annotation.as_dictionary() else { continue };
        let rect = rectangle(view, dictionary)?;
        if let Some(rect) = rect.filter(|_| dictionary.has("AP") && has_area(rect)) {
            list.push((owner, rect));
        }
    }
    Ok(Some(list))
}

fn decode(view: View<'_, '_>, stream: &Stream) -> Result<Option<Vec<u8>>, Error> {
    match view.decode(stream) {
        Err(Error::OverLimit { .. }) => Ok(None),
        other => other,
    }
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

#[derive(Clone)]
struct State {
    ctm: Matrix,
    size: f64,
    leading: f64,
    scale: f64,
    spacing: f64,
    rise: f64,
}

struct Painter<'p, 's, 'd, 'a> {
    step: &'p Step<'s, 'd, 'a>,
    view: View<'d, 'a>,
    boxes: Vec<Box4>,
    readable: bool,
    page: Box4,
}

/// One content stream under way.
struct Run {
    states: Vec<State>,
    state: State,
    text: Matrix,
    line: Matrix,
    /// Points of the path, subpath by subpath.
    path: Vec<Vec<(f64, f64)>>,
}

impl Painter<'_, '_, '_, '_> {
    fn run(&mut self, data: &[u8], resources: Option<&Dictionary>, ctm: Matrix, depth: usize) -> Result<(), Error> {
        self.step.work().spend(data.len() / 16)?;
        let mut lexer = Lexer::new(data, 0, true);
        let mut operands: Vec<Operand> = Vec::new();
        let state = State { ctm, size: 0.0, leading: 0.0, scale: 1.0, spacing: 0.0, rise: 0.0 };
        let mut run = Run { states: Vec::new(), state, text: IDENTITY, line: IDENTITY, path: Vec::new() };
        let mut open = 0usize;
        loop {
            let Ok(token) = lexer.token() else {
                self.readable = false;
                return Ok(());
            };
            if self.boxes.len() >= BOXES || operands.len() > 100_000 {
                self.readable = false;
                return Ok(());
            }
            match token {
                Token::End => return Ok(()),
                Token::Integer(number) => operands.push(Operand::Number(
                    Object { value: crate::pdf::Value::Integer(number), ..Object::null() }.as_number().unwrap_or(0.0),
                )),
                Token::Real(number) => operands.push(Operand::Number(number)),
                Token::Name(name) => operands.push(Operand::Name(name)),
                Token::String { bytes, .. } => operands.push(Operand::String(bytes)),
                Token::ArrayOpen | Token::DictionaryOpen => open = open.saturating_add(1),
                Token::ArrayClose | Token::DictionaryClose => open = open.saturating_sub(1),
                Token::Keyword(b"true" | b"false" | b"null") => operands.push(Operand::Other),
                Token::Keyword(b"ID") => {
                    self.paint(through(run.state.ctm, [0.0, 0.0, 1.0, 1.0]), false);
                    skip_inline_image(&mut lexer, data);
                    operands.clear();
                }
                Token::Keyword(word) => {
                    self.operator(word, &operands, &mut run, resources, depth)?;
                    operands.clear();
                }
            }
        }
    }

    fn paint(&mut self, painted: Box4, fill: bool) {
        let area = |[x0, y0, x1, y1]: Box4| (x1 - x0).abs() * (y1 - y0).abs();
        let background = fill && area(painted) > BACKGROUND * area(self.page);
        if !background {
            self.boxes.push(painted);
        }
    }

    fn operator(
        &mut self,
        word: &[u8],
        operands: &[Operand],
        run: &mut Run,
        resources: Option<&Dictionary>,
        depth: usize,
    ) -> Result<(), Error> {
        let numbers: Vec<f64> = operands.iter().filter_map(Operand::number).collect();
        let n = |index: usize| numbers.get(index).copied().unwrap_or(0.0);
        match word {
            b"q" => {
                if run.states.len() < STATES {
                    run.states.push(run.state.clone());
                } else {
                    self.readable = false;
                }
            }
            b"Q" => {
                if let Some(state) = run.states.pop() {
                    run.state = state;
                }
            }
            b"cm" => run.state.ctm = times([n(0), n(1), n(2), n(3), n(4), n(5)], run.state.ctm),
            b"BT" => (run.text, run.line) = (IDENTITY, IDENTITY),
            b"Tf" => run.state.size = n(0),
            b"TL" => run.state.leading = n(0),
            b"Tz" => run.state.scale = n(0) / 100.0,
            b"Tc" => run.state.spacing = n(0),
            b"Ts" => run.state.rise = n(0),
            b"Td" | b"TD" => {
                if word == b"TD" {
                    run.state.leading = -n(1);
                }
                run.next_line(n(0), n(1));
            }
            b"T*" => run.next_line(0.0, -run.state.leading),
            b"Tm" => {
                run.text = [n(0), n(1), n(2), n(3), n(4), n(5)];
                run.line = run.text;
            }
            b"Tj" | b"TJ" => self.show(operands, run),
            b"'" | b"\"" => {
                run.next_line(0.0, -run.state.leading);
                self.show(operands, run);
            }
            b"Do" => self.object(operands, run, resources, depth)?,
            b"sh" => self.readable = false,
            _ => self.path(word, &numbers, run),
        }
        Ok(())
    }

    fn show(&mut self, operands: &[Operand], run: &mut Run) {
        for operand in operands {
            match operand {
                Operand::Number(number) => run.advance(-number / 1000.0 * run.state.size),
                Operand::String(bytes) => {
                    let glyphs = bytes.len().min(100_000);
                    let glyphs = u32::try_from(glyphs).map_or(0.0, f64::from);
                    let width = glyphs * (GLYPH * run.state.size.abs() + run.state.spacing);
                    let (low, high) = (-0.3 * run.state.size.abs(), run.state.size.abs());
                    let painted = [0.0, low + run.state.rise, width * run.state.scale, high + run.state.rise];
                    if width.abs() > 0.0 {
                        self.paint(through(times(run.text, run.state.ctm), painted), false);
                    }
                    run.advance(width);
                }
                _ => {}
            }
        }
    }

    fn object(
        &mut self,
        operands: &[Operand],
        run: &mut Run,
        resources: Option<&Dictionary>,
        depth: usize,
    ) -> Result<(), Error> {
        let Some(Operand::Name(name)) = operands.last() else { return Ok(()) };
        let name = String::from_utf8_lossy(name).into_owned();
        let objects = match resources {
            Some(resources) => self.view.dictionary(resources, "XObject")?,
            None => None,
        };
        let object = match &objects {
            Some(objects) => self.view.value(objects, &name)?,
            None => Object::null(),
        };
        let Some(stream) = object.as_stream() else { return Ok(()) };
        if !stream.dictionary.is_name("Subtype", "Form") {
            self.paint(through(run.state.ctm, [0.0, 0.0, 1.0, 1.0]), false);
            return Ok(());
        }
        let data = decode(self.view, stream)?;
        let (Some(data), true) = (data, depth < FORMS) else {
            self.readable = false;
            return Ok(());
        };
        let matrix = self.view.array(&stream.dictionary, "Matrix")?;
        let mut numbers = Vec::new();
        for number in matrix.iter().flat_map(|array| array.iter()).take(6) {
            numbers.extend(self.view.resolve(number)?.as_number());
        }
        let matrix: Matrix = numbers.try_into().unwrap_or(IDENTITY);
        let own = self.view.dictionary(&stream.dictionary, "Resources")?;
        self.run(&data, own.as_ref().or(resources), times(matrix, run.state.ctm), depth.saturating_add(1))
    }

    fn path(&mut self, word: &[u8], numbers: &[f64], run: &mut Run) {
        let n = |index: usize| numbers.get(index).copied().unwrap_or(0.0);
        let ctm = run.state.ctm;
        match word {
            b"m" => run.path.push(vec![apply(ctm, n(0), n(1))]),
            b"l" | b"c" | b"v" | b"y" => {
                let points = numbers.chunks_exact(2).filter_map(|pair| Some(apply(ctm, *pair.first()?, *pair.last()?)));
                match run.path.last_mut() {
                    Some(path) => path.extend(points),
                    None => run.path.push(points.collect()),
                }
            }
            b"re" => {
                let (x, y, w, h) = (n(0), n(1), n(2), n(3));
                let corners = [(x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y)];
                run.path.push(corners.iter().map(|(x, y)| apply(ctm, *x, *y)).collect());
            }
            b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" => {
                let paths = core::mem::take(&mut run.path);
                paths.iter().for_each(|path| self.paint(around(path), true));
            }
            b"S" | b"s" => {
                let paths = core::mem::take(&mut run.path);
                for pair in paths.iter().flat_map(|path| path.windows(2)) {
                    let [x0, y0, x1, y1] = around(pair);
                    self.paint([x0 - 0.5, y0 - 0.5, x1 + 0.5, y1 + 0.5], false);
                }
            }
            b"n" => run.path.clear(),
            _ => {}
        }
        if run.path.len() > BOXES {
            self.readable = false;
            run.path.clear();
        }
    }
}

impl Run {
    fn next_line(&mut self, x: f64, y: f64) {
        self.line = times([1.0, 0.0, 0.0, 1.0, x, y], self.line);
        self.text = self.line;
    }

    fn advance(&mut self, width: f64) {
        self.text = times([1.0, 0.0, 0.0, 1.0, width * self.state.scale, 0.0], self.text);
    }
}

enum Operand {
    Number(f64),
    Name(Vec<u8>),
    String(Vec<u8>),
    Other,
}

impl Operand {
    fn number(&self) -> Option<f64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }
}

/// Passes the data of an inline image (§8.9.7): up to `EI` between white space.
fn skip_inline_image(lexer: &mut Lexer<'_>, data: &[u8]) {
    let start = lexer.position();
    let rest = data.get(start..).unwrap_or_default();
    let ends = |at: &usize| {
        let after = rest.get(at.saturating_add(2));
        let before = at.checked_sub(1).and_then(|before| rest.get(before));
        before.is_none_or(u8::is_ascii_whitespace) && after.is_none_or(u8::is_ascii_whitespace)
    };
    let end = memchr::memmem::find_iter(rest, b"EI").find(ends);
    lexer.set_position(end.map_or(data.len(), |end| start.saturating_add(end).saturating_add(2)));
}

/// The text that a content stream shows, where its strings are plain text. `None` if it cannot be read.
pub(crate) fn shown_text(data: &[u8]) -> Option<String> {
    let mut lexer = Lexer::new(data, 0, true);
    let (mut shown, mut waiting) = (String::new(), String::new());
    loop {
        match lexer.token().ok()? {
            Token::End => return Some(shown),
            Token::String { bytes, .. } => waiting.push_str(&decode_text(&bytes)),
            Token::Keyword(b"Tj" | b"TJ" | b"'" | b"\"") => shown.push_str(&core::mem::take(&mut waiting)),
            Token::Keyword(b"Do" | b"ID" | b"sh") => return None,
            Token::Keyword(_) => waiting.clear(),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_read_in_order() {
        let text = shown_text(b"/Tx BMC q BT /Helv 9 Tf 2 3 Td (Nguy) Tj [(e) -20 (n)] TJ ET Q EMC");
        assert_eq!(text.as_deref(), Some("Nguyen"));
        assert_eq!(shown_text(b"BT (a) Tj ET /Im0 Do"), None);
        assert_eq!(shown_text(b"BT (a Tj"), None);
    }

    #[test]
    fn boxes_are_seen_through_matrices() {
        assert_eq!(through([2.0, 0.0, 0.0, 2.0, 10.0, 20.0], [0.0, 0.0, 1.0, 1.0]), [10.0, 20.0, 12.0, 22.0]);
        assert!(overlap([0.0, 0.0, 2.0, 2.0], [1.0, 1.0, 3.0, 3.0]));
        assert!(!overlap([0.0, 0.0, 1.0, 1.0], [1.0, 0.0, 2.0, 1.0]));
        assert!(overlap([f64::NAN, 0.0, 1.0, 1.0], [1.5, 0.0, 2.0, 1.0]));
    }
}
