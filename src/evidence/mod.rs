//! Evidence: certificates and status information, each with its origin and fingerprint.

mod bytes;
mod existence;
mod item;
mod store;

pub use bytes::Bytes;
pub use existence::Existence;
pub use item::{Item, Kind, Origin};
pub use store::{EvidenceStore, ProofOfExistence};
