//! The report as data, and how it is written from what was judged.
//!
//! [`Report`] holds the facts and verdicts with stable names. The sentences are those of [`crate::words`], the forms of
//! the same report those of [`crate::formats`].

pub(crate) mod bounded;
pub(crate) mod comparison;
pub(crate) mod mask;
pub(crate) mod model;
pub(crate) mod record;
pub(crate) mod verdict;
mod write;

pub use comparison::{Compared, Comparison, Difference, Relation, SCHEMA as COMPARISON_SCHEMA};
pub use model::*;
pub use record::{
    Decision, DecisionText, Found, Kept, ReasonText, Record, RecordedDocument, SCHEMA as RECORD_SCHEMA, Writer, record,
};
pub(crate) use write::{active, changes, hints, law, level, pictures, signature, standalone};
