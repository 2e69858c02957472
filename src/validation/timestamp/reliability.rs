//! Cryptographic constraints, each material judged at the time to which its existence is proven (EN 319 102-1 §5.6.2.4, step 2 c).

use crate::base::fact::OrEmpty;
use crate::base::time::Timestamp;
use crate::crypto::{BadKey, BadParameters, DigestAlgorithm, PublicKey, SignatureAlgorithm};
use crate::validation::path::Candidate;
use crate::validation::{Context, Place, ValidationFact as Fact};

/// Collects what the algorithm suite says against digests and keys.
pub struct AlgorithmJudge<'a> {
    context: &'a Context<'a>,
    /// How a certificate of the path is named, so that those of a time-stamp unit do not pass for the signer's.
    of: fn(String) -> Place,
    /// What was not reliable at its time, each once.
    pub found: Vec<Fact>,
    /// What is said of a key without weighing.
    pub notes: Vec<Fact>,
}

impl<'a> AlgorithmJudge<'a> {
    /// With nothing found.
    pub fn new(context: &'a Context<'a>) -> Self {
        Self { context, of: Place::Certificate, found: Vec::new(), notes: Vec::new() }
    }

    /// The same for what a time-stamp is made of.
    pub(crate) fn of_timestamp(context: &'a Context<'a>) -> Self {
        Self { of: Place::TimestampCertificate, ..Self::new(context) }
    }

    /// A digest algorithm.
    pub fn digest(&mut self, algorithm: DigestAlgorithm, at: Timestamp, place: &Place) {
        if let Some(until) = self.context.policy.algorithms.digest(algorithm.name(), at).ended() {
            self.push(Fact::AlgorithmOutdated { algorithm: algorithm.name().to_owned(), until, place: place.clone() });
        }
    }

    /// The digest inside a signature algorithm.
    pub fn signature(&mut self, algorithm: &Result<SignatureAlgorithm, BadParameters>, at: Timestamp, place: &Place) {
        if let Some(digest) = algorithm.as_ref().ok().and_then(SignatureAlgorithm::digest) {
            self.digest(digest, at, place);
        }
    }

    /// A key.
    pub fn key(&mut self, key: &Result<PublicKey, BadKey>, at: Timestamp, place: &Place) {
        let odd = Fact::KeyEncodingOdd { place: place.clone() };
        if matches!(key, Ok(PublicKey::Rsa(rsa)) if rsa.has_negative_modulus()) && !self.notes.contains(&odd) {
            self.notes.push(odd);
        }
        let unsupported =
            |algorithm: String| Fact::KeyUnsupported { algorithm, until: OrEmpty(None), place: place.clone() };
        let Ok(key) = key else { return self.push(unsupported("-".to_owned())) };
        let description = key.describe();
        // Of a key that is not done nothing is known, its length neither (ETSI TS 119 312 §6.2.2.3); it never passes.
        if matches!(key, PublicKey::Unsupported(_)) {
            return self.push(unsupported(description.to_string()));
        }
        let reliability = self.context.policy.algorithms.key(&description.algorithm, description.bits.unwrap_or(0), at);
        if let Some(until) = reliability.ended() {
            self.push(Fact::KeyTooShort { algorithm: description.to_string(), until, place: place.clone() });
        }
    }

    /// The signatures on the certificates of a path, and the keys that made them, each when the certificate is known to have
    /// existed; the target not later than `target`. What an anchor says of itself proves nothing and is not asked about.
    pub fn path(&mut self, chain: &[Candidate], target: Timestamp) {
        for (index, subject) in chain.iter().enumerate() {
            let subject = &subject.certificate;
            if self.context.trust.anchor(subject).is_some() {
                continue;
            }
            let existed = self.context.existed(&subject.sha256);
            let at = if index == 0 { existed.min(target) } else { existed };
            let place = (self.of)(subject.display_name());
            if index > 0 && self.context.trust.names_intermediate(subject) {
                self.named(&subject.signature_algorithm, at, place);
            } else {
                self.signature(&subject.signature_algorithm, at, &place);
            }
            if let Some(issuer) = chain.get(index.saturating_add(1)) {
                self.key(&issuer.certificate.key, at, &(self.of)(issuer.certificate.display_name()));
            }
        }
    }

    /// The signature on an authority's certificate that the trust file names by its SHA-256. That the certificate is the right one
    /// follows from its fingerprint and not from the digest its issuer used, so this is said and does not weigh (EN 319 102-1
    /// §5.1.4.2). The signature itself must still verify, and the status of the certificate counts.
    fn named(&mut self, algorithm: &Result<SignatureAlgorithm, BadParameters>, at: Timestamp, place: Place) {
        let Some(digest) = algorithm.as_ref().ok().and_then(SignatureAlgorithm::digest) else { return };
        let note = Fact::CertificateNamedByTrustFile { algorithm: digest.name().to_owned(), place };
        let is_outdated = self.context.policy.algorithms.digest(digest.name(), at).ended().is_some();
        if is_outdated && !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    fn push(&mut self, fact: Fact) {
        if !self.found.contains(&fact) {
            self.found.push(fact);
        }
    }
}
