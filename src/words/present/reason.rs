//! The words of a result that is not good: a headline for each class of reason, the sentence, the next step.

use super::status::{Whose, unknown_status};
use crate::report::{Report, Verdict, VerdictReason};
use crate::vietnam::Reason;
use crate::words::Word;

/// Title, sentence and next step. No two classes have one title: what a person does next differs between them.
pub(super) fn of_reason(reason: VerdictReason, report: &Report) -> (Word, Word, Word) {
    use VerdictReason::*;
    match reason {
        IntactStatusUnknown => (Word::HeadlineStatusUnknown, status_sentence(report), Word::NextIntactStatusUnknown),
        IntactIssuerMissing => {
            (Word::HeadlineIssuerMissing, Word::SentenceIntactIssuerMissing, Word::NextIntactIssuerMissing)
        }
        UntrustedRoot => (Word::HeadlineUntrustedRoot, Word::SentenceUntrustedRoot, Word::NextUntrustedRoot),
        NotCovered => (Word::HeadlineNotCovered, Word::SentenceNotCovered, Word::NextNotCovered),
        Changed => (Word::HeadlineChanged, Word::SentenceChanged, Word::NextChanged),
        BrokenByHandling => (Word::HeadlineBroken, Word::SentenceBrokenByHandling, Word::NextBroken),
        ForgedOrCorrupt => (Word::HeadlineForged, Word::SentenceForgedOrCorrupt, Word::NextForged),
        // Revoked before the signing is one thing, revoked at a time that cannot be compared with it another: that is no ground.
        Revoked if report.verdict == Verdict::Invalid || has_ground(report, Reason::R4) => {
            (Word::HeadlineRevoked, Word::SentenceRevoked, Word::NextRevoked)
        }
        Revoked => (Word::HeadlineRevokedOpen, Word::SentenceRevoked, Word::NextExpired),
        ExpiredWithoutProof => (Word::HeadlineExpired, Word::SentenceExpired, Word::NextExpired),
        Incomplete => (Word::HeadlineIncomplete, Word::SentenceIncomplete, Word::NextIncomplete),
        ContentMissing => (Word::HeadlineContentMissing, Word::SentenceContentMissing, Word::NextContentMissing),
        PicturesDiffer => (Word::HeadlinePicturesDiffer, Word::SentencePicturesDiffer, Word::NextPicturesDiffer),
        NotSupported => (Word::HeadlineNotSupported, Word::SentenceNotSupported, Word::NextNotSupported),
        PolicyNotMet => (Word::HeadlinePolicy, Word::SentencePolicy, Word::NextPolicy),
        NotVerified => (Word::HeadlineNotVerified, Word::SentenceNotVerified, Word::NextNotVerified),
        Ambiguous => (Word::HeadlineAmbiguous, Word::SentenceAmbiguous, Word::NextAmbiguous),
    }
}

/// Whether the law's view has this reason for returning the document.
fn has_ground(report: &Report, reason: Reason) -> bool {
    report.vietnam.as_ref().is_some_and(|view| view.refusal_reasons.contains(&reason))
}

/// The sentence names the certificate whose status is really open.
fn status_sentence(report: &Report) -> Word {
    match unknown_status(report) {
        Some(Whose::TimestampUnit) => Word::SentenceUnitStatusUnknown,
        Some(Whose::Issuer) => Word::SentenceIssuerStatusUnknown,
        Some(Whose::Signer) | None => Word::SentenceIntactStatusUnknown,
    }
}
