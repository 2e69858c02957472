//! The report: one model, shown as JSON, text and page.
//!
//! [`model`] holds the facts and verdicts with stable names; [`present()`] turns them into sentences of one language, which the
//! command line prints and the page shows, so that both say the same.
//!
//! With the feature `reports` the same model is also written as detailed and simple report, as ETSI TS 119 102-2 XML and as one
//! HTML file for print. The module for the browser is built without it.

pub(crate) mod active;
pub(crate) mod bounded;
pub(crate) mod changes;
pub mod comparison;
#[cfg(feature = "reports")]
pub mod detailed;
#[cfg(feature = "reports")]
mod etsi;
#[cfg(feature = "hints")]
pub(crate) mod hints;
#[cfg(feature = "reports")]
mod html;
#[cfg(feature = "office")]
pub mod kept;
pub(crate) mod law;
pub mod letter;
pub(crate) mod level;
#[cfg(feature = "reports")]
mod markup;
pub(crate) mod mask;
pub mod message;
pub mod model;
pub(crate) mod pictures;
mod present;
mod present_law;
mod returning;
pub(crate) mod signature;
#[cfg(feature = "reports")]
pub mod simple;
pub(crate) mod standalone;
mod text;
pub(crate) mod verdict;

#[cfg(feature = "reports")]
pub use detailed::{Detailed, detailed};
#[cfg(feature = "reports")]
pub use etsi::etsi;
#[cfg(feature = "reports")]
pub use html::html;
pub use present::{Card, Headline, Line, Presentation, Said, Section, Tone, WantShown, present};
pub use returning::{GroundShown, GroundSignature, Returning};
#[cfg(feature = "reports")]
pub use simple::{Simple, simple};
pub use text::{notice, text};
