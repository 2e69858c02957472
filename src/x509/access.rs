//! Where an authority says its certificates and status information are: authorityInfoAccess (RFC 5280 §4.2.2.1) and
//! cRLDistributionPoints (§4.2.1.13). Addresses are passed on, never fetched here.

use super::Certificate;
use super::extension::oid;
use const_oid::ObjectIdentifier;
use der::Decode;
use x509_cert::ext::pkix::name::{DistributionPointName, GeneralName};
use x509_cert::ext::pkix::{AuthorityInfoAccessSyntax, CrlDistributionPoints};

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
    let Ok(list) = AuthorityInfoAccessSyntax::from_der(&extension.value) else { return Vec::new() };
    list.0.iter().filter(|a| a.access_method == method).filter_map(|a| uri(&a.access_location)).collect()
}

/// Whether authorityInfoAccess, if there is one, can be read.
pub(crate) fn access_readable(certificate: &Certificate) -> bool {
    let extension = certificate.extension(oid::AUTHORITY_INFO_ACCESS);
    extension.is_none_or(|e| AuthorityInfoAccessSyntax::from_der(&e.value).is_ok())
}

/// Addresses of revocation lists.
pub fn crl_locations(certificate: &Certificate) -> Vec<String> {
    let Some(extension) = certificate.extension(oid::CRL_DISTRIBUTION_POINTS) else { return Vec::new() };
    let Ok(points) = CrlDistributionPoints::from_der(&extension.value) else { return Vec::new() };
    let full_names = points.0.into_iter().filter_map(|p| match p.distribution_point {
        Some(DistributionPointName::FullName(names)) => Some(names),
        _ => None,
    });
    full_names.flatten().filter_map(|n| uri(&n)).collect()
}

fn uri(name: &GeneralName) -> Option<String> {
    match name {
        GeneralName::UniformResourceIdentifier(uri) => Some(uri.to_string()),
        _ => None,
    }
}
