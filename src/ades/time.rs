//! The time that counts: signature time-stamps, document time-stamps, receipt, claim (EN 319 102-1 §5.4, §5.5).

use super::subject::{CoveringTimestamp, Subject};
use super::{Block, BlockName, Message, SignatureFact, SubIndication};
use crate::asn1::{Budget, Reader, Rules, time};
use crate::base::fact::Fact as _;
use crate::base::finding::Code;
use crate::base::limits::Limits;
use crate::base::time::Timestamp;
use crate::cms::{Attributes, SignerInfo, oid};
use crate::evidence::Existence;
use crate::validation::timestamp::{AlgorithmJudge, ArchiveTimestamp, Covers, Judged, TimestampStatus, Token, judge};
use crate::validation::{Context, Place, ValidationFact};
use const_oid::ObjectIdentifier;
use serde::{Deserialize, Serialize};

const CLAUSE: &str = "EN 319 102-1 §5.5.4; RFC 3161 §2.4.2";

/// Seven hours: Vietnamese time written as if it were UTC.
const VIETNAM_OFFSET: i64 = 7 * 3_600;
/// How far a seven-hour difference may miss seven hours: the time-stamp authority's delay and the clock of the signer's computer.
const VIETNAM_TOLERANCE: i64 = 900;

/// The basis of the signing time, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum TimeBasis {
    /// A time-stamp that itself validates under the policy.
    Proven,
    /// A time-stamp that verifies and leads to a known root; its unit's status could not be checked.
    Stamped,
    /// The document system that received it.
    Received,
    /// The signer alone.
    Claimed,
    /// Nothing.
    None,
}

/// The times of one signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BestTime {
    /// What the signer wrote.
    pub claimed: Option<Timestamp>,
    /// The time the caller vouches for.
    pub received: Option<Timestamp>,
    /// The best supported time of signing.
    pub best: Option<Timestamp>,
    /// What supports it.
    pub basis: TimeBasis,
    /// The earliest proof of existence, else now.
    pub control: Timestamp,
    /// The time at which the validity of certificates is checked: as `control`, but a stamped time counts too. What it
    /// leaves open (the status of the time-stamp unit) is a finding and keeps the signature INDETERMINATE.
    pub judged_at: Timestamp,
    /// Why the stamped time is not proven.
    pub open: Option<Code>,
    /// The signature is proven not to be older than this: the newest time-stamp over its content, or within the bytes it signs.
    pub not_before: Option<Timestamp>,
}

/// The block, the times, and what the archive time-stamps prove.
pub(super) struct TimeResult {
    pub(super) block: Block,
    pub(super) best: BestTime,
    pub(super) timestamps: Vec<Judged>,
    pub(super) proofs: Existence,
}

/// Judges the time-stamps over the signature, the outermost first, and settles the time.
pub(super) fn check(subject: &Subject<'_>, context: &Context<'_>, facts: &mut Vec<SignatureFact>) -> TimeResult {
    let mut block = Block::new(BlockName::Time);
    let signer = subject.message.as_ref().ok().and_then(Message::signer);
    let (archives, proofs) = archive_timestamps(subject, context);
    let context = &Context { proofs: &proofs, ..*context };
    let mut stamps = signer.map(|s| signature_timestamps(s, context, facts)).unwrap_or_default();
    stamps.extend(archives);
    stamps.extend(signer.map(|s| content_timestamps(s, subject, context, facts)).unwrap_or_default());
    for stamp in &stamps {
        record(stamp, &mut block, facts);
    }
    let claimed = signer.and_then(|s| signing_time(s, context.limits)).or(subject.dictionary_time);
    let best = settle(subject, claimed, &stamps, context.now);
    in_order(&best, &stamps, &mut block, facts);
    basis_fact(&best, &mut block, facts);
    facts.extend(compare_claimed(signer, subject.dictionary_time, &best, context));
    TimeResult { block, best, timestamps: stamps, proofs }
}

/// Archive time-stamps (EN 319 122-1 §5.5), the newest first: each is judged with what the newer ones prove, and adds what it
/// proves itself (EN 319 102-1 §5.6.3.4).
fn archive_timestamps(subject: &Subject<'_>, context: &Context<'_>) -> (Vec<Judged>, Existence) {
    let mut proofs = context.proofs.clone();
    let mut order: Vec<&ArchiveTimestamp> = subject.archives.iter().collect();
    crate::base::sort::sort_by_key(&mut order, |archive| core::cmp::Reverse(archive.token.time));
    let mut all = Vec::new();
    for archive in order {
        let context = Context { proofs: &proofs, ..*context };
        let mut judged = judge(archive.token.clone(), archive.computed.as_deref(), &context);
        index(archive, &mut judged, &context);
        if judged.status == TimestampStatus::Proven {
            archive.covers.iter().for_each(|object| proofs.prove(*object, archive.token.latest()));
        }
        all.push(Judged { covers: Covers::Archive, ..judged });
    }
    (all, proofs)
}

