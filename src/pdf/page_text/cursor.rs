//! Where text is shown next: text state and text matrices (ISO 32000-2 §9.3, §9.4.2).

use crate::pdf::content::geometry::{Box4, IDENTITY, Matrix, apply, around, times};
use crate::pdf::page_text::font::Font;
use std::rc::Rc;

/// What a font reaches below and above its base line, in parts of its size.
const LOW: f64 = -0.2;
const HIGH: f64 = 0.8;

/// The graphics state, as far as text depends on it.
#[derive(Clone)]
pub(super) struct State {
    pub(super) ctm: Matrix,
    pub(super) font: Option<Rc<Font>>,
    pub(super) size: f64,
    pub(super) leading: f64,
    /// `Tz`, as a factor.
    pub(super) scale: f64,
    pub(super) spacing: f64,
    pub(super) word_spacing: f64,
}

impl State {
    pub(super) fn new(ctm: Matrix) -> Self {
        Self { ctm, font: None, size: 0.0, leading: 0.0, scale: 1.0, spacing: 0.0, word_spacing: 0.0 }
    }
}

/// The matrices of a text object.
pub(super) struct Cursor {
    text: Matrix,
    line: Matrix,
}

impl Cursor {
    pub(super) fn new() -> Self {
        Self::at(IDENTITY)
    }

    pub(super) fn at(matrix: Matrix) -> Self {
        Self { text: matrix, line: matrix }
    }

    pub(super) fn next_line(&mut self, x: f64, y: f64) {
        *self = Self::at(times([1.0, 0.0, 0.0, 1.0, x, y], self.line));
    }

    /// The place of text of this width, and the step behind it.
    pub(super) fn pass(&mut self, state: &State, width: f64) -> Box4 {
        let place = times(self.text, state.ctm);
        let (low, high) = (LOW * state.size, HIGH * state.size);
        let corners = [(0.0, low), (width, low), (0.0, high), (width, high)];
        self.text = times([1.0, 0.0, 0.0, 1.0, width, 0.0], self.text);
        around(&corners.map(|corner| apply(place, corner)))
    }
}
