//! Runs a content stream for where it paints (ISO 32000-2 §8, §9). What is not understood counts as covering the whole form it
//! stands in, and what readers may take in two ways as covering everything.

use super::content::{Content, Operation};
use super::font::Font;
use super::geometry::{Box4, EVERYWHERE, IDENTITY, Matrix, area, grown, shared, through, times};
use super::operators::{Class, Operand, Operator, Within};
use super::path::Path;
use crate::base::error::Error;
use crate::pdf::changes::Work;
use crate::pdf::object::{Dictionary, Object, ObjectId, Stream};
use crate::pdf::text::name_text;
use crate::pdf::view::View;
use std::collections::HashMap;
use std::rc::Rc;

/// Boxes kept of one page; more than that is a page full of content.
const BOXES: usize = 50_000;
/// How deep form XObjects are followed.
pub(super) const FORMS: usize = 8;
/// Saved graphics states (28 were the limit of Annex C).
const STATES: usize = 256;
/// A filled area larger than this part of the page is its background, if it is the first thing painted.
const BACKGROUND: f64 = 0.8;
/// So many layers of background.
const BACKGROUNDS: usize = 4;

/// What kind of thing is painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    /// A line.
    Line,
    /// A filled path or a shading.
    Area,
    Picture,
    /// A picture whose mask lets through what is beneath, of coloured ink.
    Veil,
    /// The picture of a signature.
    Signature,
    /// Something that is not understood.
    Unknown,
}

/// Where text is shown, by the lines it is written along.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct TextShown {
    /// Some of it where the clip lets it through.
    pub(crate) within: bool,
    /// Some of it where the clip leaves nothing of it, or where nobody can tell.
    pub(crate) hidden: bool,
}

/// What a content stream belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Page,
    Form,
    /// A glyph of a font of type 3.
    Glyph,
}

/// The graphics state, as far as it decides where things are painted (§8.4.1, §9.3).
#[derive(Clone)]
pub(super) struct State {
    pub(super) ctm: Matrix,
    /// A box around what the clipping path lets through. `None`: nothing.
    clip: Option<Box4>,
    /// The clipping path or a soft mask has another shape than its box.
    shaped: bool,
    /// The colour for filling is one colour, no pattern.
    plain: bool,
    pub(super) line_width: f64,
    pub(super) miter: f64,
    pub(super) font: Option<Rc<Font>>,
    pub(super) size: f64,
    pub(super) leading: f64,
    pub(super) scale: f64,
    pub(super) spacing: f64,
    pub(super) word_spacing: f64,
    pub(super) rise: f64,
    pub(super) mode: f64,
}

impl State {
    pub(super) fn new(ctm: Matrix, clip: Box4) -> Self {
        Self {
            ctm,
            clip: Some(clip),
            shaped: false,
            plain: true,
            line_width: 1.0,
            miter: 10.0,
            font: None,
            size: 0.0,
            leading: 0.0,
            scale: 1.0,
            spacing: 0.0,
            word_spacing: 0.0,
            rise: 0.0,
            mode: 0.0,
        }
    }
}

/// One content stream under way.
pub(super) struct Run {
    role: Role,
    depth: usize,
    resources: Option<Dictionary>,
    states: Vec<State>,
    pub(super) state: State,
    /// What all of it can reach at most.
    whole: Box4,
    covered: bool,
    path: Path,
    /// `W` waits for the operator that ends the path.
    clipping: bool,
    in_text: bool,
    pub(super) text: Matrix,
    pub(super) line: Matrix,
    /// A graphics state was restored within the text: some readers take the place of the text back with it.
    pub(super) lost: bool,
    /// How much further along the line than `text` says the next glyph may stand.
    pub(super) slack: f64,
}

pub(super) struct Painter<'p, 'd, 'a> {
    pub(super) view: View<'d, 'a>,
    work: &'p Work,
    pub(super) boxes: Vec<(Kind, Box4)>,
    /// Readers may take what was read in two ways, or it is too much: it may paint anywhere.
    pub(super) broken: bool,
    /// The size of the page whose background is not counted.
    page: Option<f64>,
    /// A picture that came later is read, not the page it is laid on.
    is_appearance: bool,
    pub(super) text: TextShown,
    backgrounds: usize,
    streams: HashMap<ObjectId, Option<Rc<[u8]>>>,
    pub(super) fonts: HashMap<ObjectId, Option<Rc<Font>>>,
}

