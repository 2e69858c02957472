//! What the process judges: one signature with the facts about its container.

use super::Message;
use crate::base::finding::Code;
use crate::base::time::Timestamp;
use crate::cms::MessageFact;
use crate::crypto::DigestAlgorithm;
use crate::pdf::DocumentFact;
use crate::validation::timestamp::{ArchiveTimestamp, TimestampStatus};

/// One signature with the facts about its container.
pub struct Subject<'a> {
    /// The message, or the reason why it could not be read.
    pub message: &'a Result<Message, MessageFact>,
    /// Its container.
    pub container: Container<'a>,
    /// Digests of the signed bytes, by algorithm.
    pub digests: &'a [(DigestAlgorithm, Vec<u8>)],
    /// Time in the signature dictionary (`/M`).
    pub dictionary_time: Option<Timestamp>,
    /// Time of receipt, for which the caller vouches.
    pub received: Option<Timestamp>,
    /// The earliest time at which the signature value existed, for which the caller vouches.
    pub proof: Option<Timestamp>,
    /// Whether its format has revocation data in a signed attribute, see `signs_status`.
    pub signs_status: bool,
    /// Document time-stamps that cover this signature.
    pub covering: &'a [CoveringTimestamp],
    /// The newest proven document time-stamp within the bytes that are signed: they did not exist before it.
    pub enclosed: Option<Timestamp>,
    /// Its archive time-stamps, with the digests of what they cover.
    pub archives: &'a [ArchiveTimestamp],
}

/// The container of a signature.
#[derive(Clone, Copy, Debug)]
pub enum Container<'a> {
    /// A signature field of a PDF, with what that says against or about it (byte ranges, field); facts of severity `Error`
    /// are format failures.
    Field(&'a [DocumentFact]),
    /// A standalone CMS, or one in a mail.
    Standalone,
}

/// A document time-stamp over the bytes of a signature: it existed then.
#[derive(Clone, Copy, Debug)]
pub struct CoveringTimestamp {
    /// The time to show.
    pub time: Timestamp,
    /// The time that it proves.
    pub latest: Timestamp,
    /// How far it can be relied on.
    pub status: TimestampStatus,
    /// Why it is not proven.
    pub open: Option<Code>,
}
