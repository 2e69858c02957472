//! authorityKeyIdentifier and subjectKeyIdentifier (RFC 5280 §4.2.1.1, §4.2.1.2): hints for building, never a proof.

use super::Certificate;
use super::GeneralName;
use super::value::{allowance, any_members, whole_der};
use crate::asn1::{Asn1Error, Tag, integer};
use const_oid::db::rfc5280 as oid;

/// keyIdentifier of the issuer's key, if named.
pub(crate) fn authority_key_id(certificate: &Certificate) -> Option<Vec<u8>> {
    let extension = certificate.extension(oid::ID_CE_AUTHORITY_KEY_IDENTIFIER)?;
    key_identifier(&extension.value).ok()?
}

/// keyIdentifier of the subject's key, if named.
pub(crate) fn subject_key_id(certificate: &Certificate) -> Option<Vec<u8>> {
    let extension = certificate.extension(oid::ID_CE_SUBJECT_KEY_IDENTIFIER)?;
    let element = whole_der(&extension.value, Tag::OCTET_STRING, &mut allowance()).ok()?;
    Some(element.content.to_vec())
}

/// `AuthorityKeyIdentifier ::= SEQUENCE { keyIdentifier [0] OCTET STRING OPTIONAL, authorityCertIssuer [1] GeneralNames OPTIONAL,
/// authorityCertSerialNumber [2] INTEGER OPTIONAL }`: its first member.
pub(crate) fn key_identifier(value: &[u8]) -> Result<Option<Vec<u8>>, Asn1Error> {
    let budget = &mut allowance();
    let mut members = whole_der(value, Tag::SEQUENCE, budget)?.children()?;
    let identifier = members.optional_context(0, budget)?;
    if let Some(names) = members.optional_context(1, budget)? {
        any_members(&names, budget, GeneralName::read)?;
    }
    if let Some(serial) = members.optional_context(2, budget)? {
        integer(&serial)?;
    }
    members.finish()?;
    let Some(identifier) = identifier else { return Ok(None) };
    identifier.must_be_primitive()?;
    Ok(Some(identifier.content.to_vec()))
}
