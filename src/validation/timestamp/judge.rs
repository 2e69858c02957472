//! What a token proves: imprint, signature, unit certificate, path.

use super::{AlgorithmJudge, Maker, Token, conformance};
use crate::base::finding::{Code, Finding};
use crate::base::time::Timestamp;
use crate::cms::{Binding, SignerInfo, Vouches, binding, binding_digests, check_digest, verify_value};
use crate::crypto::sha256;
use crate::validation::Context;
use crate::validation::path::{Candidate, PathOutcome, PathStatus, Purpose};
use crate::x509::{ExtendedKeyUsage, extended_key_usage};
use const_oid::db::rfc5280::ID_KP_TIME_STAMPING;

/// How far a token can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It validates under the policy: its time is proven.
    Proven,
    /// It verifies and leads to a known root; the status of its unit could not be checked, or the unit has ended and nothing
    /// proves that the token is older.
    Stamped,
    /// It verifies, but its unit leads to no known root, or an algorithm is no longer good enough.
    Unanchored,
    /// It proves nothing: imprint, signature or purpose is wrong.
    Worthless,
}

/// What a token was made over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Covers {
    /// The content that is signed (EN 319 122-1 §5.2.8).
    Content,
    /// The signature value (§5.3).
    Signature,
    /// The signature with everything in it (§5.5).
    Archive,
    /// A state of a document (ISO 32000-2 §12.8.5), or any other data.
    #[default]
    Document,
}

/// A token with its judgement.
#[derive(Clone, Debug)]
pub struct Judged {
    /// What it was made over.
    pub covers: Covers,
    /// The token.
    pub token: Token,
    /// How far it can be relied on.
    pub standing: Standing,
    /// Whether its imprint is that of the data.
    pub imprint_matches: Option<bool>,
    /// Whether its signature verifies.
    pub signature_verifies: Option<bool>,
    /// Certificate of the unit, if known.
    pub unit: Option<Candidate>,
    /// Its path.
    pub path: Option<PathOutcome>,
    /// What was found.
    pub findings: Vec<Finding>,
}

/// Codes that speak of a time-stamp as such.
const TOLD: [Code; 15] = [
    Code::TimestampVerified,
    Code::TimestampAccuracyWide,
    Code::TimestampImprintDiffers,
    Code::TimestampNotVerified,
    Code::TimestampNotConforming,
    Code::TimestampMalformed,
    Code::TimestampUnitMissing,
    Code::TimestampUnitPurpose,
    Code::TimestampUntrusted,
    Code::TimestampUnitStatusUnknown,
    Code::TimestampOrder,
    Code::ArchiveIndexUnmatched,
    Code::ProofOfExistenceMissing,
    Code::AlgorithmOutdated,
    Code::KeyTooShort,
];

/// Judges a token over data whose digest under the token's imprint algorithm is `computed`.
///
/// The unit's path must be accepted now (EN 319 102-1 §5.4), or at a time to which the token's own existence is proven
/// (§5.6.2.4): what a token says of itself is worth no more than the key that signed it. One of these is what separates
/// `Proven` from `Stamped`.
pub fn judge(token: Token, computed: Option<&[u8]>, context: &Context<'_>) -> Judged {
    let mut judged = Judged {
        covers: Covers::default(),
        imprint_matches: computed.map(|c| c == token.imprint),
        signature_verifies: None,
        standing: Standing::Worthless,
        unit: None,
        path: None,
        findings: Vec::new(),
        token,
    };
    let imprint = imprint(&mut judged);
    let signature = signature(&mut judged, context);
    if imprint
        && signature
        && purpose(&mut judged)
        && conforms(&mut judged, context)
        && not_in_the_future(&mut judged, context)
    {
        judged.standing = anchored(&mut judged, context);
    }
    if judged.standing <= Standing::Stamped && judged.token.is_wide() {
        let token = &judged.token;
        let wide = Finding::new(Code::TimestampAccuracyWide).with("time", token.time).with("seconds", token.accuracy);
        let wide = wide.with("latest", token.latest());
        judged.findings.insert(0, wide);
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
            let reason = format!("algorithm not done: {oid}");
            judged.findings.push(Finding::new(Code::TimestampNotVerified).with("reason", reason));
            false
        }
        // Nothing was compared, so nothing is said to differ.
        (None, Ok(_)) => {
            let reason = "what it was made over is not at hand";
            judged.findings.push(Finding::new(Code::TimestampNotVerified).with("reason", reason));
            false
        }
        (Some(false), Ok(_)) => {
            let finding = Finding::new(Code::TimestampImprintDiffers).with("time", judged.token.time);
            judged.findings.push(finding);
            false
        }
    }
}

