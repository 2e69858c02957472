//! What a token proves: imprint, signature, unit certificate, path.

use super::token_fault::TokenFault;
use super::{AlgorithmJudge, SignerSearch, Token, conformance};
use crate::base::fact::{Fact as _, OrEmpty, Rules};
use crate::base::time::Timestamp;
use crate::cms::{Binding, SignerInfo, ValueOutcome, Vouches, binding, binding_digests, check_digest, verify_value};
use crate::crypto::sha256;
use crate::validation::path::{Candidate, PathOutcome, PathStatus, Purpose};
use crate::validation::{Context, Place, ValidationFact as Fact};
use crate::x509::{ExtendedKeyUsage, extended_key_usage};
use const_oid::db::rfc5280::ID_KP_TIME_STAMPING;

/// How far a token can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimestampStatus {
    /// It validates under the policy: its time is proven.
    Proven,
    /// It verifies and leads to a known root, but the status of its unit is unknown, or the unit has expired and
    /// nothing proves that the token is older.
    Stamped,
    /// It verifies, but its unit leads to no known root, or an algorithm is no longer reliable.
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
    pub status: TimestampStatus,
    /// Whether its imprint is that of the data.
    pub imprint_matches: Option<bool>,
    /// Whether its signature verifies.
    pub signature_verifies: Option<bool>,
    /// Certificate of the unit, if known.
    pub unit: Option<Candidate>,
    /// Its path.
    pub path: Option<PathOutcome>,
    /// What was found.
    pub facts: Vec<Fact>,
}

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
        status: TimestampStatus::Worthless,
        unit: None,
        path: None,
        facts: Vec::new(),
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
        judged.status = anchored(&mut judged, context);
    }
    if judged.status <= TimestampStatus::Stamped && judged.token.is_wide() {
        let Token { time, accuracy: seconds, .. } = judged.token;
        let latest = judged.token.latest();
        judged.facts.insert(0, Fact::TimestampAccuracyWide { time, seconds, latest });
    }
    if judged.status <= TimestampStatus::Stamped {
        let unit = unit_name(&judged);
        judged.facts.insert(0, Fact::TimestampVerified { time: judged.token.time, unit });
    }
    judged
}

fn unit_name(judged: &Judged) -> String {
    judged.unit.as_ref().map(|u| u.certificate.display_name()).unwrap_or_default()
}

/// RFC 3161 §2.4.2: the hash in the token is the hash of the data.
fn imprint(judged: &mut Judged) -> bool {
    let fact = match (judged.imprint_matches, &judged.token.imprint_algorithm) {
        (Some(true), _) => return true,
        (_, Err(oid)) => Fact::TimestampNotVerified { reason: TokenFault::AlgorithmUnsupported(oid.clone()) },
        // Nothing was compared, so nothing is said to differ.
        (None, Ok(_)) => Fact::TimestampNotVerified { reason: TokenFault::DataMissing },
        (Some(false), Ok(_)) => Fact::TimestampImprintDiffers { time: judged.token.time },
    };
    judged.facts.push(fact);
    false
}

/// The CMS signature over the TSTInfo, with the certificate bound by the signing-certificate attribute (RFC 3161 §2.4.2).
fn signature(judged: &mut Judged, context: &Context<'_>) -> bool {
    let failed = |judged: &mut Judged, reason| {
        judged.facts.push(Fact::TimestampNotVerified { reason });
        false
    };
    let Some(signer) = judged.token.signer().cloned() else { return failed(judged, TokenFault::NoSigner) };
    let Some(unit) = unit_of(&judged.token, &signer, context) else {
        let (issuer, serial) = signer.id.describe();
        judged.facts.push(Fact::TimestampUnitMissing { issuer, serial });
        return failed(judged, TokenFault::UnitMissing);
    };
    judged.unit = Some(unit.clone());
    let Ok(algorithm) = signer.digest.clone() else { return failed(judged, TokenFault::DigestUnsupported) };
    let computed = algorithm.digest(&judged.token.info);
    let content = check_digest(&signer, &judged.token.signed.content_type, &computed, context.limits);
    if content.matches != Some(true) || !content.facts.is_empty() {
        judged.signature_verifies = Some(false);
        let faults = content.facts.iter().map(|f| f.code()).collect();
        return failed(judged, TokenFault::Attributes(faults));
    }
    let value = verify_value(&signer, &unit.certificate, &computed, Vouches::ForOthers);
    judged.signature_verifies = value.verifies();
    match value {
        ValueOutcome::Unsupported(algorithm) => failed(judged, TokenFault::AlgorithmUnsupported(algorithm)),
        ValueOutcome::Wrong => failed(judged, TokenFault::Value),
        verified => {
            judged.facts.extend(verified.fact().map(Fact::Message));
            true
        }
    }
}

