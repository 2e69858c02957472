//! A dossier for JavaScript.

use super::options::Options;
use super::source::JsSource;
use super::{Presentations, json, thrown};
use crate::base::error::Error;
use crate::base::limits::Limits;
use crate::dossier::{Dossier, GivenFile, verify};
use crate::words::{self, Language, Section};
use js_sys::{Array, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// Most files that are given at a time.
const MOST_FILES: u32 = 500;

#[derive(Serialize)]
struct Judged {
    dossier: Dossier,
    text: Sections,
    presentations: Vec<Option<Presentations>>,
}

#[derive(Serialize)]
struct Sections {
    vi: Section,
    en: Section,
}

/// A main document and its annexes, judged together: the JSON text `{dossier, text: {vi, en}, presentations: [{vi, en} | null]}`.
/// `files` is a list of `{name, source}`, each source as for `verify`; `main` names the main document, or is `undefined`.
///
/// # Errors
/// JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn dossier(files: JsValue, options: &str, main: Option<String>) -> Result<String, JsValue> {
    judged(&files, options, main.as_deref()).map_err(|e| thrown(&e))
}

fn judged(files: &JsValue, options: &str, main: Option<&str>) -> Result<String, Error> {
    let options = Options::parse(options)?;
    let limits = Limits::default();
    let given = options.given(&limits)?;
    let context = given.context(&options, &limits);
    let sources = sources(files)?;
    let members: Vec<GivenFile<'_>> =
        sources.iter().map(|(name, source)| GivenFile { name: name.clone(), source }).collect();
    let dossier = verify(&members, options.password(), &context, main)?;
    let shown = |language| words::dossier(&dossier, language);
    let text = Sections { vi: shown(Language::Vi), en: shown(Language::En) };
    let presentations = dossier.members.iter().map(|m| m.report.as_ref().map(Presentations::of)).collect();
    Ok(json(&Judged { dossier, text, presentations }))
}

fn sources(files: &JsValue) -> Result<Vec<(String, JsSource)>, Error> {
    let wrong = || Error::Context { reason: "files is not a list of {name, source}".to_owned() };
    if !Array::is_array(files) {
        return Err(wrong());
    }
    let list = Array::from(files);
    if list.length() > MOST_FILES {
        return Err(Error::OverLimit { limit: "dossier-members", value: 500 });
    }
    let one = |file: JsValue| {
        let field = |name: &str| Reflect::get(&file, &JsValue::from_str(name)).map_err(|_| wrong());
        Ok((field("name")?.as_string().unwrap_or_default(), JsSource::new(field("source")?)?))
    };
    list.iter().map(one).collect()
}
