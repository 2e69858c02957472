//! Certificates (RFC 5280 §4.1).
//!
//! Read by our own element reader and not by a decoding crate, because what was signed is the span of the original bytes, and
//! because real authorities issue what strict decoders refuse: negative serial numbers, empty issuerAltName, dates before 1970.

use super::value::count;
use super::{Extension, Extensions, Name};
use crate::asn1::{Asn1Error, Asn1ErrorKind, Budget, Element, Reader, Rules, Tag, bit_string, time};
use crate::base::limits::Limits;
use crate::base::time::Timestamp;
use crate::crypto::{
    AlgorithmIdentifier, BadKey, BadParameters, Outcome, PublicKey, SignatureAlgorithm, Signed, sha256, verify,
};
use const_oid::ObjectIdentifier;
use core::fmt;
use core::ops::Range;
use std::sync::Arc;

/// A certificate that could be read. Equal when the bytes are equal.
///
/// ```text
/// Certificate ::= SEQUENCE {
///     tbsCertificate      TBSCertificate,
///     signatureAlgorithm  AlgorithmIdentifier,
///     signatureValue      BIT STRING }
/// ```
#[derive(Clone, Debug)]
pub struct Certificate {
    der: Arc<[u8]>,
    tbs: Range<usize>,
    /// Version: 1, 2 or 3, or what it claims to be.
    pub version: u32,
    /// SHA-256 of the DER form.
    pub sha256: [u8; 32],
    /// Octets of the serial number, as encoded.
    pub serial: Vec<u8>,
    /// Who issued it.
    pub issuer: Name,
    /// Whose it is.
    pub subject: Name,
    /// First second of validity.
    pub not_before: Timestamp,
    /// Last second of validity.
    pub not_after: Timestamp,
    /// SubjectPublicKeyInfo, as encoded.
    pub spki: Vec<u8>,
    /// The key in it, or why it cannot be used.
    pub key: Result<PublicKey, BadKey>,
    /// How it was signed, or what is wrong with the parameters.
    pub signature_algorithm: Result<SignatureAlgorithm, BadParameters>,
    /// Whether the inner and the outer algorithm identifier are the same bytes (RFC 5280 §4.1.1.2).
    pub algorithms_agree: bool,
    /// The signature value.
    pub signature: Vec<u8>,
    /// Extensions in their order.
    pub extensions: Extensions,
}

impl PartialEq for Certificate {
    fn eq(&self, other: &Self) -> bool {
        self.der == other.der
    }
}

impl Eq for Certificate {}

/// Why a certificate could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CertificateError(pub Asn1Error);

impl fmt::Display for CertificateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} at byte {}", self.0.kind, self.0.offset)
    }
}

impl core::error::Error for CertificateError {}

impl From<Asn1Error> for CertificateError {
    fn from(e: Asn1Error) -> Self {
        Self(e)
    }
}

/// What was signed.
///
/// ```text
/// TBSCertificate ::= SEQUENCE {
///     version               [0] EXPLICIT Version DEFAULT v1,
///     serialNumber          CertificateSerialNumber,
///     signature             AlgorithmIdentifier,
///     issuer                Name,
///     validity              Validity,
///     subject               Name,
///     subjectPublicKeyInfo  SubjectPublicKeyInfo,
///     issuerUniqueID        [1] IMPLICIT UniqueIdentifier OPTIONAL,
///     subjectUniqueID       [2] IMPLICIT UniqueIdentifier OPTIONAL,
///     extensions            [3] EXPLICIT Extensions OPTIONAL }
/// ```
struct Body {
    version: u32,
    serial: Vec<u8>,
    algorithm: Vec<u8>,
    issuer: Name,
    not_before: Timestamp,
    not_after: Timestamp,
    subject: Name,
    spki: Vec<u8>,
    extensions: Extensions,
}

