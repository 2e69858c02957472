//! Cryptographic Message Syntax (RFC 5652), reading only.
//!
//! A lax reader that keeps spans: what is hashed is always the bytes as they were sent. One real file in seven is BER, one in
//! three has zeros behind the outer value, and the decoding crates lose the order of signed attributes.

mod adbe_revocation;
mod attributes;
mod error;
mod padding;
mod signed_data;
mod signer_info;
mod signing_certificate;
mod verify;

pub use adbe_revocation::adbe_revocation;
pub use attributes::{Attribute, Attributes, oid};
pub use error::CmsError;
pub use padding::Padding;
pub use signed_data::SignedData;
pub use signer_info::{SignerId, SignerInfo};
pub use signing_certificate::{Binding, binding};
pub use verify::{ContentDigest, ValueOutcome, check_digest, verify_value};
