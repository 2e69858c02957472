//! Bindings for JavaScript: values in, JSON out. Nothing is decided here.
//!
//! What a person has to load before a result decides how soon there is one, so the bindings come in three modules, each with a
//! limit of its own (`xtask/src/wasm.rs`):
//!
//! - `wasm-verify`, the verifying module: from a PDF to the report. Nothing that this does not need belongs here.
//! - `wasm-words`, the words: from the report as JSON to its sentences in each language, and the words of errors.
//! - `wasm-full`, the whole engine: every other form of input and every further operation. It is loaded when it is asked for.
//!
//! The feature `wasm` has all of them in one module, for tests.

#[cfg(all(feature = "office", feature = "wasm-full"))]
mod dossier;
#[cfg(feature = "wasm-full")]
mod full;
#[cfg(feature = "wasm-verify")]
mod object;
#[cfg(all(feature = "office", feature = "wasm-full"))]
mod office;
#[cfg(feature = "wasm-verify")]
mod options;
#[cfg(feature = "wasm-verify")]
mod source;
#[cfg(all(feature = "office", feature = "wasm-full"))]
mod trust;
#[cfg(feature = "wasm-verify")]
mod verifying;
#[cfg(feature = "wasm-words")]
mod words;

#[cfg(feature = "wasm-full")]
pub use full::{compare, evidence_pack};
#[cfg(feature = "wasm-verify")]
pub use verifying::{plan, sha256, signed_revision, verify};
#[cfg(feature = "wasm-words")]
pub use words::{error_text, present};

#[cfg(all(feature = "office", feature = "wasm-full"))]
pub use dossier::dossier;
#[cfg(all(feature = "office", feature = "wasm-full"))]
pub use office::{receipt, record, refusal};
#[cfg(all(feature = "office", feature = "wasm-full"))]
pub use trust::open_trust;

use crate::error::{Error, ErrorDetails};
use serde::Serialize;
use wasm_bindgen::prelude::JsValue;

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
