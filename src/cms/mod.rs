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

pub(crate) use adbe_revocation::adbe_revocation;
pub use algorithm_protection::Protection;
pub(crate) use algorithm_protection::algorithm_protection;
pub(crate) use archival_values::{certificate_values, revocation_values};
pub(crate) use attribute_set::is_attribute_set;
pub use attributes::{Attribute, Attributes, oid};
pub use error::CmsError;
pub use fact::MessageFact;
pub use padding::Padding;
pub(crate) use signature_policy::signature_policy;
pub use signature_policy::{ExplicitPolicy, SignaturePolicy};
pub use signed_data::{SignedData, Unread};
pub use signer_info::{Identifiers, SignerId, SignerInfo};
pub use signer_statements::SignerStatements;
pub(crate) use signer_statements::signer_statements;
pub use signing_certificate::Binding;
pub(crate) use signing_certificate::{binding, binding_digests, issuer_hint_differs};
pub use verify::{ContentDigest, ValueOutcome, Vouches};
pub(crate) use verify::{check_counter_digest, check_digest, verify_value};
