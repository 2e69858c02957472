//! signing-certificate and signing-certificate-v2 (RFC 2634 §5.4, RFC 5035 §3): they bind the signature to its certificate.

use super::{Attributes, oid};
use crate::asn1::{Asn1Error, Asn1ErrorKind, Budget, Element, Reader, Rules, Tag, octet_string};
use crate::base::limits::Limits;
use crate::crypto::{AlgorithmIdentifier, DigestAlgorithm};
use crate::x509::{Certificate, GeneralName, Name};

/// What the attributes say about one certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Binding {
    /// No such attribute.
    Absent,
    /// Every attribute there names this certificate.
    Bound,
    /// An attribute names another certificate.
    Differs,
    /// The attribute cannot be read, is there twice, or uses a digest that is not done.
    Unreadable(String),
}

/// Compares the first certificate identifier of each attribute with the certificate.
pub(crate) fn binding(attributes: &Attributes, certificate: &Certificate, limits: &Limits) -> Binding {
    let mut result = Binding::Absent;
    for (oid, default) in
        [(oid::SIGNING_CERTIFICATE, DigestAlgorithm::Sha1), (oid::SIGNING_CERTIFICATE_V2, DigestAlgorithm::Sha256)]
    {
        let value = match attributes.single(oid) {
            Ok(value) => value,
            Err(false) => continue,
            Err(true) => return Binding::Unreadable("repeated".to_owned()),
        };
        match names(value, default, certificate, limits) {
            Ok(true) => result = Binding::Bound,
            Ok(false) => return Binding::Differs,
            Err(reason) => return Binding::Unreadable(reason),
        }
    }
    result
}

/// The digests by which the attributes name their certificate, as far as they are supported. The policy decides whether
/// one is reliable.
pub(crate) fn binding_digests(attributes: &Attributes, limits: &Limits) -> Vec<DigestAlgorithm> {
    [(oid::SIGNING_CERTIFICATE, DigestAlgorithm::Sha1), (oid::SIGNING_CERTIFICATE_V2, DigestAlgorithm::Sha256)]
        .into_iter()
        .filter_map(|(oid, default)| first_id(attributes.single(oid).ok()?, default, limits).ok()?.algorithm.ok())
        .collect()
}

/// The content of IssuerSerial: the issuer, if it is a single directory name, and the serial number.
type IssuerSerial = (Option<Name>, Vec<u8>);

/// One ESSCertID or ESSCertIDv2.
struct CertificateId {
    algorithm: Result<DigestAlgorithm, String>,
    hash: Vec<u8>,
    /// `Err` where there is something else.
    issuer_serial: Option<Result<IssuerSerial, Asn1Error>>,
}

/// By the hash alone: issuerSerial is a hint (EN 319 122-1 §5.2.2; RFC 5035 §4).
fn names(value: &[u8], default: DigestAlgorithm, certificate: &Certificate, limits: &Limits) -> Result<bool, String> {
    let id = first_id(value, default, limits).map_err(|e| format!("{:?}", e.kind))?;
    Ok(id.algorithm?.digest(certificate.der()) == id.hash)
}

/// Whether IssuerSerial, in either attribute, names another certificate or cannot be read.
pub(crate) fn issuer_hint_differs(attributes: &Attributes, certificate: &Certificate, limits: &Limits) -> bool {
    let hints = [oid::SIGNING_CERTIFICATE, oid::SIGNING_CERTIFICATE_V2].into_iter().filter_map(|kind| {
        let value = attributes.single(kind).ok()?;
        first_id(value, DigestAlgorithm::Sha256, limits).ok()?.issuer_serial
    });
    let fits = |(issuer, serial): (Option<Name>, Vec<u8>)| {
        serial == certificate.serial && issuer.is_none_or(|name| name.matches(&certificate.issuer))
    };
    hints.into_iter().any(|hint| !hint.is_ok_and(fits))
}

/// The first is the signer's.
///
/// ```text
/// SigningCertificateV2 ::= SEQUENCE {
///     certs     SEQUENCE OF ESSCertIDv2,
///     policies  SEQUENCE OF PolicyInformation OPTIONAL }
/// ESSCertIDv2 ::= SEQUENCE {
///     hashAlgorithm  AlgorithmIdentifier DEFAULT {algorithm id-sha256},
///     certHash       OCTET STRING,
///     issuerSerial   IssuerSerial OPTIONAL }
/// ```
fn first_id(value: &[u8], default: DigestAlgorithm, limits: &Limits) -> Result<CertificateId, Asn1Error> {
    let budget = &mut Budget::new(limits);
    let outer = Reader::new(value, Rules::Ber).expect(Tag::SEQUENCE, budget)?;
    let list = outer.children()?.expect(Tag::SEQUENCE, budget)?;
    let first = list.children()?.expect(Tag::SEQUENCE, budget)?;
    let mut parts = first.children()?;
    let algorithm = match parts.optional(Tag::SEQUENCE, budget)? {
        Some(identifier) => {
            let identifier = AlgorithmIdentifier::from_element(&identifier, budget)?;
            DigestAlgorithm::from_identifier(&identifier).ok_or(identifier.oid_text())
        }
        None => Ok(default),
    };
    let hash = octet_string(&parts.expect(Tag::OCTET_STRING, budget)?, budget)?.into_owned();
    let issuer_serial = parts.next(budget)?.map(|element| issuer_serial(&element, budget));
    Ok(CertificateId { algorithm, hash, issuer_serial })
}

/// The directoryName is compared if there is one.
///
/// ```text
/// IssuerSerial ::= SEQUENCE {
///     issuer        GeneralNames,
///     serialNumber  CertificateSerialNumber }
/// ```
fn issuer_serial(element: &Element<'_>, budget: &mut Budget) -> Result<IssuerSerial, Asn1Error> {
    let mut parts = element.children()?;
    let names = parts.next(budget)?.ok_or(element.fail(Asn1ErrorKind::Truncated))?;
    let serial = parts.expect(Tag::INTEGER, budget)?.content.to_vec();
    let issuers = GeneralName::read_all_to_compare(&names, budget)?;
    Ok((issuers.iter().rev().find_map(GeneralName::directory).cloned(), serial))
}
