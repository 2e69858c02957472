//! A smart card behind WebUSB, for JavaScript: the module decides every octet, the page only carries transfers. It is a module of its own:
//! a task lives as long as the card is on, and the others begin anew with every call.
#![allow(unreachable_pub, reason = "what JavaScript calls is no part of the library's interface")]

use crate::bridge::card::{self, CardError, CardPin, CardResult, KeyAlgorithm, PinTries, SignOrder};
use crate::bridge::ccid::ReaderInterface;
use crate::bridge::{Step, Transfer};
use base64ct::{Base64, Encoding};
use js_sys::Uint8Array;
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

#[derive(Serialize)]
struct Failure {
    code: &'static str,
    message: String,
    #[serde(rename = "triesLeft")]
    tries_left: Option<u8>,
}

fn thrown(error: &CardError) -> JsValue {
    text(&Failure { code: error.code(), message: error.to_string(), tries_left: error.tries_left() }).into()
}

/// JSON of records without maps: writing them does not fail.
fn text(record: &impl Serialize) -> String {
    serde_json::to_string(record).unwrap_or_default()
}

#[derive(Serialize)]
struct ReaderRecord {
    configuration: u8,
    interface: u8,
    alternate: u8,
    protected: bool,
    output: u8,
    input: u8,
}

#[derive(Serialize)]
struct CertificateRecord {
    certificate: String,
    algorithms: Vec<&'static str>,
    label: String,
    #[serde(rename = "triesLeft")]
    tries_left: Option<u8>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ResultRecord {
    Certificates { certificates: Vec<CertificateRecord> },
    Values { values: Vec<String> },
}

fn find(descriptor: &[u8]) -> Result<ReaderInterface, JsValue> {
    ReaderInterface::find(descriptor).map_err(|error| thrown(&error.into()))
}

/// Finds the reader in a configuration descriptor, as the device sends it: JSON text.
///
/// # Errors
/// JSON text `{code, message, triesLeft}`.
#[wasm_bindgen(js_name = cardReader)]
pub fn card_reader(descriptor: &[u8]) -> Result<String, JsValue> {
    let found = find(descriptor)?;
    Ok(text(&ReaderRecord {
        configuration: found.configuration,
        interface: found.interface,
        alternate: found.alternate,
        protected: found.is_protected,
        output: found.output.number,
        input: found.input.number,
    }))
}

/// A task with the card in a reader, from its reset to its end.
#[wasm_bindgen]
pub struct CardTask(card::CardTask);

/// What the page does next.
#[wasm_bindgen]
pub struct CardStep {
    transfer: Option<Transfer>,
    result: Option<String>,
}

#[wasm_bindgen]
impl CardTask {
    /// Reads the certificates.
    ///
    /// # Errors
    /// JSON text `{code, message, triesLeft}`.
    pub fn certificates(descriptor: &[u8]) -> Result<Self, JsValue> {
        Ok(Self(card::CardTask::certificates(find(descriptor)?)))
    }

    /// Makes values. The PIN is tried once; the module wipes its copy.
    ///
    /// # Errors
    /// JSON text `{code, message, triesLeft}`.
    pub fn sign(
        descriptor: &[u8],
        certificate: Vec<u8>,
        algorithms: Vec<String>,
        digests: Vec<Uint8Array>,
        pin: Vec<u8>,
        final_try: bool,
    ) -> Result<Self, JsValue> {
        let pin = CardPin::new(pin);
        let reader = find(descriptor)?;
        let unsupported = || thrown(&CardError::AlgorithmUnsupported);
        if algorithms.len() != digests.len() {
            return Err(unsupported());
        }
        let one = |(name, digest): (&String, &Uint8Array)| Some((KeyAlgorithm::from_name(name)?, digest.to_vec()));
        let requests: Option<Vec<_>> = algorithms.iter().zip(&digests).map(one).collect();
        let requests = requests.ok_or_else(unsupported)?;
        Ok(Self(card::CardTask::sign(reader, SignOrder { certificate, requests, pin, final_try })))
    }

    /// Goes on with what was received; with nothing to begin.
    ///
    /// # Errors
    /// JSON text `{code, message, triesLeft}`.
    pub fn advance(&mut self, received: Vec<u8>) -> Result<CardStep, JsValue> {
        match self.0.advance(received).map_err(|error| thrown(&error))? {
            Step::Transfer(transfer) => Ok(CardStep { transfer: Some(transfer), result: None }),
            Step::Done(result) => Ok(CardStep { transfer: None, result: Some(text(&record(result))) }),
        }
    }
}

#[wasm_bindgen]
impl CardStep {
    /// Octets to send; none where there is nothing to send. The page wipes them.
    #[wasm_bindgen(getter)]
    pub fn send(&self) -> Uint8Array {
        Uint8Array::from(self.transfer.as_ref().map_or(&[][..], |transfer| &transfer.send))
    }

    /// How many octets may be received at most.
    #[wasm_bindgen(getter)]
    pub fn receive(&self) -> usize {
        self.transfer.as_ref().map_or(0, |transfer| transfer.receive)
    }

    /// JSON text of what came out, at the end.
    #[wasm_bindgen(getter)]
    pub fn result(&self) -> Option<String> {
        self.result.clone()
    }
}

fn record(result: CardResult) -> ResultRecord {
    match result {
        CardResult::Values(values) => {
            ResultRecord::Values { values: values.iter().map(|value| Base64::encode_string(value)).collect() }
        }
        CardResult::Certificates(all) => ResultRecord::Certificates {
            certificates: all
                .into_iter()
                .map(|one| CertificateRecord {
                    certificate: Base64::encode_string(&one.certificate),
                    algorithms: one.algorithms.iter().map(|algorithm| algorithm.name()).collect(),
                    label: one.label,
                    tries_left: match one.tries {
                        PinTries::Left(left) => Some(left),
                        PinTries::Locked => Some(0),
                        PinTries::Unknown => None,
                    },
                })
                .collect(),
        },
    }
}
