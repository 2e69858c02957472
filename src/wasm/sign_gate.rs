//! The gate for JavaScript: whether a document may be signed, and whether what was signed is as it should be.
//! The reports come from the verifier, which is another module.

use super::sign_failure::SignFailure;
use crate::base::error::Error;
use crate::evidence::EvidenceStore;
use crate::evidence::pack::LoadedPack;
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

/// Whether what was extended is judged as before.
///
/// # Errors
/// JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn not_worse(before: &str, after: &str) -> Result<(), JsValue> {
    let judge = || -> Result<(), SignFailure> { Ok(sign::not_worse(&judgement(before)?, &judgement(after)?)?) };
    judge().map_err(|e| e.thrown())
}

/// What of an evidence pack the report relies on. What came with the document is in it already.
pub(super) fn relied_on(report: &str, pack: &str) -> Result<Vec<sign::Evidence>, SignFailure> {
    let judgement = judgement(report)?;
    let read = LoadedPack::read(pack.as_bytes());
    let read = read.map_err(|error| super::object::wrong(format!("evidence: {error}")))?;
    let mut store = EvidenceStore::default();
    for object in read.objects.iter().filter(|object| object.document.is_none()) {
        if let Some(kind) = object.kind.evidence() {
            store.add(kind, &object.der, object.origin.clone());
        }
    }
    Ok(sign::relied_on(&judgement, store.items()))
}
