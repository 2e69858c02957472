//! Signature acceptance validation (EN 319 102-1 §5.2.8): the algorithms, at the time proven.

use super::identification::Identified;
use super::subject::Subject;
use super::{BestTime, Block, BlockName, Message, SignatureFact, SubIndication, signature_policy};
use crate::base::fact::Fact;
use crate::base::finding::Code;
use crate::base::limits::Limits;
use crate::base::time::Timestamp;
use crate::cms::{Protection, SignerInfo, algorithm_protection};
use crate::crypto::{DigestAlgorithm, SignatureAlgorithm};
use crate::validation::path::PathOutcome;
use crate::validation::timestamp::AlgorithmJudge;
use crate::validation::{Context, Place, ValidationFact};

const CLAUSE: &str = "EN 319 102-1 §5.2.8.4.2; ETSI TS 119 312";

/// Judges digests and keys of the signature and of its path, each at the time to which its existence is proven.
pub(super) fn check(
    subject: &Subject<'_>,
    signer: Option<&Identified>,
    binding_holds: bool,
    path: Option<&PathOutcome>,
    time: &BestTime,
    context: &Context<'_>,
    facts: &mut Vec<SignatureFact>,
) -> Block {
    let mut block = Block::new(BlockName::Acceptance);
    let (Ok(message), Some(signer)) = (subject.message, signer) else {
        block.not_done("algorithms", CLAUSE);
        return block;
    };
    let mut judge = AlgorithmJudge::new(context);
    of_message(message, time.control, &mut judge);
    judge.key(&signer.candidate.certificate.key, time.control, &Place::Signer);
    // A bound certificate is part of what was signed, so it is as old as the signature.
    let bound_at = if binding_holds { time.control } else { context.now };
    judge.path(path.map(|p| p.chain.as_slice()).unwrap_or_default(), bound_at);
    let AlgorithmJudge { found, notes, .. } = judge;
    let beyond_proof = signer.bound && outdated_before(message, signer.candidate.certificate.not_before, context);
    weigh(&found, names_all(message), beyond_proof, &mut block);
    facts.extend(found.into_iter().chain(notes).map(SignatureFact::from));
    consistent(message, &mut block, facts);
    protected(message, context.limits, &mut block, facts);
    if let Some(info) = message.signer() {
        signature_policy::check(info, context.limits, &mut block, facts);
    }
    block
}

/// Whether a digest of the signature was already unreliable when the validity of the bound certificate began. The
/// signature was then made after that digest's last day, and no proof of existence can lead back before it (EN 319
/// 102-1 §5.1.3, Table 6: CRYPTO_CONSTRAINTS_FAILURE as opposed to CRYPTO_CONSTRAINTS_FAILURE_NO_POE).
fn outdated_before(message: &Message, not_before: Timestamp, context: &Context<'_>) -> bool {
    let mut judge = AlgorithmJudge::new(context);
    of_message(message, not_before, &mut judge);
    !judge.found.is_empty()
}

/// Whether every algorithm that the message names is one that is done. Of another nothing can be said here, and nothing passes.
fn names_all(message: &Message) -> bool {
    message.signer().is_none_or(|signer| signer.digest.is_ok() && signer.algorithm.is_ok())
}

/// Algorithms that were reliable once are a constraint of the policy; algorithms that never were are not. So there are
/// two checks.
fn weigh(found: &[ValidationFact], known: bool, beyond_proof: bool, block: &mut Block) {
    use SubIndication::{CryptoConstraintsFailure, CryptoConstraintsFailureNoPoe};
    let sub = if beyond_proof { CryptoConstraintsFailure } else { CryptoConstraintsFailureNoPoe };
    let codes =
        |ever: bool| -> Vec<Code> { found.iter().filter(|f| f.was_never_good() != ever).map(Fact::code).collect() };
    for (check, codes) in [("algorithms-known", codes(false)), ("algorithms", codes(true))] {
        if codes.is_empty() && known {
            block.passed(check, CLAUSE);
        } else if codes.is_empty() {
            block.not_done(check, CLAUSE);
        } else {
            block.unknown(check, CLAUSE, &codes, sub);
        }
    }
}

fn of_message(message: &Message, at: Timestamp, judge: &mut AlgorithmJudge<'_>) {
    match message {
        Message::Detached(_) | Message::Sha1Inside(_) | Message::Standalone(_) => {
            let Some(signer) = message.signer() else { return };
            if let Ok(algorithm) = signer.digest {
                judge.digest(algorithm, at, &Place::Signature);
            }
            judge.signature(&signer.algorithm, at, &Place::Signature);
            if matches!(message, Message::Sha1Inside(_)) {
                judge.digest(DigestAlgorithm::Sha1, at, &Place::Signature);
            }
        }
        Message::BareRsa { .. } => judge.digest(DigestAlgorithm::Sha1, at, &Place::Signature),
    }
}

/// The signer repeats the algorithms in a signed attribute (RFC 6211 §3.1): one that contradicts does not pass.
fn protected(message: &Message, limits: &Limits, block: &mut Block, facts: &mut Vec<SignatureFact>) {
    const RULE: &str = "RFC 6211 §3.1";
    let Some(signer) = message.signer() else { return };
    match algorithm_protection(signer, limits) {
        Protection::Absent => {}
        Protection::Agrees => block.passed("algorithms-protected", RULE),
        Protection::Contradicts => {
            facts.push(SignatureFact::AlgorithmsDisagree { reason: "cms-algorithm-protection".to_owned() });
            let sub = SubIndication::SigConstraintsFailure;
            block.failed("algorithms-protected", RULE, &[Code::AlgorithmsDisagree], sub);
        }
    }
}

/// EdDSA implies the digest of the attributes (RFC 8419 §3.1): SHA-512 for Ed25519, SHAKE256 for Ed448.
fn beside_eddsa(signer: &SignerInfo, block: &mut Block, facts: &mut Vec<SignatureFact>) {
    const RULE: &str = "RFC 8419 §3.1";
    let wanted = match &signer.algorithm {
        Ok(SignatureAlgorithm::Ed25519) => "SHA-512",
        Ok(SignatureAlgorithm::Ed448) => "SHAKE256",
        _ => return,
    };
    let stated = match &signer.digest {
        Ok(digest) if digest.name() == wanted => return block.passed("digest-beside-eddsa", RULE),
        Ok(digest) => digest.name(),
        Err(oid) => oid.as_str(),
    };
    facts.push(SignatureFact::DigestBesideEddsa { algorithm: stated.to_owned(), wanted });
    block.warned("digest-beside-eddsa", RULE, &[Code::DigestBesideEddsa]);
}

/// The digest of the message and the digest inside the signature algorithm are the same (RFC 5652 §5.3, §5.4).
fn consistent(message: &Message, block: &mut Block, facts: &mut Vec<SignatureFact>) {
    let Some(signer) = message.signer() else { return };
    beside_eddsa(signer, block, facts);
    let used = signer.algorithm.as_ref().ok().and_then(SignatureAlgorithm::digest);
    let (Ok(stated), Some(used)) = (&signer.digest, used) else { return };
    if *stated == used {
        return block.passed("algorithms-agree", "RFC 5652 §5.3");
    }
    let reason = format!("{} / {}", stated.name(), used.name());
    facts.push(SignatureFact::AlgorithmsDisagree { reason });
    block.unknown(
        "algorithms-agree",
        "RFC 5652 §5.3",
        &[Code::AlgorithmsDisagree],
        SubIndication::SigConstraintsFailure,
    );
}
