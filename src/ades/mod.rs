//! The decision process of ETSI EN 319 102-1: one file per building block, in the order of [`BlockName`].
//!
//! Each block turns facts into checks; `conclude` turns checks into an indication. No block decides on its own.

mod acceptance;
mod broken_timestamp;
mod certificate;
mod check;
mod constraint;
mod cryptography;
mod fact;
mod format;
mod identification;
mod indication;
mod key_purpose;
mod message;
mod names;
mod process;
mod signature_policy;
mod subject;
mod time;

pub(crate) use check::conclude;
pub use check::{Block, BlockName, Check, CheckStatus};
pub use fact::SignatureFact;
pub use indication::{Indication, SubIndication};
pub(crate) use message::signs_status;
pub use message::{Message, SignerRole, Standalone, read_message};
pub use process::{Judgement, judge};
pub use subject::{Container, CoveringTimestamp, Subject};
pub(crate) use time::open;
pub use time::{BestTime, TimeBasis};
