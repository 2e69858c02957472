//! Evidence: certificates and status information, each with its origin and fingerprint.

mod bytes;
mod item;
mod store;

pub use bytes::Bytes;
pub use item::{Item, Kind, Origin};
pub use store::{EvidenceStore, ProofOfExistence};
