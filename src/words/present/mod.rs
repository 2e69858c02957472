//! The report in sentences: what the command line prints and the page shows.
//!
//! A function of the report and the language alone. The page adds nothing to it but the frame.

mod act;
mod document;
mod engine;
mod headline;
mod law;
mod model;
mod presenter;
mod reason;
mod returning;
mod shared;
mod signature;
mod status;
mod summary;
mod timestamp;

use super::language::Language;
use super::word::Word;
use crate::report::Report;

pub(crate) use document::as_shown;
pub(crate) use headline::headline_of;
pub use model::{
    ActShown, Card, GroundShown, GroundSignature, Headline, Line, Presentation, Returning, Said, Section, Shared,
    SummaryLine, Tone, Topic, WantShown,
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
    let document = p.document(report);
    let acts = p.acts(report);
    let mut signatures: Vec<Card> = report.signatures.iter().map(|s| p.signature(s, report)).collect();
    let mut timestamps: Vec<Card> = (1_usize..)
        .zip(&report.timestamps)
        .map(|(number, stamp)| p.document_timestamp(number, stamp, report))
        .collect();
    Presentation {
        language: language.tag(),
        headline: headline_of(report, language),
        summary: p.summary(report, &document, &acts),
        acts,
        shared: p.shared(&mut signatures, &mut timestamps),
        document,
        law: p.law(report),
        notice: p.notice(report, &returning, &engine),
        returning,
        signatures,
        timestamps,
        wants: p.wants(report),
        engine,
        note: p.word(Word::ToolNote),
    }
}
