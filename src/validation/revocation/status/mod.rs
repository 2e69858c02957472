//! The status of a certificate at a time, decided from what all lists and responses say of it.

mod checker;
mod decide;
mod findings;
mod outcome;
mod same_key;
mod status_of;

pub use checker::EvidenceChecker;
pub use outcome::{Basis, EvidenceName, Note, ObjectUse, Outcome, Status, Use};
pub use status_of::status_of;
