//! Making the parts of a list, for a mirror.

use super::tree::Tree;
use super::{manifest, prefix};
use crate::asn1::write;
use crate::base::sort;
use crate::crypto::sha256;
use crate::evidence::SHARD_FORM;
use crate::trust::OperatorSigner;
use crate::validation::revocation::RevocationList;

/// Entries that a part has on average, at most: a look-up hides among so many.
const ENTRIES: u64 = 1024;

const INTEGER: u8 = 0x02;
const OCTET_STRING: u8 = 0x04;
const UTF8_STRING: u8 = 0x0C;
const SEQUENCE: u8 = 0x30;

/// All parts of a list.
pub(crate) struct Parts {
    /// Bits of the prefix.
    pub(crate) bits: u32,
    pub(crate) entries: Vec<Vec<u8>>,
    pub(crate) tree: Tree,
}

/// What is signed once for all parts.
pub(crate) struct Made {
    pub(crate) manifest: Vec<u8>,
    pub(crate) signature: String,
}

impl Parts {
    /// The parts; `None` for a list that has none: one that cannot be read to its end, a delta list, one of several issuers, or one with
    /// a critical extension that is not processed.
    pub(crate) fn of(list: &RevocationList) -> Option<Self> {
        let scan = list.scan(&[]).ok()?;
        if list.is_delta() || list.is_indirect() || list.unknown_critical().is_some() || scan.unknown_critical.is_some()
        {
            return None;
        }
        let bits = (0..prefix::MOST_BITS).find(|bits| scan.entries >> bits <= ENTRIES).unwrap_or(prefix::MOST_BITS);
        let mut parts: Vec<Vec<([u8; 32], &[u8])>> = vec![Vec::new(); 1_usize.checked_shl(bits)?];
        for (serial, raw) in list.each_entry()? {
            let hash = prefix::hash(serial);
            parts.get_mut(usize::try_from(prefix::of_hash(&hash, bits)).ok()?)?.push((hash, raw));
        }
        let ordered = parts.into_iter().map(|mut part| {
            sort::sort_by_key(&mut part, |(hash, _)| *hash);
            part.into_iter().flat_map(|(_, raw)| raw).copied().collect()
        });
        let entries: Vec<Vec<u8>> = ordered.collect();
        let tree = Tree::over(&entries);
        Some(Self { bits, entries, tree })
    }

    /// Signs for the list. `signer` is the public key (SubjectPublicKeyInfo) that signed it, which the caller has checked.
    pub(crate) fn sign(&self, list: &RevocationList, signer: &[u8], operator: &OperatorSigner) -> Option<Made> {
        let parts = [
            write(UTF8_STRING, manifest::FORM),
            write(OCTET_STRING, &sha256(list.der())),
            write(OCTET_STRING, &sha256(signer)),
            integer(self.bits),
            write(OCTET_STRING, &self.tree.root()),
            list.head()?,
        ];
        let manifest = write(SEQUENCE, &parts.concat());
        let comment = format!("kyso mirror, list {}", hex::encode(sha256(list.der())));
        let signature = operator.sign(&manifest, &comment);
        Some(Made { manifest, signature })
    }
}

/// One part with what proves it.
pub(crate) fn shard_of(parts: &Parts, made: &Made, index: usize) -> Option<Vec<u8>> {
    let path: Vec<u8> = parts.tree.path(index).iter().flat_map(|hash| write(OCTET_STRING, hash)).collect();
    let elements = [
        write(UTF8_STRING, SHARD_FORM),
        write(OCTET_STRING, &made.manifest),
        write(OCTET_STRING, made.signature.as_bytes()),
        integer(u32::try_from(index).ok()?),
        write(SEQUENCE, &path),
        write(OCTET_STRING, parts.entries.get(index)?),
    ];
    Some(write(SEQUENCE, &elements.concat()))
}

/// The shortest form of a number that is not negative.
fn integer(number: u32) -> Vec<u8> {
    let octets = number.to_be_bytes();
    let mut shortest: Vec<u8> = octets.iter().copied().skip_while(|octet| *octet == 0).collect();
    if shortest.first().is_none_or(|first| first & 0x80 != 0) {
        shortest.insert(0, 0);
    }
    write(INTEGER, &shortest)
}