/// RFC 3161 §2.4.2, whole.
fn conforms(judged: &mut Judged, context: &Context<'_>) -> bool {
    let (Some(unit), Some(signer)) = (&judged.unit, judged.token.signer()) else { return false };
    let faults = conformance::faults(&judged.token, signer, &unit.certificate, context.limits);
    if !faults.is_empty() {
        judged.facts.push(Fact::TimestampNotConforming { reason: Rules(faults) });
        return false;
    }
    true
}

/// The certificate of the unit. One that the signing-certificate attribute does not name is another's, whatever it is called.
fn unit_of<'s>(token: &Token, signer: &SignerInfo, context: &'s Context<'_>) -> Option<&'s Candidate> {
    let own: Vec<&[u8]> = token.signed.certificates.iter().map(Vec::as_slice).collect();
    let content = signer.digest.as_ref().ok().map(|algorithm| algorithm.digest(&token.info));
    let search = SignerSearch { info: signer, own: &own, content: content.as_deref(), vouches: Vouches::ForOthers };
    let unit = search.certificate(context.pool, context.limits)?;
    matches!(search.binding(&unit.certificate, context.limits), Binding::Bound | Binding::Absent).then_some(unit)
}

/// A token cannot be younger than the check, nor than a proof that it existed (EN 319 102-1 §5.5.4, coherence of time-stamps); a
/// few minutes of clock difference are let pass.
fn not_in_the_future(judged: &mut Judged, context: &Context<'_>) -> bool {
    let late = |by: Timestamp| judged.token.time.seconds_since(by) > context.policy.status.clock_tolerance;
    let fact = if late(context.now) {
        Fact::TimestampNotVerified { reason: TokenFault::InTheFuture }
    } else if let Some(existed) = judged.existed(context).filter(|existed| late(*existed)) {
        Fact::TimestampOrder { time: judged.token.time, existed }
    } else {
        return true;
    };
    judged.facts.push(fact);
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
    judged.facts.push(Fact::TimestampUnitPurpose { reason });
    false
}

