//! Whether a certificate can be the issuer of another, before any signature is verified.

use crate::base::fact::OrEmpty;
use crate::validation::ValidationFact as Fact;
use crate::x509::{Certificate, authority_key_id, ca_issuers, subject_key_id};

/// The same certificate, or another one for the same name and key: passed twice, the path would be a loop.
pub(super) fn same_entity(one: &Certificate, other: &Certificate) -> bool {
    one.sha256 == other.sha256 || (one.spki == other.spki && one.subject.matches(&other.subject))
}

/// Order among candidates by their key identifiers: agreeing before unknown before another.
pub(super) fn hint(wanted: Option<&[u8]>, issuer: &Certificate) -> usize {
    match (wanted, subject_key_id(issuer).as_deref()) {
        (Some(wanted), Some(own)) if wanted == own => 0,
        (Some(_), Some(_)) => 2,
        _ => 1,
    }
}

/// Whether `certificate` means the key of `issuer`: the key identifiers agree, or one of them is absent. A candidate
/// with the same name but another key identifier is not the intended issuer, so that issuer is missing, not wrong.
pub(super) fn names_key(certificate: &Certificate, issuer: &Certificate) -> bool {
    match (authority_key_id(certificate), subject_key_id(issuer)) {
        (Some(wanted), Some(own)) => wanted == own,
        _ => true,
    }
}

/// What is to be said of a certificate whose issuer is not there.
pub(super) fn issuer_missing(top: &Certificate) -> Fact {
    Fact::IssuerMissing {
        issuer: top.issuer.common_name().unwrap_or_else(|| top.issuer.to_string()),
        key_id: OrEmpty(authority_key_id(top).map(hex::encode)),
        urls: ca_issuers(top),
    }
}
