//! Certificates that say of themselves that their status need not be asked.

use crate::x509::{Certificate, ExtendedKeyUsage, extended_key_usage};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5280::ID_KP_OCSP_SIGNING;
use const_oid::db::rfc5912::ID_CE_NO_REV_AVAIL;
use const_oid::db::rfc6960::ID_PKIX_OCSP_NOCHECK;

/// id-etsi-ext-valassured-ST-certs, which the database of names does not have.
const SHORT_TERM: ObjectIdentifier = ObjectIdentifier::new_unwrap("0.4.0.194121.2.1");

/// Why there is nothing to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Exemption {
    /// A responder whose status is not to be checked during its life (RFC 6960 §4.2.2.2.1).
    OcspNoCheck,
    /// The authority publishes no status of it (RFC 9608 §2).
    NoRevocationAvailable,
    /// A short-lived certificate that is never revoked (EN 319 412-1 §5.2).
    ShortTerm,
}

/// nocheck means something in a responder's certificate only.
fn is_responder(certificate: &Certificate) -> bool {
    matches!(extended_key_usage(certificate), ExtendedKeyUsage::Purposes { oids, .. } if oids.contains(&ID_KP_OCSP_SIGNING))
}

/// What the certificate says. The caller decides whether to believe it: only an accepted authority can say so.
pub fn exemption(certificate: &Certificate) -> Option<Exemption> {
    [
        (ID_PKIX_OCSP_NOCHECK, Exemption::OcspNoCheck),
        (ID_CE_NO_REV_AVAIL, Exemption::NoRevocationAvailable),
        (SHORT_TERM, Exemption::ShortTerm),
    ]
    .into_iter()
    .find(|(oid, _)| {
        certificate.extension(*oid).is_some() && (*oid != ID_PKIX_OCSP_NOCHECK || is_responder(certificate))
    })
    .map(|(_, exemption)| exemption)
}
