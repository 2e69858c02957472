//! X.509 certificate validation (EN 319 102-1 §5.2.6).

use super::{BestTime, Block, BlockName, SubIndication};
use crate::finding::{Code, Finding};
use crate::path::{Candidate, PathOutcome, PathStatus, Purpose, find_path};
use crate::policy::RevocationRule;
use crate::timestamp::Scene;
use crate::trust::TrustStore;

const PATH: &str = "RFC 5280 §6.1; EN 319 102-1 §5.2.6";
const STATUS: &str = "Nghị định 68/2024/NĐ-CP Điều 31.2; EN 319 102-1 §5.2.6";

/// The block and the path it rests on.
pub(super) struct CertificateResult {
    pub(super) block: Block,
    pub(super) path: Option<PathOutcome>,
}

/// Finds the path of the signer at the time that counts and asks for the status of its certificates.
pub(super) fn check(
    signer: Option<&Candidate>,
    time: &BestTime,
    scene: &Scene<'_>,
    findings: &mut Vec<Finding>,
) -> CertificateResult {
    let mut block = Block::new(BlockName::Certificate);
    let Some(signer) = signer else {
        block.not_done("path", PATH);
        return CertificateResult { block, path: None };
    };
    let path = find_path(signer, scene.pool, scene.trust, Purpose::Documents, time.judged_at, scene.limits);
    findings.extend(path.findings.iter().cloned());
    let codes: Vec<Code> = path.findings.iter().map(|f| f.code).collect();
    match sub_indication(path.status) {
        None => {
            block.passed("path", PATH);
            ended_since(&path, time, scene, findings);
        }
        Some(sub) => block.unknown("path", PATH, &codes, sub),
    }
    if path.domain.is_some() {
        status(&path, scene, &mut block, findings);
    }
    CertificateResult { block, path: Some(path) }
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

/// Nothing here reads lists or responses yet: the status of every certificate below the anchor is unknown, and what that means
/// is the policy's decision. Status information that is at hand but was not read is never taken for silence.
fn status(path: &PathOutcome, scene: &Scene<'_>, block: &mut Block, findings: &mut Vec<Finding>) {
    if scene.policy.revocation == RevocationRule::None {
        findings.push(Finding::new(Code::StatusNotAsked));
        return block.warned("status", STATUS, &[Code::StatusNotAsked]);
    }
    let mut asked = path.chain.iter().filter(|c| !is_anchor(scene.trust, c)).peekable();
    if asked.peek().is_none() {
        return block.passed("status", STATUS);
    }
    for candidate in asked {
        findings.push(Finding::new(Code::StatusUnknown).with("certificate", candidate.certificate.display_name()));
    }
    if scene.policy.revocation == RevocationRule::IfDeclared && !scene.status_evidence {
        block.warned("status", STATUS, &[Code::StatusUnknown]);
    } else {
        block.unknown("status", STATUS, &[Code::StatusUnknown], SubIndication::TryLater);
    }
}

fn is_anchor(trust: &TrustStore, candidate: &Candidate) -> bool {
    trust.anchor(&candidate.certificate).is_some()
}