fn anchored(judged: &mut Judged, context: &Context<'_>) -> TimestampStatus {
    let (Some(unit), Some(existed)) = (judged.unit.clone(), judged.existed(context)) else {
        return TimestampStatus::Worthless;
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
    let status = match proven.filter(|path| path.status == PathStatus::Accepted) {
        Some(path) => {
            judged.take(path);
            TimestampStatus::Proven
        }
        None => open(judged, &unit, stated, current),
    };
    algorithms(judged, &unit, existed, context).max(status)
}

/// Neither accepted now nor proven to be older: the obstacle.
fn open(judged: &mut Judged, unit: &Candidate, stated: PathOutcome, current: PathOutcome) -> TimestampStatus {
    let name = unit.certificate.display_name();
    let (path, missing) = match current.status {
        PathStatus::StatusUnknown => (current, Fact::TimestampUnitStatusUnknown { unit: name }),
        PathStatus::OutOfBounds => {
            let ended = current.facts.into_iter().find_map(|fact| match fact {
                Fact::CertificateExpired { certificate, .. } => Some(certificate),
                _ => None,
            });
            (stated, Fact::ProofOfExistenceMissing { certificate: ended.unwrap_or(name) })
        }
        // A key known to be in other hands may have made the token today.
        _ => return refused(judged, unit, current),
    };
    judged.take(path);
    judged.facts.push(missing);
    TimestampStatus::Stamped
}

fn refused(judged: &mut Judged, unit: &Candidate, path: PathOutcome) -> TimestampStatus {
    let why = path.facts.iter().rfind(|f| !matches!(f, Fact::UserAddedTrust { .. })).map(|f| f.code());
    judged.take(path);
    judged.facts.push(Fact::TimestampUntrusted { unit: unit.certificate.display_name(), reason: OrEmpty(why) });
    TimestampStatus::Unanchored
}

/// The best status that the algorithms of the token and its path allow, each judged when its material is known to have
/// existed: one that was outdated by then leaves the time stamped, one that was never reliable leaves nothing.
fn algorithms(judged: &mut Judged, unit: &Candidate, existed: Timestamp, context: &Context<'_>) -> TimestampStatus {
    let signer = judged.token.signer();
    let (Ok(imprint), Some(signer)) = (&judged.token.imprint_algorithm, signer) else {
        return TimestampStatus::Unanchored;
    };
    let Ok(content) = &signer.digest else { return TimestampStatus::Unanchored };
    let mut judge = AlgorithmJudge::of_timestamp(context);
    judge.digest(*imprint, existed, &Place::TimestampImprint);
    judge.digest(*content, existed, &Place::TimestampSignature);
    judge.signature(&signer.algorithm, existed, &Place::TimestampSignature);
    judge.key(&unit.certificate.key, existed, &Place::TimestampSignature);
    // A bound certificate is part of what the token signs, so it is as old as the token. A digest whose day was over binds nothing
    // (EN 319 102-1 §5.6.2.3).
    let bound = signer.signed.as_ref().is_some_and(|attributes| {
        binding(attributes, &unit.certificate, context.limits) == Binding::Bound
            && binding_digests(attributes, context.limits).iter().any(|digest| context.is_reliable(*digest, existed))
    });
    let unit_existed = if bound { existed } else { context.now };
    judge.path(judged.path.as_ref().map(|p| p.chain.as_slice()).unwrap_or_default(), unit_existed);
    let never = judge.found.iter().any(Fact::was_never_good);
    let status = match judge.found.is_empty() {
        true => TimestampStatus::Proven,
        false if never => TimestampStatus::Unanchored,
        false => TimestampStatus::Stamped,
    };
    let found = judge.found;
    judged.facts.extend(found);
    status
}

impl Judged {
    /// The facts for the signature that contains the time-stamp: those about the time-stamp itself. Findings along the
    /// path of its unit stay with the time-stamp; otherwise they would appear to be about the signer.
    pub(crate) fn own_facts(&self) -> impl Iterator<Item = &Fact> {
        self.facts.iter().filter(|fact| is_of_timestamp(fact))
    }

    /// The same without its place in the order of proofs: it proves nothing.
    pub(crate) fn put_aside(&mut self, fact: Fact) {
        self.status = TimestampStatus::Worthless;
        self.facts.retain(|f| !matches!(f, Fact::TimestampVerified { .. }));
        self.facts.push(fact);
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
        self.facts.extend(path.facts.iter().filter(|f| !matches!(f, Fact::RootUntrusted { .. })).cloned());
        self.path = Some(path);
    }
}

/// Whether a fact is about the time-stamp itself.
fn is_of_timestamp(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::TimestampVerified { .. }
            | Fact::TimestampAccuracyWide { .. }
            | Fact::TimestampImprintDiffers { .. }
            | Fact::TimestampNotVerified { .. }
            | Fact::TimestampNotConforming { .. }
            | Fact::TimestampMalformed { .. }
            | Fact::TimestampUnitMissing { .. }
            | Fact::TimestampUnitPurpose { .. }
            | Fact::TimestampUntrusted { .. }
            | Fact::TimestampUnitStatusUnknown { .. }
            | Fact::TimestampOrder { .. }
            | Fact::ArchiveIndexUnmatched { .. }
            | Fact::ProofOfExistenceMissing { .. }
            | Fact::AlgorithmOutdated { .. }
            | Fact::KeyTooShort { .. }
    )
}
