//! The one pass over the entries of a list: digest of what was signed, and the entries that are looked for.

use super::entry::Entry;
use super::tlv::{self, Tlv};
use crate::asn1::{Budget, Reader, Rules, oid_text};
use crate::base::limits::Limits;
use crate::base::sort;
use crate::crypto::{DigestAlgorithm, Hasher};
use crate::validation::revocation::Revocation;
use crate::x509::{GeneralName, Name};
use core::ops::Range;

/// How many bytes are hashed at a time: what was just looked through is still in the cache.
const PIECE: usize = 1 << 16;

/// What is looked for in a list.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// Content octets of the serial number.
    pub serial: &'a [u8],
    /// Who issued the certificate.
    pub issuer: &'a Name,
}

/// Where things are in a list.
pub(crate) struct Layout<'a> {
    /// The signed bytes.
    pub(crate) tbs: &'a [u8],
    /// Content of revokedCertificates, within `tbs`.
    pub(crate) entries: Range<usize>,
    /// Issuer of the list, to whom entries belong until certificateIssuer names another (§5.3.3).
    pub(crate) issuer: &'a Name,
    /// Whether entries may have extensions (version 2).
    pub(crate) extensions_allowed: bool,
    /// Whether certificateIssuer may appear (indirectCRL).
    pub(crate) indirect: bool,
}

/// What the pass brought.
#[derive(Clone, Debug)]
pub struct Scan {
    /// Number of entries.
    pub entries: u64,
    /// The entry of each wanted certificate, in their order.
    pub found: Vec<Option<Revocation>>,
    /// Digest of the signed bytes, if one was asked for.
    pub(crate) digest: Option<Vec<u8>>,
    /// Identifier of a critical entry extension that is not processed.
    pub(crate) unknown_critical: Option<String>,
}

/// Where the entries cannot be read, counted from the beginning of the signed bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BadEntry {
    pub(crate) offset: usize,
}

/// A serial number in its shortest form, its index among the wanted ones, and whether the issuer of the list issued it.
struct Key<'a> {
    serial: &'a [u8],
    place: usize,
    own: bool,
}

struct Pass<'a, 'w> {
    layout: &'a Layout<'a>,
    wanted: &'w [Wanted<'w>],
    keys: Vec<Key<'w>>,
    /// Last two octets of the wanted serial numbers, one bit each: this alone rules out most entries.
    endings: Box<[u64; 1024]>,
    scan: Scan,
    /// Value of the last certificateIssuer.
    issuer: Option<&'a [u8]>,
    hasher: Option<Hasher>,
    hashed: usize,
}

