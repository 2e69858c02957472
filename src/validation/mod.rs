//! Certification paths, the status of certificates and time-stamps, and the context in which all three are judged.

mod context;
mod fact;
pub mod path;
pub mod revocation;
pub mod timestamp;

pub use context::Context;
pub use fact::{NotCovered, Place, ValidationFact};
