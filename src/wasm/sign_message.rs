//! Levels of messages for JavaScript: evidence, and the archive time-stamp of each signer.

use super::json;
use super::sign_evidence::evidence;
use super::sign_failure::SignFailure;
use super::source::JsSource;
use crate::base::limits::Limits;
use crate::crypto::DigestAlgorithm;
use crate::sign::{self, PreparedArchive};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// As the command line has it.
const DIGEST: DigestAlgorithm = DigestAlgorithm::Sha256;

fn read(prepared: &str) -> Result<PreparedArchive, SignFailure> {
    let read = serde_json::from_str(prepared);
    read.map_err(|error| super::object::wrong(format!("prepared: {error}")).into())
}

/// The message with evidence that `kept_evidence` chose; nothing if it has all of it.
///
/// # Errors
/// JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn extend_message(message: &[u8], kept: &str) -> Result<Option<Vec<u8>>, JsValue> {
    let work = || Ok(sign::extend_message(message, &evidence(kept)?, &Limits::default())?);
    work().map_err(|e: SignFailure| e.thrown())
}

/// How many signers a message has: each has its own archive time-stamp.
///
/// # Errors
/// JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn signers_of(message: &[u8]) -> Result<usize, JsValue> {
    sign::signers_of(message, &Limits::default()).map_err(|e| SignFailure::from(e).thrown())
}

/// Prepares the archive time-stamp of a signer, as JSON text. `content` is what was signed, where the message does not carry it.
///
/// # Errors
/// JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn prepare_archive(message: &[u8], signer: usize, content: JsValue) -> Result<String, JsValue> {
    let work = || -> Result<String, SignFailure> {
        let content = JsSource::optional(content)?;
        let content = content.as_ref().map(JsSource::as_source);
        Ok(json(&sign::prepare_archive(message, signer, content, DIGEST, &Limits::default())?))
    };
    work().map_err(|e| e.thrown())
}

/// The question to a time-stamp authority.
///
/// # Errors
/// JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn archive_query(prepared: &str, nonce: &[u8]) -> Result<Vec<u8>, JsValue> {
    let work = || Ok(sign::timestamp_query(DIGEST, &read(prepared)?.imprint, nonce));
    work().map_err(|e: SignFailure| e.thrown())
}

/// The message with the token of the authority's answer.
///
/// # Errors
/// JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn embed_archive(message: &[u8], prepared: &str, answer: &[u8]) -> Result<Vec<u8>, JsValue> {
    let work = || {
        let token = sign::timestamp_token(answer)?;
        Ok(sign::embed_archive(message, &read(prepared)?, &token, &Limits::default())?)
    };
    work().map_err(|e: SignFailure| e.thrown())
}