impl Run {
    fn within(&self) -> Within {
        match self.in_text {
            _ if !self.path.is_empty() => Within::Path,
            true => Within::Text,
            false => Within::Page,
        }
    }
}

impl<'p, 'd, 'a> Painter<'p, 'd, 'a> {
    pub(super) fn new(view: View<'d, 'a>, work: &'p Work, page: Option<Box4>) -> Self {
        Self {
            view,
            work,
            boxes: Vec::new(),
            broken: false,
            page: page.map(area),
            is_appearance: page.is_none(),
            text: TextShown::default(),
            backgrounds: 0,
            streams: HashMap::new(),
            fonts: HashMap::new(),
        }
    }

    /// Runs one content stream.
    pub(super) fn run(
        &mut self,
        data: &[u8],
        resources: Option<&Dictionary>,
        state: State,
        role: Role,
        depth: usize,
    ) -> Result<(), Error> {
        self.work.spend((data.len() / 16).saturating_add(16))?;
        if depth >= FORMS {
            self.broken = true;
            return Ok(());
        }
        let Some(whole) = state.clip else { return self.run_unseen(data, resources, state, role, depth) };
        let mut run = Run {
            role,
            depth,
            resources: resources.cloned(),
            states: Vec::new(),
            state,
            whole,
            covered: false,
            path: Path::default(),
            clipping: false,
            in_text: false,
            text: IDENTITY,
            line: IDENTITY,
            lost: false,
            slack: 0.0,
        };
        let mut content = Content::new(data);
        loop {
            self.broken |= self.boxes.len() >= BOXES || run.path.len() >= BOXES;
            if self.broken || run.covered && role == Role::Page {
                return Ok(());
            }
            match content.next() {
                Some(Operation::End) => {
                    // A text object must end in the stream it begins in (§9.4.1).
                    self.broken |= self.is_appearance && run.in_text;
                    return Ok(());
                }
                Some(Operation::Operator(word, operands)) => self.operator(word, &operands, &mut run)?,
                Some(Operation::InlineImage) => {
                    self.place(Class::Object, &mut run);
                    self.paint(&run, Kind::Picture, through(run.state.ctm, UNIT));
                }
                None => self.broken = true,
            }
        }
    }

    /// Runs what its clip leaves nothing of, for what it may break.
    fn run_unseen(
        &mut self,
        data: &[u8],
        resources: Option<&Dictionary>,
        mut state: State,
        role: Role,
        depth: usize,
    ) -> Result<(), Error> {
        let (painted, text) = (self.boxes.len(), self.text);
        state.clip = Some(EVERYWHERE);
        self.run(data, resources, state, role, depth)?;
        self.boxes.truncate(painted);
        self.text = TextShown { within: text.within, hidden: self.text.within || self.text.hidden };
        Ok(())
    }

    /// Something in this content stream is not understood: it counts as painting all that the stream can reach.
    pub(super) fn cover(&mut self, run: &mut Run) {
        if !run.covered {
            run.covered = true;
            self.boxes.push((Kind::Unknown, run.whole));
        }
    }

    pub(super) fn paint(&mut self, run: &Run, kind: Kind, painted: Box4) {
        if let Some(seen) = run.state.clip.and_then(|clip| shared(clip, painted)) {
            self.boxes.push((kind, seen));
        }
    }

    /// Text along a line, in the space of the text.
    pub(super) fn write(&mut self, run: &Run, line: Box4) {
        let line = through(run.state.ctm, through(run.text, line));
        let known = line.iter().all(|value| value.is_finite());
        let within = known && run.state.clip.is_some_and(|clip| shared(clip, line).is_some());
        self.text.within |= within && !run.lost;
        self.text.hidden |= !within || run.lost;
    }

