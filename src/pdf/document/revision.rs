//! Revisions: what one saving of the file added (ISO 32000-2 §7.5.6).

use crate::base::span::Span;
use crate::pdf::document::xref::SectionKind;
use crate::pdf::syntax::object::{Dictionary, Object};

/// One cross-reference section of a revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SectionPlace {
    /// Its form.
    pub kind: SectionKind,
    /// From `xref` to the end of the trailer dictionary, or the stream object.
    pub span: Span,
}

/// One revision. The two sections of a linearized file belong to one revision.
#[derive(Clone, Debug)]
pub struct Revision {
    /// 1 for the oldest.
    pub number: usize,
    /// Its cross-reference sections, that of highest precedence first.
    pub sections: Vec<SectionPlace>,
    /// Offset behind its `%%EOF`.
    pub eof: u64,
    /// Offset behind the end of line after its `%%EOF`.
    pub end: u64,
    /// Its trailer dictionary.
    pub trailer: Dictionary,
    /// `Root` of its trailer, or of the nearest older one that has it (then [`crate::pdf::AnomalyCode::TrailerRootMissing`] is
    /// listed).
    pub(crate) root: Option<Object>,
    /// Numbers of the objects that its sections define or free, in ascending order.
    pub(crate) changed: Vec<u32>,
}

impl Revision {
    /// Objects it defines or replaces.
    pub fn changed_count(&self) -> usize {
        self.changed.len()
    }
}

/// Which revision an offset is the end of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RevisionAt {
    /// Index of the newest revision that lies wholly before the offset.
    pub index: usize,
    /// What lies between the end of that revision and the offset.
    pub rest: Span,
    /// Whether that is nothing, or only white space: then the offset is the end of that revision.
    pub is_its_end: bool,
}
