//! The report in sentences: what the command line prints and the page shows.
//!
//! A function of the report and the language alone. The page adds nothing to it but the frame.

mod document;
mod engine;
mod headline;
mod law;
mod model;
mod presenter;
mod returning;
mod signature;
mod timestamp;

use super::language::Language;
use super::word::Word;
use crate::report::Report;

pub(crate) use document::as_shown;
pub(crate) use headline::{NothingSigned, headline};
pub use model::{
    Card, GroundShown, GroundSignature, Headline, Line, Presentation, Returning, Said, Section, Tone, WantShown,
};
pub(crate) use presenter::Presenter;
pub(crate) use signature::intact;

/// Puts a report into sentences.
pub fn present(report: &Report, language: Language) -> Presentation {
    let p = Presenter { language };
    let returning = p.returning(report);
    let engine = p.engine(report);
    Presentation {
        language: language.tag(),
        headline: headline::headline_of(report, language),
        document: p.document(report),
        law: p.law(report),
        notice: p.notice(report, &returning, &engine),
        returning,
        signatures: report.signatures.iter().map(|s| p.signature(s, report)).collect(),
        timestamps: report
            .timestamps
            .iter()
            .enumerate()
            .map(|(i, t)| p.document_timestamp(i.saturating_add(1), t))
            .collect(),
        wants: p.wants(report),
        engine,
        note: p.word(Word::ToolNote),
    }
}
