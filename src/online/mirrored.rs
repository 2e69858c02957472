//! Fetching from a mirror that was made with `kyso evidence mirror`: kilobytes in place of a list of megabytes, and lists of the past.
#![allow(
    clippy::disallowed_types,
    reason = "what is fetched tells how long that took; it is asked only where a caller switched it on"
)]

use super::address::Address;
use super::history::History;
use super::mirror_index::{MirrorIndex, MirroredList, SCHEMA, place};
use super::rounds::{Answer, Fetcher, Question};
use super::web::Web;
use crate::base::limits::TRUST_FILE_BYTES;
use crate::base::time::Timestamp;
use crate::crypto::sha256;
use crate::evidence::{FetchOutcome, Kind};
use crate::trust::OperatorKey;
use crate::validation::revocation::prefix;
use std::sync::OnceLock;
use std::time::Instant;

/// Largest index, in bytes.
const MOST_INDEX: usize = 8 << 20;
/// Largest signature, in bytes.
const MOST_SIGNATURE: usize = 4096;

/// Files of a mirror by their path in its folder.
pub trait Shelf: Send + Sync {
    /// The content of a file.
    ///
    /// # Errors
    /// Why there is none.
    fn get(&self, path: &str, most: usize) -> Result<Vec<u8>, FetchOutcome>;
}

impl Shelf for Web {
    fn get(&self, path: &str, most: usize) -> Result<Vec<u8>, FetchOutcome> {
        self.below(path, most)
    }
}

/// A mirror that the caller named.
pub struct Mirrored {
    shelf: Box<dyn Shelf>,
    operators: Vec<OperatorKey>,
    full_lists: bool,
    /// Largest list, in bytes.
    most: usize,
    index: OnceLock<Result<MirrorIndex, FetchOutcome>>,
}

impl Mirrored {
    /// A mirror. With keys of operators its index must be signed by one of them, and parts are taken in place of lists unless
    /// `full_lists` is set; without keys, only what its authority signed.
    pub fn new(shelf: Box<dyn Shelf>, operators: Vec<OperatorKey>, full_lists: bool, most: usize) -> Self {
        Self { shelf, operators, full_lists, most, index: OnceLock::new() }
    }

    /// The index, read once.
    fn index(&self) -> Result<&MirrorIndex, FetchOutcome> {
        self.index.get_or_init(|| self.read_index()).as_ref().map_err(|outcome| *outcome)
    }

    /// The signed trust file that the mirror gives out, with its signature, as they are: whoever uses them verifies both. `Ok(None)` where it
    /// has none.
    ///
    /// # Errors
    /// Why it cannot be had.
    pub fn trust_file(&self) -> Result<Option<(Vec<u8>, String)>, FetchOutcome> {
        let Some(named) = &self.index()?.trust else { return Ok(None) };
        let path = place::trust(name(&named.sha256)?);
        let file = self.shelf.get(&path, TRUST_FILE_BYTES)?;
        let signature = self.shelf.get(&format!("{path}.minisig"), MOST_SIGNATURE)?;
        let signature = String::from_utf8(signature).map_err(|_| FetchOutcome::WrongContent)?;
        let is_named = hex::encode(sha256(&file)) == named.sha256;
        if is_named { Ok(Some((file, signature))) } else { Err(FetchOutcome::WrongContent) }
    }

    fn read_index(&self) -> Result<MirrorIndex, FetchOutcome> {
        // Between two runs the new signature may stand beside the old index for a moment: then both are asked for once more.
        let bytes = match self.signed_index()? {
            Some(bytes) => bytes,
            None => self.signed_index()?.ok_or(FetchOutcome::WrongContent)?,
        };
        let index: MirrorIndex = serde_json::from_slice(&bytes).map_err(|_| FetchOutcome::WrongContent)?;
        if index.schema == SCHEMA { Ok(index) } else { Err(FetchOutcome::WrongContent) }
    }

