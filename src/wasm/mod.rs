//! Bindings for JavaScript: values in, JSON out. Nothing is decided here.

#[cfg(feature = "office")]
mod dossier;
mod object;
#[cfg(feature = "office")]
mod office;
mod options;
mod source;

#[cfg(feature = "office")]
pub use dossier::dossier;
#[cfg(feature = "office")]
pub use office::{receipt, record, refusal};

use crate::crypto::DigestAlgorithm;
use crate::error::{Error, ErrorDetails};
use crate::input::Input;
use crate::limits::Limits;
use crate::report::comparison::Comparison;
use crate::report::message::{self, ComparisonText, Language};
use crate::report::model::Report;
use crate::report::{Presentation, present};
use crate::span::Span;
use crate::verify::Context;
use object::Fields;
use options::Options;
use serde::Serialize;
use source::JsSource;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

#[derive(Serialize)]
struct Thrown {
    code: String,
    message: String,
    details: ErrorDetails,
}

/// An error as the JSON text `{code, message, details}`; classes do not survive every boundary, text does.
fn thrown(error: &Error) -> JsValue {
    let record = Thrown { code: error.code().to_owned(), message: error.to_string(), details: error.details() };
    JsValue::from_str(&json(&record))
}

/// JSON of records that hold no map and no number that JSON cannot say: writing them does not fail.
fn json(record: &impl Serialize) -> String {
    serde_json::to_string(record).unwrap_or_default()
}

/// The digests over large parts of the file that are worth computing by WebCrypto: JSON `{digests: [{algorithm, ranges}]}`.
///
/// # Errors
/// JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn plan(source: JsValue, options: &str) -> Result<String, JsValue> {
    let options = Options::parse(options).map_err(|e| thrown(&e))?;
    let source = JsSource::new(source).map_err(|e| thrown(&e))?;
    let plan = crate::plan(&options.input(&source, None), &Limits::default()).map_err(|e| thrown(&e))?;
    Ok(json(&plan))
}

/// The report and its sentences in both languages, as the JSON text `{report, presentation: {vi, en}}`. They come together
/// because sentences are made from the report in memory: reading reports back would cost the module a seventh of its size.
/// `detached` is the content that a signature or a time-stamp beside it speaks of, or `undefined`.
///
/// # Errors
/// JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn verify(source: JsValue, options: &str, detached: JsValue) -> Result<String, JsValue> {
    let options = Options::parse(options).map_err(|e| thrown(&e))?;
    let source = JsSource::new(source).map_err(|e| thrown(&e))?;
    let content = JsSource::optional(detached).map_err(|e| thrown(&e))?;
    let report = run(&source, content.as_ref(), &options).map_err(|e| thrown(&e))?;
    let presentation = Presentations { vi: present(&report, Language::Vi), en: present(&report, Language::En) };
    Ok(json(&Verification { report, presentation }))
}

/// The bytes that a signature (`2`) or document time-stamp (`t1`) signed: JSON `{start, end}`.
///
/// # Errors
/// JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn signed_revision(source: JsValue, options: &str, id: &str) -> Result<String, JsValue> {
    let options = Options::parse(options).map_err(|e| thrown(&e))?;
    let source = JsSource::new(source).map_err(|e| thrown(&e))?;
    let id = id.parse().map_err(|e| thrown(&e))?;
    let range =
        crate::signed_revision(&options.input(&source, None), id, &Limits::default()).map_err(|e| thrown(&e))?;
    Ok(json(&Span::new(range.start, range.end)))
}

/// How a file stands to the original, and that in words: the JSON text `{comparison, text: {vi, en}}`.
///
/// # Errors
/// JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn compare(source: JsValue, original: JsValue, options: &str) -> Result<String, JsValue> {
    let options = Options::parse(options).map_err(|e| thrown(&e))?;
    let source = JsSource::new(source).map_err(|e| thrown(&e))?;
    let original = JsSource::new(original).map_err(|e| thrown(&e))?;
    let comparison =
        crate::compare_with(&options.input(&source, None), &original, &Limits::default()).map_err(|e| thrown(&e))?;
    let text = Texts {
        vi: message::comparison(&comparison, Language::Vi),
        en: message::comparison(&comparison, Language::En),
    };
    Ok(json(&Compared { comparison, text }))
}

#[derive(Serialize)]
struct Compared {
    comparison: Comparison,
    text: Texts,
}

#[derive(Serialize)]
struct Texts {
    vi: ComparisonText,
    en: ComparisonText,
}

#[derive(Serialize)]
struct Verification {
    report: Report,
    presentation: Presentations,
}

#[derive(Serialize)]
struct Presentations {
    vi: Presentation,
    en: Presentation,
}

fn run(source: &JsSource, content: Option<&JsSource>, options: &Options) -> Result<Report, Error> {
    let limits = Limits::default();
    let given = options.context(&limits)?;
    let context = Context {
        now: given.now,
        received: given.received,
        trust: &given.trust,
        evidence: &given.evidence,
        policy: &given.policy,
        limits: &limits,
        digests: &given.digests,
        file: options.file_name(),
        kind: options.kind(),
        reveal: options.reveal(),
    };
    let input: Input<'_> = options.input(source, content.map(JsSource::as_source));
    crate::verify(&input, &context)
}

/// SHA-256 of bytes in memory: by it the host learns how fast the module digests, against what the platform offers.
#[wasm_bindgen]
pub fn sha256(bytes: &[u8]) -> Vec<u8> {
    DigestAlgorithm::Sha256.digest(bytes)
}

/// The words of an error: JSON `{title, meaning, next}`.
#[wasm_bindgen]
pub fn error_text(code: &str, details: &str, language: &str) -> String {
    let what = Fields::parse(details, "details").ok().and_then(|d| d.text("what").ok().flatten());
    json(&message::error_code(code, what.as_deref(), Language::from_tag(language)))
}
