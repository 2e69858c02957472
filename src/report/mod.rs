//! The report: one model, shown as JSON, text and page.
//!
//! [`model`] holds the facts and verdicts with stable names; [`present()`] turns them into sentences of one language, which the
//! command line prints and the page shows, so that both say the same.

pub(crate) mod active;
pub(crate) mod changes;
pub mod comparison;
pub(crate) mod mask;
pub mod message;
pub mod model;
mod present;
pub(crate) mod signature;
pub(crate) mod standalone;
mod text;
pub(crate) mod verdict;

pub use present::{Card, Headline, Line, Presentation, Said, Section, Tone, WantShown, present};
pub use text::text;