/// The index of an archive time-stamp. If it names something that is missing, it is invalid (EN 319 122-1 §5.5.2). If
/// it uses a digest that was outdated when the time-stamp is known to have existed, it proves nothing of what it names
/// (EN 319 102-1 §5.6.2.3).
fn index(archive: &ArchiveTimestamp, judged: &mut Judged, context: &Context<'_>) {
    if archive.unmatched > 0 {
        let time = archive.token.time;
        judged.put_aside(ValidationFact::ArchiveIndexUnmatched { count: archive.unmatched, time });
    }
    let existed = judged.fingerprint().map_or(context.now, |token| context.existed(&token));
    let mut judge = AlgorithmJudge::new(context);
    if let Some(algorithm) = archive.index_algorithm {
        judge.digest(algorithm, existed, &Place::TimestampIndex);
    }
    for fact in judge.found {
        let left = if fact.was_never_good() { TimestampStatus::Unanchored } else { TimestampStatus::Stamped };
        judged.status = judged.status.max(left);
        judged.facts.push(fact);
    }
}

/// Every signature-time-stamp attribute value (EN 319 122-1 §5.3); the imprint is over the signature value.
fn signature_timestamps(signer: &SignerInfo, context: &Context<'_>, facts: &mut Vec<SignatureFact>) -> Vec<Judged> {
    let over_value = |token: &Token| Some(token.imprint_algorithm.as_ref().ok()?.digest(&signer.signature));
    judged(&signer.unsigned, oid::SIGNATURE_TIMESTAMP, Covers::Signature, over_value, context, facts)
}

/// Every content-time-stamp attribute value (EN 319 122-1 §5.2.8); the imprint is over the content that is signed.
fn content_timestamps(
    signer: &SignerInfo,
    subject: &Subject<'_>,
    context: &Context<'_>,
    facts: &mut Vec<SignatureFact>,
) -> Vec<Judged> {
    let Some(signed) = &signer.signed else { return Vec::new() };
    let over_content = |token: &Token| {
        let algorithm = token.imprint_algorithm.as_ref().ok()?;
        subject.digests.iter().find(|(a, _)| a == algorithm).map(|(_, value)| value.clone())
    };
    judged(signed, oid::CONTENT_TIMESTAMP, Covers::Content, over_content, context, facts)
}

fn judged(
    attributes: &Attributes,
    kind: ObjectIdentifier,
    covers: Covers,
    digest: impl Fn(&Token) -> Option<Vec<u8>>,
    context: &Context<'_>,
    facts: &mut Vec<SignatureFact>,
) -> Vec<Judged> {
    let mut all = Vec::new();
    for value in attributes.of(kind).flat_map(|a| &a.values) {
        match Token::parse(value, context.limits) {
            Ok(token) => {
                let computed = digest(&token);
                all.push(Judged { covers, ..judge(token, computed.as_deref(), context) });
            }
            Err(e) => facts.push(ValidationFact::TimestampMalformed { reason: e.to_string() }.into()),
        }
    }
    all
}

/// EN 319 102-1 §5.5.4, coherence of time-stamps: the content was stamped before the signature over it was, and the
/// signature before the document that contains it.
fn in_order(best: &BestTime, stamps: &[Judged], block: &mut Block, facts: &mut Vec<SignatureFact>) {
    const RULE: &str = "EN 319 102-1 §5.5.4";
    let late_content = best.not_before.filter(|content| *content > best.control);
    if let Some(content) = late_content {
        facts.push(ValidationFact::TimestampOrder { time: content, existed: best.control }.into());
    }
    let contradicts = |stamp: &Judged| stamp.facts.iter().any(|f| f.code() == Code::TimestampOrder);
    if late_content.is_some() || stamps.iter().any(contradicts) {
        block.unknown("time-stamp-order", RULE, &[Code::TimestampOrder], SubIndication::TimestampOrderFailure);
    } else if stamps.iter().any(|stamp| stamp.status < TimestampStatus::Worthless) {
        // A time-stamp that proves nothing is not compared with others.
        block.passed("time-stamp-order", RULE);
    }
}

/// A time-stamp that fails is put aside (EN 319 102-1 §5.5.4 step 4): it proves nothing and takes nothing away.
fn record(stamp: &Judged, block: &mut Block, facts: &mut Vec<SignatureFact>) {
    let codes: Vec<Code> = stamp.own_facts().map(|f| f.code()).collect();
    let name = match stamp.covers {
        Covers::Content => "content-time-stamp",
        Covers::Archive => "archive-time-stamp",
        Covers::Signature | Covers::Document => "signature-time-stamp",
    };
    if stamp.status == TimestampStatus::Proven {
        block.passed(name, CLAUSE)
    } else {
        block.warned(name, CLAUSE, &codes)
    }
    facts.extend(stamp.own_facts().cloned().map(SignatureFact::from));
}

