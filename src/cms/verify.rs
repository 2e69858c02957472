//! Digest and value of one signer (RFC 5652 §5.4, §5.6).

use super::{Attributes, MessageFact as Fact, SignerInfo, oid};
use crate::asn1::{Budget, Oid, Reader, Rules, Tag, octet_string};
use crate::base::limits::Limits;
use crate::crypto::{Outcome, PublicKey, SignatureAlgorithm, Signed, verify, verify_of_signer};
use crate::x509::Certificate;
use const_oid::ObjectIdentifier;

/// Result of comparing the content's digest.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ContentDigest {
    /// Whether it is the one that was signed; `None` where only the signature value can show it (no signed attributes).
    pub matches: Option<bool>,
    /// What is wrong.
    pub facts: Vec<Fact>,
}

/// Compares the digest of the content with message-digest, and its type with content-type.
pub(crate) fn check_digest(signer: &SignerInfo, content_type: &Oid, computed: &[u8], limits: &Limits) -> ContentDigest {
    let Some(attributes) = &signer.signed else {
        let mut facts = Vec::new();
        // RFC 5652 §5.3: signedAttrs must be there when the content is not id-data.
        if *content_type != oid::DATA {
            facts.push(Fact::AttributeMissing { attribute: "signedAttrs" });
        }
        return ContentDigest { matches: None, facts };
    };
    let mut facts = Vec::new();
    match attributes.single(oid::CONTENT_TYPE) {
        Ok(value) if read_oid(value, limits).as_ref() == Some(content_type) => {}
        Ok(_) => facts.push(Fact::ContentTypeDiffers),
        Err(repeated) => facts.push(missing_or_repeated(repeated, "content-type")),
    }
    check_message_digest(attributes, computed, facts, limits)
}

/// The same for a counter-signature (RFC 5652 §11.4): what is signed is the signature value of another signer. It has no type,
/// so a content-type attribute has no place there; message-digest is there as soon as there is any other attribute.
pub(crate) fn check_counter_digest(signer: &SignerInfo, computed: &[u8], limits: &Limits) -> ContentDigest {
    let Some(attributes) = &signer.signed else { return ContentDigest::default() };
    let mut facts = Vec::new();
    if attributes.of(oid::CONTENT_TYPE).next().is_some() {
        facts.push(Fact::ContentTypeInCounterSignature);
    }
    check_message_digest(attributes, computed, facts, limits)
}

fn check_message_digest(
    attributes: &Attributes,
    computed: &[u8],
    mut facts: Vec<Fact>,
    limits: &Limits,
) -> ContentDigest {
    let repeated = SINGLE.iter().filter(|(oid, _)| attributes.single(*oid) == Err(true));
    facts.extend(repeated.map(|(_, name)| missing_or_repeated(true, name)));
    let matches = match attributes.single(oid::MESSAGE_DIGEST) {
        Ok(value) => read_octets(value, limits).map(|stated| stated == computed),
        Err(repeated) => {
            facts.push(missing_or_repeated(repeated, "message-digest"));
            Some(false)
        }
    };
    if matches != Some(true) {
        facts.push(Fact::DigestDiffers);
    }
    ContentDigest { matches: Some(matches == Some(true)), facts }
}

/// Further signed attributes of which there is one instance with one value (RFC 5652 §11.3, RFC 5035 §5.4, EN 319 122-1 §5.2).
const SINGLE: &[(ObjectIdentifier, &str)] = &[
    (oid::SIGNING_TIME, "signing-time"),
    (oid::SIGNING_CERTIFICATE, "signing-certificate"),
    (oid::SIGNING_CERTIFICATE_V2, "signing-certificate-v2"),
    (oid::ALGORITHM_PROTECTION, "cms-algorithm-protection"),
    (oid::CONTENT_HINTS, "content-hints"),
    (oid::CONTENT_REFERENCE, "content-reference"),
    (oid::SIGNATURE_POLICY, "signature-policy-identifier"),
    (oid::SIGNER_LOCATION, "signer-location"),
    (oid::SIGNER_ATTRIBUTES, "signer-attributes"),
    (oid::SIGNER_ATTRIBUTES_V2, "signer-attributes-v2"),
    (oid::MIME_TYPE, "mime-type"),
];

fn missing_or_repeated(repeated: bool, attribute: &'static str) -> Fact {
    if repeated { Fact::AttributeRepeated { attribute } } else { Fact::AttributeMissing { attribute } }
}

