//! The time that counts: signature time-stamps, document time-stamps, receipt, claim (EN 319 102-1 §5.4, §5.5).

use super::process::Subject;
use super::{Block, BlockName, Message};
use crate::Limits;
use crate::asn1::{Budget, Reader, Rules, time};
use crate::cms::{SignerInfo, oid};
use crate::finding::{Code, Finding};
use crate::time::Timestamp;
use crate::timestamp::{Judged, Scene, Standing, Token, judge};
use serde::Serialize;

const CLAUSE: &str = "EN 319 102-1 §5.5.4; RFC 3161 §2.4.2";

/// Seven hours: Vietnamese time written as if it were UTC.
const VIETNAM_OFFSET: i64 = 7 * 3_600;
/// How far a seven-hour difference may miss seven hours: the time-stamp authority's delay and the clock of the signer's computer.
const VIETNAM_TOLERANCE: i64 = 900;

/// What vouches for the time of signing, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
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
    /// What the caller vouches for.
    pub received: Option<Timestamp>,
    /// The best supported time of signing.
    pub best: Option<Timestamp>,
    /// What supports it.
    pub basis: TimeBasis,
    /// The earliest proof of existence, else now.
    pub control: Timestamp,
    /// The time at which the certificates are held against their dates: as `control`, but a stamped time counts too. What it
    /// leaves open (the status of the time-stamp unit) is said in a finding and keeps the signature INDETERMINATE.
    pub judged_at: Timestamp,
}

/// Judges the time-stamps over the signature and settles the time.
pub(super) fn check(
    subject: &Subject<'_>,
    scene: &Scene<'_>,
    findings: &mut Vec<Finding>,
) -> (Block, BestTime, Vec<Judged>) {
    let mut block = Block::new(BlockName::Time);
    let signer = subject.message.as_ref().ok().and_then(Message::signer);
    let stamps = signer.map(|s| signature_timestamps(s, scene, findings)).unwrap_or_default();
    for stamp in &stamps {
        record(stamp, &mut block, findings);
    }
    let claimed = signer.and_then(|s| signing_time(s, scene.limits)).or(subject.dictionary_time);
    let best = settle(subject, claimed, &stamps, scene.now);
    basis_finding(&best, &mut block, findings);
    findings.extend(compare_claimed(signer, subject.dictionary_time, &best, scene));
    (block, best, stamps)
}

/// Every signature-time-stamp attribute value (EN 319 122-1 §5.3); the imprint is over the signature value.
fn signature_timestamps(signer: &SignerInfo, scene: &Scene<'_>, findings: &mut Vec<Finding>) -> Vec<Judged> {
    let mut judged = Vec::new();
    for value in signer.unsigned.of(oid::SIGNATURE_TIMESTAMP).flat_map(|a| &a.values) {
        match Token::parse(value, scene.limits) {
            Ok(token) => {
                let computed = token.imprint_algorithm.clone().ok().map(|a| a.digest(&signer.signature));
                judged.push(judge(token, computed.as_deref(), scene));
            }
            Err(e) => findings.push(Finding::new(Code::TimestampMalformed).with("reason", e)),
        }
    }
    judged
}

/// A time-stamp that fails is put aside (EN 319 102-1 §5.5.4 step 4): it proves nothing and takes nothing away.
fn record(stamp: &Judged, block: &mut Block, findings: &mut Vec<Finding>) {
    let codes: Vec<Code> = stamp.findings.iter().map(|f| f.code).collect();
    if stamp.standing == Standing::Proven {
        block.passed("signature-time-stamp", CLAUSE)
    } else {
        block.warned("signature-time-stamp", CLAUSE, &codes)
    }
    findings.extend(stamp.findings.iter().cloned());
}

fn settle(subject: &Subject<'_>, claimed: Option<Timestamp>, stamps: &[Judged], now: Timestamp) -> BestTime {
    let over_value = stamps.iter().map(|s| (s.token.time, s.standing));
    let over_document = subject.covering.iter().map(|c| (c.time, c.standing));
    let earliest =
        |wanted| over_value.clone().chain(over_document.clone()).filter(|(_, s)| *s == wanted).map(|(t, _)| t).min();
    let received = [subject.received, subject.proof].into_iter().flatten().min();
    let proven = earliest(Standing::Proven);
    let (best, basis) = None
        .or_else(|| proven.map(|t| (Some(t), TimeBasis::Proven)))
        .or_else(|| earliest(Standing::Stamped).map(|t| (Some(t), TimeBasis::Stamped)))
        .or_else(|| received.map(|t| (Some(t), TimeBasis::Received)))
        .or_else(|| claimed.map(|t| (Some(t), TimeBasis::Claimed)))
        .unwrap_or((None, TimeBasis::None));
    let control = [proven, received].into_iter().flatten().min().unwrap_or(now).min(now);
    let judged_at = match basis {
        TimeBasis::Stamped => best.unwrap_or(control).min(control),
        _ => control,
    };
    BestTime { claimed, received, best, basis, control, judged_at }
}

fn basis_finding(best: &BestTime, block: &mut Block, findings: &mut Vec<Finding>) {
    const CODE: &str = "time-vouched-for";
    const RULE: &str = "EN 319 102-1 §5.2.5";
    let code = match best.basis {
        TimeBasis::Proven | TimeBasis::Stamped | TimeBasis::Received => return block.passed(CODE, RULE),
        TimeBasis::Claimed => Code::TimeOnlyClaimed,
        TimeBasis::None => Code::TimeAbsent,
    };
    findings.push(Finding::new(code));
    block.warned(CODE, RULE, &[code]);
}

/// signing-time (RFC 5652 §11.3).
fn signing_time(signer: &SignerInfo, limits: &Limits) -> Option<Timestamp> {
    let value = signer.signed.as_ref()?.single(oid::SIGNING_TIME).ok()?;
    let budget = &mut Budget::new(limits);
    let element = Reader::new(value, Rules::Ber).next(budget).ok()??;
    time(&element, budget).ok().map(|t| t.at)
}

/// Holds the claimed time against the stamped one, or, without one, against the time in the signature dictionary. Desktop
/// programs write Vietnamese time into signing-time as if it were UTC; that is a clerical fault and is explained as such.
fn compare_claimed(
    signer: Option<&SignerInfo>,
    dictionary: Option<Timestamp>,
    best: &BestTime,
    scene: &Scene<'_>,
) -> Option<Finding> {
    let claimed = signer.and_then(|s| signing_time(s, scene.limits)).or(dictionary)?;
    let stamped = matches!(best.basis, TimeBasis::Proven | TimeBasis::Stamped).then_some(best.best).flatten();
    let compared = stamped.or(dictionary)?;
    let late = claimed.seconds_since(compared);
    let code = if late.saturating_sub(VIETNAM_OFFSET).abs() <= VIETNAM_TOLERANCE {
        Code::ClaimedTimeSevenHours
    } else if late.abs() > scene.policy.claimed_time_tolerance {
        Code::ClaimedTimeDiffers
    } else {
        return None;
    };
    Some(Finding::new(code).with("claimed", claimed).with("compared", compared))
}
