//! Base64 with padding (RFC 4648 §4), and nothing else: no white space, no other alphabet.

use base64ct::{Base64, Encoding};

/// Decodes at most `most` octets.
pub(super) fn decode(text: &str, most: usize) -> Option<Vec<u8>> {
    // Four characters for every three octets.
    if text.len() > most.div_ceil(3).saturating_mul(4) {
        return None;
    }
    Base64::decode_vec(text).ok().filter(|octets| octets.len() <= most)
}

/// Encodes.
pub fn encode(octets: &[u8]) -> String {
    Base64::encode_string(octets)
}
