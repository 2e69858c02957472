//! The signed trust file for JavaScript.

use super::object::{Fields, json as value_of, wrong};
use super::options::{provisions, trust_file};
use super::{Thrown, json};
use crate::base::error::{Error, ErrorDetails};
use crate::policy::{Policy, SCHEMA as POLICY_SCHEMA};
use crate::trust::{SignedTrust, SignedTrustError, Stated, accepted_keys, least_sequence};
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// What the host learns about a trust file. It then takes the data from the file itself.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Opened {
    sequence: u64,
    date: String,
    comment: String,
    /// The policy that the algorithms make where they are others than those of the strict one.
    policy: Option<Head>,
}

/// A policy file without its algorithms, which the host has.
#[derive(Serialize)]
struct Head {
    schema: &'static str,
    id: String,
    version: u32,
}

/// Verifies the signature of a trust file, and then everything else that is required of one: the JSON text `{sequence,
/// date, comment, policy}`, `policy` without its algorithms. `options` is `{keys: [text], atLeast, shipped}`: the
/// accepted public keys, if not the built-in ones, the lowest number to accept, and the number of the trust data
/// shipped with the host.
///
/// # Errors JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn open_trust(file: &[u8], signature: &str, options: &str) -> Result<String, JsValue> {
    let options = Fields::parse(options, "trust").map_err(|e| super::thrown(&e))?;
    let keys = options.texts("keys").map_err(|e| super::thrown(&e))?;
    let number = |name| options.needed_number(name).map_err(|e| super::thrown(&e));
    let least = least_sequence(Some(number("atLeast")?), Some(number("shipped")?));
    opened(file, signature, &keys, least).map(|opened| json(&opened)).map_err(|error| {
        let (code, message) = (error.code().to_owned(), error.to_string());
        JsValue::from_str(&json(&Thrown { code, message, details: ErrorDetails::default() }))
    })
}

fn opened(file: &[u8], signature: &str, named: &[String], least: u64) -> Result<Opened, SignedTrustError> {
    let comment = SignedTrust::verify(file, signature, &accepted_keys(named))?;
    let text = core::str::from_utf8(file).map_err(|_| SignedTrustError::Malformed("not UTF-8".to_owned()))?;
    let malformed = |e: Error| SignedTrustError::Malformed(e.to_string());
    let fields = Fields::parse(text, "trust file").map_err(malformed)?;
    let (schema, sequence, date) = heading(&fields).map_err(malformed)?;
    let trust = fields.needed_object("trust").and_then(|trust| trust_file(&trust)).map_err(malformed)?;
    let legal = provisions(&fields).map_err(malformed)?;
    let algorithms = fields.value("algorithms").ok_or_else(|| wrong("missing field `algorithms`"));
    let algorithms = algorithms.and_then(|value| value_of(&value)).map_err(malformed)?;
    let stated = Stated { schema: &schema, sequence, date: &date, trust: &trust, legal: &legal, algorithms };
    let head = |policy: Policy| Head { schema: POLICY_SCHEMA, id: policy.id, version: policy.version };
    Ok(Opened { sequence, comment, policy: stated.check(least)?.map(head), date })
}

fn heading(fields: &Fields) -> Result<(String, u64, String), Error> {
    fields.only(&["schema", "sequence", "date", "trust", "algorithms", "legal"])?;
    Ok((fields.needed_text("schema")?, fields.needed_number("sequence")?, fields.needed_text("date")?))
}
