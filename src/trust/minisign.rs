//! Signatures of minisign (<https://jedisct1.github.io/minisign/>, "Signature format"): Ed25519 over the BLAKE2b-512 of a file, and
//! over that signature with a comment.

use base64ct::{Base64, Encoding};
use blake2::{Blake2b512, Digest};
use ed25519_dalek::{Signature, VerifyingKey};

/// Begins the comment that is signed.
const TRUSTED: &str = "trusted comment: ";
/// Of a key, and of a signature in the older form over the file itself.
const PLAIN: [u8; 2] = *b"Ed";
/// Of a signature over the digest of the file.
const PREHASHED: [u8; 2] = *b"ED";

/// What a line of a key holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PublicKey {
    id: [u8; 8],
    octets: [u8; 32],
}

/// What a file of a signature holds.
pub(super) struct FileSignature<'s> {
    algorithm: [u8; 2],
    key: [u8; 8],
    octets: [u8; 64],
    pub(super) comment: &'s str,
    /// Over the signature and the comment.
    of_comment: [u8; 64],
}

impl PublicKey {
    /// Reads the second line of a key file.
    pub(super) fn read(line: &str) -> Option<Self> {
        let (algorithm, id, octets) = tagged(line)?;
        [PLAIN, PREHASHED].contains(&algorithm).then_some(Self { id, octets })
    }

    /// Its number, as minisign prints it.
    pub(super) fn name(&self) -> String {
        hex::encode_upper(self.id.iter().rev().copied().collect::<Vec<u8>>())
    }

    /// Whether this key signed the file and the comment. The older form never counts.
    pub(super) fn signed(&self, file: &[u8], signature: &FileSignature<'_>) -> bool {
        let by_key = |key: VerifyingKey| {
            let verifies = |message: &[u8], octets| key.verify_strict(message, &Signature::from_bytes(octets)).is_ok();
            verifies(&Blake2b512::digest(file), &signature.octets)
                && verifies(&[&signature.octets, signature.comment.as_bytes()].concat(), &signature.of_comment)
        };
        signature.algorithm == PREHASHED
            && signature.key == self.id
            && VerifyingKey::from_bytes(&self.octets).is_ok_and(by_key)
    }
}

impl<'s> FileSignature<'s> {
    /// Reads a file of four lines: a comment that nobody signed, the signature, the comment that is signed, and its signature.
    pub(super) fn read(text: &'s str) -> Option<Self> {
        let mut lines = text.lines().skip(1);
        let (algorithm, key, octets) = tagged(lines.next()?)?;
        let comment = lines.next()?.strip_prefix(TRUSTED)?;
        let of_comment = Base64::decode_vec(lines.next()?).ok()?.try_into().ok()?;
        [PLAIN, PREHASHED].contains(&algorithm).then_some(Self { algorithm, key, octets, comment, of_comment })
    }
}

/// An algorithm, the id of a key, and the key or the signature itself.
fn tagged<const N: usize>(base64: &str) -> Option<([u8; 2], [u8; 8], [u8; N])> {
    let octets = Base64::decode_vec(base64).ok()?;
    let (algorithm, rest) = octets.split_first_chunk()?;
    let (id, value) = rest.split_first_chunk()?;
    Some((*algorithm, *id, value.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::{FileSignature, PublicKey};

    const FILE: &[u8] = include_bytes!("../../tests/fixtures/trust/kyso-trust.json");
    const SIGNATURE: &str = include_str!("../../tests/fixtures/trust/by-minisign.minisig");
    const KEY: &str = include_str!("../../tests/fixtures/trust/test-only.pub.txt");

    fn ours(key: &str, signature: &str) -> Option<bool> {
        Some(PublicKey::read(key)?.signed(FILE, &FileSignature::read(signature)?))
    }

    fn theirs(key: &str, signature: &str) -> Option<bool> {
        let key = minisign_verify::PublicKey::from_base64(key).ok()?;
        Some(key.verify(FILE, &minisign_verify::Signature::decode(signature).ok()?, false).is_ok())
    }

    /// Every character of a signature and of a key changed in turn, as the crate `minisign-verify` judges it.
    #[test]
    fn verdicts_are_those_of_another_verifier() {
        let key = KEY.lines().last().unwrap_or_default().trim();
        assert_eq!(ours(key, SIGNATURE), Some(true));
        let changed = |text: &str, at: usize, to: char| -> String {
            text.chars().enumerate().map(|(place, c)| if place == at { to } else { c }).collect()
        };
        for to in ['A', 'B', '/', '=', '\n'] {
            for at in 0..SIGNATURE.chars().count() {
                let signature = changed(SIGNATURE, at, to);
                assert_eq!(ours(key, &signature), theirs(key, &signature), "{signature}");
            }
            for at in 0..key.len() {
                let key = changed(key, at, to);
                assert_eq!(ours(&key, SIGNATURE), theirs(&key, SIGNATURE), "{key}");
            }
        }
    }
}
