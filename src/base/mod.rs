//! Values that everything uses: places, times, limits, findings, errors, input.

mod datum;
pub mod error;
pub mod fact;
pub mod finding;
pub mod input;
pub mod limits;
pub(crate) mod sort;
pub mod span;
pub mod time;
pub mod unseen;
