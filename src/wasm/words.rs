//! From a report to its sentences: the only bindings that read reports.

use super::{json, thrown};
use crate::error::Error;
use crate::report::message::{self, Language};
use crate::report::model::Report;
use crate::report::present as presented;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// The sentences of a report, given as the JSON text that `verify` gave, in one language.
///
/// # Errors
/// JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn present(report: &str, language: &str) -> Result<String, JsValue> {
    let wrong = |error: serde_json::Error| thrown(&Error::Context { reason: format!("not a report: {error}") });
    let report: Report = serde_json::from_str(report).map_err(wrong)?;
    Ok(json(&presented(&report, Language::from_tag(language))))
}

/// The words of an error of which `what` is known: JSON `{title, meaning, next}`.
#[wasm_bindgen]
pub fn error_text(code: &str, what: Option<String>, language: &str) -> String {
    json(&message::error_code(code, what.as_deref(), Language::from_tag(language)))
}
