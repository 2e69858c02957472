//! The headline: the first thing a person reads.

use super::model::{Headline, Tone};
use super::reason::of_reason;
use super::status::rests_on_user_root;
use crate::base::finding::Code;
use crate::report::{Report, Verdict};
use crate::vietnam::{Completeness, Order, Refusal};
use crate::words::{Language, Word, word};

/// Tone, title, sentence, next step.
type Words = (Tone, Word, Word, Word);

/// What is known of a file without signatures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NothingSigned {
    /// Nothing.
    Plain,
    /// It breaks off before its end.
    BrokenOff,
    /// It holds signatures that nothing leads to.
    Orphans,
}

impl NothingSigned {
    fn of(report: &Report) -> Self {
        match report.findings.iter().any(|f| f.code == Code::EndMissing) {
            true => Self::BrokenOff,
            false if !report.document.orphan_signatures.is_empty() => Self::Orphans,
            false => Self::Plain,
        }
    }

    fn headline(self) -> Words {
        let (title, sentence) = match self {
            Self::BrokenOff => (Word::HeadlineBrokenOff, Word::SentenceUnsignedBrokenOff),
            Self::Orphans => (Word::HeadlineSignatureLost, Word::SentenceUnsignedOrphans),
            Self::Plain => (Word::HeadlineUnsigned, Word::SentenceUnsigned),
        };
        (Tone::Neutral, title, sentence, Word::NextUnsigned)
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
    /// Nothing against it but that a root is trusted by the user's word alone.
    UserRoot,
    /// A signature may be missing; nobody said what kind of document it is.
    MaybeIncomplete,
    /// A signature is missing.
    Incomplete,
    /// The agency signed before the person.
    WrongOrder,
    /// The same of a document that nobody called an original.
    MaybeWrongOrder,
    /// Another reason for returning it.
    Ground,
}

impl Beside {
    fn of(report: &Report) -> Self {
        let Some(view) = &report.vietnam else { return Self::Timestamp };
        let missing = matches!(
            view.completeness,
            Completeness::MissingPerson | Completeness::MissingAgency | Completeness::MissingBoth
        );
        match view.refusal {
            Refusal::Ground if missing => Self::Incomplete,
            Refusal::Ground if view.order == Order::AgencyBeforePerson => Self::WrongOrder,
            Refusal::Ground => Self::Ground,
            Refusal::CheckAgain if missing => Self::MaybeIncomplete,
            Refusal::CheckAgain if view.order == Order::AgencyBeforePerson => Self::MaybeWrongOrder,
            Refusal::CheckAgain | Refusal::NoGround if rests_on_user_root(report) => Self::UserRoot,
            Refusal::CheckAgain => Self::Open,
            Refusal::NoGround => Self::Nothing,
        }
    }

    /// What to say in place of the headline for a file that is valid throughout.
    fn headline(self) -> Words {
        match self {
            Self::Timestamp => {
                (Tone::Good, Word::HeadlineTimestampValid, Word::SentenceTimestampValid, Word::NextTimestampValid)
            }
            Self::Nothing => (Tone::Good, Word::HeadlineValid, Word::SentenceValid, Word::NextValid),
            Self::Open => (Tone::Good, Word::HeadlineValid, Word::SentenceValid, Word::NextIncomplete),
            Self::UserRoot => (Tone::Good, Word::HeadlineUserRoot, Word::SentenceUserRoot, Word::NextUserRoot),
            Self::MaybeIncomplete => {
                (Tone::Warn, Word::HeadlineMaybeIncomplete, Word::SentenceMaybeIncomplete, Word::NextIncomplete)
            }
            Self::Incomplete => (Tone::Warn, Word::HeadlineIncomplete, Word::SentenceIncomplete, Word::NextIncomplete),
            Self::MaybeWrongOrder => {
                (Tone::Warn, Word::HeadlineMaybeWrongOrder, Word::SentenceMaybeWrongOrder, Word::NextIncomplete)
            }
            Self::WrongOrder => (Tone::Warn, Word::HeadlineWrongOrder, Word::SentenceIncomplete, Word::NextIncomplete),
            Self::Ground => (Tone::Warn, Word::HeadlineGround, Word::SentenceGround, Word::NextIncomplete),
        }
    }
}

/// The headline of a report in words.
pub(crate) fn headline_of(report: &Report, language: Language) -> Headline {
    let w = |key| word(key, language).to_owned();
    let (tone, title, sentence, next) = match (report.verdict, report.verdict_reason) {
        // Signatures may all be valid and the document still lack one, or have them in the wrong order.
        (Verdict::Valid, _) => Beside::of(report).headline(),
        (Verdict::Unsigned, _) => NothingSigned::of(report).headline(),
        (verdict, Some(reason)) => {
            let (title, sentence, next) = of_reason(reason, report);
            let tone = if verdict == Verdict::Invalid { Tone::Bad } else { Tone::Warn };
            (tone, title, sentence, next)
        }
        (Verdict::Invalid, None) => (Tone::Bad, Word::HeadlineInvalid, Word::SentencePolicy, Word::NextPolicy),
        (_, None) => (Tone::Warn, Word::HeadlineIndeterminate, Word::SentencePolicy, Word::NextPolicy),
    };
    let title = match report.verdict {
        Verdict::Invalid if title != Word::HeadlineInvalid => {
            format!("{}: {}", w(Word::HeadlineInvalid), begun_small(&w(title)))
        }
        _ => w(title),
    };
    Headline { tone, title, sentence: w(sentence), next: w(next) }
}

/// A phrase as the second part of another.
fn begun_small(phrase: &str) -> String {
    let mut rest = phrase.chars();
    rest.next().map(|first| first.to_lowercase().chain(rest).collect()).unwrap_or_default()
}
