//! Bindings for JavaScript: values in, JSON out. Nothing is decided here.

mod dossier;
mod object;
mod office;
mod operations;
mod options;
mod source;
mod trust;
mod unpacking;
mod verifying;

pub use dossier::dossier;
pub use office::{receipt, record, refusal};
pub use operations::{compare, error_text, evidence_pack};
pub use trust::open_trust;
pub use unpacking::unpack;
pub use verifying::{plan, present, sha256, signed_revision, verify};

use crate::base::error::{Error, ErrorDetails};
use crate::report::Report;
use crate::words::{self, Language, Presentation};
use serde::Serialize;
use wasm_bindgen::prelude::JsValue;

/// The sentences of a report in every language.
#[derive(Serialize)]
struct Presentations {
    vi: Presentation,
    en: Presentation,
}

impl Presentations {
    fn of(report: &Report) -> Self {
        Self { vi: words::present(report, Language::Vi), en: words::present(report, Language::En) }
    }
}

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

/// JSON of records, which have no maps and no numbers that JSON cannot express: writing them does not fail.
fn json(record: &impl Serialize) -> String {
    serde_json::to_string(record).unwrap_or_default()
}
