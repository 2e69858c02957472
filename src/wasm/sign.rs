//! Signing for JavaScript. What is prepared is JSON text, the same that `kyso sign --prepare-only` writes.

use super::json;
use super::sign_evidence::evidence;
use super::sign_failure::SignFailure;
use super::sign_options::{Asked, LookFiles};
use super::source::JsSource;
use crate::base::input::Input;
use crate::base::limits::Limits;
use crate::crypto::SignatureAlgorithm;
use crate::sign::appearance::{Preview, preview as seen};
use crate::sign::{self, Placement, Prepared};
use base64ct::{Base64, Encoding};
use js_sys::Uint8Array;
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// What was prepared, and what a signer is asked for.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Ready {
    /// Digest of the signed attributes, hexadecimal; of a time-stamp the imprint.
    digest: String,
    /// Name of the algorithm among bridges; none for a time-stamp.
    algorithm: Option<&'static str>,
    byte_range: Option<[u64; 4]>,
    prepared: Prepared,
}

/// A picture in its place.
#[derive(Serialize)]
struct Shown {
    preview: Preview,
    /// A PDF of one page with nothing but the picture, in base64.
    document: String,
}

/// The certificates of JavaScript's list.
pub(super) fn certificates(chain: &[Uint8Array]) -> Vec<Vec<u8>> {
    chain.iter().map(Uint8Array::to_vec).collect()
}

fn read(prepared: &str) -> Result<Prepared, SignFailure> {
    let read = serde_json::from_str(prepared);
    read.map_err(|error| super::object::wrong(format!("prepared: {error}")).into())
}

/// Prepares a signature of a file: JSON text `{digest, algorithm, byteRange, prepared}`. `chain` has the signer's certificate first; the
/// fonts are those of text that is shown.
///
/// # Errors
/// JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn prepare(
    source: JsValue,
    request: &str,
    chain: Vec<Uint8Array>,
    image: Option<Vec<u8>>,
    upright: Option<Vec<u8>>,
    italic: Option<Vec<u8>>,
) -> Result<String, JsValue> {
    let files = LookFiles { image, upright, italic };
    prepared(source, request, &certificates(&chain), &files).map_err(|e| e.thrown())
}

fn prepared(source: JsValue, request: &str, chain: &[Vec<u8>], files: &LookFiles) -> Result<String, SignFailure> {
    let limits = Limits::default();
    let asked = Asked::parse(request)?;
    let source = JsSource::new(source)?;
    let request = asked.request()?;
    if asked.is_message() {
        return ready(sign::prepare_message(&source, &request, chain, &limits)?);
    }
    let input = Input { source: &source, detached: None, password: asked.password.as_deref() };
    // A clerk's blanks are a signature each: those that are filled are no blanks any more.
    let places = asked.look(files)?.placements(&input, chain.first().map(Vec::as_slice), &limits)?;
    let place = places.into_iter().next().unwrap_or_else(Placement::default);
    ready(sign::prepare(&input, &request, chain, &place, &limits)?)
}

/// Prepares a time-stamp over a document.
///
/// # Errors
/// JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn prepare_timestamp(source: JsValue, request: &str) -> Result<String, JsValue> {
    let work = || {
        let asked = Asked::parse(request)?;
        let source = JsSource::new(source)?;
        let input = Input { source: &source, detached: None, password: asked.password.as_deref() };
        ready(sign::prepare_timestamp(&input, &asked.request()?, &Limits::default())?)
    };
    work().map_err(|e: SignFailure| e.thrown())
}

fn ready(prepared: Prepared) -> Result<String, SignFailure> {
    let is_signature = !prepared.chain.is_empty();
    let digest = if is_signature { prepared.digest_to_sign()? } else { prepared.digest.clone() };
    let algorithm = if is_signature { sign::key_algorithm(&prepared.algorithm()?) } else { None };
    Ok(json(&Ready { digest: hex::encode(digest), algorithm, byte_range: prepared.byte_range(), prepared }))
}

