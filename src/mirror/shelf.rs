//! A mirror's folder as it is read: by a server, or by a program on the same machine.
#![allow(clippy::disallowed_types, clippy::disallowed_methods, reason = "one folder that the operator named for this")]

use super::folder::Folder;
use super::lists::digest;
use super::{archive, runs};
use crate::base::time::Timestamp;
use crate::evidence::FetchOutcome;
use crate::online::{History, Shelf, place};
use crate::x509::crl_locations;
use std::collections::HashSet;
use std::path::Path;

/// Most lists of one bundle.
const MOST_OBJECTS: usize = 24;

/// Reads the folder of a mirror. Nothing is written.
pub fn open(root: &Path) -> impl Shelf + use<> {
    FolderShelf(Folder::at(root))
}

struct FolderShelf(Folder);

impl Shelf for FolderShelf {
    fn get(&self, path: &str, most: usize) -> Result<Vec<u8>, FetchOutcome> {
        let bytes = match self.0.read(path) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => past(&self.0, path).ok_or(FetchOutcome::Refused)?,
            Err(_) => return Err(FetchOutcome::Unreachable),
        };
        if bytes.len() > most { Err(FetchOutcome::TooLarge) } else { Ok(bytes) }
    }
}

/// What is not a file but made of the archive: a list of the past, alone or with what proves since when it is there.
fn past(folder: &Folder, path: &str) -> Option<Vec<u8>> {
    let named = |before: &str, end: &str| path.strip_prefix(before)?.strip_suffix(end).and_then(digest);
    if let Some(list) = named("objects/", ".crl") {
        return archive::get(folder, list).ok().flatten().map(archive::Base::into_bytes);
    }
    let object = named("bundles/", ".der")?;
    Some(bundle(folder, object)).filter(|bundle| !bundle.is_empty())
}

/// A list or the digest of a document: the list itself, the record about it, and the same of the lists by which the time-stamps of the
/// record are judged.
fn bundle(folder: &Folder, object: [u8; 32]) -> Vec<u8> {
    let runs = runs::load(folder).unwrap_or_default();
    let (mut all, mut waiting, mut seen) = (Vec::new(), vec![object], HashSet::new());
    while let Some(object) = waiting.pop() {
        if seen.len() >= MOST_OBJECTS || !seen.insert(object) {
            continue;
        }
        all.extend(archive::get(folder, object).ok().flatten().map(archive::Base::into_bytes).unwrap_or_default());
        let Some((record, used)) = runs::record(&runs, &object) else { continue };
        all.extend(record);
        for run in used {
            let addresses = run.certificates().flat_map(|certificate| crl_locations(&certificate));
            waiting.extend(addresses.filter_map(|address| about(folder, &address, run.token.time)));
        }
    }
    all
}

/// The first list of an address that was issued after a time, else its last.
fn about(folder: &Folder, address: &str, time: Timestamp) -> Option<[u8; 32]> {
    let bytes = folder.read(&place::history(address)).ok().flatten()?;
    let history = History::read(&bytes)?;
    let issued =
        history.lists.iter().filter_map(|list| Some((Timestamp::parse(&list.this_update)?, digest(&list.sha256)?)));
    let issued: Vec<_> = issued.collect();
    let after = issued.iter().filter(|(issued, _)| *issued >= time).min();
    after.or(issued.iter().max()).map(|(_, list)| *list)
}
