//! Evidence records (RFC 4998): an object existed, because its hash is in a tree whose root was time-stamped, and each time-stamp was
//! renewed by another before it lost its worth.
//!
//! They are judged like document time-stamps, the newest first: each time-stamp is judged with what those after it prove to have existed
//! (EN 319 102-1 §5.6.2.3), and the oldest one proves the object.

mod prove;
mod read;

pub use prove::{RecordFault, algorithms, prove};
pub use read::{ArchiveTimeStamp, EvidenceRecord};
