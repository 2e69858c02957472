//! Runs a content stream for where it paints (ISO 32000-2 §8, §9). What is not understood counts as covering the whole form it
//! stands in, and what readers may take in two ways as covering everything.

use super::kind::{Kind, TextShown};
use super::state::{Role, Run, State};
use crate::base::error::Error;
use crate::pdf::changes::Work;
use crate::pdf::content::geometry::{Box4, EVERYWHERE, IDENTITY, Matrix, area, shared, through, times};
use crate::pdf::content::{Class, Operand, Operation, Operations, Operator, numbers};
use crate::pdf::document::view::View;
use crate::pdf::font::extent::Font;
use crate::pdf::syntax::object::{Dictionary, ObjectId};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// Boxes kept of one page; more than that is a page full of content.
const BOXES: usize = 50_000;
/// How deep form XObjects are followed.
pub(super) const FORMS: usize = 8;
/// What begins marked content.
const MARKS: [&[u8]; 2] = [b"BMC", b"BDC"];
pub(super) struct Painter<'p, 'd, 'a> {
    pub(super) view: View<'d, 'a>,
    work: &'p Work,
    pub(super) boxes: Vec<(Kind, Box4)>,
    /// Readers may take what was read in two ways, or it is too much: it may paint anywhere.
    pub(super) broken: bool,
    /// The size of the page whose background is not counted.
    pub(super) page: Option<f64>,
    /// A picture that came later is read, not the page it is laid on.
    pub(super) is_appearance: bool,
    /// How an appearance is stretched into its rectangle.
    pub(super) placed: Matrix,
    pub(super) text: TextShown,
    /// What lines take up at most, in square units of the outermost space.
    pub(super) inked: f64,
    pub(super) backgrounds: usize,
    pub(super) streams: HashMap<ObjectId, Option<Rc<[u8]>>>,
    pub(super) fonts: HashMap<ObjectId, Option<Rc<Font>>>,
    /// Cells of patterns that were run.
    pub(super) cells: HashSet<ObjectId>,
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
            placed: IDENTITY,
            text: TextShown::default(),
            inked: 0.0,
            backgrounds: 0,
            streams: HashMap::new(),
            fonts: HashMap::new(),
            cells: HashSet::new(),
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
        let mut run = Run::new(state, whole, resources.cloned(), role, depth);
        let mut content = Operations::new(data);
        loop {
            self.broken |= self.boxes.len() >= BOXES || run.path.len() >= BOXES;
            if self.broken || run.covered && role == Role::Page {
                return Ok(());
            }
            match content.next() {
                Some(Operation::End) => {
                    // A text object must end in the stream it begins in (§9.4.1), and so must marked content (§14.6.1): what some
                    // reader draws later is hidden or replaced with it.
                    self.broken |= self.is_appearance && (run.in_text || run.marks > 0);
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
    pub(super) fn run_unseen(
        &mut self,
        data: &[u8],
        resources: Option<&Dictionary>,
        mut state: State,
        role: Role,
        depth: usize,
    ) -> Result<(), Error> {
        let (painted, text) = (self.boxes.len(), core::mem::take(&mut self.text));
        state.clip = Some(EVERYWHERE);
        self.run(data, resources, state, role, depth)?;
        self.boxes.truncate(painted);
        self.text = TextShown { within: text.within, hidden: text.hidden || self.text != TextShown::default() };
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
            // Some readers restore a state whatever operands stand before `Q`, and cut a word that they do not know into operators
            // that they know, such as `fQQ`: either may take a form out of its clip (§8.4.2, §8.10.1).
            self.broken |= word.contains(&b'Q') && run.role != Role::Page;
            self.broken |= self.is_appearance && MARKS.iter().any(|mark| memchr::memmem::find(word, mark).is_some());
            self.cover(run);
            return Ok(());
        };
        self.place(operator.class, run);
        let numbers = numbers(operands);
        let name = operands.first().and_then(Operand::name).unwrap_or_default();
        match operator.word {
            b"q" => self.broken |= !run.states.save(&run.state),
            b"Q" => self.restore(run),
            b"cm" => run.state.ctm = times(six(&numbers), run.state.ctm),
            b"d0" | b"d1" if run.role != Role::Glyph => self.cover(run),
            b"Do" => self.object(name, run)?,
            b"sh" => self.paint(run, Kind::Area, EVERYWHERE),
            b"gs" => self.graphics_state(name, run)?,
            b"w" => run.state.line_width = first(&numbers),
            b"M" => run.state.miter = first(&numbers),
            b"g" | b"rg" | b"k" => run.state.plain = true,
            b"sc" | b"scn" | b"SC" | b"SCN" => {
                if word.starts_with(b"s") {
                    run.state.plain = numbers.len() == operands.len();
                }
                self.pattern(operands, run)?;
            }
            b"cs" => run.state.plain = false,
            b"BT" => {
                (run.text, run.line, run.slack) = (IDENTITY, IDENTITY, 0.0);
                (run.in_text, run.lost) = (true, false);
            }
            b"ET" => run.in_text = false,
            b"BMC" | b"BDC" => run.marks = run.marks.saturating_add(1),
            b"EMC" => run.marks = run.marks.saturating_sub(1),
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
        if run.states.restore(&mut run.state) {
            run.lost = run.in_text;
        } else {
            // Some readers then give up the clip of the form, too.
            self.broken |= run.role != Role::Page;
        }
    }
}

pub(super) const UNIT: Box4 = [0.0, 0.0, 1.0, 1.0];

fn six(numbers: &[f64]) -> Matrix {
    numbers.try_into().unwrap_or([f64::INFINITY; 6])
}

fn first(numbers: &[f64]) -> f64 {
    numbers.first().copied().unwrap_or(f64::INFINITY)
}
