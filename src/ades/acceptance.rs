//! Signature acceptance validation (EN 319 102-1 §5.2.8): the algorithms, at the time proven.

use super::process::Subject;
use super::{BestTime, Block, BlockName, Message, SubIndication, signature_policy};
use crate::crypto::{BadKey, BadParameters, DigestAlgorithm, PublicKey, SignatureAlgorithm};
use crate::finding::{Code, Finding};
use crate::path::{Candidate, PathOutcome};
use crate::policy::Reliability;
use crate::time::Timestamp;
use crate::timestamp::Scene;

const CLAUSE: &str = "EN 319 102-1 §5.2.8.4.2; ETSI TS 119 312";

/// Judges digests and keys of the signature and of its path.
pub(super) fn check(
    subject: &Subject<'_>,
    signer: Option<&Candidate>,
    path: Option<&PathOutcome>,
    time: &BestTime,
    scene: &Scene<'_>,
    findings: &mut Vec<Finding>,
) -> Block {
    let mut block = Block::new(BlockName::Acceptance);
    let (Ok(message), Some(signer)) = (subject.message, signer) else {
        block.not_done("algorithms", CLAUSE);
        return block;
    };
    let mut found = Vec::new();
    let mut notes = Vec::new();
    let mut judge = Judge { at: time.control, scene, found: &mut found, notes: &mut notes };
    judge.message(message);
    judge.key(&signer.certificate.key, "signer");
    for candidate in path.map(|p| p.chain.as_slice()).unwrap_or_default() {
        if scene.trust.anchor(&candidate.certificate).is_none() {
            judge.signature(&candidate.certificate.signature_algorithm, &candidate.certificate.display_name());
        }
    }
    for candidate in path.map(|p| p.chain.as_slice()).unwrap_or_default().iter().skip(1) {
        judge.key(&candidate.certificate.key, &candidate.certificate.display_name());
    }
    weigh(&found, &mut block);
    findings.extend(found);
    findings.extend(notes);
    consistent(message, &mut block, findings);
    if let Some(info) = message.signer() {
        signature_policy::check(info, scene.limits, &mut block, findings);
    }
    block
}

/// What was good once is a constraint of the policy; what never was is not, so the two are checks of their own.
fn weigh(found: &[Finding], block: &mut Block) {
    let codes = |ever: bool| -> Vec<Code> {
        found.iter().filter(|f| f.param("until").is_empty() != ever).map(|f| f.code).collect()
    };
    for (check, codes) in [("algorithms-known", codes(false)), ("algorithms", codes(true))] {
        if codes.is_empty() {
            block.passed(check, CLAUSE);
        } else {
            block.unknown(check, CLAUSE, &codes, SubIndication::CryptoConstraintsFailureNoPoe);
        }
    }
}

struct Judge<'a> {
    at: Timestamp,
    scene: &'a Scene<'a>,
    found: &'a mut Vec<Finding>,
    /// What is said of a key without weighing.
    notes: &'a mut Vec<Finding>,
}

impl Judge<'_> {
    fn message(&mut self, message: &Message) {
        match message {
            Message::Detached(_) | Message::Sha1Inside(_) | Message::Standalone(_) => {
                let Some(signer) = message.signer() else { return };
                if let Ok(algorithm) = signer.digest {
                    self.digest(algorithm, "signature");
                }
                self.signature(&signer.algorithm, "signature");
                if matches!(message, Message::Sha1Inside(_)) {
                    self.digest(DigestAlgorithm::Sha1, "signature");
                }
            }
            Message::BareRsa { .. } => self.digest(DigestAlgorithm::Sha1, "signature"),
        }
    }

    fn signature(&mut self, algorithm: &Result<SignatureAlgorithm, BadParameters>, place: &str) {
        if let Some(digest) = algorithm.as_ref().ok().and_then(SignatureAlgorithm::digest) {
            self.digest(digest, place);
        }
    }

    fn digest(&mut self, algorithm: DigestAlgorithm, place: &str) {
        let reliability = self.scene.policy.algorithms.digest(algorithm.name(), self.at);
        self.push(reliability, Code::AlgorithmOutdated, algorithm.name(), place);
    }

    fn key(&mut self, key: &Result<PublicKey, BadKey>, place: &str) {
        if matches!(key, Ok(PublicKey::Rsa(rsa)) if rsa.has_negative_modulus()) {
            self.notes.push(Finding::new(Code::KeyEncodingOdd).with("certificate", place));
        }
        let Ok(key) = key else { return self.push(Reliability::Never, Code::KeyTooShort, "-", place) };
        let description = key.describe();
        let reliability =
            self.scene.policy.algorithms.key(&description.algorithm, description.bits.unwrap_or(0), self.at);
        self.push(reliability, Code::KeyTooShort, &description.to_string(), place);
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

/// The digest of the message and the digest inside the signature algorithm are the same (RFC 5652 §5.3, §5.4).
fn consistent(message: &Message, block: &mut Block, findings: &mut Vec<Finding>) {
    let Some(signer) = message.signer() else { return };
    let used = signer.algorithm.as_ref().ok().and_then(SignatureAlgorithm::digest);
    let (Ok(stated), Some(used)) = (&signer.digest, used) else { return };
    if *stated == used {
        return block.passed("algorithms-agree", "RFC 5652 §5.3");
    }
    let reason = format!("{} / {}", stated.name(), used.name());
    findings.push(Finding::new(Code::AlgorithmsDisagree).with("reason", reason));
    block.unknown(
        "algorithms-agree",
        "RFC 5652 §5.3",
        &[Code::AlgorithmsDisagree],
        SubIndication::SigConstraintsFailure,
    );
}
