//! Certification paths, the status of certificates and time-stamps, and the context in which all three are judged.

mod context;
pub mod evidence_record;
mod fact;
mod not_covered;
pub mod path;
mod place;
pub mod revocation;
pub mod timestamp;

pub use context::Context;
pub use fact::ValidationFact;
pub use not_covered::NotCovered;
pub use place::Place;
