//! What is known while a content stream runs: its graphics state (ISO 32000-2 §8.4.1, §9.3), its path, its text object.

use super::path::Path;
use crate::pdf::content::geometry::{Box4, IDENTITY, Matrix};
use crate::pdf::content::{States, Within};
use crate::pdf::font::extent::Font;
use crate::pdf::syntax::object::Dictionary;
use std::rc::Rc;

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
    pub(super) clip: Option<Box4>,
    /// The clipping path or a soft mask has another shape than its box.
    pub(super) shaped: bool,
    /// The colour for filling is one colour, no pattern.
    pub(super) plain: bool,
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
    pub(super) role: Role,
    pub(super) depth: usize,
    pub(super) resources: Option<Dictionary>,
    pub(super) states: States<State>,
    pub(super) state: State,
    /// What all of it can reach at most.
    pub(super) whole: Box4,
    pub(super) covered: bool,
    pub(super) path: Path,
    /// `W` waits for the operator that ends the path.
    pub(super) clipping: bool,
    pub(super) in_text: bool,
    /// Marked content that has not ended.
    pub(super) marks: usize,
    pub(super) text: Matrix,
    pub(super) line: Matrix,
    /// A graphics state was restored within the text: some readers take the place of the text back with it.
    pub(super) lost: bool,
    /// How much further along the line than `text` says the next glyph may stand.
    pub(super) slack: f64,
}

impl Run {
    pub(super) fn new(state: State, whole: Box4, resources: Option<Dictionary>, role: Role, depth: usize) -> Self {
        Self {
            role,
            depth,
            resources,
            states: States::new(),
            state,
            whole,
            covered: false,
            path: Path::default(),
            clipping: false,
            in_text: false,
            marks: 0,
            text: IDENTITY,
            line: IDENTITY,
            lost: false,
            slack: 0.0,
        }
    }

    /// How deep a content stream within this one is nested.
    pub(super) fn deeper(&self) -> usize {
        self.depth.saturating_add(1)
    }

    /// The graphics object under way.
    pub(super) fn within(&self) -> Within {
        match self.in_text {
            _ if !self.path.is_empty() => Within::Path,
            true => Within::Text,
            false => Within::Page,
        }
    }
}
