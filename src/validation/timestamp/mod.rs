//! Time-stamp tokens (RFC 3161).

mod archive;
mod conformance;
mod hash_index;
mod judge;
mod reliability;
mod signer_search;
mod token;
mod token_fault;

pub use archive::{ArchiveTimestamp, ArchivedContent, archive_digests, archive_timestamps};
pub use judge::{Covers, Judged, TimestampStatus, judge};
pub use reliability::AlgorithmJudge;
pub use signer_search::SignerSearch;
pub use token::{Token, TokenError};
pub use token_fault::TokenFault;
