//! The words of a report: sentences of one language, the same on the command line, on the page and in letters.
//!
//! [`present()`] turns a report into sentences; a [`Letter`] is what the person who receives a document writes to its sender.
//! [`finding`] and [`error`] are the words of one code.

mod citation;
mod comparison;
mod dossier;
mod language;
mod letter;
mod locale;
mod message;
pub(crate) mod present;
#[cfg(feature = "sign")]
mod signing;
mod text;
mod word;

pub(crate) use citation::citation;
pub use comparison::{ComparisonText, change_kind, comparison, difference};
pub use dossier::section as dossier;
pub use language::Language;
pub(crate) use letter::{BLANK, Item as LetterItem};
pub use letter::{DossierWords, Letter, LetterDetails, MadeWith, Regulation, dossier_words};
pub(crate) use message::word;
pub use message::{error, error_code, finding};
pub use present::{
    ActShown, Card, GroundShown, GroundSignature, Headline, Line, Presentation, Returning, Said, Section, Shared,
    SummaryLine, Tone, Topic, WantShown, present,
};
#[cfg(feature = "sign")]
pub use signing::{SigningPlace, signing};
pub use text::Text;
pub(crate) use text::local;
pub(crate) use word::Word;