/// The CMS signature over the TSTInfo, with the certificate bound by the signing-certificate attribute (RFC 3161 §2.4.2).
fn signature(judged: &mut Judged, context: &Context<'_>) -> bool {
    let failed = |judged: &mut Judged, reason: &str| {
        judged.findings.push(Finding::new(Code::TimestampNotVerified).with("reason", reason));
        false
    };
    let Some(signer) = judged.token.signer().cloned() else { return failed(judged, "no signer") };
    let Some(unit) = unit_of(&judged.token, &signer, context) else {
        let (issuer, serial) = signer.id.describe();
        judged.findings.push(Finding::new(Code::TimestampUnitMissing).with("issuer", issuer).with("serial", serial));
        return failed(judged, "certificate of the unit missing");
    };
    judged.unit = Some(unit.clone());
    let Ok(algorithm) = signer.digest.clone() else { return failed(judged, "digest algorithm not done") };
    let computed = algorithm.digest(&judged.token.info);
    let content = check_digest(&signer, &judged.token.signed.content_type, &computed, context.limits);
    if content.matches != Some(true) || !content.findings.is_empty() {
        judged.signature_verifies = Some(false);
        let faults: Vec<&str> = content.findings.iter().map(|f| f.code.name()).collect();
        return failed(judged, &format!("digest of the content: {}", faults.join(", ")));
    }
    let value = verify_value(&signer, &unit.certificate, &computed, Vouches::ForOthers);
    judged.signature_verifies = value.verifies();
    match (value.verifies(), value.finding()) {
        (Some(true), finding) => {
            judged.findings.extend(finding);
            true
        }
        (None, Some(finding)) => failed(judged, &format!("algorithm not done: {}", finding.param("algorithm"))),
        _ => failed(judged, "signature value"),
    }
}

/// RFC 3161 §2.4.2, whole.
fn conforms(judged: &mut Judged, context: &Context<'_>) -> bool {
    let (Some(unit), Some(signer)) = (&judged.unit, judged.token.signer()) else { return false };
    let faults = conformance::faults(&judged.token, signer, &unit.certificate, context.limits);
    if !faults.is_empty() {
        judged.findings.push(Finding::new(Code::TimestampNotConforming).with("reason", faults.join("; ")));
    }
    faults.is_empty()
}

/// The certificate of the unit. One that the signing-certificate attribute does not name is another's, whatever it is called.
fn unit_of<'s>(token: &Token, signer: &SignerInfo, context: &'s Context<'_>) -> Option<&'s Candidate> {
    let own: Vec<&[u8]> = token.signed.certificates.iter().map(Vec::as_slice).collect();
    let content = signer.digest.as_ref().ok().map(|algorithm| algorithm.digest(&token.info));
    let maker = Maker { info: signer, own: &own, content: content.as_deref(), vouches: Vouches::ForOthers };
    let unit = maker.certificate(context.pool, context.limits)?;
    matches!(maker.binding(&unit.certificate, context.limits), Binding::Bound | Binding::Absent).then_some(unit)
}

/// A token cannot be younger than the check, nor than a proof that it existed (EN 319 102-1 §5.5.4, coherence of time-stamps); a
/// few minutes of clock difference are let pass.
fn not_in_the_future(judged: &mut Judged, context: &Context<'_>) -> bool {
    let late = |by: Timestamp| judged.token.time.seconds_since(by) > context.policy.status.clock_tolerance;
    let finding = if late(context.now) {
        Finding::new(Code::TimestampNotVerified).with("reason", "time lies in the future")
    } else if let Some(existed) = judged.existed(context).filter(|existed| late(*existed)) {
        Finding::new(Code::TimestampOrder).with("time", judged.token.time).with("existed", existed)
    } else {
        return true;
    };
    judged.findings.push(finding);
    false
}

/// RFC 3161 §2.3: exactly one purpose, time-stamping, in a critical extension.
fn purpose(judged: &mut Judged) -> bool {
    let Some(unit) = &judged.unit else { return false };
    let reason = match extended_key_usage(&unit.certificate) {
        ExtendedKeyUsage::Purposes { oids, critical: true } if oids == [ID_KP_TIME_STAMPING] => return true,
        ExtendedKeyUsage::Purposes { oids, .. } if oids == [ID_KP_TIME_STAMPING] => "extKeyUsage is not critical",
        ExtendedKeyUsage::Purposes { .. } => "extKeyUsage names other purposes",
        ExtendedKeyUsage::Absent => "extKeyUsage is absent",
        ExtendedKeyUsage::Unreadable => "extKeyUsage cannot be read",
    };
    judged.findings.push(Finding::new(Code::TimestampUnitPurpose).with("reason", reason));
    false
}

