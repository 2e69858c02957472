//! The time-stamp authority of the options.

use super::Failure;
use kyso::crypto::DigestAlgorithm;
use kyso::online::TimestampAuthority;
use kyso::sign::{timestamp_answer, timestamp_query};
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::time::Duration;

/// Where it is, and how long it is waited for.
pub(super) struct Authority<'a> {
    pub(super) url: Option<&'a str>,
    /// Octets left for its tokens.
    pub(super) room: usize,
    /// Seconds.
    pub(super) patience: u64,
}

impl Authority<'_> {
    /// A token over what has this digest.
    pub(super) fn stamp(&self, algorithm: DigestAlgorithm, imprint: &[u8]) -> Result<Vec<u8>, Failure> {
        let unreachable = |reason: String| Failure::new("sign-timestamp-unreachable", reason);
        let url = self.url.ok_or_else(|| unreachable("--tsa".to_owned()))?;
        // It need not be secret, only new.
        let nonce = RandomState::new().build_hasher().finish().to_be_bytes();
        let query = timestamp_query(algorithm, imprint, &nonce);
        let authority = TimestampAuthority::new(url, Duration::from_secs(self.patience)).map_err(unreachable)?;
        Ok(timestamp_answer(&query, &authority.ask(query.clone()).map_err(unreachable)?)?)
    }
}