fn read_oid(value: &[u8], limits: &Limits) -> Option<Oid> {
    let element = Reader::new(value, Rules::Ber).expect(Tag::OID, &mut Budget::new(limits)).ok()?;
    Some(Oid::of(&element))
}

fn read_octets(value: &[u8], limits: &Limits) -> Option<Vec<u8>> {
    let budget = &mut Budget::new(limits);
    let element = Reader::new(value, Rules::Ber).expect(Tag::OCTET_STRING, budget).ok()?;
    octet_string(&element, budget).ok().map(|o| o.into_owned())
}

/// Result of verifying the signature value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueOutcome {
    /// It verifies, over attributes in DER order or over the content.
    Verified,
    /// It verifies over the attributes as sent, which are not in DER order.
    AsSent,
    /// It verifies only over the attributes brought into DER order.
    Resorted,
    /// It verifies, but the DigestInfo inside leaves out the NULL (RFC 8017 §A.2.4).
    WithoutNull,
    /// It does not verify.
    Wrong,
    /// The algorithm or the key is not done.
    Unsupported(String),
}

impl ValueOutcome {
    /// True, false, or not known.
    pub fn verifies(&self) -> Option<bool> {
        match self {
            Self::Verified | Self::AsSent | Self::Resorted | Self::WithoutNull => Some(true),
            Self::Wrong => Some(false),
            Self::Unsupported(_) => None,
        }
    }

    /// The fact that explains it, if there is one.
    pub fn fact(&self) -> Option<Fact> {
        match self {
            Self::Verified => None,
            Self::AsSent => Some(Fact::AttributesAsSent),
            Self::Resorted => Some(Fact::AttributesResorted),
            Self::WithoutNull => Some(Fact::DigestInfoWithoutNull),
            Self::Wrong => Some(Fact::SignatureValueWrong),
            Self::Unsupported(what) => Some(Fact::AlgorithmUnsupported { algorithm: what.clone() }),
        }
    }
}

/// Verifies the value with the key of a certificate: over the signed attributes as sent, then over their DER form; without
/// signed attributes over the digest of the content.
pub(crate) fn verify_value(
    signer: &SignerInfo,
    certificate: &Certificate,
    content_digest: &[u8],
    vouches: Vouches,
) -> ValueOutcome {
    let Ok(key) = &certificate.key else { return ValueOutcome::Wrong };
    let value = |signed| value(signer, key, signed, vouches);
    let Some(attributes) = &signer.signed else { return value(Signed::Digest(content_digest)) };
    match value(Signed::Message(attributes.as_sent())) {
        ValueOutcome::Verified if !attributes.sorted => ValueOutcome::AsSent,
        ValueOutcome::Wrong if !attributes.sorted => match value(Signed::Message(attributes.resorted())) {
            ValueOutcome::Verified => ValueOutcome::Resorted,
            other => other,
        },
        other => other,
    }
}

/// Whose content a signer vouches for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vouches {
    /// For what it signed: the policy's suite judges the algorithm.
    ForItself,
    /// For other signatures, as a time-stamp unit does: nothing over a broken digest is verified.
    ForOthers,
}

fn value(signer: &SignerInfo, key: &PublicKey, signed: Signed<'_>, vouches: Vouches) -> ValueOutcome {
    let Ok(algorithm) = &signer.algorithm else { return ValueOutcome::Wrong };
    let verify = if vouches == Vouches::ForItself { verify_of_signer } else { verify };
    let first = outcome(verify(key, algorithm, signed, &signer.signature));
    // Some writers name one digest in digestAlgorithm and another in signatureAlgorithm, and sign with the first. The
    // disagreement is a separate finding (RFC 5652 §5.3) and keeps the signature from passing; the value is reported as
    // it is.
    match (first, &signer.digest, algorithm) {
        (ValueOutcome::Wrong, Ok(stated), SignatureAlgorithm::RsaPkcs1(used)) if stated != used => {
            outcome(verify(key, &SignatureAlgorithm::RsaPkcs1(*stated), signed, &signer.signature))
        }
        (first, _, _) => first,
    }
}

fn outcome(outcome: Outcome) -> ValueOutcome {
    match outcome {
        Outcome::Verified => ValueOutcome::Verified,
        Outcome::VerifiedWithoutNull => ValueOutcome::WithoutNull,
        Outcome::Mismatch | Outcome::BadKey | Outcome::BadParameters => ValueOutcome::Wrong,
        Outcome::Unsupported { what } => ValueOutcome::Unsupported(what),
    }
}
