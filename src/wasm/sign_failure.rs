//! Why nothing was signed, for JavaScript: with its words in both languages, which the host could not look up elsewhere.

use super::json;
use crate::base::error::Error;
use crate::sign::appearance::AppearanceError;
use crate::sign::{LookError, SignError};
use crate::words::{self, Language, Text};
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

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
struct Details {
    what: String,
    /// Which picture or place could not be had.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    words: Words,
}

/// Title, meaning, and what to do next.
#[derive(Serialize)]
struct Words {
    vi: Text,
    en: Text,
}

impl Words {
    /// The words of a code, about something that is named in each language.
    fn of(code: &str, [vi, en]: [&str; 2]) -> Self {
        Self { vi: words::signing(code, vi, Language::Vi), en: words::signing(code, en, Language::En) }
    }
}

impl SignFailure {
    /// As JSON text.
    pub(super) fn thrown(&self) -> JsValue {
        JsValue::from_str(&json(&self.record()))
    }

    pub(super) fn record(&self) -> Thrown {
        match self {
            Self::Sign(error) => {
                let what = error.what();
                let words = Words::of(error.code(), [&what, &what]);
                let details = Details { what, reason: None, words };
                Thrown { code: error.code().to_owned(), message: error.to_string(), details }
            }
            Self::Appearance(error) => {
                const CODE: &str = "sign-no-place";
                let what = error.words(Language::En);
                let words = Words::of(CODE, [&error.words(Language::Vi), &what]);
                let details = Details { what, reason: Some(error.code()), words };
                Thrown { code: CODE.to_owned(), message: error.to_string(), details }
            }
        }
    }
}

/// The words of a code in both languages, for what the host itself found: JSON `{vi, en}`, each `{title, meaning, next}`.
#[wasm_bindgen]
pub fn signing_text(code: &str, what: &str) -> String {
    json(&Words::of(code, [what, what]))
}
