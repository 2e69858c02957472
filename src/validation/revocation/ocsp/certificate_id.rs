//! `CertID` (RFC 6960 §4.1.1): which certificate an answer is about.

use super::responder_id::key_bits;
use crate::asn1::{Asn1Error, Budget, Element, Tag, integer, octet_string};
use crate::crypto::{AlgorithmIdentifier, DigestAlgorithm};
use crate::validation::revocation::crl::minimal;
use crate::x509::Certificate;

/// Which certificate an answer is about.
///
/// ```text
/// CertID ::= SEQUENCE {
///     hashAlgorithm   AlgorithmIdentifier,
///     issuerNameHash  OCTET STRING,
///     issuerKeyHash   OCTET STRING,
///     serialNumber    CertificateSerialNumber }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateId {
    /// Digest of the two hashes; the identifier where it is not one that is computed.
    pub algorithm: Result<DigestAlgorithm, String>,
    /// issuerNameHash.
    pub issuer_name_hash: Vec<u8>,
    /// issuerKeyHash.
    pub issuer_key_hash: Vec<u8>,
    /// serialNumber, content octets.
    pub serial: Vec<u8>,
}

/// How an answer relates to a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum About {
    /// It is about this certificate.
    This,
    /// It is about another one.
    Other,
    /// The serial number is the same, but another issuer's.
    OtherIssuer,
    /// The serial number is the same, but the hash algorithm is not done.
    Unsupported(String),
}

impl CertificateId {
    pub(super) fn read(element: &Element<'_>, budget: &mut Budget) -> Result<Self, Asn1Error> {
        let mut parts = element.children()?;
        let identifier = AlgorithmIdentifier::from_element(&parts.expect(Tag::SEQUENCE, budget)?, budget)?;
        let algorithm = DigestAlgorithm::from_identifier(&identifier).ok_or_else(|| identifier.oid_text());
        let issuer_name_hash = octet_string(&parts.expect(Tag::OCTET_STRING, budget)?, budget)?.into_owned();
        let issuer_key_hash = octet_string(&parts.expect(Tag::OCTET_STRING, budget)?, budget)?.into_owned();
        let serial = integer(&parts.expect(Tag::INTEGER, budget)?)?.to_vec();
        parts.finish()?;
        Ok(Self { algorithm, issuer_name_hash, issuer_key_hash, serial })
    }

    /// Whether both name the same certificate in the same way.
    #[cfg(feature = "serve")]
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.algorithm == other.algorithm
            && self.issuer_name_hash == other.issuer_name_hash
            && self.issuer_key_hash == other.issuer_key_hash
            && minimal(&self.serial) == minimal(&other.serial)
    }

    /// All three parts must fit: serial number, name of the issuer as the certificate has it, and the issuer's key.
    pub(crate) fn about(&self, certificate: &Certificate, issuer: &Certificate) -> About {
        if minimal(&self.serial) != minimal(&certificate.serial) {
            return About::Other;
        }
        let algorithm = match &self.algorithm {
            Ok(algorithm) => *algorithm,
            Err(oid) => return About::Unsupported(oid.clone()),
        };
        let names = [&certificate.issuer, &issuer.subject];
        let name = names.iter().any(|n| algorithm.digest(&n.raw) == self.issuer_name_hash);
        let key = key_bits(issuer).is_some_and(|bits| algorithm.digest(&bits) == self.issuer_key_hash);
        if name && key { About::This } else { About::OtherIssuer }
    }
}
