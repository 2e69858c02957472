//! Where an authority says its certificates and responders are: authorityInfoAccess (RFC 5280 §4.2.2.1). Addresses are passed on,
//! never fetched here.

use super::value::{allowance, any_members, whole_der};
use super::{Certificate, GeneralName};
use crate::asn1::{self, Asn1Error, Asn1ErrorKind, Tag};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5280 as oid;

/// Addresses of the issuer's certificate.
pub(crate) fn ca_issuers(certificate: &Certificate) -> Vec<String> {
    access(certificate, oid::ID_AD_CA_ISSUERS)
}

/// Addresses of OCSP responders.
pub(crate) fn ocsp_locations(certificate: &Certificate) -> Vec<String> {
    access(certificate, oid::ID_AD_OCSP)
}

fn access(certificate: &Certificate, method: ObjectIdentifier) -> Vec<String> {
    let Some(extension) = certificate.extension(oid::ID_PE_AUTHORITY_INFO_ACCESS) else { return Vec::new() };
    let list = descriptions(&extension.value).unwrap_or_default();
    list.into_iter()
        .filter(|(found, _)| *found == method)
        .filter_map(|(_, location)| location.uri().map(str::to_owned))
        .collect()
}

/// Whether authorityInfoAccess, if there is one, can be read.
pub(crate) fn access_readable(certificate: &Certificate) -> bool {
    let extension = certificate.extension(oid::ID_PE_AUTHORITY_INFO_ACCESS);
    extension.is_none_or(|e| descriptions(&e.value).is_ok())
}

/// ```text
/// AuthorityInfoAccessSyntax ::= SEQUENCE SIZE (1..MAX) OF AccessDescription
/// AccessDescription ::= SEQUENCE {
///     accessMethod    OBJECT IDENTIFIER,
///     accessLocation  GeneralName }
/// ```
fn descriptions(value: &[u8]) -> Result<Vec<(ObjectIdentifier, GeneralName)>, Asn1Error> {
    let budget = &mut allowance();
    let list = whole_der(value, Tag::SEQUENCE, budget)?;
    any_members(&list, budget, |element, budget| {
        element.must_be(Tag::SEQUENCE)?;
        let mut parts = element.children()?;
        let method = asn1::oid(&parts.expect(Tag::OID, budget)?)?;
        let location = parts.next(budget)?.ok_or_else(|| element.fail(Asn1ErrorKind::Truncated))?;
        let location = GeneralName::read(&location, budget)?;
        parts.finish()?;
        Ok((method, location))
    })
}
