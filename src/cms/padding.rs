//! What follows the CMS object in `/Contents`: writers reserve room and fill the rest (ISO 32000-2 Table 255 asks for zeros).

/// Bytes after the outermost element.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Padding {
    /// How many.
    pub length: usize,
    /// How many of them are not zero.
    pub not_zero: usize,
}

impl Padding {
    /// Counts.
    pub(crate) fn of(rest: &[u8]) -> Self {
        Self { length: rest.len(), not_zero: rest.iter().filter(|b| **b != 0).count() }
    }
}