    /// The octets of the index; `None` where operators are named and none of them signed it.
    fn signed_index(&self) -> Result<Option<Vec<u8>>, FetchOutcome> {
        let bytes = self.shelf.get(place::INDEX, MOST_INDEX)?;
        if self.operators.is_empty() {
            return Ok(Some(bytes));
        }
        let signature = self.shelf.get(place::INDEX_SIGNATURE, MOST_SIGNATURE)?;
        let signature = String::from_utf8(signature).map_err(|_| FetchOutcome::WrongContent)?;
        let is_signed = self.operators.iter().any(|key| key.signed(&bytes, &signature));
        Ok(is_signed.then_some(bytes))
    }

    fn content(&self, question: &Question, address: &Address) -> Result<Vec<u8>, FetchOutcome> {
        let (index, asked) = (self.index()?, address.url().as_str());
        match question.kind {
            Kind::Certificate => {
                let found = index.certificates.iter().find(|c| c.address == asked).ok_or(FetchOutcome::Refused)?;
                self.shelf.get(&place::certificate(name(&found.sha256)?), self.most)
            }
            Kind::Crl => {
                let found = index.lists.iter().find(|list| list.address == asked).ok_or(FetchOutcome::Refused)?;
                self.list(question, found)
            }
            // A mirror has what an authority publishes for all, and no answers to questions.
            Kind::Ocsp | Kind::Shard | Kind::Record => Err(FetchOutcome::Refused),
        }
    }

    fn list(&self, question: &Question, found: &MirroredList) -> Result<Vec<u8>, FetchOutcome> {
        let sha256 = name(&found.sha256)?;
        if let (Some(serial), Some(bits)) = (&question.serial, found.bits)
            && !self.full_lists
            && !self.operators.is_empty()
        {
            return self.shelf.get(&place::shard(sha256, prefix(serial, bits)), self.most);
        }
        let newest = self.shelf.get(&place::list(sha256), self.most)?;
        let this_update = Timestamp::parse(&found.this_update).ok_or(FetchOutcome::WrongContent)?;
        match question.at.filter(|at| *at < this_update) {
            Some(at) => Ok([newest, self.past(&found.address, at).unwrap_or_default()].concat()),
            None => Ok(newest),
        }
    }

    /// The first list after a time and the last one before it, with what proves since when the mirror has them.
    fn past(&self, address: &str, at: Timestamp) -> Result<Vec<u8>, FetchOutcome> {
        let bytes = self.shelf.get(&place::history(address), MOST_INDEX)?;
        let history = History::read(&bytes).ok_or(FetchOutcome::WrongContent)?;
        let issued: Vec<(Timestamp, &str)> = history
            .lists
            .iter()
            .filter_map(|list| Some((Timestamp::parse(&list.this_update)?, name(&list.sha256).ok()?)))
            .collect();
        let after = issued.iter().filter(|(issued, _)| *issued >= at).min();
        let before = issued.iter().filter(|(issued, _)| *issued < at).max();
        let mut all = Vec::new();
        for (_, sha256) in after.into_iter().chain(before) {
            all.extend(self.shelf.get(&place::bundle(sha256), self.most.saturating_mul(2))?);
        }
        Ok(all)
    }
}

impl Fetcher for Mirrored {
    fn fetch(&self, question: &Question, address: &Address) -> Answer {
        let start = Instant::now();
        let content = self.content(question, address);
        Answer { content, milliseconds: u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX) }
    }
}

/// A fingerprint of an index, which becomes part of a path: nothing else may be in it.
fn name(sha256: &str) -> Result<&str, FetchOutcome> {
    let is_digest = sha256.len() == 64 && sha256.bytes().all(|c| c.is_ascii_digit() || (b'a'..=b'f').contains(&c));
    if is_digest { Ok(sha256) } else { Err(FetchOutcome::WrongContent) }
}
