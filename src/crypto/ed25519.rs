//! Ed25519 (RFC 8032 §5.1; RFC 8410, RFC 8419 in certificates and CMS).

use super::refused::Refused;
use ed25519_dalek::{Signature, VerifyingKey};

/// A public key.
#[derive(Clone, Debug)]
pub struct Ed25519Key(Box<VerifyingKey>);

impl Ed25519Key {
    /// RFC 8410 §4: 32 octets.
    pub(super) fn read(octets: &[u8]) -> Result<Self, Refused> {
        let bad = Refused::Broken("not an Ed25519 key");
        let Ok(octets) = <&[u8; 32]>::try_from(octets) else { return Err(bad) };
        let Ok(key) = VerifyingKey::from_bytes(octets) else { return Err(bad) };
        Ok(Self(Box::new(key)))
    }

    /// RFC 8032 §5.1.7, and keys or commitments of small order refused: such a key fits any message.
    pub(super) fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        let Ok(octets) = <&[u8; 64]>::try_from(signature) else { return false };
        self.0.verify_strict(message, &Signature::from_bytes(octets)).is_ok()
    }
}
