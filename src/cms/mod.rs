//! Cryptographic Message Syntax (RFC 5652), reading only.
//!
//! A lenient reader that retains spans: the hashed bytes are always those that were sent. One real file in seven is
//! BER, one in three has zeros after the outer value, and the decoding crates lose the order of signed attributes.

mod adbe_revocation;
mod algorithm_protection;
mod archival_values;
mod attribute_set;
mod attributes;
mod error;
mod fact;
mod padding;
mod signature_policy;
mod signed_data;
mod signer_info;
mod signer_statements;
mod signing_certificate;
mod verify;

pub use adbe_revocation::adbe_revocation;
pub use algorithm_protection::{Protection, algorithm_protection};
pub use archival_values::{certificate_values, revocation_values};
pub use attribute_set::is_attribute_set;
pub use attributes::{Attribute, Attributes, oid};
pub use error::CmsError;
pub use fact::MessageFact;
pub use padding::Padding;
pub use signature_policy::{ExplicitPolicy, SignaturePolicy, signature_policy};
pub use signed_data::{SignedData, Unread};
pub use signer_info::{Identifiers, SignerId, SignerInfo};
pub use signer_statements::{SignerStatements, signer_statements};
pub use signing_certificate::{Binding, binding, binding_digests, issuer_hint_differs};
pub use verify::{ContentDigest, ValueOutcome, Vouches, check_counter_digest, check_digest, verify_value};
