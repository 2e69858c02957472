//! Values that everything uses: places, times, limits, findings, errors, input.

mod datum;
pub(crate) mod error;
pub mod fact;
pub mod finding;
pub(crate) mod input;
pub(crate) mod limits;
pub(crate) mod sort;
pub(crate) mod span;
pub(crate) mod time;
pub mod unseen;
