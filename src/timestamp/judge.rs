//! What a token proves: imprint, signature, unit certificate, path.

use super::Token;
use crate::Limits;
use crate::cms::{Binding, binding, check_digest, verify_value};
use crate::finding::{Code, Finding};
use crate::path::{
    Candidate, CandidatePool, PathOptions, PathOutcome, PathScene, PathStatus, ProfileRule, Purpose, StatusChecker,
    UnknownStatus, find_path_with,
};
use crate::policy::{Policy, Reliability, RevocationRule};
use crate::revocation::{Asking, EvidenceChecker, StatusInformation};
use crate::time::Timestamp;
use crate::trust::TrustStore;
use crate::x509::{Certificate, ExtendedKeyUsage, extended_key_usage};
use const_oid::ObjectIdentifier;

/// id-kp-timeStamping.
const TIME_STAMPING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.8");

/// How far a token can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It validates under the policy: its time is proven.
    Proven,
    /// It verifies and leads to a known root; the status of its unit could not be checked.
    Stamped,
    /// It verifies, but its unit leads to no known root, or an algorithm is no longer good enough.
    Unanchored,
    /// It proves nothing: imprint, signature or purpose is wrong.
    Worthless,
}

/// A token with its judgement.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The token.
    pub token: Token,
    /// How far it can be relied on.
    pub standing: Standing,
    /// Whether its imprint is that of the data.
    pub imprint_matches: Option<bool>,
    /// Whether its signature verifies.
    pub signature_verifies: Option<bool>,
    /// Certificate of the unit, if at hand.
    pub unit: Option<Candidate>,
    /// Its path.
    pub path: Option<PathOutcome>,
    /// What was found.
    pub findings: Vec<Finding>,
}

/// The values a judgement depends on.
pub struct Scene<'a> {
    /// Candidates for the path.
    pub pool: &'a CandidatePool,
    /// Anchors.
    pub trust: &'a TrustStore,
    /// Policy.
    pub policy: &'a Policy,
    /// Limits.
    pub limits: &'a Limits,
    /// The time taken as now.
    pub now: Timestamp,
    /// Lists and responses at hand.
    pub information: &'a StatusInformation,
}

impl Scene<'_> {
    /// Who tells the status of certificates.
    pub fn checker(&self) -> EvidenceChecker<'_> {
        EvidenceChecker {
            information: self.information,
            pool: self.pool,
            trust: self.trust,
            policy: self.policy,
            limits: self.limits,
            now: self.now,
            asking: Asking::new(self.limits),
        }
    }

    /// The best path of a certificate at a time, with the status of its certificates as the policy asks for it.
    pub fn path(&self, target: &Candidate, purpose: Purpose, at: Timestamp) -> PathOutcome {
        let checker = self.checker();
        let told_by: &dyn StatusChecker = &checker;
        let mut options = PathOptions::new(purpose);
        options.profile = if self.policy.profile_required() { ProfileRule::Require } else { ProfileRule::Note };
        (options.status, options.unknown_status) = match self.policy.revocation {
            RevocationRule::Required => (Some(told_by), UnknownStatus::Reject),
            RevocationRule::IfDeclared => (Some(told_by), UnknownStatus::Mark),
            RevocationRule::None => (None, UnknownStatus::Mark),
        };
        let scene = PathScene { pool: self.pool, trust: self.trust, at, limits: self.limits };
        find_path_with(target, &scene, &options)
    }
}

/// Judges a token over data whose digest under the token's imprint algorithm is `computed`.
///
/// The unit is judged at the time of the token: an expired unit does not make its earlier tokens void, and whether it was
/// revoked is exactly what separates `Stamped` from `Proven`.
pub fn judge(token: Token, computed: Option<&[u8]>, scene: &Scene<'_>) -> Judged {
    let mut judged = Judged {
        imprint_matches: computed.map(|c| c == token.imprint),
        signature_verifies: None,
        standing: Standing::Worthless,
        unit: None,
        path: None,
        findings: Vec::new(),
        token,
    };
    let imprint = imprint(&mut judged);
    let signature = signature(&mut judged, scene);
    if imprint && signature && purpose(&mut judged) && not_in_the_future(&mut judged, scene.now) {
        judged.standing = anchored(&mut judged, scene);
    }
    if judged.standing <= Standing::Stamped {
        let unit = unit_name(&judged);
        let verified = Finding::new(Code::TimestampVerified).with("time", judged.token.time).with("unit", unit);
        judged.findings.insert(0, verified);
    }
    judged
}

fn unit_name(judged: &Judged) -> String {
    judged.unit.as_ref().map(|u| u.certificate.display_name()).unwrap_or_default()
}

/// RFC 3161 §2.4.2: the hash in the token is the hash of the data.
fn imprint(judged: &mut Judged) -> bool {
    match (judged.imprint_matches, &judged.token.imprint_algorithm) {
        (Some(true), _) => true,
        (_, Err(oid)) => {
            let finding = Finding::new(Code::AlgorithmUnsupported).with("algorithm", oid);
            judged.findings.push(finding);
            false
        }
        _ => {
            let finding = Finding::new(Code::TimestampImprintDiffers).with("time", judged.token.time);
            judged.findings.push(finding);
            false
        }
    }
}

