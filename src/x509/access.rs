//! Where an authority says its certificates and status information are: authorityInfoAccess (RFC 5280 §4.2.2.1) and
//! cRLDistributionPoints (§4.2.1.13). Addresses are passed on, never fetched here.

use super::Certificate;
use super::GeneralName;
use super::extension::oid;
use super::value::{allowance, any_members, whole_der};
use crate::asn1::{self, Asn1Error, Budget, Element, Tag};
use const_oid::ObjectIdentifier;

const CA_ISSUERS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.2");
const OCSP: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1");

/// Addresses of the issuer's certificate.
pub fn ca_issuers(certificate: &Certificate) -> Vec<String> {
    access(certificate, CA_ISSUERS)
}

/// Addresses of OCSP responders.
pub fn ocsp_locations(certificate: &Certificate) -> Vec<String> {
    access(certificate, OCSP)
}

fn access(certificate: &Certificate, method: ObjectIdentifier) -> Vec<String> {
    let Some(extension) = certificate.extension(oid::AUTHORITY_INFO_ACCESS) else { return Vec::new() };
    let list = descriptions(&extension.value).unwrap_or_default();
    list.into_iter().filter(|(found, _)| *found == method).filter_map(|(_, location)| uri(location)).collect()
}

/// Whether authorityInfoAccess, if there is one, can be read.
pub(crate) fn access_readable(certificate: &Certificate) -> bool {
    let extension = certificate.extension(oid::AUTHORITY_INFO_ACCESS);
    extension.is_none_or(|e| descriptions(&e.value).is_ok())
}

/// Addresses of revocation lists.
pub fn crl_locations(certificate: &Certificate) -> Vec<String> {
    let Some(extension) = certificate.extension(oid::CRL_DISTRIBUTION_POINTS) else { return Vec::new() };
    let budget = &mut allowance();
    let list = whole_der(&extension.value, Tag::SEQUENCE, budget);
    let points = list.and_then(|list| any_members(&list, budget, full_name)).unwrap_or_default();
    points.into_iter().flatten().filter_map(uri).collect()
}

/// `AuthorityInfoAccessSyntax ::= SEQUENCE OF SEQUENCE { accessMethod OBJECT IDENTIFIER, accessLocation GeneralName }`
fn descriptions(value: &[u8]) -> Result<Vec<(ObjectIdentifier, GeneralName)>, Asn1Error> {
    let budget = &mut allowance();
    let list = whole_der(value, Tag::SEQUENCE, budget)?;
    any_members(&list, budget, |element, budget| {
        element.must_be(Tag::SEQUENCE)?;
        let mut parts = element.children()?;
        let method = asn1::oid(&parts.expect(Tag::OID, budget)?)?;
        let location = parts.next(budget)?.ok_or_else(|| element.fail(asn1::Asn1ErrorKind::Truncated))?;
        let location = GeneralName::read(&location, budget)?;
        parts.finish()?;
        Ok((method, location))
    })
}

/// The fullName of a DistributionPoint (§4.2.1.13).
fn full_name(element: &Element<'_>, budget: &mut Budget) -> Result<Vec<GeneralName>, Asn1Error> {
    element.must_be(Tag::SEQUENCE)?;
    let mut parts = element.children()?;
    let point = parts.optional_context(0, budget)?;
    parts.optional_context(1, budget)?;
    parts.optional_context(2, budget)?;
    parts.finish()?;
    // DistributionPointName is a CHOICE, so its tag is explicit: [0] fullName, [1] nameRelativeToCRLIssuer.
    let Some(name) = point.map(|point| point.only_child(budget)).transpose()? else { return Ok(Vec::new()) };
    if name.is(Tag::context(0)) { any_members(&name, budget, GeneralName::read) } else { Ok(Vec::new()) }
}

fn uri(name: GeneralName) -> Option<String> {
    match name {
        GeneralName::Uri(uri) => Some(uri),
        _ => None,
    }
}
