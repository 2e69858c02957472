//! Fetching through a relay, such as `kyso serve`: it asks the authorities, and this machine asks it alone.
#![allow(
    clippy::disallowed_types,
    reason = "the network is what this is for; it is asked only where a caller switched it on"
)]

use super::address::Address;
use super::refusal::Refusal;
use super::rounds::{Answer, Fetcher, Question};
use crate::evidence::{FetchOutcome, Kind};
use base64ct::{Base64UrlUnpadded, Encoding};
use core::time::Duration;
use reqwest::blocking::{Client, Response};
use reqwest::redirect::Policy;
use reqwest::{StatusCode, Url};
use std::io::Read;
use std::time::Instant;

/// For one answer as a whole. The relay itself waits half as long for an authority.
const ONE_ANSWER: Duration = Duration::from_secs(60);
/// Longest answer that says why there is none, in bytes.
const MOST_REFUSAL: u64 = 4096;

/// A relay that the caller named.
pub struct Relayed {
    client: Client,
    url: Url,
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
        let url = Url::parse(url).map_err(|error| error.to_string())?;
        let is_web = matches!(url.scheme(), "http" | "https") && url.host_str().is_some_and(|host| !host.is_empty());
        if !is_web || url.query().is_some() || url.fragment().is_some() {
            return Err("neither http nor https, or with a query or a fragment".to_owned());
        }
        // Another part of the program may have installed it already; then that one is used.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .user_agent(concat!("kyso/", env!("CARGO_PKG_VERSION")))
            .no_proxy()
            .referer(false)
            .timeout(ONE_ANSWER)
            .redirect(Policy::none())
            .build()
            .map_err(|error| error.to_string())?;
        Ok(Self { client, url, most })
    }

    fn content(&self, question: &Question, address: &Address) -> Result<Vec<u8>, FetchOutcome> {
        let url = self.question(question, address).ok_or(FetchOutcome::NotAllowed)?;
        let response = self.client.get(url).send().map_err(|_| FetchOutcome::Unreachable)?;
        if response.status() != StatusCode::OK {
            return Err(refusal(response).map_or(FetchOutcome::Unreachable, Refusal::outcome));
        }
        let limit = u64::try_from(self.most).unwrap_or(u64::MAX);
        let mut bytes = Vec::new();
        response.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(|_| FetchOutcome::Unreachable)?;
        if bytes.len() > self.most { Err(FetchOutcome::TooLarge) } else { Ok(bytes) }
    }

    /// `RELAY/KIND/ADDRESS`, and `/REQUEST` for a responder: answers that caches between here and there may keep.
    fn question(&self, question: &Question, address: &Address) -> Option<Url> {
        let mut url = self.url.clone();
        let mut path = url.path_segments_mut().ok()?;
        path.pop_if_empty()
            .push(word(question.kind))
            .push(&Base64UrlUnpadded::encode_string(address.url().as_str().as_bytes()));
        if let Some(request) = &question.request {
            path.push(&Base64UrlUnpadded::encode_string(request));
        }
        drop(path);
        Some(url)
    }
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
        Kind::Crl => "crl",
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
