//! Time-stamp tokens (RFC 3161).

mod archive;
mod conformance;
mod hash_index;
mod judge;
mod reliability;
mod signer_search;
mod token;

pub use archive::{ArchiveTimestamp, ArchivedContent, archive_digests, archive_timestamps};
pub use judge::{Covers, Judged, TimestampStatus, TokenFault, judge};
pub use reliability::AlgorithmJudge;
pub use signer_search::SignerSearch;
pub use token::{Token, TokenError};
