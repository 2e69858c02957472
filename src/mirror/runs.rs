//! Since when things are in the archive: each run time-stamps the root of a tree over what is new, and renews time-stamps whose unit
//! ends soon by putting them into the tree (RFC 4998 §5.2). From the runs an evidence record is made for whoever asks.

use super::folder::Folder;
use super::stamper::{self, SHA256, Stamper};
use super::tree::HashTree;
use crate::asn1::write;
use crate::base::limits::Limits;
use crate::base::time::Timestamp;
use crate::crypto::{DigestAlgorithm, sha256};
use crate::evidence::{Existence, Origin};
use crate::policy::Policy;
use crate::trust::TrustStore;
use crate::validation::Context;
use crate::validation::path::CandidatePool;
use crate::validation::revocation::StatusInformation;
use crate::validation::timestamp::{TimestampStatus, Token, judge};
use crate::x509::Certificate;
use base64ct::{Base64, Encoding};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::sync::Arc;

const SCHEMA: &str = "kyso-mirror-run/1";
const FOLDER: &str = "archive/runs";
/// Most renewals of one record: one a year, for longer than any algorithm was good.
const MOST_RENEWALS: usize = 100;

/// One run that time-stamped something.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct RunFile {
    schema: String,
    number: u64,
    date: String,
    /// What is in the tree, in hexadecimal digits: SHA-256 of objects, and of the time-stamps that are renewed.
    leaves: Vec<String>,
    /// Runs whose time-stamps are renewed.
    renews: Vec<u64>,
    /// The time-stamp, in base64.
    token: String,
}

/// A run, read.
pub(super) struct Stamped {
    number: u64,
    tree: HashTree,
    leaves: Vec<[u8; 32]>,
    renews: Vec<u64>,
    encoding: Vec<u8>,
    pub(super) token: Token,
}

/// What a run is stamped with.
pub(super) struct Stamping<'a> {
    pub(super) stamper: &'a dyn Stamper,
    pub(super) trust: &'a TrustStore,
    pub(super) now: Timestamp,
    /// Seconds before the end of a unit's certificate at which its time-stamps are renewed.
    pub(super) ahead: i64,
}

/// All runs of a folder, the oldest first.
pub(super) fn load(folder: &Folder) -> Result<Vec<Stamped>, String> {
    let mut all = Vec::new();
    for name in folder.names(FOLDER).map_err(|error| error.to_string())? {
        let path = format!("{FOLDER}/{name}");
        let Some(bytes) = folder.read(&path).map_err(|error| format!("{path}: {error}"))? else { continue };
        let run: RunFile = serde_json::from_slice(&bytes).map_err(|error| format!("{path}: {error}"))?;
        all.push(Stamped::read(&run).ok_or_else(|| format!("{path}: not of the form"))?);
    }
    crate::base::sort::sort_by_key(&mut all, |run| run.number);
    Ok(all)
}

impl Stamped {
    fn read(run: &RunFile) -> Option<Self> {
        let digests = run.leaves.iter().map(|text| hex::decode(text).ok()?.try_into().ok());
        let leaves: Vec<[u8; 32]> = digests.collect::<Option<_>>()?;
        let encoding = Base64::decode_vec(&run.token).ok()?;
        let token = Token::parse(&encoding, &Limits::default()).ok()?;
        let tree = HashTree::over(leaves.iter().copied());
        let fits = run.schema == SCHEMA && tree.root().is_some_and(|root| root.as_slice() == token.imprint);
        fits.then(|| Self { number: run.number, tree, leaves, renews: run.renews.clone(), encoding, token })
    }

    /// Certificates that came with the time-stamp.
    pub(super) fn certificates(&self) -> impl Iterator<Item = Certificate> {
        let all = self.token.signed.certificates.iter();
        all.filter_map(|der| Certificate::parse(der, &Limits::default()).ok())
    }

    /// When the certificate of its unit ends.
    fn ends(&self) -> Option<Timestamp> {
        let signer = self.token.signer()?;
        self.certificates().find(|certificate| signer.id.names(certificate)).map(|unit| unit.not_after)
    }

    /// ArchiveTimeStamp with the reduced tree of one leaf.
    fn archive_time_stamp(&self, leaf: &[u8; 32]) -> Option<Vec<u8>> {
        let group = |hashes: &Vec<[u8; 32]>| {
            write(0x30, &hashes.iter().flat_map(|hash| write(0x04, hash)).collect::<Vec<u8>>())
        };
        let groups: Vec<u8> = self.tree.reduced(leaf)?.iter().flat_map(group).collect();
        let reduced = if groups.is_empty() { Vec::new() } else { write(0xA2, &groups) };
        Some(write(0x30, &[reduced, self.encoding.clone()].concat()))
    }
}

