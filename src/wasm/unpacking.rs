//! The files of a ZIP or an edXML package for JavaScript.

use super::source::JsSource;
use super::{json, thrown};
use crate::base::error::{Error, ErrorDetails};
use crate::base::input::Source;
use crate::base::limits::Limits;
use crate::dossier::{Bytes, Found, Skipped, unpack as unpack_files};
use js_sys::{Array, Uint8Array};
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

#[derive(Serialize)]
struct Unpacked {
    files: Vec<File>,
    skipped: Vec<Skipped>,
}

#[derive(Serialize)]
struct File {
    name: String,
    container: Option<String>,
    /// Whether it is the file that was given: it is no container.
    given: bool,
    error: Option<Fault>,
}

#[derive(Serialize)]
struct Fault {
    code: &'static str,
    message: String,
    details: ErrorDetails,
}

/// The files in a ZIP or an edXML package: a list that begins with the JSON text `{files: [{name, container, given, error}], skipped}`
/// and then has the bytes of each file, `undefined` for the file that was given and for one with an error.
///
/// # Errors
/// JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn unpack(source: JsValue, name: &str) -> Result<Array, JsValue> {
    let source = JsSource::new(source).map_err(|e| thrown(&e))?;
    let given: [(String, &dyn Source); 1] = [(name.to_owned(), &source)];
    let unpacked = unpack_files(&given, &Limits::default()).map_err(|e| thrown(&e))?;
    let parts = Array::new();
    for file in &unpacked.files {
        parts.push(&bytes(file));
    }
    let files = unpacked.files.iter().map(described).collect();
    parts.unshift(&JsValue::from_str(&json(&Unpacked { files, skipped: unpacked.skipped })));
    Ok(parts)
}

fn bytes(file: &Found<'_>) -> JsValue {
    match &file.bytes {
        Ok(Bytes::Unpacked(bytes)) => Uint8Array::from(bytes.as_slice()).into(),
        Ok(Bytes::Given(_)) | Err(_) => JsValue::UNDEFINED,
    }
}

fn described(file: &Found<'_>) -> File {
    File {
        name: file.name.clone(),
        container: file.container.clone(),
        given: matches!(file.bytes, Ok(Bytes::Given(_))),
        error: file.bytes.as_ref().err().map(fault),
    }
}

fn fault(error: &Error) -> Fault {
    Fault { code: error.code(), message: error.to_string(), details: error.details() }
}
