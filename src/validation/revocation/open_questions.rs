//! Which status questions are open, and how many more may be asked: a question about one certificate leads to questions about
//! those that sign the answers.

use crate::base::limits::Limits;
use core::cell::Cell;
use std::rc::Rc;

/// Open questions, outermost first.
#[derive(Clone, Debug)]
pub struct OpenQuestions {
    open: Vec<[u8; 32]>,
    depth: usize,
    left: Rc<Cell<usize>>,
}

impl OpenQuestions {
    /// No question open.
    pub fn new(limits: &Limits) -> Self {
        Self { open: Vec::new(), depth: limits.status_depth, left: Rc::new(Cell::new(limits.status_questions)) }
    }

    /// Whether the status of this certificate is already asked for.
    pub fn contains(&self, sha256: &[u8; 32]) -> bool {
        self.open.contains(sha256)
    }

    /// With one more question open; `None` when that is too deep or too many were asked in all.
    pub(crate) fn with(&self, sha256: [u8; 32]) -> Option<Self> {
        let left = self.left.get().checked_sub(1).filter(|_| self.open.len() < self.depth)?;
        self.left.set(left);
        let mut deeper = self.clone();
        deeper.open.push(sha256);
        Some(deeper)
    }
}