/// Time-stamps what no run has, and what has to be renewed. `Ok(false)`: there was nothing.
pub(super) fn stamp(
    folder: &Folder,
    objects: impl IntoIterator<Item = [u8; 32]>,
    with: &Stamping<'_>,
) -> Result<bool, String> {
    let runs = load(folder)?;
    let known: HashSet<[u8; 32]> = runs.iter().flat_map(|run| run.leaves.iter().copied()).collect();
    let mut leaves: Vec<[u8; 32]> = objects.into_iter().filter(|object| !known.contains(object)).collect();
    let renewed: HashSet<u64> = runs.iter().flat_map(|run| run.renews.iter().copied()).collect();
    let due = |run: &&Stamped| {
        let ends_soon = run.ends().is_some_and(|ends| ends.seconds_since(with.now) < with.ahead);
        ends_soon && !renewed.contains(&run.number)
    };
    let renews: Vec<&Stamped> = runs.iter().filter(due).collect();
    leaves.extend(renews.iter().map(|run| sha256(&run.encoding)));
    let tree = HashTree::over(leaves.iter().copied());
    let Some(root) = tree.root() else { return Ok(false) };
    let answer = with.stamper.stamp(&stamper::request(&root))?;
    let encoding = stamper::token(&answer).ok_or("time-stamping authority: no time-stamp granted")?;
    check(&encoding, &root, with)?;
    let number = runs.last().map_or(1, |last| last.number.saturating_add(1));
    let run = RunFile {
        schema: SCHEMA.to_owned(),
        number,
        date: with.now.to_string(),
        leaves: leaves.iter().map(hex::encode).collect(),
        renews: renews.iter().map(|run| run.number).collect(),
        token: Base64::encode_string(&encoding),
    };
    let text = serde_json::to_string(&run).map_err(|error| error.to_string())?;
    folder.write(&format!("{FOLDER}/{number:08}.json"), text.as_bytes())?;
    Ok(true)
}

/// A time-stamp is kept if it is over the root, its signature is right and its unit leads to a known root.
fn check(encoding: &[u8], root: &[u8; 32], with: &Stamping<'_>) -> Result<(), String> {
    let limits = Limits::default();
    let token = Token::parse(encoding, &limits).map_err(|error| format!("time-stamp: {error}"))?;
    let mut pool = CandidatePool::default();
    for certificate in with.trust.anchors().iter().map(|anchor| &anchor.certificate).chain(with.trust.intermediates()) {
        pool.add(Arc::clone(certificate), Origin::Trust);
    }
    for der in &token.signed.certificates {
        let certificate = Certificate::parse(der, &limits).map_err(|error| format!("time-stamp: {error}"))?;
        pool.add(Arc::new(certificate), Origin::Timestamp(1));
    }
    let (policy, information, proofs) = (Policy::strict(), StatusInformation::default(), Existence::default());
    let context = Context {
        pool: &pool,
        trust: with.trust,
        policy: &policy,
        limits: &limits,
        now: with.now,
        information: &information,
        proofs: &proofs,
    };
    let judged = judge(token, Some(root), &context);
    let is_sha256 = judged.token.imprint_algorithm == Ok(DigestAlgorithm::Sha256);
    if judged.status <= TimestampStatus::Stamped && is_sha256 {
        Ok(())
    } else {
        Err("time-stamp: not over what was asked, not verified, or of a unit that leads to no known root".to_owned())
    }
}

/// The record about an object (RFC 4998 §3.1), and the runs whose time-stamps are in it, the oldest first.
pub(super) fn record<'r>(runs: &'r [Stamped], object: &[u8; 32]) -> Option<(Vec<u8>, Vec<&'r Stamped>)> {
    let first = runs.iter().find(|run| run.leaves.contains(object))?;
    let (mut run, mut chain) = (first, first.archive_time_stamp(object)?);
    let mut used = vec![first];
    // Ends: each step is to a later run.
    for _ in 0..MOST_RENEWALS {
        let Some(next) = runs.iter().find(|next| next.number > run.number && next.renews.contains(&run.number)) else {
            break;
        };
        chain.extend(next.archive_time_stamp(&sha256(&run.encoding))?);
        used.push(next);
        run = next;
    }
    let sequence = write(0x30, &write(0x30, &chain));
    Some((write(0x30, &[write(0x02, &[1]), write(0x30, SHA256), sequence].concat()), used))
}
