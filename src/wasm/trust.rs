//! The signed trust file for JavaScript.

use super::object::{Fields, json as value_of};
use super::options::{provisions, trust_file};
use super::{Thrown, json};
use crate::base::error::{Error, ErrorDetails};
use crate::policy::{Json, Policy, SCHEMA as POLICY_SCHEMA};
use crate::trust::{SignedTrust, SignedTrustError, Stated, built_in_keys};
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// What the host is told of a file it may trust. The data it then takes from the file itself.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Opened {
    sequence: u64,
    date: String,
    comment: String,
    /// Whether the algorithms are others than those of the strict policy, so that the file's have to be given as a policy.
    other_algorithms: bool,
}

/// Verifies the signature of a trust file, and then everything else that is asked of one: the JSON text `{sequence, date, comment,
/// otherAlgorithms}`. `options` is `{keys: [text], atLeast}`: the accepted public keys, where they are not those built in, and the
/// smallest number that is not a step back.
///
/// # Errors
/// JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn open_trust(file: &[u8], signature: &str, options: &str) -> Result<String, JsValue> {
    let options = Fields::parse(options, "trust").map_err(|e| super::thrown(&e))?;
    let keys = options.texts("keys").map_err(|e| super::thrown(&e))?;
    let least = options.needed_number("atLeast").map_err(|e| super::thrown(&e))?;
    opened(file, signature, &keys, least).map(|opened| json(&opened)).map_err(|error| {
        let (code, message) = (error.code().to_owned(), error.to_string());
        JsValue::from_str(&json(&Thrown { code, message, details: ErrorDetails::default() }))
    })
}

fn opened(file: &[u8], signature: &str, named: &[String], least: u64) -> Result<Opened, SignedTrustError> {
    let keys = if named.is_empty() { built_in_keys() } else { named.iter().map(String::as_str).collect() };
    let comment = SignedTrust::verify(file, signature, &keys)?;
    let text = core::str::from_utf8(file).map_err(|_| SignedTrustError::Malformed("not UTF-8".to_owned()))?;
    let malformed = |e: Error| SignedTrustError::Malformed(e.to_string());
    let fields = Fields::parse(text, "trust file").map_err(malformed)?;
    let (schema, sequence, date) = heading(&fields).map_err(malformed)?;
    let trust = fields.needed_object("trust").and_then(|trust| trust_file(&trust)).map_err(malformed)?;
    let legal = provisions(&fields).map_err(malformed)?;
    Stated { schema: &schema, sequence, date: &date, trust: &trust, legal: &legal }.check(least)?;
    let algorithms = policy(&fields, sequence).map_err(malformed)?.algorithms;
    Ok(Opened { sequence, date, comment, other_algorithms: algorithms != Policy::strict().algorithms })
}

fn heading(fields: &Fields) -> Result<(String, u64, String), Error> {
    fields.only(&["schema", "sequence", "date", "trust", "algorithms", "legal"])?;
    Ok((fields.needed_text("schema")?, fields.needed_number("sequence")?, fields.needed_text("date")?))
}

/// The strict policy with the algorithms of the file.
fn policy(fields: &Fields, sequence: u64) -> Result<Policy, Error> {
    let algorithms = fields.value("algorithms").ok_or_else(|| super::object::wrong("missing field `algorithms`"))?;
    let text = |text: &str| Json::Text(text.to_owned());
    let record = [
        ("schema", text(POLICY_SCHEMA)),
        ("id", text("trust-file")),
        ("version", Json::Number(i64::try_from(sequence).unwrap_or(i64::MAX))),
        ("algorithms", value_of(&algorithms)?),
    ];
    Ok(Policy::from_json(&Json::Record(record.map(|(name, value)| (name.to_owned(), value)).into()))?)
}