fn settle(subject: &Subject<'_>, claimed: Option<Timestamp>, stamps: &[Judged], now: Timestamp) -> BestTime {
    let over_value = stamps.iter().filter(|s| s.covers != Covers::Content).map(|stamp| CoveringTimestamp {
        time: stamp.token.shown(),
        latest: stamp.token.latest(),
        status: stamp.status,
        open: open(stamp),
    });
    let all: Vec<CoveringTimestamp> = over_value.chain(subject.covering.iter().copied()).collect();
    let earliest = |wanted| all.iter().filter(|stamp| stamp.status == wanted).min_by_key(|stamp| stamp.latest);
    let received = [subject.received, subject.proof].into_iter().flatten().min();
    let (proven, stamped) = (earliest(TimestampStatus::Proven), earliest(TimestampStatus::Stamped));
    let (best, basis) = None
        .or_else(|| proven.map(|stamp| (Some(stamp.time), TimeBasis::Proven)))
        .or_else(|| stamped.map(|stamp| (Some(stamp.time), TimeBasis::Stamped)))
        .or_else(|| received.map(|t| (Some(t), TimeBasis::Received)))
        .or_else(|| claimed.map(|t| (Some(t), TimeBasis::Claimed)))
        .unwrap_or((None, TimeBasis::None));
    let control = [proven.map(|stamp| stamp.latest), received].into_iter().flatten().min().unwrap_or(now).min(now);
    let judged_at = match (basis, stamped) {
        (TimeBasis::Stamped, Some(stamp)) => stamp.latest.min(control),
        _ => control,
    };
    let open = stamped.filter(|_| basis == TimeBasis::Stamped).and_then(|stamp| stamp.open);
    let contents = stamps.iter().filter(|s| s.covers == Covers::Content && s.status == TimestampStatus::Proven);
    let not_before = contents.map(|s| s.token.earliest()).chain(subject.enclosed).max();
    BestTime { claimed, received, best, basis, control, judged_at, open, not_before }
}

/// Why a time-stamp is not proven, as one code.
pub(crate) fn open(stamp: &Judged) -> Option<Code> {
    let weighs =
        [Code::ProofOfExistenceMissing, Code::TimestampUnitStatusUnknown, Code::AlgorithmOutdated, Code::KeyTooShort];
    weighs.into_iter().find(|code| stamp.facts.iter().any(|f| f.code() == *code))
}

fn basis_fact(best: &BestTime, block: &mut Block, facts: &mut Vec<SignatureFact>) {
    const CODE: &str = "time-vouched-for";
    const RULE: &str = "EN 319 102-1 §5.2.5";
    let fact = match best.basis {
        TimeBasis::Proven | TimeBasis::Stamped | TimeBasis::Received => return block.passed(CODE, RULE),
        TimeBasis::Claimed => SignatureFact::TimeOnlyClaimed,
        TimeBasis::None => SignatureFact::TimeAbsent,
    };
    block.warned(CODE, RULE, &[fact.code()]);
    facts.push(fact);
}

/// signing-time (RFC 5652 §11.3).
fn signing_time(signer: &SignerInfo, limits: &Limits) -> Option<Timestamp> {
    let value = signer.signed.as_ref()?.single(oid::SIGNING_TIME).ok()?;
    let budget = &mut Budget::new(limits);
    let element = Reader::new(value, Rules::Ber).next(budget).ok()??;
    time(&element, budget).ok()
}

/// Holds the claimed time against the stamped one, or, without one, against the time in the signature dictionary. Desktop
/// programs write Vietnamese time into signing-time as if it were UTC; that is a clerical fault and is explained as such.
fn compare_claimed(
    signer: Option<&SignerInfo>,
    dictionary: Option<Timestamp>,
    best: &BestTime,
    context: &Context<'_>,
) -> Option<SignatureFact> {
    let claimed = signer.and_then(|s| signing_time(s, context.limits)).or(dictionary)?;
    let (now, tolerance) = (context.now, context.policy.claimed_time_tolerance);
    if claimed.seconds_since(now) > tolerance.max(VIETNAM_OFFSET.saturating_add(VIETNAM_TOLERANCE)) {
        return Some(SignatureFact::ClaimedTimeFuture { claimed, now });
    }
    let stamped = matches!(best.basis, TimeBasis::Proven | TimeBasis::Stamped).then_some(best.best).flatten();
    let compared = stamped.or(dictionary)?;
    let late = claimed.seconds_since(compared);
    if late.saturating_sub(VIETNAM_OFFSET).abs() <= VIETNAM_TOLERANCE {
        Some(SignatureFact::ClaimedTimeSevenHours { claimed, compared })
    } else if late.abs() > tolerance {
        Some(SignatureFact::ClaimedTimeDiffers { claimed, compared })
    } else {
        None
    }
}
