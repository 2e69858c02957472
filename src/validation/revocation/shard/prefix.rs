//! Which part of a list a serial number belongs into.

use crate::crypto::sha256;
use crate::validation::revocation::crl::{entry::Entry, expect_sequence, minimal};

/// Most bits of a prefix: 65,536 parts.
pub(crate) const MOST_BITS: u32 = 16;

/// The first bits of the SHA-256 of a serial number in its shortest form.
pub(crate) fn prefix(serial: &[u8], bits: u32) -> u32 {
    of_hash(&hash(serial), bits)
}

pub(super) fn hash(serial: &[u8]) -> [u8; 32] {
    sha256(minimal(serial))
}

pub(super) fn of_hash(hash: &[u8; 32], bits: u32) -> u32 {
    let [a, b, c, d, ..] = *hash;
    u32::from_be_bytes([a, b, c, d]).checked_shr(32_u32.saturating_sub(bits)).unwrap_or(0)
}

/// Whether all entries belong into this part and are in the order of their hashes. Then what is missing between two neighbours is not on
/// the list.
pub(super) fn is_ordered(entries: &[u8], bits: u32, index: u32) -> bool {
    let mut rest = entries;
    let mut last = [0_u8; 32];
    // Ends: every round takes an entry off.
    while !rest.is_empty() {
        let Some(element) = expect_sequence(rest) else { return false };
        let Some(entry) = Entry::read(element.content, true) else { return false };
        let hash = hash(entry.serial);
        if of_hash(&hash, bits) != index || hash < last {
            return false;
        }
        (last, rest) = (hash, element.rest);
    }
    true
}
