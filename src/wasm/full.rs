//! Operations that a plain verification does not need.

use super::options::Options;
use super::source::JsSource;
use super::{json, thrown};
use crate::limits::Limits;
use crate::report::comparison::Comparison;
use crate::report::message::{self, ComparisonText, Language};
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

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