    fn operator(&mut self, word: &[u8], operands: &[Operand], run: &mut Run) -> Result<(), Error> {
        let known = Operator::known(word).filter(|operator| operator.takes(operands));
        let Some(operator) = known else {
            self.cover(run);
            return Ok(());
        };
        self.place(operator.class, run);
        let numbers: Vec<f64> = operands.iter().filter_map(Operand::number).collect();
        let name = operands.first().and_then(Operand::name).unwrap_or_default();
        match operator.word {
            b"q" if run.states.len() < STATES => run.states.push(run.state.clone()),
            b"q" => self.broken = true,
            b"Q" => self.restore(run),
            b"cm" => run.state.ctm = times(six(&numbers), run.state.ctm),
            b"d0" | b"d1" if run.role != Role::Glyph => self.cover(run),
            b"Do" => self.object(name, run)?,
            b"sh" => self.paint(run, Kind::Area, EVERYWHERE),
            b"gs" => self.graphics_state(name, run)?,
            b"w" => run.state.line_width = first(&numbers),
            b"M" => run.state.miter = first(&numbers),
            b"g" | b"rg" | b"k" => run.state.plain = true,
            b"sc" | b"scn" => run.state.plain = numbers.len() == operands.len(),
            b"cs" => run.state.plain = false,
            b"BT" => {
                (run.text, run.line, run.slack) = (IDENTITY, IDENTITY, 0.0);
                (run.in_text, run.lost) = (true, false);
            }
            b"ET" => run.in_text = false,
            word if self.path(word, &numbers, run) => {}
            word => self.text(word, operands, &numbers, run)?,
        }
        Ok(())
    }

    /// An operator that does not fit where it is: what a page shows may be anywhere in it, and no later picture is vouched for.
    fn place(&mut self, class: Class, run: &mut Run) {
        if !class.fits(run.within()) {
            self.broken |= self.is_appearance;
            self.cover(run);
        }
    }

    fn restore(&mut self, run: &mut Run) {
        match run.states.pop() {
            Some(state) => (run.state, run.lost) = (state, run.in_text),
            // Some readers then give up the clip of the form, too.
            None => self.broken |= run.role != Role::Page,
        }
    }

    /// Operators of paths. `false` if it is another one.
    fn path(&mut self, word: &[u8], numbers: &[f64], run: &mut Run) -> bool {
        let good = match (word, numbers) {
            (b"m", [x, y]) => {
                run.path.move_to((*x, *y));
                true
            }
            (b"l", [x, y]) => run.path.draw(&[(*x, *y)]),
            (b"c", [a, b, c, d, e, f]) => run.path.draw(&[(*a, *b), (*c, *d), (*e, *f)]),
            (b"v" | b"y", [a, b, c, d]) => run.path.draw(&[(*a, *b), (*c, *d)]),
            (b"re", [x, y, w, h]) => {
                run.path.rectangle(*x, *y, *w, *h);
                true
            }
            (b"h", _) => {
                run.path.close();
                true
            }
            (b"W" | b"W*", _) => {
                run.clipping = true;
                true
            }
            (b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"S" | b"s" | b"n", _) => {
                self.end_path(word, run);
                true
            }
            _ => return false,
        };
        if !good {
            self.cover(run);
        }
        true
    }

