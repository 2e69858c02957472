//! Certificates (RFC 5280 §4): a view that keeps the original bytes, and one file per extension that has rules.

mod access;
mod basic_constraints;
mod certificate;
mod extended_key_usage;
mod extension;
mod key_identifiers;
mod key_usage;
mod name;

pub use access::{ca_issuers, crl_locations, ocsp_locations};
pub use basic_constraints::{Authority, authority};
pub use certificate::{Certificate, CertificateError};
pub use extended_key_usage::{ExtendedKeyUsage, extended_key_usage};
pub use extension::{Extension, oid as extension_oid};
pub use key_identifiers::{authority_key_id, subject_key_id};
pub use key_usage::{KeyUse, key_usage_allows};
pub use name::{Attribute, Name};
