//! Decryption of one string or stream (ISO 32000-2 §7.6.3, algorithms 1 and 1.A).

use super::parameters::Method;
use crate::pdf::syntax::object::ObjectId;
use aes::{Aes128, Aes256};
use cbc::Decryptor;
use cbc::cipher::block_padding::{NoPadding, Pkcs7};
use cbc::cipher::{BlockModeDecrypt, KeyIvInit};
use md5::{Digest, Md5};
use rc4::{KeyInit, Rc4, StreamCipher};

/// Decrypts data of an object. `None` if they are not such ciphertext.
pub(crate) fn decrypt(method: Method, key: &[u8], id: ObjectId, data: &[u8]) -> Option<Vec<u8>> {
    match method {
        Method::Identity => Some(data.to_vec()),
        Method::Rc4 => rc4(&object_key(key, id, b""), data),
        Method::Aes128 => aes::<Decryptor<Aes128>>(&object_key(key, id, b"sAlT"), data),
        Method::Aes256 => aes::<Decryptor<Aes256>>(key, data),
    }
}

/// Algorithm 1, steps a to d.
fn object_key(key: &[u8], id: ObjectId, salt: &[u8]) -> Vec<u8> {
    let [n0, n1, n2, _] = id.number.to_le_bytes();
    let mut hash = Md5::new();
    hash.update(key);
    hash.update([n0, n1, n2]);
    hash.update(id.generation.to_le_bytes());
    hash.update(salt);
    hash.finalize().iter().copied().take(key.len().saturating_add(5)).collect()
}

/// RC4, which encrypts and decrypts alike.
pub(crate) fn rc4(key: &[u8], data: &[u8]) -> Option<Vec<u8>> {
    let mut data = data.to_vec();
    Rc4::new_from_slice(key).ok()?.try_apply_keystream(&mut data).ok()?;
    Some(data)
}

/// AES in CBC mode; the first block is the initialization vector, the padding that of RFC 8018.
fn aes<Mode: KeyIvInit + BlockModeDecrypt>(key: &[u8], data: &[u8]) -> Option<Vec<u8>> {
    if data.is_empty() {
        return Some(Vec::new());
    }
    let (vector, body) = data.split_at_checked(16)?;
    let mut body = body.to_vec();
    let plain = Mode::new_from_slices(key, vector).ok()?.decrypt_padded::<Pkcs7>(&mut body).ok()?.len();
    body.truncate(plain);
    Some(body)
}

/// AES-256 in CBC mode without padding, the vector zero: for the file key (algorithm 2.A).
pub(crate) fn aes256_unpadded(key: &[u8], data: &[u8]) -> Option<Vec<u8>> {
    let mut body = data.to_vec();
    Decryptor::<Aes256>::new_from_slices(key, &[0; 16]).ok()?.decrypt_padded::<NoPadding>(&mut body).ok()?;
    Some(body)
}
