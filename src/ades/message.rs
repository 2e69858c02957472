//! The signed message: of a signature dictionary, by its SubFilter (ISO 32000-2 §12.8.3, Table 260; EN 319 142-1 §5),
//! or one signer of a standalone CMS (RFC 5652 §5; EN 319 122-1).

use crate::asn1::{Budget, Reader, Rules, Tag, octet_string};
use crate::base::limits::Limits;
use crate::cms::{
    ContentDigest, MessageFact, Padding, SignedData, SignerInfo, check_counter_digest, check_digest, oid,
};
use crate::crypto::DigestAlgorithm;
use crate::validation::timestamp::Token;
use std::sync::Arc;

/// A message that could be read.
#[derive(Clone, Debug)]
pub enum Message {
    /// `adbe.pkcs7.detached`, `ETSI.CAdES.detached`: CMS over the byte ranges.
    Detached(SignedData),
    /// `adbe.pkcs7.sha1`: CMS whose content is the SHA-1 digest of the byte ranges.
    Sha1Inside(SignedData),
    /// `adbe.x509.rsa_sha1`: a bare PKCS #1 value over the SHA-1 digest, with a separate certificate.
    BareRsa {
        /// The signature value.
        signature: Vec<u8>,
        /// The first certificate of `/Cert`.
        certificate: Option<Vec<u8>>,
        /// What follows the value.
        padding: Padding,
    },
    /// `.p7s`, `.p7m`, S/MIME: one of the signers, or a counter-signer, of a standalone CMS.
    Standalone(Standalone),
}

/// One signer of a standalone CMS.
#[derive(Clone, Debug)]
pub struct Standalone {
    /// The CMS it is part of.
    pub data: Arc<SignedData>,
    /// Its SignerInfo.
    pub signer: Box<SignerInfo>,
    /// What it signs.
    pub role: SignerRole,
    /// Whether the content is a set of signed attributes.
    pub content_is_attributes: bool,
}

impl Standalone {
    /// Compares a digest of what is signed with the signed attributes.
    pub(super) fn check(&self, computed: &[u8], limits: &Limits) -> ContentDigest {
        match self.role {
            SignerRole::Signer => check_digest(&self.signer, &self.data.content_type, computed, limits),
            SignerRole::CounterSigner => check_counter_digest(&self.signer, computed, limits),
        }
    }
}

/// What a signer of a CMS signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignerRole {
    /// The content.
    Signer,
    /// The signature value of another signer (RFC 5652 §11.4).
    CounterSigner,
}

/// Reads the message of a signature dictionary. An unsupported format is a separate finding, never a broken message.
pub fn read_message(
    sub_filter: Option<&str>,
    contents: &[u8],
    certificates: &[Vec<u8>],
    limits: &Limits,
) -> Result<Message, MessageFact> {
    match sub_filter {
        Some("adbe.pkcs7.detached" | "ETSI.CAdES.detached") => cms(contents, limits).map(Message::Detached),
        Some("adbe.pkcs7.sha1") => cms(contents, limits).map(Message::Sha1Inside),
        Some("adbe.x509.rsa_sha1") => bare(contents, certificates, limits),
        other => Err(MessageFact::SubFilterUnsupported { form: other.unwrap_or("-").to_owned() }),
    }
}

/// Whether a signature format has revocation data in its signed attributes, so that a time-stamp over the value proves
/// their age. The list is closed:
///
/// - `adbe.pkcs7.detached`, `adbe.pkcs7.sha1`: adbe-revocationInfoArchival, which is made for them (ISO 32000-2
///   §12.8.3.3.2).
/// - `ETSI.CAdES.detached`: no. Status data belong in the security store (EN 319 142-1 §5.4.2), and only document
///   time-stamps prove their age (§5.4.3).
/// - CMS outside PDF: no. None of the signed attributes of EN 319 122-1 §5.2 has revocation data; these are in
///   SignedData.crls or in unsigned attributes (§5.4.2, annex A.1.5.2), and archive time-stamps prove their age (§5.5).
/// - `adbe.x509.rsa_sha1` has no attributes at all.
pub(crate) fn signs_status(sub_filter: Option<&str>) -> bool {
    matches!(sub_filter, Some("adbe.pkcs7.detached" | "adbe.pkcs7.sha1"))
}

