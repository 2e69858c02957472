//! Places of a comparison.

use crate::pdf::changes::ChangeKind;
use crate::pdf::syntax::object::ObjectId;
use std::rc::Rc;

/// Where the walk is: what a difference there is called, and the objects that hold it.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) kind: ChangeKind,
    pub(super) page: Option<u32>,
    pub(super) field: Option<Rc<str>>,
    pub(super) rect: Option<[f64; 4]>,
    pub(super) path: Rc<str>,
    pub(super) old: Option<ObjectId>,
    pub(super) new: Option<ObjectId>,
}

impl Place {
    pub(super) fn new(kind: ChangeKind, path: &str) -> Self {
        Self { kind, page: None, field: None, rect: None, path: path.into(), old: None, new: None }
    }

    pub(super) fn page(mut self, page: Option<u32>) -> Self {
        self.page = page;
        self
    }

    /// The place of an entry below. Past a length that tells a person enough, the path stays as it is.
    pub(super) fn below(&self, step: &str) -> Self {
        let path = if self.path.len() < 120 { format!("{}{step}", self.path).into() } else { self.path.clone() };
        Self { path, ..self.clone() }
    }
}
