//! SHA-2 in the processor's vector instructions.
//!
//! `sha2` uses a processor's own SHA instructions where there are any and portable code everywhere else: twice as slow as what
//! the vector units of the many x86 processors without them can do. `ring` brings assembly for those, picks by what the
//! processor has, and its contexts can be cloned. Only digests come from it; signatures are verified by one set of primitives,
//! the same natively and in the browser.

use super::DigestAlgorithm;
use ring::digest::{Algorithm, Context, SHA256, SHA384, SHA512};

/// A running SHA-256, SHA-384 or SHA-512.
#[derive(Clone)]
pub(super) struct NativeHasher(Context);

impl NativeHasher {
    /// Nothing hashed yet; `None` for algorithms that gain nothing here.
    pub(super) fn new(algorithm: DigestAlgorithm) -> Option<Self> {
        native(algorithm).map(|native| Self(Context::new(native)))
    }

    /// Takes more bytes in.
    pub(super) fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The digest.
    pub(super) fn finish(self) -> Vec<u8> {
        self.0.finish().as_ref().to_vec()
    }
}

fn native(algorithm: DigestAlgorithm) -> Option<&'static Algorithm> {
    match algorithm {
        DigestAlgorithm::Sha256 => Some(&SHA256),
        DigestAlgorithm::Sha384 => Some(&SHA384),
        DigestAlgorithm::Sha512 => Some(&SHA512),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::crypto::{DigestAlgorithm, Hasher};

    /// Lengths around the edges of a block and of the padding, and enough blocks for every stride of the vector code.
    const LENGTHS: [usize; 21] =
        [0, 1, 55, 56, 57, 63, 64, 65, 111, 112, 113, 119, 127, 128, 129, 255, 256, 257, 1000, 4095, 70_001];

    fn bytes(length: usize) -> Vec<u8> {
        (0..length).map(|i| u8::try_from(i.wrapping_mul(2_654_435_761) >> 11 & 0xFF).unwrap()).collect()
    }

    fn both(algorithm: DigestAlgorithm) -> [Hasher; 2] {
        [Hasher::new(algorithm), Hasher::software(algorithm)]
    }

    #[test]
    fn equals_software_on_every_chunking() {
        for algorithm in DigestAlgorithm::all() {
            for length in LENGTHS {
                let bytes = bytes(length);
                let whole = {
                    let mut software = Hasher::software(algorithm);
                    software.update(&bytes);
                    software.finish()
                };
                assert_eq!(whole.len(), algorithm.output_len());
                for step in [1, 3, 63, 64, 65, 127, 128, 129, 1021, 65_536] {
                    // Single bytes of the longest say no more than those of the others.
                    if length > 5000 && step < 60 {
                        continue;
                    }
                    for mut hasher in both(algorithm) {
                        bytes.chunks(step).for_each(|chunk| hasher.update(chunk));
                        assert_eq!(hasher.finish(), whole, "{algorithm}, {length} bytes by {step}");
                    }
                }
            }
        }
    }

    #[test]
    fn forks_go_their_own_way() {
        let bytes = bytes(10_000);
        for algorithm in DigestAlgorithm::all() {
            for at in [0, 1, 63, 64, 65, 127, 128, 129, 5000, 9999, 10_000] {
                let digests = both(algorithm).map(|mut trunk| {
                    trunk.update(&bytes[..at]);
                    let mut fork = trunk.clone();
                    // Fed by turns: nothing may be shared after the fork.
                    fork.update(b"another end");
                    trunk.update(&bytes[at..]);
                    fork.update(&bytes[..at]);
                    (trunk.finish(), fork.finish())
                });
                let joined = [&bytes[..at], b"another end", &bytes[..at]].concat();
                let expected = (algorithm.digest(&bytes), algorithm.digest(&joined));
                assert_eq!(digests, [expected.clone(), expected], "{algorithm} at {at}");
            }
        }
    }

    #[test]
    fn large_digests_are_native() {
        for algorithm in [DigestAlgorithm::Sha256, DigestAlgorithm::Sha384, DigestAlgorithm::Sha512] {
            assert!(super::NativeHasher::new(algorithm).is_some(), "{algorithm}");
        }
    }
}
