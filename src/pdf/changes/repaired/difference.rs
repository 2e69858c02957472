//! What another reading takes from elsewhere.

use crate::pdf::syntax::anomaly::AnomalyCode;

/// An object that another reading takes from another place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Difference {
    pub(super) reading: AnomalyCode,
    pub(super) number: u32,
    /// Where the other reading takes it from; `None` if it has no such object.
    pub(super) other: Option<u64>,
    /// Whether the other reading needs a further reason to be made.
    pub(super) needs_trigger: bool,
    /// Whether it is the catalog of the other reading.
    pub(super) is_root: bool,
}

impl Difference {
    pub(super) fn new(reading: AnomalyCode, number: u32, other: Option<u64>) -> Self {
        Self { reading, number, other, needs_trigger: false, is_root: false }
    }
}
