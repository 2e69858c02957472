//! Evidence: certificates and status information, each with its origin and fingerprint.

mod item;
mod store;

pub use item::{Item, Kind, Origin};
pub use store::{EvidenceStore, ProofOfExistence};
