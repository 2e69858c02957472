//! The headline: the first thing a person reads.

use super::model::{Headline, Tone};
use crate::base::finding::{Code, Finding};
use crate::report::{Report, Verdict, VerdictReason};
use crate::vietnam::{Completeness, Order, Refusal, View};
use crate::words::{Language, Word, word};

/// The headline of a report in words.
pub(crate) fn headline_of(report: &Report, language: Language) -> Headline {
    headline(report.verdict, report.verdict_reason, NothingSigned::of_report(report), report.vietnam.as_ref(), language)
}

/// What is known of a file without signatures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NothingSigned {
    /// Nothing.
    Plain,
    /// It breaks off before its end.
    BrokenOff,
    /// It holds signatures that nothing leads to.
    Orphans,
}

impl NothingSigned {
    /// By what the file showed.
    pub(crate) fn of(orphans: bool, findings: &[Finding]) -> Self {
        match findings.iter().any(|f| f.code == Code::EndMissing) {
            true => Self::BrokenOff,
            false if orphans => Self::Orphans,
            false => Self::Plain,
        }
    }

    fn of_report(report: &Report) -> Self {
        Self::of(!report.document.orphan_signatures.is_empty(), &report.findings)
    }
}

/// What the law's view says of a document whose signatures are all valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beside {
    /// It is a time-stamp alone, and no document.
    Timestamp,
    /// Nothing against it.
    Nothing,
    /// Something is missing to tell.
    Open,
    /// A signature may be missing; nobody said what kind of document it is.
    MaybeIncomplete,
    /// A signature is missing.
    Incomplete,
    /// The agency signed before the person.
    WrongOrder,
    /// Another reason for returning it.
    Ground,
}

impl Beside {
    fn of(view: Option<&View>) -> Self {
        let missing = |view: &View| {
            matches!(
                view.completeness,
                Completeness::MissingPerson | Completeness::MissingAgency | Completeness::MissingBoth
            )
        };
        match view {
            None => Self::Timestamp,
            Some(view) if view.refusal == Refusal::Ground && missing(view) => Self::Incomplete,
            Some(view) if view.refusal == Refusal::Ground && view.order == Order::AgencyBeforePerson => {
                Self::WrongOrder
            }
            Some(view) if view.refusal == Refusal::Ground => Self::Ground,
            Some(view) if view.refusal == Refusal::CheckAgain && missing(view) => Self::MaybeIncomplete,
            Some(view) if view.refusal == Refusal::CheckAgain => Self::Open,
            Some(_) => Self::Nothing,
        }
    }

    /// What to say in place of the headline for a file that is valid throughout.
    fn headline(self) -> (Tone, Word, Word, Word) {
        match self {
            Self::Timestamp => {
                (Tone::Good, Word::HeadlineTimestampValid, Word::SentenceTimestampValid, Word::NextTimestampValid)
            }
            Self::Nothing => (Tone::Good, Word::HeadlineValid, Word::SentenceValid, Word::NextValid),
            Self::Open => (Tone::Good, Word::HeadlineValid, Word::SentenceValid, Word::NextIncomplete),
            Self::MaybeIncomplete => {
                (Tone::Warn, Word::HeadlineMaybeIncomplete, Word::SentenceMaybeIncomplete, Word::NextIncomplete)
            }
            Self::Incomplete => (Tone::Warn, Word::HeadlineIncomplete, Word::SentenceIncomplete, Word::NextIncomplete),
            Self::WrongOrder => (Tone::Warn, Word::HeadlineWrongOrder, Word::SentenceIncomplete, Word::NextIncomplete),
            Self::Ground => (Tone::Warn, Word::HeadlineGround, Word::SentenceGround, Word::NextIncomplete),
        }
    }
}

/// The headline in words.
pub(crate) fn headline(
    verdict: Verdict,
    reason: Option<VerdictReason>,
    unsigned: NothingSigned,
    law: Option<&View>,
    language: Language,
) -> Headline {
    let (tone, title) = match verdict {
        Verdict::Valid => (Tone::Good, Word::HeadlineValid),
        Verdict::Invalid => (Tone::Bad, Word::HeadlineInvalid),
        Verdict::Indeterminate => (Tone::Warn, Word::HeadlineIndeterminate),
        Verdict::Unsigned => (Tone::Neutral, Word::HeadlineUnsigned),
    };
    let w = |key| word(key, language).to_owned();
    // Signatures may all be valid and the document still lack one, or have them in the wrong order.
    if verdict == Verdict::Valid {
        let (tone, title, sentence, next) = Beside::of(law).headline();
        return Headline { tone, title: w(title), sentence: w(sentence), next: w(next) };
    }
    let (sentence, next) = match (verdict, reason) {
        (Verdict::Unsigned, _) => {
            let sentence = match unsigned {
                NothingSigned::BrokenOff => Word::SentenceUnsignedBrokenOff,
                NothingSigned::Orphans => Word::SentenceUnsignedOrphans,
                NothingSigned::Plain => Word::SentenceUnsigned,
            };
            (sentence, Word::NextUnsigned)
        }
        (_, Some(reason)) => reason_words(reason),
        (_, None) => (Word::SentencePolicy, Word::NextPolicy),
    };
    Headline { tone, title: w(title), sentence: w(sentence), next: w(next) }
}

fn reason_words(reason: VerdictReason) -> (Word, Word) {
    match reason {
        VerdictReason::IntactStatusUnknown => (Word::SentenceIntactStatusUnknown, Word::NextIntactStatusUnknown),
        VerdictReason::IntactIssuerMissing => (Word::SentenceIntactIssuerMissing, Word::NextIntactIssuerMissing),
        VerdictReason::UntrustedRoot => (Word::SentenceUntrustedRoot, Word::NextUntrustedRoot),
        VerdictReason::NotCovered => (Word::SentenceNotCovered, Word::NextNotCovered),
        VerdictReason::Changed => (Word::SentenceChanged, Word::NextChanged),
        VerdictReason::BrokenByHandling => (Word::SentenceBrokenByHandling, Word::NextBroken),
        VerdictReason::ForgedOrCorrupt => (Word::SentenceForgedOrCorrupt, Word::NextForged),
        VerdictReason::Revoked => (Word::SentenceRevoked, Word::NextRevoked),
        VerdictReason::ExpiredWithoutProof => (Word::SentenceExpired, Word::NextExpired),
        VerdictReason::Incomplete => (Word::SentenceIncomplete, Word::NextIncomplete),
        VerdictReason::ContentMissing => (Word::SentenceContentMissing, Word::NextContentMissing),
        VerdictReason::PicturesDiffer => (Word::SentencePicturesDiffer, Word::NextPicturesDiffer),
        VerdictReason::NotSupported => (Word::SentenceNotSupported, Word::NextNotSupported),
        VerdictReason::PolicyNotMet => (Word::SentencePolicy, Word::NextPolicy),
        VerdictReason::NotVerified => (Word::SentenceNotVerified, Word::NextNotVerified),
        VerdictReason::Ambiguous => (Word::SentenceAmbiguous, Word::NextAmbiguous),
    }
}
