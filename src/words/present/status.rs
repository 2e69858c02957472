//! Whether certificates were revoked, said of all of them at once.

use super::model::Tone;
use super::presenter::Presenter;
use crate::ades::{Indication, SubIndication};
use crate::report::{Report, RevocationStatus, Signature, VerdictReason};
use crate::trust::Domain;
use crate::words::{Word, local};

/// Whose certificate has a status that is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Whose {
    /// A signer's. Without it the others say nothing.
    Signer,
    /// That of an authority above a signer.
    Issuer,
    /// That of the unit that made a time-stamp.
    TimestampUnit,
}

/// The certificate nearest to a signer whose status could not be checked.
pub(super) fn unknown_status(report: &Report) -> Option<Whose> {
    let of_signatures = report.signatures.iter().filter_map(of_signature);
    let stamps = report.timestamps.iter().any(|stamp| is_open(stamp.indication, stamp.sub_indication));
    of_signatures.chain(stamps.then_some(Whose::TimestampUnit)).min()
}

fn of_signature(signature: &Signature) -> Option<Whose> {
    let mut unknown = signature.revocation.iter().map(|record| is_unknown(record.status));
    let at_signer = unknown.next().unwrap_or(false);
    let above = unknown.any(|is_unknown| is_unknown);
    let stamped = signature.timestamps.iter().any(|stamp| is_open(stamp.indication, stamp.sub_indication));
    match (at_signer, above, stamped) {
        (true, ..) => Some(Whose::Signer),
        (_, true, _) => Some(Whose::Issuer),
        (.., true) => Some(Whose::TimestampUnit),
        _ => None,
    }
}

fn is_open(indication: Indication, why: Option<SubIndication>) -> bool {
    indication == Indication::Indeterminate && why == Some(SubIndication::TryLater)
}

/// Whether a status was asked for and not found.
pub(super) fn is_unknown(status: RevocationStatus) -> bool {
    match status {
        RevocationStatus::NotAbout
        | RevocationStatus::Stale
        | RevocationStatus::Unknown
        | RevocationStatus::Unreachable
        | RevocationStatus::Unusable
        | RevocationStatus::Missing => true,
        RevocationStatus::Good
        | RevocationStatus::Revoked
        | RevocationStatus::Held
        | RevocationStatus::NotAsked
        | RevocationStatus::NotApplicable => false,
    }
}

/// Whether the trust in a signature rests on a root that the user added.
pub(super) fn rests_on_user_root(report: &Report) -> bool {
    report.signatures.iter().filter_map(|s| s.signer.as_ref()).any(|s| s.trust_domain == Some(Domain::UserAdded))
}

impl Presenter {
    /// The status of all certificates in one line: the worst of them.
    pub(super) fn status_of_all(&self, report: &Report) -> (Tone, String) {
        let (tone, said) = self.worst_status(report);
        match rests_on_user_root(report) {
            true => (tone, format!("{said}; {}", self.word(Word::DomainUserAdded))),
            false => (tone, said),
        }
    }

    fn worst_status(&self, report: &Report) -> (Tone, String) {
        let records = || report.signatures.iter().flat_map(|signature| &signature.revocation);
        let at = |status| records().find(|record| record.status == status);
        let say = |tone, key| (tone, self.word(key).to_owned());
        if let Some(revoked) = at(RevocationStatus::Revoked) {
            let since = revoked.since.map(|since| format!(" {} {}", self.word(Word::StatusSince), local(since)));
            return (Tone::Bad, format!("{}{}", self.word(Word::StatusRevoked), since.unwrap_or_default()));
        }
        if at(RevocationStatus::Held).is_some() {
            return say(Tone::Bad, Word::StatusHeld);
        }
        if report.verdict_reason == Some(VerdictReason::ExpiredWithoutProof) {
            return say(Tone::Warn, Word::StatusExpired);
        }
        let broken = |signature: &Signature| report.chain(signature.chain).last().is_none_or(|link| !link.anchor);
        if report.signatures.iter().any(broken) {
            return say(Tone::Warn, Word::StatusNoPath);
        }
        match unknown_status(report) {
            Some(Whose::Signer) => return say(Tone::Warn, Word::StatusSignerUnknown),
            Some(Whose::Issuer) => return say(Tone::Warn, Word::StatusIssuerUnknown),
            Some(Whose::TimestampUnit) => return say(Tone::Warn, Word::StatusUnitUnknown),
            None => {}
        }
        match at(RevocationStatus::NotAsked) {
            Some(_) => say(Tone::Warn, Word::StatusNotAsked),
            None => say(Tone::Good, Word::StatusGood),
        }
    }
}
