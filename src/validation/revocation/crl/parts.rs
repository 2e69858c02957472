//! A list taken apart, for a mirror: its head, and each entry in its original bytes.

use super::entry::Entry;
use super::list::RevocationList;
use super::tlv::{self, Tlv};
use crate::asn1::write;

impl RevocationList {
    /// The list without its entries. Everything else is in its original bytes; the signature, which was over all of it, fits no more.
    pub(crate) fn head(&self) -> Option<Vec<u8>> {
        let list = Tlv::expect(self.der(), tlv::SEQUENCE)?;
        let tbs = Tlv::expect(list.content, tlv::SEQUENCE)?;
        let (mut kept, mut sequences, mut rest) = (Vec::new(), 0_u8, tbs.content);
        // Ends: every round takes an element off.
        while !rest.is_empty() {
            let element = Tlv::read(rest)?;
            let raw = rest.get(..rest.len().saturating_sub(element.rest.len()))?;
            sequences = sequences.saturating_add(u8::from(element.tag == tlv::SEQUENCE));
            // The third one, after the algorithm and the issuer, has the entries.
            if element.tag != tlv::SEQUENCE || sequences < 3 {
                kept.extend_from_slice(raw);
            }
            rest = element.rest;
        }
        Some(write(tlv::SEQUENCE, &[write(tlv::SEQUENCE, &kept), tbs.rest.to_vec()].concat()))
    }

    /// Serial number in its shortest form, and the whole entry, of each.
    pub(crate) fn each_entry(&self) -> Option<Vec<(&[u8], &[u8])>> {
        let (mut found, mut rest) = (Vec::new(), self.entry_bytes());
        // Ends: every round takes an entry off.
        while !rest.is_empty() {
            let element = Tlv::expect(rest, tlv::SEQUENCE)?;
            let raw = rest.get(..rest.len().saturating_sub(element.rest.len()))?;
            found.push((Entry::read(element.content, true)?.serial, raw));
            rest = element.rest;
        }
        Some(found)
    }
}
