//! File keys of revisions 5 and 6 (ISO 32000-2 §7.6.4.3.3, algorithms 2.A and 2.B).

use super::cipher::aes256_unpadded;
use super::parameters::Parameters;
use aes::Aes128;
use cbc::Encryptor;
use cbc::cipher::block_padding::NoPadding;
use cbc::cipher::{BlockModeEncrypt, KeyIvInit};
use sha2::{Digest, Sha256, Sha384, Sha512};

/// "Truncate the UTF-8 representation to 127 bytes."
const PASSWORD: usize = 127;
/// The last round that algorithm 2.B can reach: its end test compares a byte with the round less 32.
const ROUNDS: u32 = 288;

/// The file key, if the password is that of the owner or of the user.
pub(crate) fn open(parameters: &Parameters, password: &[u8]) -> Option<Vec<u8>> {
    let password = password.get(..PASSWORD).unwrap_or(password);
    let owner = Stored::new(&parameters.owner)?;
    let user = Stored::new(&parameters.user)?;
    let both = parameters.user.get(..48)?;
    let revision = parameters.revision;
    if hash(revision, password, owner.validation, both)? == owner.hash {
        return aes256_unpadded(&hash(revision, password, owner.key, both)?, parameters.owner_key.get(..32)?);
    }
    if hash(revision, password, user.validation, b"")? == user.hash {
        return aes256_unpadded(&hash(revision, password, user.key, b"")?, parameters.user_key.get(..32)?);
    }
    None
}

/// `O` or `U`: 32 bytes of hash, 8 of validation salt, 8 of key salt.
struct Stored<'s> {
    hash: &'s [u8],
    validation: &'s [u8],
    key: &'s [u8],
}

impl<'s> Stored<'s> {
    fn new(bytes: &'s [u8]) -> Option<Self> {
        Some(Self { hash: bytes.get(..32)?, validation: bytes.get(32..40)?, key: bytes.get(40..48)? })
    }
}

fn hash(revision: i64, password: &[u8], salt: &[u8], user: &[u8]) -> Option<Vec<u8>> {
    let first = Sha256::new().chain_update(password).chain_update(salt).chain_update(user).finalize().to_vec();
    if revision == 5 { Some(first) } else { hardened(password, user, first) }
}

/// Algorithm 2.B.
fn hardened(password: &[u8], user: &[u8], first: Vec<u8>) -> Option<Vec<u8>> {
    let mut key = first;
    for round in 0..=ROUNDS {
        let mut text = [password, &key, user].concat().repeat(64);
        let length = text.len();
        let mode = Encryptor::<Aes128>::new_from_slices(key.get(..16)?, key.get(16..32)?).ok()?;
        mode.encrypt_padded::<NoPadding>(&mut text, length).ok()?;
        // The first 16 bytes as a number modulo 3: 256 is 1 modulo 3, so the sum of the bytes will do.
        let remainder = text.iter().take(16).map(|byte| u32::from(*byte)).sum::<u32>() % 3;
        key = match remainder {
            0 => Sha256::digest(&text).to_vec(),
            1 => Sha384::digest(&text).to_vec(),
            _ => Sha512::digest(&text).to_vec(),
        };
        if round >= 63 && u32::from(*text.last()?) <= round.saturating_sub(31) {
            key.truncate(32);
            return Some(key);
        }
    }
    None
}
