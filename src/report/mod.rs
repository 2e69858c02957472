//! The report: one model, shown as JSON, text and page.
//!
//! [`model`] holds the facts and verdicts with stable names; [`present()`] turns them into sentences of one language, which the
//! command line prints and the page shows, so that both say the same.
//!
//! The same model is also written as detailed and simple report, as ETSI TS 119 102-2 XML and as one
//! HTML file for print.

pub(crate) mod active;
pub(crate) mod bounded;
pub(crate) mod changes;
pub mod comparison;
pub mod detailed;
mod etsi;
pub(crate) mod hints;
mod html;
pub mod kept;
pub(crate) mod law;
pub mod letter;
pub(crate) mod level;
mod markup;
pub(crate) mod mask;
pub mod message;
pub mod model;
pub(crate) mod pictures;
mod present;
mod present_law;
mod returning;
pub(crate) mod signature;
pub mod simple;
pub(crate) mod standalone;
mod text;
pub(crate) mod verdict;

pub use detailed::{Detailed, detailed};
pub use etsi::etsi;
pub use html::html;
pub use present::{Card, Headline, Line, Presentation, Said, Section, Tone, WantShown, present};
pub use returning::{GroundShown, GroundSignature, Returning};
pub use simple::{Simple, simple};
pub use text::{notice, text};
