//! Certificates (RFC 5280 §4): a view that keeps the original bytes, and one file per extension that has rules.

mod access;
mod alternative_names;
mod basic_constraints;
mod certificate;
mod certificate_policies;
mod extended_key_usage;
mod extension;
mod general_name;
mod key_identifiers;
mod key_usage;
mod name;
mod name_constraints;
mod policy_constraints;
mod policy_id;
mod policy_mappings;
mod string_preparation;
mod value;

pub(crate) use access::access_readable;
pub use access::{ca_issuers, crl_locations, ocsp_locations};
pub use alternative_names::alternative_names;
pub(crate) use basic_constraints::basic_constraints_readable;
pub use basic_constraints::{Authority, authority};
pub use certificate::{Certificate, CertificateError};
pub use certificate_policies::{CertificatePolicies, certificate_policies};
pub use extended_key_usage::{ExtendedKeyUsage, extended_key_usage};
pub use extension::{Extension, oid as extension_oid};
pub use general_name::{GeneralName, NameForm};
pub(crate) use key_identifiers::key_identifier;
pub use key_identifiers::{authority_key_id, subject_key_id};
pub use key_usage::{KeyUse, key_usage_allows};
pub use name::{Attribute, Name};
pub use name_constraints::{NameConstraints, Subtree, name_constraints};
pub use policy_constraints::{PolicyConstraints, inhibit_any_policy, policy_constraints};
pub use policy_id::PolicyId;
pub use policy_mappings::{PolicyMapping, policy_mappings};
