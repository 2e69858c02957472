//! The headline: the first thing a person reads.

use super::model::{Headline, Tone};
use crate::base::finding::{Code, Finding};
use crate::report::{Report, Verdict, VerdictReason};
use crate::vietnam::Refusal;
use crate::words::{Language, Word, word};

/// The headline of a report in words.
pub(crate) fn headline_of(report: &Report, language: Language) -> Headline {
    headline(report.verdict, report.verdict_reason, NothingSigned::of_report(report), refusal(report), language)
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

/// What the reasons for returning the document come to.
pub(crate) fn refusal(report: &Report) -> Option<Refusal> {
    report.vietnam.as_ref().map(|view| view.refusal)
}

/// The headline in words.
pub(crate) fn headline(
    verdict: Verdict,
    reason: Option<VerdictReason>,
    unsigned: NothingSigned,
    law: Option<Refusal>,
    language: Language,
) -> Headline {
    let (tone, title) = match verdict {
        Verdict::Valid => (Tone::Good, Word::HeadlineValid),
        Verdict::Invalid => (Tone::Bad, Word::HeadlineInvalid),
        Verdict::Indeterminate => (Tone::Warn, Word::HeadlineIndeterminate),
        Verdict::Unsigned => (Tone::Neutral, Word::HeadlineUnsigned),
    };
    // Signatures may all be valid and the document still lack one, or have them in the wrong order.
    let tone = if tone == Tone::Good && law == Some(Refusal::Ground) { Tone::Warn } else { tone };
    let (sentence, next) = match (verdict, reason) {
        (Verdict::Valid, _) if law == Some(Refusal::Ground) => (Word::SentenceIncomplete, Word::NextIncomplete),
        (Verdict::Valid, _) if law == Some(Refusal::CheckAgain) => (Word::SentenceValid, Word::NextIncomplete),
        (Verdict::Valid, _) => (Word::SentenceValid, Word::NextValid),
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
    let w = |key| word(key, language).to_owned();
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
