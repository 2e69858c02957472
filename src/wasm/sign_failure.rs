//! Why nothing was signed, for JavaScript. The sentences of a code are in the module that judges (`signing_text`): it has those of every
//! finding, which reasons name.

use super::json;
use crate::base::error::Error;
use crate::sign::appearance::AppearanceError;
use crate::sign::{LookError, SignError};
use crate::words::Language;
use serde::Serialize;
use wasm_bindgen::prelude::JsValue;

/// A reason not to sign.
pub(super) enum SignFailure {
    Sign(SignError),
    Appearance(AppearanceError),
}

impl From<SignError> for SignFailure {
    fn from(error: SignError) -> Self {
        Self::Sign(error)
    }
}

impl From<Error> for SignFailure {
    fn from(error: Error) -> Self {
        Self::Sign(error.into())
    }
}

impl From<AppearanceError> for SignFailure {
    fn from(error: AppearanceError) -> Self {
        Self::Appearance(error)
    }
}

impl From<LookError> for SignFailure {
    fn from(error: LookError) -> Self {
        match error {
            LookError::Document(error) => Self::Sign(error),
            LookError::Appearance(error) => Self::Appearance(error),
        }
    }
}

/// An error as the package knows it.
#[derive(Serialize)]
pub(super) struct Thrown {
    code: String,
    message: String,
    details: Details,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Details {
    what: String,
    /// Which picture or place could not be had.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    /// The same in Vietnamese, where `what` is a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    what_vi: Option<String>,
}

impl SignFailure {
    /// As JSON text.
    pub(super) fn thrown(&self) -> JsValue {
        JsValue::from_str(&json(&self.record()))
    }

    pub(super) fn record(&self) -> Thrown {
        match self {
            Self::Sign(error) => {
                let details = Details { what: error.what(), reason: None, what_vi: None };
                Thrown { code: error.code().to_owned(), message: error.to_string(), details }
            }
            Self::Appearance(error) => {
                let what = error.words(Language::En);
                let details = Details { what, reason: Some(error.code()), what_vi: Some(error.words(Language::Vi)) };
                Thrown { code: "sign-no-place".to_owned(), message: error.to_string(), details }
            }
        }
    }
}
