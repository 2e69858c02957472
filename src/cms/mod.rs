//! Cryptographic Message Syntax (RFC 5652), reading only.
//!
//! A lax reader that keeps spans: what is hashed is always the bytes as they were sent. One real file in seven is BER, one in
//! three has zeros behind the outer value, and the decoding crates lose the order of signed attributes.

mod adbe_revocation;
mod archival_values;
mod attributes;
mod error;
mod padding;
mod signature_policy;
mod signed_data;
mod signer_info;
mod signer_statements;
mod signing_certificate;
mod verify;

pub use adbe_revocation::adbe_revocation;
pub use archival_values::{certificate_values, revocation_values};
pub use attributes::{Attribute, Attributes, oid};
pub use error::CmsError;
pub use padding::Padding;
pub use signature_policy::{ExplicitPolicy, SignaturePolicy, signature_policy};
pub use signed_data::SignedData;
pub use signer_info::{SignerId, SignerInfo};
pub use signer_statements::{SignerStatements, signer_statements};
pub use signing_certificate::{Binding, binding};
pub use verify::{ContentDigest, ValueOutcome, Vouches, check_counter_digest, check_digest, verify_value};