    fn end_path(&mut self, word: &[u8], run: &mut Run) {
        let mut path = core::mem::take(&mut run.path);
        if matches!(word, b"b" | b"b*" | b"s") {
            path.close();
        }
        let ctm = run.state.ctm;
        let fills = matches!(word, b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*");
        if fills && !self.is_background(&path, run) {
            path.filled(ctm).into_iter().for_each(|painted| self.paint(run, Kind::Area, painted));
        }
        if matches!(word, b"B" | b"B*" | b"b" | b"b*" | b"S" | b"s") {
            let lines = path.stroked(ctm, run.state.line_width, run.state.miter);
            lines.into_iter().for_each(|painted| self.paint(run, Kind::Line, painted));
        }
        if core::mem::take(&mut run.clipping)
            && let Some(hull) = path.hull(ctm)
        {
            run.state.shaped |= !path.is_rectangle() || !is_upright(ctm);
            // Readers may let through the pixels at the edge.
            run.state.clip = run.state.clip.and_then(|clip| shared(clip, grown(hull, 1.0)));
        }
    }

    /// Whether filling a path lays a plain ground under a page on which nothing stands yet. Neither its outline nor its colour
    /// can say anything then.
    fn is_background(&mut self, path: &Path, run: &Run) -> bool {
        let (Some(page), true) = (self.page, run.role == Role::Page && self.boxes.is_empty()) else { return false };
        let state = &run.state;
        let even = state.plain && !state.shaped && path.is_rectangle() && is_upright(state.ctm);
        let seen = path.hull(state.ctm).zip(state.clip).and_then(|(hull, clip)| shared(hull, clip));
        let ground = even && self.backgrounds < BACKGROUNDS && seen.is_some_and(|seen| area(seen) > BACKGROUND * page);
        self.backgrounds = self.backgrounds.saturating_add(usize::from(ground));
        ground
    }

    /// Parameters set by name (§8.4.5, Table 57).
    fn graphics_state(&mut self, name: &[u8], run: &mut Run) -> Result<(), Error> {
        let parameters = self.resource(run, "ExtGState", name)?;
        let Some(parameters) = parameters.as_ref().and_then(Object::as_plain_dictionary) else {
            self.cover(run);
            return Ok(());
        };
        for entry in parameters.entries() {
            let value = self.view.resolve(&entry.value)?;
            match (&*entry.key, value.as_number()) {
                (b"LW", Some(width)) => run.state.line_width = width,
                (b"ML", Some(limit)) => run.state.miter = limit,
                (b"Font", _) => self.font_of_state(&value, run)?,
                (b"SMask", _) => self.soft_mask(&value, run)?,
                (key, _) if PAINTLESS.iter().any(|known| known.as_bytes() == key) => {}
                _ => self.cover(run),
            }
        }
        Ok(())
    }

    fn font_of_state(&mut self, value: &Object, run: &mut Run) -> Result<(), Error> {
        let (Some([font, size]), true) = (value.as_array().map(|array| &**array), run.path.is_empty()) else {
            self.cover(run);
            return Ok(());
        };
        let Some(size) = self.view.resolve(size)?.as_number() else {
            self.cover(run);
            return Ok(());
        };
        run.state.font = self.font(font, run)?;
        run.state.size = size;
        Ok(())
    }

    /// A soft mask takes away from what is painted and adds nothing (§11.5.3); it is run for what it may break.
    fn soft_mask(&mut self, value: &Object, run: &mut Run) -> Result<(), Error> {
        if value.as_name() == Some(b"None") {
            return Ok(());
        }
        run.state.shaped = true;
        let group = match value.as_plain_dictionary() {
            Some(mask) => self.view.value(mask, "G")?,
            None => Object::null(),
        };
        let painted = self.boxes.len();
        match group.as_stream() {
            Some(form) => self.form(form, run)?,
            None => self.cover(run),
        }
        self.boxes.truncate(painted.saturating_add(usize::from(run.covered)));
        Ok(())
    }

    /// A named resource (§7.8.3). `None` if there is none of that name, or two.
    pub(super) fn resource(&self, run: &Run, category: &str, name: &[u8]) -> Result<Option<Object>, Error> {
        Ok(match self.resource_as_named(run, category, name)? {
            Some(value) => Some(self.view.resolve(&value)?).filter(|value| !value.is_null()),
            None => None,
        })
    }

    /// The same, a reference not followed.
    pub(super) fn resource_as_named(&self, run: &Run, category: &str, name: &[u8]) -> Result<Option<Object>, Error> {
        let name = name_text(name);
        let Some(resources) = run.resources.as_ref().filter(|list| list.count(category) == 1) else { return Ok(None) };
        let list = self.view.dictionary(resources, category)?;
        Ok(list.filter(|list| list.count(&name) == 1).and_then(|list| list.get(&name).cloned()))
    }

    /// External objects (§8.8).
    fn object(&mut self, name: &[u8], run: &mut Run) -> Result<(), Error> {
        let object = self.resource(run, "XObject", name)?;
        let Some(stream) = object.as_ref().and_then(Object::as_stream) else {
            self.cover(run);
            return Ok(());
        };
        match self.view.name(&stream.dictionary, "Subtype")?.as_deref() {
            Some("Image") => {
                let veil = self.is_appearance && super::veil::is_veil(self.view, stream)?;
                self.paint(run, if veil { Kind::Veil } else { Kind::Picture }, through(run.state.ctm, UNIT));
            }
            // Content of another file (§8.10.4), or of another language.
            Some("Form") if !stream.dictionary.has("Ref") && !stream.dictionary.has("Subtype2") => {
                self.form(stream, run)?
            }
            _ => self.cover(run),
        }
        Ok(())
    }

    /// A form, clipped to its box (§8.10.1).
    fn form(&mut self, form: &Stream, run: &mut Run) -> Result<(), Error> {
        let (Some(place), Some(data)) = (form_place(self.view, &form.dictionary)?, self.data(form)?) else {
            self.cover(run);
            return Ok(());
        };
        let own = self.view.dictionary(&form.dictionary, "Resources")?;
        let resources = own.or_else(|| run.resources.clone());
        let mut state = run.state.clone();
        state.ctm = times(place.matrix, state.ctm);
        let bounds = grown(through(state.ctm, place.bounds), 1.0);
        state.clip = state.clip.and_then(|clip| shared(clip, bounds));
        self.run(&data, resources.as_ref(), state, Role::Form, run.depth.saturating_add(1))
    }

    /// The data of a stream. `None` if they cannot be read.
    pub(super) fn data(&mut self, stream: &Stream) -> Result<Option<Rc<[u8]>>, Error> {
        if let Some(known) = self.streams.get(&stream.id) {
            return Ok(known.clone());
        }
        let data = decode(self.view, stream)?.map(Rc::from);
        self.streams.insert(stream.id, data.clone());
        Ok(data)
    }

    /// How deep a content stream within this one stands.
    pub(super) fn deeper(run: &Run) -> usize {
        run.depth.saturating_add(1)
    }
}

/// Where a form lies in the space it is drawn in.
pub(crate) struct FormPlace {
    pub(crate) matrix: Matrix,
    pub(crate) bounds: Box4,
}

/// `BBox` and `Matrix` of a form (Table 93). `None` if they are not there, or not what they must be.
pub(crate) fn form_place(view: View<'_, '_>, form: &Dictionary) -> Result<Option<FormPlace>, Error> {
    let Some([x0, y0, x1, y1]) = super::font::four(view, form, "BBox")? else { return Ok(None) };
    let matrix = match form.get("Matrix") {
        None => Some(IDENTITY),
        Some(_) => super::font::numbers(view, form, "Matrix", 6)?.and_then(|numbers| numbers.try_into().ok()),
    };
    let bounds = [x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1)];
    Ok(matrix.map(|matrix| FormPlace { matrix, bounds }))
}