impl Certificate {
    /// Reads one certificate; bytes behind it are refused.
    ///
    /// ```
    /// use kyso::asn1::pem_blocks;
    /// use kyso::x509::Certificate;
    /// use kyso::{Limits, Timestamp};
    ///
    /// let file = pem_blocks(&std::fs::read("tests/fixtures/pki/root.crt")?);
    /// let root = Certificate::parse(&file.first().ok_or("no certificate")?.der, &Limits::default())?;
    /// assert!(root.covers(Timestamp::parse("2026-11-22T00:00:00Z").ok_or("no time")?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn parse(der: &[u8], limits: &Limits) -> Result<Self, CertificateError> {
        let mut budget = Budget::new(limits);
        let budget = &mut budget;
        let mut outer = Reader::new(der, Rules::Ber);
        let certificate = outer.expect(Tag::SEQUENCE, budget)?;
        outer.finish()?;
        let mut parts = certificate.children()?;
        let tbs = parts.expect(Tag::SEQUENCE, budget)?;
        let algorithm = parts.expect(Tag::SEQUENCE, budget)?;
        let value = parts.expect(Tag::BIT_STRING, budget)?;
        parts.finish()?;
        let body = Body::read(&tbs, budget)?;
        let signature = bit_string(&value, budget)?;
        let signature = signature.octets().ok_or(value.fail(Asn1ErrorKind::Form))?.to_vec();
        Ok(Self {
            tbs: tbs.offset..tbs.end(),
            version: body.version,
            sha256: sha256(der),
            serial: body.serial,
            issuer: body.issuer,
            subject: body.subject,
            not_before: body.not_before,
            not_after: body.not_after,
            key: PublicKey::from_spki(&body.spki, limits),
            spki: body.spki,
            signature_algorithm: SignatureAlgorithm::from_identifier(&AlgorithmIdentifier::from_element(
                &algorithm, budget,
            )?),
            algorithms_agree: body.algorithm == algorithm.raw,
            signature,
            extensions: body.extensions,
            der: der.into(),
        })
    }

    /// The whole certificate.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// The bytes that were signed.
    pub fn tbs(&self) -> &[u8] {
        self.der.get(self.tbs.clone()).unwrap_or_default()
    }

    /// The extension of a kind.
    pub fn extension(&self, oid: ObjectIdentifier) -> Option<&Extension> {
        self.extensions.get(oid)
    }

    /// Serial number in hexadecimal.
    pub fn serial_hex(&self) -> String {
        hex::encode_upper(&self.serial)
    }

    /// Fingerprint in hexadecimal.
    pub fn sha256_hex(&self) -> String {
        hex::encode(self.sha256)
    }

    /// Common name, else the whole subject.
    pub fn display_name(&self) -> String {
        self.subject.common_name().unwrap_or_else(|| self.subject.to_string())
    }

    /// Whether issuer and subject are the same name.
    pub fn is_self_issued(&self) -> bool {
        self.issuer.matches(&self.subject)
    }

    /// Whether the key of `issuer` made the signature on this certificate (RFC 5280 §6.1.3 (a)(1)). If the two
    /// algorithm identifiers differ, neither verifies (§4.1.1.2).
    pub fn signed_by(&self, issuer: &Self) -> Outcome {
        match (&issuer.key, &self.signature_algorithm) {
            _ if !self.algorithms_agree => Outcome::Mismatch,
            (Err(_), _) => Outcome::BadKey,
            (_, Err(_)) => Outcome::BadParameters,
            (Ok(key), Ok(algorithm)) => verify(key, algorithm, Signed::Message(self.tbs()), &self.signature),
        }
    }

    /// Whether the instant is in the validity period, both ends included (RFC 5280 §4.1.2.5).
    pub fn covers(&self, at: Timestamp) -> bool {
        self.not_before <= at && at <= self.not_after
    }
}

impl Body {
    fn read(tbs: &Element<'_>, budget: &mut Budget) -> Result<Self, Asn1Error> {
        let mut parts = tbs.children()?;
        let version = match parts.optional_context(0, budget)? {
            Some(tagged) => count(&tagged.only_child(budget)?)?.saturating_add(1),
            None => 1,
        };
        let serial = parts.expect(Tag::INTEGER, budget)?.content.to_vec();
        let algorithm = parts.expect(Tag::SEQUENCE, budget)?.raw.to_vec();
        let issuer = Name::read(&parts.expect(Tag::SEQUENCE, budget)?, budget)?;
        let (not_before, not_after) = validity(&parts.expect(Tag::SEQUENCE, budget)?, budget)?;
        let subject = Name::read(&parts.expect(Tag::SEQUENCE, budget)?, budget)?;
        let spki = parts.expect(Tag::SEQUENCE, budget)?.raw.to_vec();
        parts.optional_context(1, budget)?;
        parts.optional_context(2, budget)?;
        let extensions = match parts.optional_context(3, budget)? {
            Some(tagged) => extensions(&tagged.only_child(budget)?, budget)?,
            None => Extensions::default(),
        };
        parts.finish()?;
        Ok(Self { version, serial, algorithm, issuer, not_before, not_after, subject, spki, extensions })
    }
}

/// `Validity ::= SEQUENCE { notBefore Time, notAfter Time }` (RFC 5280 §4.1.2.5).
fn validity(element: &Element<'_>, budget: &mut Budget) -> Result<(Timestamp, Timestamp), Asn1Error> {
    let mut parts = element.children()?;
    let missing = element.fail(Asn1ErrorKind::Truncated);
    let from = time(&parts.next(budget)?.ok_or(missing)?, budget)?;
    let to = time(&parts.next(budget)?.ok_or(missing)?, budget)?;
    parts.finish()?;
    Ok((from, to))
}

/// A certificate is refused if the identifier of an extension exceeds [`ObjectIdentifier`].
fn extensions(element: &Element<'_>, budget: &mut Budget) -> Result<Extensions, Asn1Error> {
    let found = Extensions::read(element, budget)?;
    let known = found.iter().all(|extension| extension.oid.known().is_some());
    if known { Ok(found) } else { Err(element.fail(Asn1ErrorKind::Value("OBJECT IDENTIFIER"))) }
}
