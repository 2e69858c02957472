//! authorityKeyIdentifier and subjectKeyIdentifier (RFC 5280 §4.2.1.1, §4.2.1.2): hints for building, never a proof.

use super::Certificate;
use super::extension::oid;
use der::{Decode, asn1::OctetStringRef};
use x509_cert::ext::pkix::AuthorityKeyIdentifier;

/// keyIdentifier of the issuer's key, if named.
pub fn authority_key_id(certificate: &Certificate) -> Option<Vec<u8>> {
    let extension = certificate.extension(oid::AUTHORITY_KEY_ID)?;
    AuthorityKeyIdentifier::from_der(&extension.value).ok()?.key_identifier.map(|id| id.as_bytes().to_vec())
}

/// keyIdentifier of the subject's key, if named.
pub fn subject_key_id(certificate: &Certificate) -> Option<Vec<u8>> {
    let extension = certificate.extension(oid::SUBJECT_KEY_ID)?;
    <&OctetStringRef>::from_der(&extension.value).ok().map(|id| id.as_bytes().to_vec())
}