pub(super) fn decode(view: View<'_, '_>, stream: &Stream) -> Result<Option<Vec<u8>>, Error> {
    match view.decode(stream) {
        Err(Error::OverLimit { .. }) => Ok(None),
        other => other,
    }
}

const UNIT: Box4 = [0.0, 0.0, 1.0, 1.0];

/// Parameters that decide how things look and not where they are, of Table 57; the last is one that macOS writes.
const PAINTLESS: [&str; 26] = [
    "Type",
    "LC",
    "LJ",
    "D",
    "RI",
    "OP",
    "op",
    "OPM",
    "BG",
    "BG2",
    "UCR",
    "UCR2",
    "TR",
    "TR2",
    "HT",
    "FL",
    "SM",
    "SA",
    "BM",
    "CA",
    "ca",
    "AIS",
    "TK",
    "UseBlackPtComp",
    "HTO",
    "AAPL:AA",
];

fn six(numbers: &[f64]) -> Matrix {
    numbers.try_into().unwrap_or([f64::INFINITY; 6])
}

fn first(numbers: &[f64]) -> f64 {
    numbers.first().copied().unwrap_or(f64::INFINITY)
}

/// Whether a matrix keeps upright rectangles upright.
fn is_upright([a, b, c, d, ..]: Matrix) -> bool {
    (b == 0.0 && c == 0.0) || (a == 0.0 && d == 0.0)
}
