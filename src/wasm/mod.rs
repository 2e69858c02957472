//! Bindings for JavaScript: values in, JSON out. Nothing is decided here.

#[cfg(feature = "bindings")]
mod dossier;
#[cfg_attr(not(feature = "bindings"), allow(dead_code, reason = "signing reads fewer fields"))]
mod object;
#[cfg(feature = "bindings")]
mod office;
#[cfg(feature = "bindings")]
mod operations;
#[cfg(feature = "bindings")]
mod options;
#[cfg(feature = "sign-bindings")]
mod sign;
#[cfg(feature = "bindings")]
mod sign_certificate;
mod sign_evidence;
#[cfg(feature = "sign-bindings")]
mod sign_failure;
#[cfg(feature = "sign-bindings")]
mod sign_gate;
#[cfg(feature = "sign-bindings")]
mod sign_message;
#[cfg(feature = "sign-bindings")]
mod sign_options;
#[cfg_attr(not(feature = "bindings"), allow(dead_code, reason = "signing reads fewer fields"))]
mod source;
#[cfg(feature = "bindings")]
mod trust;
#[cfg(feature = "bindings")]
mod unpacking;
#[cfg(feature = "bindings")]
mod verifying;

#[cfg(feature = "bindings")]
pub use dossier::dossier;
#[cfg(feature = "bindings")]
pub use office::{receipt, record, refusal};
#[cfg(feature = "bindings")]
pub use operations::{compare, error_text, evidence_pack, signing_text};
#[cfg(feature = "sign-bindings")]
pub use sign::{
    add_content_timestamp, embed, embed_timestamp, extend, prepare, prepare_timestamp, preview, signature_value,
    timestamp_answer, timestamp_query,
};
#[cfg(feature = "bindings")]
pub use sign_certificate::check_certificate;
#[cfg(feature = "bindings")]
pub use sign_evidence::kept_evidence;
#[cfg(feature = "sign-bindings")]
pub use sign_gate::{as_expected, as_raised, may_extend, may_sign};
#[cfg(feature = "sign-bindings")]
pub use sign_message::{archive_query, embed_archive, extend_message, prepare_archive, signers_of};
#[cfg(feature = "bindings")]
pub use trust::open_trust;
#[cfg(feature = "bindings")]
pub use unpacking::unpack;
#[cfg(feature = "bindings")]
pub use verifying::{plan, present, sha256, signed_revision, verify};

#[cfg(feature = "bindings")]
use crate::base::error::{Error, ErrorDetails};
#[cfg(feature = "bindings")]
use crate::report::Report;
#[cfg(feature = "bindings")]
use crate::words::{self, Language, Presentation};
use serde::Serialize;
#[cfg(feature = "bindings")]
use wasm_bindgen::prelude::JsValue;

/// The sentences of a report in every language.
#[cfg(feature = "bindings")]
#[derive(Serialize)]
struct Presentations {
    vi: Presentation,
    en: Presentation,
}

#[cfg(feature = "bindings")]
impl Presentations {
    fn of(report: &Report) -> Self {
        Self { vi: words::present(report, Language::Vi), en: words::present(report, Language::En) }
    }
}

#[cfg(feature = "bindings")]
#[derive(Serialize)]
struct Thrown {
    code: String,
    message: String,
    details: ErrorDetails,
}

/// An error as the JSON text `{code, message, details}`; classes do not survive every boundary, text does.
#[cfg(feature = "bindings")]
fn thrown(error: &Error) -> JsValue {
    let record = Thrown { code: error.code().to_owned(), message: error.to_string(), details: error.details() };
    JsValue::from_str(&json(&record))
}

/// JSON of records, which have no maps and no numbers that JSON cannot express: writing them does not fail.
fn json(record: &impl Serialize) -> String {
    serde_json::to_string(record).unwrap_or_default()
}
