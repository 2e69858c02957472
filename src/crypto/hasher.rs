//! A running digest of any algorithm.

use super::DigestAlgorithm;
use super::native_hasher::NativeHasher;
use sha2::Digest;
use shake::{ExtendableOutput, Update, XofReader};

/// A running digest. Cloning it copies the state, so that several digests can share a prefix.
#[derive(Clone)]
pub struct Hasher {
    algorithm: DigestAlgorithm,
    state: State,
}

/// The algorithms of a fixed length, each with its implementation; SHAKE and the processor's own come beside them.
macro_rules! states {
    ($($name:ident: $type:ty),+ $(,)?) => {
        #[derive(Clone)]
        enum State {
            $($name($type),)+
            Shake128(shake::Shake128),
            Shake256(shake::Shake256),
            Native(NativeHasher),
        }

        impl State {
            /// In Rust alone, as it runs in the browser.
            fn software(algorithm: DigestAlgorithm) -> Self {
                match algorithm {
                    $(DigestAlgorithm::$name => Self::$name(Default::default()),)+
                    DigestAlgorithm::Shake128 => Self::Shake128(Default::default()),
                    DigestAlgorithm::Shake256 => Self::Shake256(Default::default()),
                }
            }

            fn update(&mut self, bytes: &[u8]) {
                match self {
                    $(Self::$name(h) => Digest::update(h, bytes),)+
                    Self::Shake128(h) => h.update(bytes),
                    Self::Shake256(h) => h.update(bytes),
                    Self::Native(h) => h.update(bytes),
                }
            }

            fn finish(self) -> Vec<u8> {
                match self {
                    $(Self::$name(h) => h.finalize().to_vec(),)+
                    Self::Shake128(h) => squeeze(h, 32),
                    Self::Shake256(h) => squeeze(h, 64),
                    Self::Native(h) => h.finish(),
                }
            }
        }
    };
}

states! {
    Md5: md5::Md5,
    Sha1: sha1::Sha1,
    Sha224: sha2::Sha224,
    Sha256: sha2::Sha256,
    Sha384: sha2::Sha384,
    Sha512: sha2::Sha512,
    Sha512_224: sha2::Sha512_224,
    Sha512_256: sha2::Sha512_256,
    Sha3_224: sha3::Sha3_224,
    Sha3_256: sha3::Sha3_256,
    Sha3_384: sha3::Sha3_384,
    Sha3_512: sha3::Sha3_512,
}

impl Hasher {
    /// Nothing hashed yet.
    pub fn new(algorithm: DigestAlgorithm) -> Self {
        match NativeHasher::new(algorithm) {
            Some(native) => Self { algorithm, state: State::Native(native) },
            None => Self::software(algorithm),
        }
    }

    /// The same in Rust alone, as it runs in the browser.
    pub(super) fn software(algorithm: DigestAlgorithm) -> Self {
        Self { algorithm, state: State::software(algorithm) }
    }

    /// The algorithm.
    pub fn algorithm(&self) -> DigestAlgorithm {
        self.algorithm
    }

    /// Takes more bytes in.
    pub fn update(&mut self, bytes: &[u8]) {
        self.state.update(bytes);
    }

    /// The digest.
    pub fn finish(self) -> Vec<u8> {
        self.state.finish()
    }
}

impl DigestAlgorithm {
    /// A hasher that has seen nothing.
    pub(crate) fn hasher(self) -> Hasher {
        Hasher::new(self)
    }

    /// The digest of bytes in memory.
    pub fn digest(self, bytes: &[u8]) -> Vec<u8> {
        let mut hasher = self.hasher();
        hasher.update(bytes);
        hasher.finish()
    }
}

impl core::fmt::Debug for Hasher {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Hasher({})", self.algorithm)
    }
}

fn squeeze(hasher: impl ExtendableOutput, octets: usize) -> Vec<u8> {
    let mut output = vec![0; octets];
    hasher.finalize_xof().read(&mut output);
    output
}

/// SHAKE128 of `bytes`, as many octets as asked for (FIPS 202 §6.2).
pub(super) fn shake128(bytes: &[u8], octets: usize) -> Vec<u8> {
    let mut hasher = shake::Shake128::default();
    hasher.update(bytes);
    squeeze(hasher, octets)
}

/// SHAKE256 of `bytes`, as many octets as asked for (FIPS 202 §6.2).
pub(super) fn shake256(bytes: &[u8], octets: usize) -> Vec<u8> {
    let mut hasher = shake::Shake256::default();
    hasher.update(bytes);
    squeeze(hasher, octets)
}