fn cms(contents: &[u8], limits: &Limits) -> Result<SignedData, MessageFact> {
    SignedData::parse(contents, limits)
        .map_err(|e| MessageFact::CmsMalformed { reason: e.to_string(), offset: e.offset() })
}

fn bare(contents: &[u8], certificates: &[Vec<u8>], limits: &Limits) -> Result<Message, MessageFact> {
    let budget = &mut Budget::new(limits);
    let mut reader = Reader::new(contents, Rules::Ber);
    let value = reader.expect(Tag::OCTET_STRING, budget).and_then(|e| octet_string(&e, budget).map(|o| o.into_owned()));
    let signature =
        value.map_err(|e| MessageFact::CmsMalformed { reason: format!("{:?}", e.kind), offset: e.offset })?;
    let padding = Padding::of(reader.remaining());
    Ok(Message::BareRsa { signature, certificate: certificates.first().cloned(), padding })
}

impl Message {
    /// The digest over the byte ranges that this message needs.
    pub(crate) fn digest_needed(&self) -> Option<DigestAlgorithm> {
        match self {
            Self::Detached(_) | Self::Standalone(_) => self.signer()?.digest.clone().ok(),
            Self::Sha1Inside(_) | Self::BareRsa { .. } => Some(DigestAlgorithm::Sha1),
        }
    }

    /// Every digest over the byte ranges that judging this takes: its own, and those of time-stamps over its content.
    pub(crate) fn digests_needed(&self, limits: &Limits) -> Vec<DigestAlgorithm> {
        let mut needed: Vec<DigestAlgorithm> = self.digest_needed().into_iter().collect();
        let signers = self.signed_data().map(|data| data.signers.as_slice()).unwrap_or_default();
        let signed = signers.iter().filter_map(|signer| signer.signed.as_ref());
        for value in signed.flat_map(|s| s.of(oid::CONTENT_TIMESTAMP)).flat_map(|a| &a.values) {
            let algorithm = Token::parse(value, limits).ok().and_then(|token| token.imprint_algorithm.ok());
            needed.extend(algorithm.filter(|a| !needed.contains(a)));
        }
        needed
    }

    /// The CMS object, if it is one.
    pub fn signed_data(&self) -> Option<&SignedData> {
        match self {
            Self::Detached(data) | Self::Sha1Inside(data) => Some(data),
            Self::Standalone(standalone) => Some(&standalone.data),
            Self::BareRsa { .. } => None,
        }
    }

    /// The one signer that is judged, if the message is CMS.
    pub fn signer(&self) -> Option<&SignerInfo> {
        match self {
            Self::Detached(data) | Self::Sha1Inside(data) => data.signers.first(),
            Self::Standalone(standalone) => Some(&standalone.signer),
            Self::BareRsa { .. } => None,
        }
    }

    /// The signature value.
    pub(crate) fn signature_value(&self) -> Option<&[u8]> {
        match self {
            Self::BareRsa { signature, .. } => Some(signature),
            _ => self.signer().map(|s| s.signature.as_slice()),
        }
    }

    /// Certificates that travel with it.
    pub fn certificates(&self) -> Vec<&[u8]> {
        match self {
            Self::BareRsa { certificate, .. } => certificate.iter().map(Vec::as_slice).collect(),
            _ => self.signed_data().map(|d| d.certificates.iter().map(Vec::as_slice).collect()).unwrap_or_default(),
        }
    }

    /// What follows it in its container.
    pub fn padding(&self) -> Padding {
        match self {
            Self::BareRsa { padding, .. } => *padding,
            _ => self.signed_data().map(|d| d.padding).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::signs_status;

    #[test]
    fn only_the_forms_of_adobe_sign_revocation_data() {
        assert!(["adbe.pkcs7.detached", "adbe.pkcs7.sha1"].iter().all(|form| signs_status(Some(form))));
        let others = ["ETSI.CAdES.detached", "adbe.x509.rsa_sha1", "ETSI.RFC3161", "adbe.pkcs7", "ADBE.PKCS7.DETACHED"];
        assert!(!others.iter().any(|form| signs_status(Some(form))) && !signs_status(None));
    }
}
