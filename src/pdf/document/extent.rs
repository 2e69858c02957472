//! From where to where the objects of a file reach: one pass over all of them, in the order of the file.
//!
//! An object that begins where the cross-reference data say may still end somewhere else: its stream may be longer than the bytes it
//! was signed with, or another object may lie in its data. So the ends are facts as well as the beginnings.

use crate::base::span::Span;
use crate::pdf::syntax::object::ObjectId;

/// One object in the file, not in an object stream, at one place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Extent {
    pub(crate) id: ObjectId,
    /// The oldest revision whose cross-reference data lead to this place.
    pub(crate) revision: u32,
    /// From its number to behind its `endobj`; of an object that is not exact to where reading it ends.
    pub(crate) span: Span,
    /// Offset of its first byte of stream data; that of the end if it is no stream.
    pub(super) data: u64,
    /// Whether it begins where it should, is written as prescribed, and ends with `endobj`, a stream by its exact `Length`
    /// (ISO 32000-2 §7.3.8.2, §7.3.10).
    pub(crate) exact: bool,
    /// How far it says that it reaches, whether it does or not.
    pub(crate) reach: u64,
    /// Whether its value can be read to its end.
    pub(crate) readable: bool,
    /// Whether a signature dictionary is in it.
    pub(crate) signature: bool,
}

impl Extent {
    /// The bytes of the stream, with what closes them; empty if it is none.
    pub(crate) fn data(&self) -> Span {
        Span::new(self.data, self.span.end)
    }
}

/// All of them, by their beginnings.
#[derive(Debug, Default)]
pub(crate) struct Extents {
    pub(crate) list: Vec<Extent>,
    /// Whether all could be looked at within the limits. Those that were not count as not exact.
    pub(crate) complete: bool,
}

impl Extents {
    /// Whether every object is where and as it should be.
    pub(crate) fn all_exact(&self) -> bool {
        self.complete && self.list.iter().all(|extent| extent.exact)
    }

    /// Those that begin at an offset or behind it.
    pub(crate) fn from(&self, offset: u64) -> &[Extent] {
        let before = self.list.partition_point(|extent| extent.span.start < offset);
        self.list.get(before..).unwrap_or_default()
    }
}
