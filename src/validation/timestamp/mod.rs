//! Time-stamp tokens (RFC 3161).

mod archive;
mod conformance;
mod hash_index;
mod judge;
mod maker;
mod reliability;
mod token;

pub use archive::{ArchiveTimestamp, ArchivedContent, archive_digests, archive_timestamps};
pub use judge::{Covers, Judged, Standing, TokenFault, judge};
pub use maker::Maker;
pub use reliability::AlgorithmJudge;
pub use token::{Token, TokenError};
