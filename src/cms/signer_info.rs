//! `SignerInfo` (RFC 5652 §5.3).

use super::{Attributes, CmsError, adbe_revocation, oid};
use crate::asn1::{Budget, Element, Reader, Rules, Tag, integer_u64, octet_string};
use crate::base::limits::Limits;
use crate::crypto::{AlgorithmIdentifier, BadParameters, DigestAlgorithm, SignatureAlgorithm};
use crate::x509::{Certificate, Name, subject_key_id};

/// How a SignerInfo names its certificate:
/// `SignerIdentifier ::= CHOICE { issuerAndSerialNumber IssuerAndSerialNumber, subjectKeyIdentifier [0] SubjectKeyIdentifier }`.
#[derive(Clone, Debug)]
pub enum SignerId {
    /// By issuer and serial number.
    IssuerSerial {
        /// Name of the issuer.
        issuer: Name,
        /// Octets of the serial number.
        serial: Vec<u8>,
    },
    /// By subject key identifier.
    KeyId(Vec<u8>),
}

impl SignerId {
    /// Whether the certificate is one that this names. A name is only a name: the key decides.
    pub fn names(&self, certificate: &Certificate) -> bool {
        match self {
            Self::IssuerSerial { issuer, serial } => {
                *serial == certificate.serial && issuer.matches(&certificate.issuer)
            }
            Self::KeyId(id) => subject_key_id(certificate).is_some_and(|own| own == *id),
        }
    }

    /// Issuer and serial number (or key identifier) as text.
    pub fn describe(&self) -> (String, String) {
        match self {
            Self::IssuerSerial { issuer, serial } => (issuer.to_string(), hex::encode_upper(serial)),
            Self::KeyId(id) => (String::new(), hex::encode(id)),
        }
    }
}

/// The content octets of the algorithm identifiers as sent, for what compares them.
#[derive(Clone, Debug, Default)]
pub struct Identifiers {
    /// digestAlgorithm.
    pub digest: Vec<u8>,
    /// signatureAlgorithm.
    pub signature: Vec<u8>,
}

impl SignerInfo {
    /// Lists and responses in the signed attribute adbe-revocationInfoArchival (ISO 32000-2 §12.8.3.3.2).
    pub(crate) fn signed_status(&self, limits: &Limits) -> Vec<Vec<u8>> {
        let values = self.signed.iter().flat_map(|set| set.of(oid::ADBE_REVOCATION)).flat_map(|a| &a.values);
        values
            .map(|value| adbe_revocation(value, limits))
            .flat_map(|(crls, ocsps)| crls.into_iter().chain(ocsps))
            .collect()
    }
}

/// One signer's information (RFC 5652 §5.3).
///
/// ```text
/// SignerInfo ::= SEQUENCE {
///   version CMSVersion, sid SignerIdentifier, digestAlgorithm DigestAlgorithmIdentifier,
///   signedAttrs [0] IMPLICIT SignedAttributes OPTIONAL, signatureAlgorithm SignatureAlgorithmIdentifier,
///   signature SignatureValue, unsignedAttrs [1] IMPLICIT UnsignedAttributes OPTIONAL }
/// ```
#[derive(Clone, Debug)]
pub struct SignerInfo {
    /// version.
    pub version: u64,
    /// sid.
    pub id: SignerId,
    /// digestAlgorithm; `Err` has the object identifier of an unsupported one.
    pub digest: Result<DigestAlgorithm, String>,
    /// signedAttrs.
    pub signed: Option<Attributes>,
    /// signatureAlgorithm, completed by the digest where it names none.
    pub algorithm: Result<SignatureAlgorithm, BadParameters>,
    /// Both identifiers as sent.
    pub identifiers: Identifiers,
    /// signature.
    pub signature: Vec<u8>,
    /// unsignedAttrs.
    pub unsigned: Attributes,
}

impl SignerInfo {
    /// Reads a SignerInfo by itself, as the value of a counter-signature attribute does (RFC 5652 §11.4).
    ///
    /// # Errors
    /// When it cannot be read, or something follows it.
    pub fn parse(value: &[u8], limits: &Limits) -> Result<Self, CmsError> {
        let mut budget = Budget::new(limits);
        let mut outer = Reader::new(value, Rules::Ber);
        let element = outer.expect(Tag::SEQUENCE, &mut budget)?;
        outer.finish()?;
        Self::read(&element, &mut budget)
    }

    pub(super) fn read(element: &Element<'_>, budget: &mut Budget) -> Result<Self, CmsError> {
        let mut parts = element.children()?;
        let version = integer_u64(&parts.expect(Tag::INTEGER, budget)?)?;
        let id = match parts.optional_context(0, budget)? {
            Some(key_id) => SignerId::KeyId(octet_string(&key_id, budget)?.into_owned()),
            None => issuer_serial(&parts.expect(Tag::SEQUENCE, budget)?, budget)?,
        };
        let digest_element = parts.expect(Tag::SEQUENCE, budget)?;
        let digest_algorithm = AlgorithmIdentifier::from_element(&digest_element, budget)?;
        let digest = DigestAlgorithm::from_identifier(&digest_algorithm).ok_or(digest_algorithm.oid_text());
        let signed = match parts.optional_context(0, budget)? {
            Some(set) => Some(Attributes::signed(&set, budget)?),
            None => None,
        };
        let algorithm_element = parts.expect(Tag::SEQUENCE, budget)?;
        let algorithm = AlgorithmIdentifier::from_element(&algorithm_element, budget)?;
        let identifiers =
            Identifiers { digest: digest_element.content.to_vec(), signature: algorithm_element.content.to_vec() };
        let algorithm = SignatureAlgorithm::from_signer_info(&algorithm, digest.as_ref().ok().copied());
        let signature = octet_string(&parts.expect(Tag::OCTET_STRING, budget)?, budget)?.into_owned();
        let mut unsigned = match parts.optional_context(1, budget) {
            Ok(Some(set)) => Attributes::unsigned(&set, budget),
            Ok(None) => Attributes::default(),
            Err(_) => Attributes::unreadable(),
        };
        // Nothing signed depends on what follows the signature value: noted, not refused.
        if !parts.is_empty() {
            unsigned.unreadable = unsigned.unreadable.saturating_add(1);
        }
        Ok(Self { version, id, digest, signed, algorithm, identifiers, signature, unsigned })
    }
}

fn issuer_serial(element: &Element<'_>, budget: &mut Budget) -> Result<SignerId, CmsError> {
    let mut parts = element.children()?;
    let issuer = Name::read(&parts.expect(Tag::SEQUENCE, budget)?, budget)?;
    let serial = parts.expect(Tag::INTEGER, budget)?.content.to_vec();
    parts.finish()?;
    Ok(SignerId::IssuerSerial { issuer, serial })
}
