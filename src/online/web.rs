//! An address of the web that the caller named: a relay's or a mirror's. It may be one of the own network: whoever names it knows it.
#![allow(
    clippy::disallowed_types,
    reason = "the network is what this is for; it is asked only where a caller switched it on"
)]

use crate::evidence::FetchOutcome;
use core::time::Duration;
use reqwest::blocking::{Client, Response};
use reqwest::redirect::Policy;
use reqwest::{StatusCode, Url};
use std::io::Read;

/// For one answer as a whole. A relay itself waits half as long for an authority.
const ONE_ANSWER: Duration = Duration::from_secs(60);

/// A client for one address.
pub struct Web {
    client: Client,
    url: Url,
}

impl Web {
    /// A client that keeps no cookies, uses no proxy, follows nobody and sends nothing but the question.
    ///
    /// ```
    /// use kyso::online::Web;
    ///
    /// assert!(Web::new("https://portal.example/evidence").is_ok());
    /// assert!(Web::new("ftp://portal.example/evidence").is_err());
    /// ```
    ///
    /// # Errors
    /// Where the address is none, or TLS cannot be set up.
    pub fn new(url: &str) -> Result<Self, String> {
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
        Ok(Self { client, url })
    }

    /// What is at the address with these words behind its path; `Err` without a response where nobody answered.
    pub(super) fn ask(&self, words: &[String]) -> Option<Response> {
        let mut url = self.url.clone();
        url.path_segments_mut().ok()?.pop_if_empty().extend(words);
        self.client.get(url).send().ok()
    }

    /// The content of a file below the address.
    pub(super) fn below(&self, path: &str, most: usize) -> Result<Vec<u8>, FetchOutcome> {
        let words: Vec<String> = path.split('/').map(str::to_owned).collect();
        let response = self.ask(&words).ok_or(FetchOutcome::Unreachable)?;
        if response.status() != StatusCode::OK {
            return Err(FetchOutcome::Refused);
        }
        body(response, most)
    }

    /// What is answered to a POST.
    #[cfg(feature = "serve")]
    pub(crate) fn post(&self, media: &str, content: Vec<u8>, most: usize) -> Result<Vec<u8>, FetchOutcome> {
        let sent = self.client.post(self.url.clone()).header("Content-Type", media).body(content).send();
        let response = sent.map_err(|_| FetchOutcome::Unreachable)?;
        if response.status() != StatusCode::OK {
            return Err(FetchOutcome::Refused);
        }
        body(response, most)
    }
}

/// No more of an answer than it may have.
pub(super) fn body(response: Response, most: usize) -> Result<Vec<u8>, FetchOutcome> {
    let limit = u64::try_from(most).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    response.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(|_| FetchOutcome::Unreachable)?;
    if bytes.len() > most { Err(FetchOutcome::TooLarge) } else { Ok(bytes) }
}
