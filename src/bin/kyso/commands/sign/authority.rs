//! Asking a time-stamp authority (RFC 3161 §3.4). Its address is the caller's own choice, so it may be in the own network.

use super::Failure;
use kyso::crypto::DigestAlgorithm;
use kyso::sign::{timestamp_query, timestamp_token};
use reqwest::blocking::{Client, Response};
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::io::Read;
use std::time::Duration;

/// The slowest answer that was measured of the state's authority took 131 seconds.
const PATIENCE: Duration = Duration::from_secs(150);
/// Most bytes of an answer.
const MOST: u64 = 1 << 20;

/// A token over these bytes.
pub(super) fn timestamp(url: &str, algorithm: DigestAlgorithm, imprint: &[u8]) -> Result<Vec<u8>, Failure> {
    let unreachable = |error: String| Failure::new("sign-timestamp-unreachable", format!("{url}: {error}"));
    // It need not be secret, only new.
    let nonce = RandomState::new().build_hasher().finish().to_be_bytes();
    let query = timestamp_query(algorithm, imprint, &nonce);
    // Another part of the program may have installed it already; then that one is used.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = Client::builder().no_proxy().timeout(PATIENCE).build();
    let client = client.map_err(|error| unreachable(error.to_string()))?;
    let answer = client
        .post(url)
        .header("Content-Type", "application/timestamp-query")
        .body(query)
        .send()
        .and_then(Response::error_for_status)
        .map_err(|error| unreachable(error.to_string()))?;
    let mut bytes = Vec::new();
    answer.take(MOST).read_to_end(&mut bytes).map_err(|error| unreachable(error.to_string()))?;
    Ok(timestamp_token(&bytes)?)
}
