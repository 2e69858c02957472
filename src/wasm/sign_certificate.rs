//! The certificate that is to sign, for JavaScript. It is checked by the module that judges: that of signing has no paths and no lists.

use super::json;
use super::options::Options;
use crate::base::limits::Limits;
use crate::report::model::Want;
use crate::sign::{self, Role, SignError};
use base64ct::{Base64, Encoding};
use js_sys::Uint8Array;
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// What is known of a certificate.
#[derive(Serialize)]
struct Checked {
    /// It and those above it, DER in base64.
    chain: Vec<String>,
    wants: Vec<Want>,
    /// Why nothing is signed with it.
    refused: Option<Refused>,
}

/// A reason; its words are asked for when it is shown.
#[derive(Serialize)]
struct Refused {
    code: &'static str,
    message: String,
    details: Details,
}

#[derive(Serialize)]
struct Details {
    what: String,
}

impl From<SignError> for Refused {
    fn from(error: SignError) -> Self {
        Self { code: error.code(), message: error.to_string(), details: Details { what: error.what() } }
    }
}

/// Whether the certificate may sign in a role at the time of the options (Decree 68/2024 Art. 31, 32): the JSON text
/// `{chain: [base64], wants, refused}`. Options as for `verify`; `chain` has the signer's certificate first; `role` is one of `person`,
/// `agency`, `copy`, `annex` and `number`.
///
/// # Errors
/// JSON text `{code, message, details}`.
#[wasm_bindgen]
pub fn check_certificate(options: &str, chain: Vec<Uint8Array>, role: &str) -> Result<String, JsValue> {
    let chain: Vec<Vec<u8>> = chain.iter().map(Uint8Array::to_vec).collect();
    checked(options, &chain, role).map_err(|error| JsValue::from_str(&json(&Refused::from(error))))
}

fn checked(options: &str, chain: &[Vec<u8>], named: &str) -> Result<String, SignError> {
    let limits = Limits::default();
    let options = Options::parse(options)?;
    let given = options.given(&limits)?;
    let context = given.context(&options, &limits);
    let role: Role = serde_json::from_value(serde_json::Value::from(named))
        .map_err(|_| super::object::wrong(format!("role: {named}")))?;
    let found = sign::check_certificate(chain, role, &context)?;
    Ok(json(&Checked {
        chain: found.chain.iter().map(|der| Base64::encode_string(der)).collect(),
        wants: found.wants,
        refused: found.refused.map(Refused::from),
    }))
}
