//! What extension and host say to each other: native messaging, version 1 (docs/src/en/token-host.md). Every message is read as a typed
//! value or refused with a code; nothing is guessed or skipped.

mod answer;
mod base64;
mod code;
mod frame;
#[cfg(test)]
mod fuzz;
mod limits;
mod origin;
mod request;

pub use answer::{Answer, CertificateAnswer, DriverState, ReaderState, Step, TokenFault, Tries};
pub use answer::{DriverAnswer, Outcome, ReaderAnswer, Status, TokenAnswer, TokenState};
pub use base64::encode as encode_base64;
pub use code::ErrorCode;
pub use frame::{frame, frame_length};
pub use limits::{
    ATTRIBUTES_BYTES, CHUNK_BYTES, DOCUMENT_BYTES, DOCUMENTS, FOLLOWING, FOLLOWING_ROLES, MESSAGE_BYTES, NAME_BYTES,
    PROTOCOL,
};
pub use origin::Origin;
pub use request::{Act, Document, KeyAlgorithm, Kind, Refused, Request, SignRequest, Wanted};