fn anchored(judged: &mut Judged, context: &Context<'_>) -> Standing {
    let (Some(unit), Some(existed)) = (judged.unit.clone(), judged.existed(context)) else {
        return Standing::Worthless;
    };
    let stated = context.path(&unit, Purpose::Timestamps, judged.token.time);
    if !matches!(stated.status, PathStatus::Accepted | PathStatus::StatusUnknown) {
        return refused(judged, &unit, stated);
    }
    let current = context.path(&unit, Purpose::Timestamps, context.now);
    let proven = match current.status {
        PathStatus::Accepted => Some(current.clone()),
        _ if existed >= context.now => None,
        PathStatus::StatusUnknown => Some(context.path(&unit, Purpose::Timestamps, existed)),
        _ => Some(context.past_path(&unit, Purpose::Timestamps, existed)),
    };
    let standing = match proven.filter(|path| path.status == PathStatus::Accepted) {
        Some(path) => {
            judged.take(path);
            Standing::Proven
        }
        None => open(judged, &unit, stated, current),
    };
    algorithms(judged, &unit, existed, context).max(standing)
}

/// Neither accepted now nor proven to be older: the obstacle.
fn open(judged: &mut Judged, unit: &Candidate, stated: PathOutcome, current: PathOutcome) -> Standing {
    let name = unit.certificate.display_name();
    let missing = match current.status {
        PathStatus::StatusUnknown => Finding::new(Code::TimestampUnitStatusUnknown).with("unit", name),
        PathStatus::OutOfBounds => {
            let ended = current.findings.iter().find(|f| f.code == Code::CertificateExpired);
            let ended = ended.map_or(name, |f| f.param("certificate").to_owned());
            Finding::new(Code::ProofOfExistenceMissing).with("certificate", ended)
        }
        // A key known to be in other hands may have made the token today.
        _ => return refused(judged, unit, current),
    };
    judged.take(if missing.code == Code::ProofOfExistenceMissing { stated } else { current });
    judged.findings.push(missing);
    Standing::Stamped
}

fn refused(judged: &mut Judged, unit: &Candidate, path: PathOutcome) -> Standing {
    let why = path.findings.iter().rfind(|f| f.code != Code::UserAddedTrust).map(|f| f.code.name()).unwrap_or_default();
    judged.take(path);
    let name = unit.certificate.display_name();
    judged.findings.push(Finding::new(Code::TimestampUntrusted).with("unit", name).with("reason", why));
    Standing::Unanchored
}

/// The best standing that the algorithms of the token and of its path leave it, each judged when its material is known to have
/// existed: one that had fallen by then leaves the time stamped, one that never was good enough leaves nothing.
fn algorithms(judged: &mut Judged, unit: &Candidate, existed: Timestamp, context: &Context<'_>) -> Standing {
    let signer = judged.token.signer();
    let (Ok(imprint), Some(signer)) = (&judged.token.imprint_algorithm, signer) else { return Standing::Unanchored };
    let Ok(content) = &signer.digest else { return Standing::Unanchored };
    let mut judge = AlgorithmJudge::of_timestamp(context);
    judge.digest(*imprint, existed, "time-stamp-imprint");
    judge.digest(*content, existed, "time-stamp-signature");
    judge.signature(&signer.algorithm, existed, "time-stamp-signature");
    judge.key(&unit.certificate.key, existed, "time-stamp-signature");
    // A bound certificate is part of what the token signs, so it is as old as the token. A digest whose day was over binds nothing
    // (EN 319 102-1 §5.6.2.3).
    let bound = signer.signed.as_ref().is_some_and(|attributes| {
        binding(attributes, &unit.certificate, context.limits) == Binding::Bound
            && binding_digests(attributes, context.limits).iter().any(|digest| context.is_reliable(*digest, existed))
    });
    let unit_existed = if bound { existed } else { context.now };
    judge.path(judged.path.as_ref().map(|p| p.chain.as_slice()).unwrap_or_default(), unit_existed);
    let never = judge.found.iter().any(|f| f.param("until").is_empty());
    let standing = match judge.found.is_empty() {
        true => Standing::Proven,
        false if never => Standing::Unanchored,
        false => Standing::Stamped,
    };
    let found = judge.found;
    judged.findings.extend(found);
    standing
}

impl Judged {
    /// The findings that belong to the signature that holds it: those about the time-stamp as such. What was found along
    /// the path of its unit is kept with the time-stamp alone, or it would pass for something about the signer.
    pub fn own_findings(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| TOLD.contains(&finding.code))
    }

    /// The same without its place in the order of proofs: it proves nothing.
    pub fn put_aside(&mut self, finding: Finding) {
        self.standing = Standing::Worthless;
        self.findings.retain(|f| f.code != Code::TimestampVerified);
        self.findings.push(finding);
    }

    /// SHA-256 of the token's signature value: what proofs of existence name it by.
    pub fn fingerprint(&self) -> Option<[u8; 32]> {
        self.token.signer().map(|signer| sha256(&signer.signature))
    }

    /// When the token is known to have existed at the latest.
    fn existed(&self, context: &Context<'_>) -> Option<Timestamp> {
        self.fingerprint().map(|fingerprint| context.existed(&fingerprint))
    }

    fn take(&mut self, path: PathOutcome) {
        self.findings.extend(path.findings.iter().filter(|f| f.code != Code::RootUntrusted).cloned());
        self.path = Some(path);
    }
}
