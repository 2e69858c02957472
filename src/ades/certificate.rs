//! X.509 certificate validation (EN 319 102-1 §5.2.6).

use super::{BestTime, Block, BlockName, SignatureFact, SubIndication, TimeBasis, key_purpose, names};
use crate::base::fact::Fact;
use crate::base::finding::Code;
use crate::policy::RevocationRule;
use crate::validation::path::{Candidate, PathOutcome, PathStatus, Purpose};
use crate::validation::revocation::{Outcome, Status};
use crate::validation::{Context, ValidationFact};

const PATH: &str = "RFC 5280 §6.1; EN 319 102-1 §5.2.6";
const STATUS: &str = "Nghị định 68/2024/NĐ-CP Điều 31.2; EN 319 102-1 §5.2.6";

/// The block, the path and the statuses it rests on.
pub(super) struct CertificateResult {
    pub(super) block: Block,
    pub(super) path: Option<PathOutcome>,
    /// Status of every certificate below the anchor, from the signer upwards.
    pub(super) statuses: Vec<Status>,
}

/// Finds the path of the signer at the time that counts, with the status of its certificates.
pub(super) fn check(
    signer: Option<&Candidate>,
    time: &BestTime,
    context: &Context<'_>,
    facts: &mut Vec<SignatureFact>,
) -> CertificateResult {
    let mut block = Block::new(BlockName::Certificate);
    let Some(signer) = signer else {
        block.not_done("path", PATH);
        return CertificateResult { block, path: None, statuses: Vec::new() };
    };
    let Asked { path, past } = ask(signer, time, context);
    facts.extend(path.facts.iter().cloned().map(SignatureFact::from));
    let codes: Vec<Code> = path.facts.iter().map(Fact::code).collect();
    match sub_indication(&path) {
        None => {
            block.passed("path", PATH);
            ended_since(&path, time, context, facts);
        }
        // No status of the path itself says so.
        Some(_) if path.reason == Some(Code::KeyCompromised) => {
            block.unknown("path", PATH, &codes, SubIndication::RevokedCaNoPoe);
        }
        Some(SubIndication::TryLater | SubIndication::RevokedNoPoe) => {
            block.passed("path", PATH);
            ended_since(&path, time, context, facts);
        }
        Some(sub) => block.unknown("path", PATH, &codes, sub),
    }
    let statuses = statuses(&path, time, past == Some(Past::Proven), context);
    status(&path, &statuses, context, &mut block, facts);
    signed_outside(signer, &statuses, time, &mut block, facts);
    proven_enough(signer, &path, time, context, &mut block);
    in_the_past(past, &path, context, &mut block, facts);
    names::check(&path, &mut block, facts);
    key_purpose::check(&signer.certificate, &mut block, facts);
    CertificateResult { block, path: Some(path), statuses }
}

/// The path that counts, and whether it had to be validated in the past.
struct Asked {
    path: PathOutcome,
    past: Option<Past>,
}

/// What past certificate validation came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Past {
    /// Everything the path rests on is proven to be old enough.
    Proven,
    /// The path would be accepted at that time, but what it rests on is not proven to be old enough.
    NotProven,
}

/// A path that is out of bounds or revoked now needs past certificate validation (EN 319 102-1 §5.6.2.1) at the time to
/// which the signature is proven. Any other is judged at that time with the available evidence (§5.5.4).
fn ask(signer: &Candidate, time: &BestTime, context: &Context<'_>) -> Asked {
    let path = context.path(signer, Purpose::Documents, time.judged_at);
    if time.judged_at >= context.now || path.status != PathStatus::Accepted {
        return Asked { path, past: None };
    }
    let current = context.path(signer, Purpose::Documents, context.now);
    if !matches!(current.status, PathStatus::OutOfBounds | PathStatus::Revoked) {
        return Asked { path, past: None };
    }
    let past = context.past_path(signer, Purpose::Documents, time.judged_at);
    if past.status == PathStatus::Accepted {
        return Asked { path: past, past: Some(Past::Proven) };
    }
    Asked { path, past: Some(Past::NotProven) }
}

