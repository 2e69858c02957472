//! Operations other than the verification of a file.

use super::options::Options;
use super::source::JsSource;
use super::{json, thrown};
use crate::base::error::Error;
use crate::base::limits::Limits;
use crate::evidence::pack::Pack;
use crate::report::Comparison;
use crate::verify::evidence_of;
use crate::words::{self, ComparisonText, Language, SigningPlace, Text};
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// The relation of a file to the original, as data and in words: the JSON text `{comparison, text: {vi, en}}`.
///
/// # Errors JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn compare(source: JsValue, original: JsValue, options: &str) -> Result<String, JsValue> {
    let options = Options::parse(options).map_err(|e| thrown(&e))?;
    let source = JsSource::new(source).map_err(|e| thrown(&e))?;
    let original = JsSource::new(original).map_err(|e| thrown(&e))?;
    let comparison =
        crate::compare_with(&options.input(&source, None), &original, &Limits::default()).map_err(|e| thrown(&e))?;
    let text =
        Texts { vi: words::comparison(&comparison, Language::Vi), en: words::comparison(&comparison, Language::En) };
    Ok(json(&Compared { comparison, text }))
}

/// Everything that a verdict on one file rests on except the file: JSON `kyso-evidence/1`. Options and `detached` as
/// for `verify`.
///
/// # Errors JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn evidence_pack(source: JsValue, options: &str, detached: JsValue) -> Result<String, JsValue> {
    let options = Options::parse(options).map_err(|e| thrown(&e))?;
    let source = JsSource::new(source).map_err(|e| thrown(&e))?;
    let content = JsSource::optional(detached).map_err(|e| thrown(&e))?;
    pack(&source, content.as_ref(), &options).map_err(|e| thrown(&e))
}

fn pack(source: &JsSource, content: Option<&JsSource>, options: &Options) -> Result<String, Error> {
    let limits = Limits::default();
    let given = options.given(&limits)?;
    let input = options.input(source, content.map(JsSource::as_source));
    let context = given.context(options, &limits);
    let found = evidence_of(&input, &context)?;
    let mut pack = Pack::new(context.now, context.received, context.policy, context.trust, context.evidence);
    pack.add_document(context.file, &found);
    Ok(json(&pack))
}

/// The words of an error of which `what` is known: JSON `{title, meaning, next}`.
#[wasm_bindgen]
pub fn error_text(code: &str, what: Option<String>, language: &str) -> String {
    json(&words::error_code(code, what.as_deref(), Language::from_tag(language)))
}

/// The words of an error of signing, of which `what` is known in each language: JSON `{vi, en}`, each `{title, meaning, next}`.
#[wasm_bindgen]
pub fn signing_text(code: &str, what_vi: &str, what_en: &str) -> String {
    let vi = words::signing(code, what_vi, SigningPlace::Page, Language::Vi);
    json(&Said { vi, en: words::signing(code, what_en, SigningPlace::Page, Language::En) })
}

#[derive(Serialize)]
struct Said {
    vi: Text,
    en: Text,
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
