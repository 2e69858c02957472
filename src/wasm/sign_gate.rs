//! The gate for JavaScript: whether a document may be signed, and whether what was signed is as it should be.
//! The reports come from the verifier, which is another module.

use super::sign_failure::SignFailure;
use crate::base::error::Error;
use crate::sign::{self, Judgement, Role};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

fn role(name: &str) -> Result<Role, SignFailure> {
    let unknown = || super::object::wrong(format!("request: act {name}"));
    serde_json::from_value(serde_json::Value::from(name)).map_err(|_| unknown().into())
}

fn judgement(report: &str) -> Result<Judgement, SignFailure> {
    let unknown = |error: serde_json::Error| Error::UnknownReport { reason: error.to_string() };
    serde_json::from_str(report).map_err(|error| unknown(error).into())
}

/// Whether the document of a report may be signed in a role.
///
/// # Errors
/// JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn may_sign(report: &str, role: &str) -> Result<(), JsValue> {
    let judge = || -> Result<(), SignFailure> { Ok(sign::may_sign(&judgement(report)?, self::role(role)?)?) };
    judge().map_err(|e| e.thrown())
}

/// Whether the document of a report may be given evidence and a time-stamp.
///
/// # Errors
/// JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn may_extend(report: &str) -> Result<(), JsValue> {
    let judge = || -> Result<(), SignFailure> { Ok(sign::may_extend(&judgement(report)?)?) };
    judge().map_err(|e| e.thrown())
}

/// Whether what was signed is judged as it should be; `before` is the report from before, if there is one.
///
/// # Errors
/// JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn as_expected(before: Option<String>, after: &str) -> Result<(), JsValue> {
    let judge = || -> Result<(), SignFailure> {
        let before = before.as_deref().map(judgement).transpose()?;
        Ok(sign::as_expected(before.as_ref(), &judgement(after)?)?)
    };
    judge().map_err(|e| e.thrown())
}

/// Whether what was extended is judged as before, and is at the level that was asked for.
///
/// # Errors
/// JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn as_raised(before: &str, after: &str, level: &str) -> Result<(), JsValue> {
    let unknown = || super::object::wrong(format!("request: level {level}"));
    let judge = || -> Result<(), SignFailure> {
        let asked = serde_json::from_value(serde_json::Value::from(level)).map_err(|_| unknown())?;
        Ok(sign::as_raised(&judgement(before)?, &judgement(after)?, asked)?)
    };
    judge().map_err(|e| e.thrown())
}