/// A stamped time is not proven: the status of the time-stamp unit is open, or a proof that the token is older than the
/// unit's expiry is missing. If the path is accepted at the stamped but not at the proven time, the signature stays
/// INDETERMINATE.
fn proven_enough(signer: &Candidate, path: &PathOutcome, time: &BestTime, context: &Context<'_>, block: &mut Block) {
    const RULE: &str = "EN 319 102-1 §5.5.4";
    if time.judged_at == time.control || path.status != PathStatus::Accepted {
        return;
    }
    if context.path(signer, Purpose::Documents, time.control).status == PathStatus::Accepted {
        return block.passed("accepted-at-proven-time", RULE);
    }
    let code = time.open.unwrap_or(Code::TimestampUnitStatusUnknown);
    let sub = match code {
        Code::ProofOfExistenceMissing => SubIndication::NoPoe,
        Code::AlgorithmOutdated | Code::KeyTooShort => SubIndication::CryptoConstraintsFailureNoPoe,
        _ => SubIndication::TryLater,
    };
    block.unknown("accepted-at-proven-time", RULE, &[code], sub);
}

/// Time-stamps that prove that the signature was made outside its certificate's validity: before it began, because the
/// value existed by then; or after expiry or revocation, because the signed content did not exist before (EN 319 102-1
/// §5.5.4).
fn signed_outside(
    signer: &Candidate,
    statuses: &[Status],
    time: &BestTime,
    block: &mut Block,
    facts: &mut Vec<SignatureFact>,
) {
    const RULE: &str = "EN 319 102-1 §5.5.4";
    let certificate = &signer.certificate;
    let name = || certificate.display_name();
    if time.basis == TimeBasis::Proven && time.control < certificate.not_before {
        let (not_before, time) = (certificate.not_before, time.control);
        facts.push(ValidationFact::CertificateNotYetValid { certificate: name(), not_before, time }.into());
        block.failed("signed-in-time", RULE, &[Code::CertificateNotYetValid], SubIndication::NotYetValid);
    }
    let Some(not_before) = time.not_before else { return };
    if certificate.not_after < not_before {
        let (not_after, time) = (certificate.not_after, not_before);
        facts.push(ValidationFact::CertificateExpired { certificate: name(), not_after, time }.into());
        block.failed("signed-in-time", RULE, &[Code::CertificateExpired], SubIndication::Expired);
    }
    let Some(Outcome::RevokedSince(revocation)) = statuses.first().map(|s| &s.outcome) else { return };
    if revocation.since <= not_before {
        block.failed("signed-before-revocation", RULE, &[Code::CertificateRevoked], SubIndication::Revoked);
    }
}

/// Past validation, where it was asked for. A path that is not accepted at all leaves nothing to be said about it.
fn in_the_past(
    past: Option<Past>,
    path: &PathOutcome,
    context: &Context<'_>,
    block: &mut Block,
    facts: &mut Vec<SignatureFact>,
) {
    const RULE: &str = "EN 319 102-1 §5.6.2.1, §5.6.2.2";
    match past {
        None if path.status != PathStatus::Accepted => block.not_done("in-force-now", RULE),
        None | Some(Past::Proven) => block.passed("in-force-now", RULE),
        Some(Past::NotProven) => {
            let ended = path.chain.iter().map(|c| &c.certificate).find(|c| c.not_after < context.now);
            let name = ended.or(path.chain.first().map(|c| &c.certificate)).map(|c| c.display_name());
            let certificate = name.unwrap_or_default();
            facts.push(ValidationFact::ProofOfExistenceMissing { certificate }.into());
            block.unknown("in-force-now", RULE, &[Code::ProofOfExistenceMissing], SubIndication::NoPoe);
        }
    }
}

