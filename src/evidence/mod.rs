//! Evidence: certificates and status information, each with its origin and fingerprint.

mod answer;
mod bytes;
mod existence;
mod fact;
mod fetched;
mod item;
pub mod pack;
mod page_text;
mod pictures;
mod proof_of_existence;
mod store;

pub use bytes::Bytes;
pub use existence::Existence;
pub use fact::EvidenceFact;
pub use fetched::{FetchFact, FetchOutcome, Fetched};
pub use item::{Item, Kind, Origin};
pub use page_text::{MOST_RUNS, PageText, TextRun};
pub use pictures::{MOST_DIFFERENCES, MOST_RECTANGLES, PageDifference, Pictures, SeenBy};
pub use proof_of_existence::{ProofError, ProofOfExistence};
pub use store::EvidenceStore;
pub(crate) use store::SHARD_FORM;
