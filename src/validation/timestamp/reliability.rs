//! Cryptographic constraints, each material judged at the time to which its existence is proven (EN 319 102-1 §5.6.2.4, step 2 c).

use crate::base::finding::{Code, Finding};
use crate::base::time::Timestamp;
use crate::crypto::{BadKey, BadParameters, DigestAlgorithm, PublicKey, SignatureAlgorithm};
use crate::policy::Reliability;
use crate::validation::Context;
use crate::validation::path::Candidate;

/// Collects what the algorithm suite says against digests and keys.
pub struct AlgorithmJudge<'a> {
    context: &'a Context<'a>,
    /// Put before the names of certificates, so that those of a time-stamp unit do not pass for the signer's.
    of: &'static str,
    /// What was not good enough at its time, each once.
    pub found: Vec<Finding>,
    /// What is said of a key without weighing.
    pub notes: Vec<Finding>,
}

impl<'a> AlgorithmJudge<'a> {
    /// With nothing found.
    pub fn new(context: &'a Context<'a>) -> Self {
        Self { context, of: "", found: Vec::new(), notes: Vec::new() }
    }

    /// The same for what a time-stamp is made of.
    pub fn of_timestamp(context: &'a Context<'a>) -> Self {
        Self { of: "time-stamp: ", ..Self::new(context) }
    }

    /// A digest algorithm.
    pub fn digest(&mut self, algorithm: DigestAlgorithm, at: Timestamp, place: &str) {
        let reliability = self.context.policy.algorithms.digest(algorithm.name(), at);
        self.push(reliability, Code::AlgorithmOutdated, algorithm.name(), place);
    }

    /// The digest inside a signature algorithm.
    pub fn signature(&mut self, algorithm: &Result<SignatureAlgorithm, BadParameters>, at: Timestamp, place: &str) {
        if let Some(digest) = algorithm.as_ref().ok().and_then(SignatureAlgorithm::digest) {
            self.digest(digest, at, place);
        }
    }

    /// A key.
    pub fn key(&mut self, key: &Result<PublicKey, BadKey>, at: Timestamp, place: &str) {
        let noted = || Finding::new(Code::KeyEncodingOdd).with("certificate", place);
        if matches!(key, Ok(PublicKey::Rsa(rsa)) if rsa.has_negative_modulus()) && !self.notes.contains(&noted()) {
            self.notes.push(noted());
        }
        let Ok(key) = key else { return self.push(Reliability::Never, Code::AlgorithmUnsupported, "-", place) };
        let description = key.describe();
        // Of a key that is not done nothing is known, its length neither (ETSI TS 119 312 §6.2.2.3); it never passes.
        if matches!(key, PublicKey::Unsupported(_)) {
            return self.push(Reliability::Never, Code::AlgorithmUnsupported, &description.to_string(), place);
        }
        let reliability = self.context.policy.algorithms.key(&description.algorithm, description.bits.unwrap_or(0), at);
        self.push(reliability, Code::KeyTooShort, &description.to_string(), place);
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
            let name = format!("{}{}", self.of, subject.display_name());
            self.signature(&subject.signature_algorithm, at, &name);
            if let Some(issuer) = chain.get(index.saturating_add(1)) {
                let name = format!("{}{}", self.of, issuer.certificate.display_name());
                self.key(&issuer.certificate.key, at, &name);
            }
        }
    }

    fn push(&mut self, reliability: Reliability, code: Code, algorithm: &str, place: &str) {
        let until = match reliability {
            Reliability::Reliable => return,
            Reliability::Until(until) => until.to_string(),
            Reliability::Never => String::new(),
        };
        let finding = Finding::new(code).with("algorithm", algorithm).with("until", until).with("where", place);
        if !self.found.contains(&finding) {
            self.found.push(finding);
        }
    }
}
