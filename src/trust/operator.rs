//! Whoever runs a mirror, by a key of minisign.

use super::minisign::{FileSignature, PublicKey};
#[cfg(feature = "serve")]
pub use signer::OperatorSigner;

/// Public key of an operator, as minisign writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperatorKey(PublicKey);

impl OperatorKey {
    /// Reads the key: its line, or its file of two lines.
    ///
    /// ```
    /// use kyso::trust::OperatorKey;
    ///
    /// let key = std::fs::read_to_string("tests/fixtures/trust/test-only.pub.txt")?;
    /// assert!(OperatorKey::parse(&key).is_some());
    /// assert!(OperatorKey::parse("RWQ").is_none());
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let line = text.lines().rfind(|line| !line.trim().is_empty())?.trim();
        PublicKey::read(line).map(Self)
    }

    /// Its number, as minisign prints it.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Whether this key signed the bytes.
    pub fn signed(&self, bytes: &[u8], signature: &str) -> bool {
        FileSignature::read(signature).is_some_and(|signature| self.0.signed(bytes, &signature))
    }
}

#[cfg(feature = "serve")]
#[allow(clippy::disallowed_types, reason = "an operator signs the index of its own mirror")]
mod signer {
    use crate::asn1::pem_blocks;
    use crate::crypto::sha256;
    use base64ct::{Base64, Encoding};
    use blake2::{Blake2b512, Digest};
    use ed25519_dalek::pkcs8::DecodePrivateKey;
    use ed25519_dalek::{Signer, SigningKey};

    /// Private key of an operator.
    pub struct OperatorSigner(SigningKey);

    impl OperatorSigner {
        /// Reads an Ed25519 key as OpenSSL writes it (PKCS #8, PEM, without a password).
        pub fn from_pem(text: &str) -> Option<Self> {
            let block = pem_blocks(text.as_bytes()).into_iter().next()?;
            SigningKey::from_pkcs8_der(&block.der).ok().map(Self)
        }

        /// The number of the key: it only tells keys apart.
        fn id(&self) -> [u8; 8] {
            let digest = sha256(self.0.verifying_key().as_bytes());
            digest.first_chunk().copied().unwrap_or_default()
        }

        /// The public key, as minisign writes it.
        pub fn public(&self) -> String {
            Base64::encode_string(&[b"Ed".as_slice(), &self.id(), self.0.verifying_key().as_bytes()].concat())
        }

        /// A signature over bytes and a comment, which `minisign -Vm` verifies too.
        pub fn sign(&self, bytes: &[u8], comment: &str) -> String {
            let value = self.0.sign(&Blake2b512::digest(bytes)).to_bytes();
            let line = Base64::encode_string(&[b"ED".as_slice(), &self.id(), &value].concat());
            let of_comment = self.0.sign(&[&value, comment.as_bytes()].concat()).to_bytes();
            let of_comment = Base64::encode_string(&of_comment);
            format!("untrusted comment: kyso mirror\n{line}\ntrusted comment: {comment}\n{of_comment}\n")
        }
    }
}