/// The CMS signature over the TSTInfo, with the certificate bound by the signing-certificate attribute (RFC 3161 §2.4.2).
fn signature(judged: &mut Judged, scene: &Scene<'_>) -> bool {
    let failed = |judged: &mut Judged, reason: &str| {
        judged.findings.push(Finding::new(Code::TimestampNotVerified).with("reason", reason));
        false
    };
    let Some(signer) = judged.token.signer().cloned() else { return failed(judged, "no signer") };
    let Some(unit) = scene
        .pool
        .all()
        .iter()
        .find(|c| signer.id.names(&c.certificate) && bound(&signer, &c.certificate, scene.limits))
    else {
        let (issuer, serial) = signer.id.describe();
        judged
            .findings
            .push(Finding::new(Code::SignerCertificateMissing).with("issuer", issuer).with("serial", serial));
        return failed(judged, "certificate of the unit missing");
    };
    judged.unit = Some(unit.clone());
    let Ok(algorithm) = signer.digest.clone() else { return failed(judged, "digest algorithm not done") };
    let computed = algorithm.digest(&judged.token.info);
    let content = check_digest(&signer, &judged.token.signed.content_type, &computed, scene.limits);
    if content.matches != Some(true) || !content.findings.is_empty() {
        judged.signature_verifies = Some(false);
        judged.findings.extend(content.findings);
        return failed(judged, "digest of the content");
    }
    let value = verify_value(&signer, &unit.certificate, &computed);
    judged.signature_verifies = value.verifies();
    judged.findings.extend(value.finding());
    if value.verifies() == Some(true) { true } else { failed(judged, "signature value") }
}

/// The signing-certificate attribute, where there is one, names this certificate.
fn bound(signer: &crate::cms::SignerInfo, certificate: &Certificate, limits: &Limits) -> bool {
    match signer.signed.as_ref().map(|a| binding(a, certificate, limits)) {
        Some(Binding::Bound | Binding::Absent) | None => true,
        Some(Binding::Differs | Binding::Unreadable(_)) => false,
    }
}

/// A token cannot be younger than the check; a few minutes of clock difference are let pass.
fn not_in_the_future(judged: &mut Judged, now: Timestamp) -> bool {
    const CLOCKS_DIFFER: i64 = 300;
    if judged.token.time.seconds_since(now) <= CLOCKS_DIFFER {
        return true;
    }
    judged.findings.push(Finding::new(Code::TimestampNotVerified).with("reason", "time lies in the future"));
    false
}

/// RFC 3161 §2.3: exactly one purpose, time-stamping, in a critical extension.
fn purpose(judged: &mut Judged) -> bool {
    let Some(unit) = &judged.unit else { return false };
    let reason = match extended_key_usage(&unit.certificate) {
        ExtendedKeyUsage::Purposes { oids, critical: true } if oids == [TIME_STAMPING] => return true,
        ExtendedKeyUsage::Purposes { oids, .. } if oids == [TIME_STAMPING] => "extKeyUsage is not critical",
        ExtendedKeyUsage::Purposes { .. } => "extKeyUsage names other purposes",
        ExtendedKeyUsage::Absent => "extKeyUsage is absent",
        ExtendedKeyUsage::Unreadable => "extKeyUsage cannot be read",
    };
    judged.findings.push(Finding::new(Code::TimestampUnitPurpose).with("reason", reason));
    false
}

fn anchored(judged: &mut Judged, scene: &Scene<'_>) -> Standing {
    let Some(unit) = judged.unit.clone() else { return Standing::Worthless };
    let path = scene.path(&unit, Purpose::Timestamps, judged.token.time);
    let status = path.status;
    let why = path.findings.iter().rfind(|f| f.code != Code::UserAddedTrust).map(|f| f.code.name()).unwrap_or_default();
    judged.findings.extend(path.findings.iter().filter(|f| f.code != Code::RootUntrusted).cloned());
    judged.path = Some(path);
    let name = unit.certificate.display_name();
    let by_path = match status {
        PathStatus::Accepted => Standing::Proven,
        PathStatus::StatusUnknown => {
            judged.findings.push(Finding::new(Code::TimestampUnitStatusUnknown).with("unit", name));
            Standing::Stamped
        }
        _ => {
            judged.findings.push(Finding::new(Code::TimestampUntrusted).with("unit", name).with("reason", why));
            return Standing::Unanchored;
        }
    };
    algorithms(judged, scene).max(by_path).max(in_force_now(judged, &unit, scene))
}

/// A unit that has ended by now proves nothing by itself any more (EN 319 102-1 §5.6.2): its token would have to be proven older
/// than that end, which is not judged yet.
fn in_force_now(judged: &mut Judged, unit: &Candidate, scene: &Scene<'_>) -> Standing {
    if scene.path(unit, Purpose::Timestamps, scene.now).status != PathStatus::OutOfBounds {
        return Standing::Proven;
    }
    let name = unit.certificate.display_name();
    judged.findings.push(Finding::new(Code::PastValidationNotDone).with("certificate", name));
    Standing::Stamped
}

/// The best standing that the token's algorithms leave it. Nothing older than the token itself proves when it was made, so they
/// are judged now: one that has fallen since leaves the time stamped, one that never was good enough leaves nothing.
fn algorithms(judged: &mut Judged, scene: &Scene<'_>) -> Standing {
    let imprint = judged.token.imprint_algorithm.clone().ok();
    let content = judged.token.signer().and_then(|s| s.digest.clone().ok());
    let mut standing = Standing::Proven;
    for (algorithm, place) in [(imprint, "time-stamp-imprint"), (content, "time-stamp-signature")] {
        let Some(algorithm) = algorithm else { return Standing::Unanchored };
        let reliability = scene.policy.algorithms.digest(algorithm.name(), scene.now);
        let until = match reliability {
            Reliability::Reliable => continue,
            Reliability::Until(until) => {
                standing = standing.max(Standing::Stamped);
                until.to_string()
            }
            Reliability::Never => {
                standing = Standing::Unanchored;
                String::new()
            }
        };
        let finding = Finding::new(Code::AlgorithmOutdated).with("algorithm", algorithm.name()).with("until", until);
        judged.findings.push(finding.with("where", place));
    }
    standing
}
