//! Asking a time-stamp authority (RFC 3161 §3.4). Its address is the caller's own choice, so it may be in the own network; nothing that it
//! answers leads anywhere else.
#![allow(
    clippy::disallowed_types,
    reason = "the network is what this is for; it is asked only where a caller switched it on"
)]

use core::time::Duration;
use reqwest::StatusCode;
use reqwest::blocking::Client;
use reqwest::redirect::Policy;
use std::io::Read;

/// Most bytes of an answer.
const MOST: u64 = 1 << 20;
/// Until a connection is there.
const CONNECT: Duration = Duration::from_secs(10);

/// A time-stamp authority.
#[derive(Clone, Debug)]
pub struct TimestampAuthority {
    client: Client,
    url: String,
}

impl TimestampAuthority {
    /// The slowest answer that was measured of the state's authority took 131 seconds.
    pub const PATIENCE: Duration = Duration::from_secs(150);

    /// An authority that is waited for so long.
    ///
    /// # Errors
    /// Where TLS cannot be set up.
    pub fn new(url: &str, patience: Duration) -> Result<Self, String> {
        // Another part of the program may have installed it already; then that one is used.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .user_agent(concat!("kyso/", env!("CARGO_PKG_VERSION")))
            .no_proxy()
            .referer(false)
            .redirect(Policy::none())
            .connect_timeout(CONNECT.min(patience))
            .timeout(patience)
            .build()
            .map_err(|error| error.to_string())?;
        Ok(Self { client, url: url.to_owned() })
    }

    /// What it answers to a TimeStampReq.
    ///
    /// # Errors
    /// Why there is no answer, for a person.
    pub fn ask(&self, query: Vec<u8>) -> Result<Vec<u8>, String> {
        let post = self.client.post(&self.url).header("Content-Type", "application/timestamp-query").body(query);
        let answer = post.send().map_err(|error| self.failure(&error))?;
        if answer.status() != StatusCode::OK {
            return Err(format!("{}: HTTP {}", self.url, answer.status().as_u16()));
        }
        let mut bytes = Vec::new();
        answer.take(MOST).read_to_end(&mut bytes).map_err(|error| format!("{}: {error}", self.url))?;
        Ok(bytes)
    }

    fn failure(&self, error: &reqwest::Error) -> String {
        let why = if error.is_timeout() { "timeout".to_owned() } else { error.to_string() };
        format!("{}: {why}", self.url)
    }
}
