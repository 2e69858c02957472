//! The fingerprint of an object: SHA-256 of its bytes.

use sha2::{Digest, Sha256};

/// SHA-256 of some bytes that are in memory.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}
