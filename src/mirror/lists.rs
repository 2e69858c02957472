//! One list of a run: checked, compared with what was there, kept, taken apart.

use super::{Run, archive};
use crate::base::limits::Limits;
use crate::base::time::Timestamp;
use crate::evidence::{EvidenceStore, Item, Kind};
use crate::online::{HistoricList, MirrorIndex, MirroredList, Refusal, first_line, place, whole};
use crate::validation::revocation::{Parts, RevocationList, shard_of};
use crate::x509::Certificate;
use memchr::memmem;
use std::sync::Arc;

/// The code of a list that is older than the one before: an authority made a mistake, or somebody between it and here plays an old one.
const BACKWARDS: &str = "list-went-backwards";
/// The code of a list of another issuer than before. It takes the place when the one before is over: an authority may be renamed, but
/// whoever sits in between could give one authority's list for another's.
const OTHER_ISSUER: &str = "list-of-another-issuer";
/// The code of a list of the same issuer that speaks of other certificates than the one before (RFC 5280 §5.2.5), such as those of
/// authorities alone: it waits in the same way, for in its place the certificates of the address would have no status.
const OTHER_SCOPE: &str = "list-of-another-scope";

impl Run<'_> {
    pub(super) fn list(&mut self, address: &str, before: Option<&MirrorIndex>) -> Result<(), String> {
        let known = before.into_iter().flat_map(|before| &before.lists).find(|list| list.address == address).cloned();
        let store = match self.ask(Kind::Crl, address) {
            Ok(store) => store,
            Err(refusal) => return self.keep(address, known, refusal.code(), None),
        };
        let (item, list, signer) = match self.checked(&store) {
            Ok(checked) => checked,
            Err(refusal) => return self.keep(address, known, refusal.code(), None),
        };
        let sha256 = hex::encode(item.sha256);
        self.remember(address, &sha256, item, &list)?;
        let held_back = known.as_ref().map(|known| self.held_back(&list, known)).transpose()?.flatten();
        if let Some(code) = held_back {
            return self.keep(address, known, code, Some(sha256));
        }
        self.folder.write_once(&place::list(&sha256), &item.der)?;
        let bits = self.take_apart(&sha256, &list, &signer)?;
        self.index.lists.push(MirroredList {
            address: address.to_owned(),
            sha256,
            bytes: u64::try_from(item.der.len()).unwrap_or(u64::MAX),
            issuer: list.issuer.to_string(),
            this_update: list.this_update.to_string(),
            next_update: list.next_update.map(|next| next.to_string()),
            number: list.number.as_ref().map(ToString::to_string),
            bits,
        });
        Ok(())
    }

    /// Why a list does not take the place of the one that is there.
    fn held_back(&self, list: &RevocationList, known: &MirroredList) -> Result<Option<&'static str>, String> {
        let path = place::list(&known.sha256);
        let before = self.folder.read(&path).map_err(|error| format!("{path}: {error}"))?;
        let before = before.and_then(|der| RevocationList::parse(der.into(), &Limits::default()).ok());
        let is_other_issuer = list.issuer.to_string() != known.issuer;
        let is_other_series = before.is_some_and(|before| before.series() != list.series());
        if !is_other_issuer && !is_other_series {
            return Ok(is_older(list, known).then_some(BACKWARDS));
        }
        // Numbers and dates of two series cannot be compared.
        let ends = known.next_update.as_deref().and_then(Timestamp::parse);
        let waits = ends.is_some_and(|ends| self.task.now < ends);
        Ok(waits.then_some(if is_other_issuer { OTHER_ISSUER } else { OTHER_SCOPE }))
    }

    fn checked<'s>(&self, store: &'s EvidenceStore) -> Result<(&'s Item, RevocationList, Arc<Certificate>), Refusal> {
        let mut items = store.of(Kind::Crl);
        let item = items.next().filter(|_| items.next().is_none()).ok_or(Refusal::WrongContent)?;
        let (list, signer) = self.authorities.list(item)?;
        Ok((item, list, signer))
    }

    /// What was there stays, and why nothing newer came is in the index.
    fn keep(
        &mut self,
        address: &str,
        known: Option<MirroredList>,
        code: &str,
        sha256: Option<String>,
    ) -> Result<(), String> {
        self.index.lists.extend(known);
        self.failed(address, code, sha256);
        Ok(())
    }

    /// Puts a list into the archive and into the history of its address.
    fn remember(&self, address: &str, sha256: &str, item: &Item, list: &RevocationList) -> Result<(), String> {
        let path = place::history(address);
        let history = self.folder.read(&path).map_err(|error| format!("{path}: {error}"))?.unwrap_or_default();
        let history = whole(&history);
        if memmem::find(history, sha256.as_bytes()).is_some() {
            return Ok(());
        }
        let before = HistoricList::last(history).and_then(|last| digest(&last.sha256));
        let base = before.map(|before| archive::get(&self.folder, before)).transpose()?.flatten();
        archive::put(&self.folder, &item.der, base.as_ref())?;
        let seen = HistoricList {
            sha256: sha256.to_owned(),
            this_update: list.this_update.to_string(),
            next_update: list.next_update.map(|next| next.to_string()),
            number: list.number.as_ref().map(ToString::to_string),
            seen: self.task.now.to_string(),
        };
        let first = if history.is_empty() { first_line(address) } else { String::new() };
        self.folder.append(&path, history.len(), &format!("{first}{}", seen.line()))
    }

    /// Writes the parts of a list, and gives the bits of their prefix; none for a list that has no parts.
    fn take_apart(&self, sha256: &str, list: &RevocationList, signer: &Certificate) -> Result<Option<u32>, String> {
        let Some(parts) = Parts::of(list) else { return Ok(None) };
        let path = place::shards(sha256);
        // The folder gets its name when all parts are in it.
        if self.folder.path(&path).exists() {
            return Ok(Some(parts.bits));
        }
        let Some(made) = parts.sign(list, &signer.spki, self.task.operator) else { return Ok(None) };
        let indices = 0..parts.entries.len();
        let mut files = indices.map_while(|index| Some((format!("{index}.der"), shard_of(&parts, &made, index)?)));
        self.folder.write_folder(&path, &mut files)?;
        Ok(Some(parts.bits))
    }
}

/// Whether a list is older than the one that is there, by its number or by its date (RFC 5280 §5.2.3: numbers only grow).
fn is_older(list: &RevocationList, known: &MirroredList) -> bool {
    let number = |text: &str| text.parse::<u128>().ok();
    let by_number = match (list.number.as_ref().map(ToString::to_string), &known.number) {
        (Some(own), Some(known)) => number(&own).zip(number(known)).is_some_and(|(own, known)| own < known),
        _ => false,
    };
    by_number || Timestamp::parse(&known.this_update).is_some_and(|known| list.this_update < known)
}

pub(super) fn digest(text: &str) -> Option<[u8; 32]> {
    hex::decode(text).ok()?.try_into().ok()
}
