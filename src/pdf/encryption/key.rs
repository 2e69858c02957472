//! File keys of revisions 2 to 4 (ISO 32000-2 §7.6.4.3, algorithms 2, 4 to 7).

use super::cipher::rc4;
use super::parameters::Parameters;
use md5::{Digest, Md5};

/// What passwords are filled up with to 32 bytes (algorithm 2, step a).
const PADDING: [u8; 32] = [
    0x28, 0xBF, 0x4E, 0x5E, 0x4E, 0x75, 0x8A, 0x41, 0x64, 0x00, 0x4E, 0x56, 0xFF, 0xFA, 0x01, 0x08, 0x2E, 0x2E, 0x00,
    0xB6, 0xD0, 0x68, 0x3E, 0x80, 0x2F, 0x0C, 0xA9, 0xFE, 0x64, 0x53, 0x69, 0x7A,
];

/// The file key, if the password is that of the user or of the owner.
pub(crate) fn open(parameters: &Parameters, password: &[u8]) -> Option<Vec<u8>> {
    as_user(parameters, password).or_else(|| as_user(parameters, &user_password(parameters, password)?))
}

fn padded(password: &[u8]) -> [u8; 32] {
    let mut out = [0; 32];
    let filled = password.iter().chain(&PADDING);
    out.iter_mut().zip(filled).for_each(|(byte, from)| *byte = *from);
    out
}

/// Algorithm 6.
fn as_user(parameters: &Parameters, password: &[u8]) -> Option<Vec<u8>> {
    let key = file_key(parameters, password);
    if parameters.revision == 2 {
        return (rc4(&key, &PADDING)? == parameters.user).then_some(key);
    }
    let mut hash = Md5::new();
    hash.update(PADDING);
    hash.update(&parameters.file_id);
    let mut expected = hash.finalize().to_vec();
    for round in 0..20 {
        expected = rc4(&xored(&key, round), &expected)?;
    }
    (parameters.user.get(..16)? == expected).then_some(key)
}

fn xored(key: &[u8], round: u8) -> Vec<u8> {
    key.iter().map(|byte| byte ^ round).collect()
}

/// Algorithm 2.
fn file_key(parameters: &Parameters, password: &[u8]) -> Vec<u8> {
    let mut hash = Md5::new();
    hash.update(padded(password));
    hash.update(parameters.owner.get(..32).unwrap_or(&parameters.owner));
    hash.update(parameters.permissions);
    hash.update(&parameters.file_id);
    if parameters.revision >= 4 && !parameters.encrypt_metadata {
        hash.update([0xFF; 4]);
    }
    stretched(parameters, hash.finalize().to_vec())
}

/// 50 more rounds from revision 3 on, then as many bytes as the key has.
fn stretched(parameters: &Parameters, mut hash: Vec<u8>) -> Vec<u8> {
    let keep = parameters.key_bytes;
    if parameters.revision >= 3 {
        for _ in 0..50 {
            hash = Md5::digest(hash.get(..keep).unwrap_or(&hash)).to_vec();
        }
    }
    hash.truncate(keep);
    hash
}

/// The user password from the owner password (algorithm 7).
fn user_password(parameters: &Parameters, password: &[u8]) -> Option<Vec<u8>> {
    let mut hash = Md5::digest(padded(password)).to_vec();
    if parameters.revision >= 3 {
        for _ in 0..50 {
            hash = Md5::digest(&hash).to_vec();
        }
    }
    hash.truncate(parameters.key_bytes);
    let mut user = parameters.owner.get(..32)?.to_vec();
    let rounds = if parameters.revision == 2 { 1 } else { 20 };
    for round in (0..rounds).rev() {
        user = rc4(&xored(&hash, round), &user)?;
    }
    Some(user)
}