/// Reads all entries. Work: every byte once. Memory: nothing per entry.
pub(crate) fn scan(
    layout: &Layout<'_>,
    wanted: &[Wanted<'_>],
    digest: Option<DigestAlgorithm>,
) -> Result<Scan, BadEntry> {
    let mut keys: Vec<Key<'_>> = wanted
        .iter()
        .enumerate()
        .map(|(place, w)| Key { serial: tlv::minimal(w.serial), place, own: w.issuer.matches(layout.issuer) })
        .collect();
    sort::sort_by_key(&mut keys, |key| key.serial);
    let scan = Scan { entries: 0, found: vec![None; wanted.len()], digest: None, unknown_critical: None };
    let hasher = digest.map(DigestAlgorithm::hasher);
    let mut endings = Box::new([0; 1024]);
    for (word, bit) in keys.iter().map(|key| ending(key.serial)) {
        if let Some(mark) = endings.get_mut(word) {
            *mark |= bit;
        }
    }
    let mut pass = Pass { layout, wanted, keys, endings, scan, issuer: None, hasher, hashed: 0 };
    pass.entries()?;
    Ok(pass.finish())
}

/// The place of the last two octets of a serial number in a field of 65,536 bits.
#[inline]
fn ending(serial: &[u8]) -> (usize, u64) {
    let (high, low) = match serial {
        [.., high, low] => (*high, *low),
        [low] => (0, *low),
        [] => (0, 0),
    };
    let place = u16::from_be_bytes([high, low]);
    (usize::from(place >> 6), 1 << (place & 63))
}

impl<'a> Pass<'a, '_> {
    fn entries(&mut self) -> Result<(), BadEntry> {
        let end = self.layout.entries.end;
        let mut rest = self.layout.tbs.get(self.layout.entries.clone()).unwrap_or_default();
        // Ends: every round takes an entry off.
        while !rest.is_empty() {
            let offset = end.saturating_sub(rest.len());
            let bad = BadEntry { offset };
            let element = Tlv::expect(rest, tlv::SEQUENCE).ok_or(bad)?;
            let entry = Entry::read(element.content, self.layout.extensions_allowed).ok_or(bad)?;
            self.scan.entries = self.scan.entries.saturating_add(1);
            self.take(&entry).ok_or(bad)?;
            rest = element.rest;
            self.hash(offset);
        }
        Ok(())
    }

    /// Hashes the bytes before `offset`, in pieces.
    #[inline]
    fn hash(&mut self, offset: usize) {
        if offset.saturating_sub(self.hashed) < PIECE {
            return;
        }
        if let Some(hasher) = &mut self.hasher {
            hasher.update(self.layout.tbs.get(self.hashed..offset).unwrap_or_default());
        }
        self.hashed = offset;
    }

    #[inline]
    fn take(&mut self, entry: &Entry<'a>) -> Option<()> {
        if !entry.is_plain() {
            self.extensions(entry)?;
        }
        let (word, bit) = ending(entry.serial);
        if self.endings.get(word).is_none_or(|mark| mark & bit == 0) {
            return Some(());
        }
        let first = self.keys.partition_point(|key| key.serial < entry.serial);
        if self.keys.get(first).is_some_and(|key| key.serial == entry.serial) {
            return self.matched(first, entry);
        }
        Some(())
    }

    /// Extensions that concern other entries or the whole list.
    fn extensions(&mut self, entry: &Entry<'a>) -> Option<()> {
        let extensions = entry.extensions()?;
        if let Some(value) = extensions.certificate_issuer {
            // §5.3.3: only indirect lists have entries of several issuers.
            if !self.layout.indirect {
                return None;
            }
            self.issuer = Some(value);
        }
        if let (Some(oid), None) = (extensions.unknown_critical, &self.scan.unknown_critical) {
            self.scan.unknown_critical = Some(oid_text(oid));
        }
        Some(())
    }

    /// The serial number is a wanted one; several issuers may have used it.
    fn matched(&mut self, first: usize, entry: &Entry<'a>) -> Option<()> {
        let revocation = entry.revocation()?;
        let issuer = self.issuer.map(certificate_issuer);
        for key in self.keys.iter().skip(first).take_while(|key| key.serial == entry.serial) {
            let same = match &issuer {
                None => key.own,
                // An issuer that cannot be read might be the one meant.
                Some(None) => return None,
                Some(Some(names)) => {
                    let wanted = self.wanted.get(key.place)?.issuer;
                    names.iter().filter_map(GeneralName::directory).any(|name| name.matches(wanted))
                }
            };
            if same {
                let place = self.scan.found.get_mut(key.place)?;
                *place = Some(place.map_or(revocation, |known| known.or_worse(revocation)));
            }
        }
        Some(())
    }

    fn finish(mut self) -> Scan {
        if let Some(mut hasher) = self.hasher.take() {
            hasher.update(self.layout.tbs.get(self.hashed..).unwrap_or_default());
            self.scan.digest = Some(hasher.finish());
        }
        self.scan
    }
}

/// The names of certificateIssuer (§5.3.3).
fn certificate_issuer(value: &[u8]) -> Option<Vec<GeneralName>> {
    let budget = &mut Budget::new(&Limits::default());
    let mut reader = Reader::new(value, Rules::Ber);
    let names = reader.next(budget).ok()??;
    reader.finish().ok()?;
    GeneralName::read_all_to_compare(&names, budget).ok()
}