/// The status of each certificate below the anchor; nothing where no path reached one or the policy does not ask.
fn statuses(path: &PathOutcome, time: &BestTime, past: bool, context: &Context<'_>) -> Vec<Status> {
    if path.domain.is_none() || context.policy.revocation == RevocationRule::None {
        return Vec::new();
    }
    let checker = if past { context.past_checker() } else { context.checker() };
    let pairs = path.chain.iter().zip(path.chain.iter().skip(1));
    pairs
        .map(|(subject, issuer)| checker.status_at(&subject.certificate, &issuer.certificate, time.judged_at))
        .collect()
}

fn sub_indication(path: &PathOutcome) -> Option<SubIndication> {
    match path.status {
        PathStatus::Accepted => None,
        PathStatus::StatusUnknown => Some(SubIndication::TryLater),
        PathStatus::Revoked => Some(SubIndication::RevokedNoPoe),
        PathStatus::OutOfBounds if path.reason == Some(Code::AnchorNotTrusted) => {
            Some(SubIndication::NoCertificateChainFoundNoPoe)
        }
        PathStatus::OutOfBounds => Some(SubIndication::OutOfBoundsNoPoe),
        PathStatus::Rejected => Some(SubIndication::ChainConstraintsFailure),
        PathStatus::UntrustedRoot | PathStatus::IssuerMissing => Some(SubIndication::NoCertificateChainFound),
        PathStatus::SignatureWrong | PathStatus::Unsupported | PathStatus::Budget => {
            Some(SubIndication::CertificateChainGeneralFailure)
        }
    }
}

/// Certificates that were valid at the time of judgement and have expired since.
fn ended_since(path: &PathOutcome, time: &BestTime, context: &Context<'_>, facts: &mut Vec<SignatureFact>) {
    for certificate in path.chain.iter().map(|c| &c.certificate).filter(|c| c.not_after < context.now) {
        facts.push(SignatureFact::CertificateExpiredSince {
            certificate: certificate.display_name(),
            not_after: certificate.not_after,
            time: time.judged_at,
        });
    }
}

/// What the statuses mean under the policy. They are part of the path's own verdict; here they become checks.
fn status(
    path: &PathOutcome,
    statuses: &[Status],
    context: &Context<'_>,
    block: &mut Block,
    facts: &mut Vec<SignatureFact>,
) {
    if path.domain.is_none() {
        return;
    }
    if context.policy.revocation == RevocationRule::None {
        facts.push(SignatureFact::StatusNotAsked);
        return block.warned("status", STATUS, &[Code::StatusNotAsked]);
    }
    // The signer is the anchor: the reader trusts it, and nobody issues a status.
    if statuses.is_empty() {
        return block.not_done("status", STATUS);
    }
    let said: Vec<ValidationFact> =
        path.chain.iter().zip(statuses).flat_map(|(candidate, status)| status.facts(&candidate.certificate)).collect();
    let codes: Vec<Code> = said.iter().map(Fact::code).collect();
    facts.extend(said.into_iter().map(SignatureFact::from));
    let revoked = |s: &Status| s.outcome.is_revoked();
    let unknown = |s: &Status| !revoked(s) && !matches!(s.outcome, Outcome::GoodAt { .. });
    match (statuses.iter().position(revoked), path.status) {
        (Some(0), _) => block.unknown("status", STATUS, &codes, SubIndication::RevokedNoPoe),
        (Some(_), _) => block.unknown("status", STATUS, &codes, SubIndication::RevokedCaNoPoe),
        (None, PathStatus::StatusUnknown) => block.unknown("status", STATUS, &codes, SubIndication::TryLater),
        (None, PathStatus::Accepted) if statuses.iter().any(unknown) => block.warned("status", STATUS, &codes),
        (None, PathStatus::Accepted) => block.passed("status", STATUS),
        // The path fails for another reason; unknown statuses are reported and have no effect.
        (None, _) => block.warned("status", STATUS, &codes),
    }
}
