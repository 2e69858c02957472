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
///
/// ```
/// use kyso::formats::text;
/// use kyso::words::{Language, present};
///
/// # let file = std::fs::read("tests/fixtures/pdf/one-signature.pdf")?;
/// # let (trust, evidence, policy, limits) = Default::default();
/// # let now = kyso::Timestamp::parse("2026-11-22T00:00:00Z").ok_or("no time")?;
/// # let context = kyso::verify::Context::new(now, &trust, &evidence, &policy, &limits);
/// # let report = kyso::verify(&kyso::Input { source: &file, detached: None, password: None }, &context)?;
/// let shown = present(&report, Language::En);
/// assert_eq!(shown.signatures.len(), 1);
/// println!("{}", text(&shown));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