/// What the key returned, as it goes into the file: r and s of ECDSA become DER. It is verified with the certificate first.
///
/// # Errors
/// JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn signature_value(prepared: &str, raw: &[u8]) -> Result<Vec<u8>, JsValue> {
    let work = || {
        let prepared = read(prepared)?;
        let value = match prepared.algorithm()? {
            SignatureAlgorithm::Ecdsa(_) => sign::ecdsa_value(raw),
            _ => raw.to_vec(),
        };
        sign::verify_value(&prepared, &value)?;
        Ok(value)
    };
    work().map_err(|e: SignFailure| e.thrown())
}

/// What was prepared, with the authority's answer for its content among the signed attributes: JSON text as of `prepare`.
///
/// # Errors
/// JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn add_content_timestamp(prepared: &str, answer: &[u8]) -> Result<String, JsValue> {
    let work = || ready(sign::add_content_timestamp(&read(prepared)?, &sign::timestamp_token(answer)?)?);
    work().map_err(|e: SignFailure| e.thrown())
}

/// The question to a time-stamp authority: over the value, or without one over the document or the content.
///
/// # Errors
/// JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn timestamp_query(prepared: &str, value: Option<Vec<u8>>, nonce: &[u8]) -> Result<Vec<u8>, JsValue> {
    let work = || {
        let prepared = read(prepared)?;
        let algorithm = prepared.digest_algorithm()?;
        let imprint = value.as_deref().map_or_else(|| prepared.digest.clone(), |value| algorithm.digest(value));
        Ok(sign::timestamp_query(algorithm, &imprint, nonce))
    };
    work().map_err(|e: SignFailure| e.thrown())
}

/// The token of the authority's answer, which must be one to this question.
///
/// # Errors
/// JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn timestamp_answer(query: &[u8], answer: &[u8]) -> Result<Vec<u8>, JsValue> {
    sign::timestamp_answer(query, answer).map_err(|e| SignFailure::from(e).thrown())
}

/// Puts a value into its place, with the authority's answer if there is one: the bytes to append, or the message.
///
/// # Errors
/// JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn embed(prepared: &str, value: &[u8], timestamp: Option<Vec<u8>>) -> Result<Vec<u8>, JsValue> {
    let work = || {
        let token = timestamp.as_deref().map(sign::timestamp_token).transpose()?;
        Ok(sign::embed(&read(prepared)?, value, token.as_deref())?)
    };
    work().map_err(|e: SignFailure| e.thrown())
}

/// Puts the authority's answer for a document into its place: the bytes to append.
///
/// # Errors
/// JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn embed_timestamp(prepared: &str, answer: &[u8]) -> Result<Vec<u8>, JsValue> {
    let work = || Ok(sign::embed_timestamp(&read(prepared)?, &sign::timestamp_token(answer)?)?);
    work().map_err(|e: SignFailure| e.thrown())
}

/// The bytes to append for evidence that `kept_evidence` chose; nothing if the document has all of it.
///
/// # Errors
/// JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn extend(source: JsValue, password: Option<String>, kept: &str) -> Result<Option<Vec<u8>>, JsValue> {
    let work = || {
        let evidence = evidence(kept)?;
        let source = JsSource::new(source)?;
        let input = Input { source: &source, detached: None, password: password.as_deref() };
        Ok(sign::extend(&input, &evidence, &Limits::default())?)
    };
    work().map_err(|e: SignFailure| e.thrown())
}

/// What would be seen: JSON text, a list of `{preview, document}`. `name` is that of the signer.
///
/// # Errors
/// JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn preview(
    source: JsValue,
    request: &str,
    name: Option<String>,
    image: Option<Vec<u8>>,
    upright: Option<Vec<u8>>,
    italic: Option<Vec<u8>>,
) -> Result<String, JsValue> {
    let files = LookFiles { image, upright, italic };
    let work = || {
        let asked = Asked::parse(request)?;
        let source = JsSource::new(source)?;
        let input = Input { source: &source, detached: None, password: asked.password.as_deref() };
        let found = asked.look(&files)?.proposals(&input, name.as_deref(), &Limits::default())?;
        let shown: Vec<Shown> = found
            .iter()
            .map(|proposal| {
                let preview = seen(proposal);
                Shown { document: Base64::encode_string(&preview.document), preview }
            })
            .collect();
        Ok(json(&shown))
    };
    work().map_err(|e: SignFailure| e.thrown())
}
