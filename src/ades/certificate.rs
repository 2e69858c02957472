//! X.509 certificate validation (EN 319 102-1 §5.2.6).

use super::{BestTime, Block, BlockName, SubIndication, names};
use crate::finding::{Code, Finding};
use crate::path::{Candidate, PathOutcome, PathStatus, Purpose};
use crate::policy::RevocationRule;
use crate::revocation::{Outcome, Status};
use crate::timestamp::Scene;

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
    scene: &Scene<'_>,
    findings: &mut Vec<Finding>,
) -> CertificateResult {
    let mut block = Block::new(BlockName::Certificate);
    let Some(signer) = signer else {
        block.not_done("path", PATH);
        return CertificateResult { block, path: None, statuses: Vec::new() };
    };
    let path = scene.path(signer, Purpose::Documents, time.judged_at);
    findings.extend(path.findings.iter().cloned());
    let codes: Vec<Code> = path.findings.iter().map(|f| f.code).collect();
    match sub_indication(path.status) {
        None => {
            block.passed("path", PATH);
            ended_since(&path, time, scene, findings);
        }
        Some(SubIndication::TryLater | SubIndication::RevokedNoPoe) => {
            block.passed("path", PATH);
            ended_since(&path, time, scene, findings);
        }
        Some(sub) => block.unknown("path", PATH, &codes, sub),
    }
    let statuses = statuses(&path, time, scene);
    status(&path, &statuses, scene, &mut block, findings);
    proven_enough(signer, &path, time, scene, &mut block);
    not_past(signer, &path, scene, &mut block, findings);
    names::check(&path, &mut block, findings);
    CertificateResult { block, path: Some(path), statuses }
}

/// A stamped time is no proof: what it leaves open is the status of the time-stamp unit. A path that is accepted at that time and
/// not at the time proven keeps the signature INDETERMINATE until the unit's status is known.
fn proven_enough(signer: &Candidate, path: &PathOutcome, time: &BestTime, scene: &Scene<'_>, block: &mut Block) {
    const RULE: &str = "EN 319 102-1 §5.5.4";
    if time.judged_at == time.control || path.status != PathStatus::Accepted {
        return;
    }
    if scene.path(signer, Purpose::Documents, time.control).status == PathStatus::Accepted {
        block.passed("accepted-at-proven-time", RULE);
    } else {
        let codes = [Code::TimestampUnitStatusUnknown];
        block.unknown("accepted-at-proven-time", RULE, &codes, SubIndication::TryLater);
    }
}

/// A path that is out of bounds now needs past certificate validation (EN 319 102-1 §5.6.2): status information and time-stamps
/// must themselves be proven to be older than that end. Until that is done nothing passes on such a path.
fn not_past(signer: &Candidate, path: &PathOutcome, scene: &Scene<'_>, block: &mut Block, findings: &mut Vec<Finding>) {
    const RULE: &str = "EN 319 102-1 §5.6.2";
    if path.status != PathStatus::Accepted {
        return;
    }
    if scene.path(signer, Purpose::Documents, scene.now).status == PathStatus::OutOfBounds {
        let ended = path.chain.iter().map(|c| &c.certificate).find(|c| c.not_after < scene.now);
        let name = ended.map(|c| c.display_name()).unwrap_or_default();
        findings.push(Finding::new(Code::PastValidationNotDone).with("certificate", name));
        block.unknown("in-force-now", RULE, &[Code::PastValidationNotDone], SubIndication::NoPoe);
    } else {
        block.passed("in-force-now", RULE);
    }
}

/// The status of each certificate below the anchor; nothing where no path reached one or the policy does not ask.
fn statuses(path: &PathOutcome, time: &BestTime, scene: &Scene<'_>) -> Vec<Status> {
    if path.domain.is_none() || scene.policy.revocation == RevocationRule::None {
        return Vec::new();
    }
    let checker = scene.checker();
    let pairs = path.chain.iter().zip(path.chain.iter().skip(1));
    pairs
        .map(|(subject, issuer)| checker.status_at(&subject.certificate, &issuer.certificate, time.judged_at))
        .collect()
}

fn sub_indication(status: PathStatus) -> Option<SubIndication> {
    match status {
        PathStatus::Accepted => None,
        PathStatus::StatusUnknown => Some(SubIndication::TryLater),
        PathStatus::Revoked => Some(SubIndication::RevokedNoPoe),
        PathStatus::OutOfBounds => Some(SubIndication::OutOfBoundsNoPoe),
        PathStatus::Rejected => Some(SubIndication::ChainConstraintsFailure),
        PathStatus::UntrustedRoot | PathStatus::IssuerMissing => Some(SubIndication::NoCertificateChainFound),
        PathStatus::SignatureWrong | PathStatus::Unsupported | PathStatus::Budget => {
            Some(SubIndication::CertificateChainGeneralFailure)
        }
    }
}

/// Certificates that covered the time judged at and have ended since.
fn ended_since(path: &PathOutcome, time: &BestTime, scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for certificate in path.chain.iter().map(|c| &c.certificate).filter(|c| c.not_after < scene.now) {
        let finding = Finding::new(Code::CertificateExpiredSince)
            .with("certificate", certificate.display_name())
            .with("notAfter", certificate.not_after)
            .with("time", time.judged_at);
        findings.push(finding);
    }
}

/// What the statuses mean under the policy. They are part of the path's own verdict; here they become checks.
fn status(path: &PathOutcome, statuses: &[Status], scene: &Scene<'_>, block: &mut Block, findings: &mut Vec<Finding>) {
    if path.domain.is_none() {
        return;
    }
    if scene.policy.revocation == RevocationRule::None {
        findings.push(Finding::new(Code::StatusNotAsked));
        return block.warned("status", STATUS, &[Code::StatusNotAsked]);
    }
    let said: Vec<Finding> = path
        .chain
        .iter()
        .zip(statuses)
        .flat_map(|(candidate, status)| status.findings(&candidate.certificate))
        .collect();
    let codes: Vec<Code> = said.iter().map(|f| f.code).collect();
    findings.extend(said);
    let revoked = |s: &Status| matches!(s.outcome, Outcome::RevokedSince(_) | Outcome::Held { .. });
    let unknown = |s: &Status| !revoked(s) && !matches!(s.outcome, Outcome::GoodAt { .. });
    match (statuses.iter().position(revoked), path.status) {
        (Some(0), _) => block.unknown("status", STATUS, &codes, SubIndication::RevokedNoPoe),
        (Some(_), _) => block.unknown("status", STATUS, &codes, SubIndication::RevokedCaNoPoe),
        (None, PathStatus::StatusUnknown) => block.unknown("status", STATUS, &codes, SubIndication::TryLater),
        (None, PathStatus::Accepted) if statuses.iter().any(unknown) => block.warned("status", STATUS, &codes),
        (None, PathStatus::Accepted) => block.passed("status", STATUS),
        // The path fails for another reason; what is unknown about statuses is said and does not weigh.
        (None, _) => block.warned("status", STATUS, &codes),
    }
}
