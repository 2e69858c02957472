//! Fetching through a relay, such as `kyso serve`: it asks the authorities, and this machine asks it alone.
#![allow(
    clippy::disallowed_types,
    reason = "the network is what this is for; it is asked only where a caller switched it on"
)]

use super::address::Address;
use super::refusal::Refusal;
use super::rounds::{Answer, Fetcher, Question};
use super::web::{Web, body};
use crate::evidence::{FetchOutcome, Kind};
use base64ct::{Base64UrlUnpadded, Encoding};
use reqwest::StatusCode;
use reqwest::blocking::Response;
use std::io::Read;
use std::time::Instant;

/// Longest answer that says why there is none, in bytes.
const MOST_REFUSAL: u64 = 4096;

/// A relay that the caller named.
pub struct Relayed {
    web: Web,
    /// Largest answer, in bytes.
    most: usize,
}

impl Relayed {
    /// A relay at an address, which may be one of the own network: whoever names it knows it.
    ///
    /// ```
    /// use kyso::online::Relayed;
    ///
    /// assert!(Relayed::new("https://portal.example/relay", 1 << 20).is_ok());
    /// assert!(Relayed::new("ftp://portal.example/relay", 1 << 20).is_err());
    /// ```
    ///
    /// # Errors
    /// Where the address is none, or TLS cannot be set up.
    pub fn new(url: &str, most: usize) -> Result<Self, String> {
        Ok(Self { web: Web::new(url)?, most })
    }

    fn content(&self, question: &Question, address: &Address) -> Result<Vec<u8>, FetchOutcome> {
        let response = self.web.ask(&words(question, address)).ok_or(FetchOutcome::Unreachable)?;
        if response.status() != StatusCode::OK {
            return Err(refusal(response).map_or(FetchOutcome::Unreachable, Refusal::outcome));
        }
        body(response, self.most)
    }
}

/// `RELAY/KIND/ADDRESS`, and `/REQUEST` for a responder: answers that caches between here and there may keep.
fn words(question: &Question, address: &Address) -> Vec<String> {
    let address = Base64UrlUnpadded::encode_string(address.url().as_str().as_bytes());
    let request = question.request.as_ref().map(|request| Base64UrlUnpadded::encode_string(request));
    [word(question.kind).to_owned(), address].into_iter().chain(request).collect()
}

impl Fetcher for Relayed {
    fn fetch(&self, question: &Question, address: &Address) -> Answer {
        let start = Instant::now();
        let content = self.content(question, address);
        Answer { content, milliseconds: u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX) }
    }
}

/// The word by which a relay knows a kind.
pub(crate) fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Certificate => "issuer",
        Kind::Crl | Kind::Shard | Kind::Record => "crl",
        Kind::Ocsp => "ocsp",
    }
}

/// Why the relay brought nothing.
fn refusal(response: Response) -> Option<Refusal> {
    let mut bytes = Vec::new();
    response.take(MOST_REFUSAL).read_to_end(&mut bytes).ok()?;
    let value: serde_json::Value = serde_json::from_slice(&bytes).ok()?;
    Refusal::parse(value.get("error")?.get("code")?.as_str()?)
}
