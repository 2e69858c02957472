//! The words of a report: sentences of one language, the same on the command line, on the page and in letters.
//!
//! [`present()`] turns a report into sentences; [`letter`] writes the letters of the person who receives a document.

mod comparison;
pub(crate) mod law;
pub mod letter;
mod locale;
mod message;
pub(crate) mod present;

pub use comparison::{ComparisonText, change_kind, comparison, difference};
pub use message::{Language, Text, error, error_code, finding};
pub(crate) use message::{Word, local, word};
pub use present::returning::{GroundShown, GroundSignature, Returning};
pub use present::{Card, Headline, Line, Presentation, Said, Section, Tone, WantShown, present};
