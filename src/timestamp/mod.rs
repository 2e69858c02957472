//! Time-stamp tokens (RFC 3161).

mod archive;
mod conformance;
mod hash_index;
mod judge;
mod maker;
mod reliability;
mod scene;
mod token;

pub use archive::{ArchiveTimestamp, ArchivedContent, archive_digests, archive_timestamps};
pub use judge::{Covers, Judged, Standing, judge};
pub use maker::Maker;
pub use reliability::AlgorithmJudge;
pub use scene::Scene;
pub use token::{Token, TokenError};
