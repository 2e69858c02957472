//! From a file to its report and the sentences of it.

use super::options::Options;
use super::source::JsSource;
use super::{Presentations, json, thrown};
use crate::base::error::Error;
use crate::base::input::Input;
use crate::base::limits::Limits;
use crate::base::span::Span;
use crate::crypto::DigestAlgorithm;
use crate::report::Report;
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

#[derive(Serialize)]
struct Verified {
    report: Report,
    presentation: Presentations,
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

/// The report and its sentences, as the JSON text `{report, presentation: {vi, en}}`. `detached` is the content of a
/// detached signature or a time-stamp, or `undefined`.
///
/// # Errors JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn verify(source: JsValue, options: &str, detached: JsValue) -> Result<String, JsValue> {
    let options = Options::parse(options).map_err(|e| thrown(&e))?;
    let source = JsSource::new(source).map_err(|e| thrown(&e))?;
    let content = JsSource::optional(detached).map_err(|e| thrown(&e))?;
    let report = run(&source, content.as_ref(), &options).map_err(|e| thrown(&e))?;
    Ok(json(&Verified { presentation: Presentations::of(&report), report }))
}

/// The sentences of a report that was written before, as the JSON text `{vi, en}`.
///
/// # Errors
/// JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn present(report: &str) -> Result<String, JsValue> {
    let report = Report::from_json(report).map_err(|e| thrown(&e))?;
    Ok(json(&Presentations::of(&report)))
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

fn run(source: &JsSource, content: Option<&JsSource>, options: &Options) -> Result<Report, Error> {
    let limits = Limits::default();
    let given = options.given(&limits)?;
    let context = given.context(options, &limits);
    let input: Input<'_> = options.input(source, content.map(JsSource::as_source));
    crate::verify(&input, &context)
}

/// SHA-256 of bytes in memory: by it the host learns how fast the module digests, against what the platform offers.
#[wasm_bindgen]
pub fn sha256(bytes: &[u8]) -> Vec<u8> {
    DigestAlgorithm::Sha256.digest(bytes)
}
