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

#[derive(Clone)]
enum State {
    Md5(md5::Md5),
    Sha1(sha1::Sha1),
    Sha224(sha2::Sha224),
    Sha256(sha2::Sha256),
    Sha384(sha2::Sha384),
    Sha512(sha2::Sha512),
    Sha512_224(sha2::Sha512_224),
    Sha512_256(sha2::Sha512_256),
    Sha3_224(sha3::Sha3_224),
    Sha3_256(sha3::Sha3_256),
    Sha3_384(sha3::Sha3_384),
    Sha3_512(sha3::Sha3_512),
    Shake128(shake::Shake128),
    Shake256(shake::Shake256),
    Native(NativeHasher),
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
        let state = match algorithm {
            DigestAlgorithm::Md5 => State::Md5(Default::default()),
            DigestAlgorithm::Sha1 => State::Sha1(Default::default()),
            DigestAlgorithm::Sha224 => State::Sha224(Default::default()),
            DigestAlgorithm::Sha256 => State::Sha256(Default::default()),
            DigestAlgorithm::Sha384 => State::Sha384(Default::default()),
            DigestAlgorithm::Sha512 => State::Sha512(Default::default()),
            DigestAlgorithm::Sha512_224 => State::Sha512_224(Default::default()),
            DigestAlgorithm::Sha512_256 => State::Sha512_256(Default::default()),
            DigestAlgorithm::Sha3_224 => State::Sha3_224(Default::default()),
            DigestAlgorithm::Sha3_256 => State::Sha3_256(Default::default()),
            DigestAlgorithm::Sha3_384 => State::Sha3_384(Default::default()),
            DigestAlgorithm::Sha3_512 => State::Sha3_512(Default::default()),
            DigestAlgorithm::Shake128 => State::Shake128(Default::default()),
            DigestAlgorithm::Shake256 => State::Shake256(Default::default()),
        };
        Self { algorithm, state }
    }

    /// The algorithm.
    pub fn algorithm(&self) -> DigestAlgorithm {
        self.algorithm
    }

    /// Takes more bytes in.
    pub fn update(&mut self, bytes: &[u8]) {
        match &mut self.state {
            State::Md5(h) => Digest::update(h, bytes),
            State::Sha1(h) => Digest::update(h, bytes),
            State::Sha224(h) => Digest::update(h, bytes),
            State::Sha256(h) => Digest::update(h, bytes),
            State::Sha384(h) => Digest::update(h, bytes),
            State::Sha512(h) => Digest::update(h, bytes),
            State::Sha512_224(h) => Digest::update(h, bytes),
            State::Sha512_256(h) => Digest::update(h, bytes),
            State::Sha3_224(h) => Digest::update(h, bytes),
            State::Sha3_256(h) => Digest::update(h, bytes),
            State::Sha3_384(h) => Digest::update(h, bytes),
            State::Sha3_512(h) => Digest::update(h, bytes),
            State::Shake128(h) => h.update(bytes),
            State::Shake256(h) => h.update(bytes),
            State::Native(h) => h.update(bytes),
        }
    }

    /// The digest.
    pub fn finish(self) -> Vec<u8> {
        match self.state {
            State::Md5(h) => h.finalize().to_vec(),
            State::Sha1(h) => h.finalize().to_vec(),
            State::Sha224(h) => h.finalize().to_vec(),
            State::Sha256(h) => h.finalize().to_vec(),
            State::Sha384(h) => h.finalize().to_vec(),
            State::Sha512(h) => h.finalize().to_vec(),
            State::Sha512_224(h) => h.finalize().to_vec(),
            State::Sha512_256(h) => h.finalize().to_vec(),
            State::Sha3_224(h) => h.finalize().to_vec(),
            State::Sha3_256(h) => h.finalize().to_vec(),
            State::Sha3_384(h) => h.finalize().to_vec(),
            State::Sha3_512(h) => h.finalize().to_vec(),
            State::Shake128(h) => squeeze(h, 32),
            State::Shake256(h) => squeeze(h, 64),
            State::Native(h) => h.finish(),
        }
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
