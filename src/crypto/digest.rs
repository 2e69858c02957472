//! Digest algorithms.

use super::{AlgorithmIdentifier, oids};
use crate::asn1::{Budget, Reader, Rules, Tag, integer_u64};
use const_oid::ObjectIdentifier;
use core::fmt;
use serde::{Serialize, Serializer};

/// A digest algorithm. SHAKE has 256 and 512 bits of output, as in signatures (RFC 8702 §2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DigestAlgorithm {
    /// MD5: computed, so that a digest can be compared. Signatures by which a key vouches for others are not verified
    /// with it.
    Md5,
    /// SHA-1.
    Sha1,
    /// SHA-224.
    Sha224,
    /// SHA-256.
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
    /// SHA-512/224.
    Sha512_224,
    /// SHA-512/256.
    Sha512_256,
    /// SHA3-224.
    Sha3_224,
    /// SHA3-256.
    Sha3_256,
    /// SHA3-384.
    Sha3_384,
    /// SHA3-512.
    Sha3_512,
    /// SHAKE128 with 256 bits of output.
    Shake128,
    /// SHAKE256 with 512 bits of output.
    Shake256,
}

/// Algorithm, identifier, name, octets of output.
type Row = (DigestAlgorithm, ObjectIdentifier, &'static str, usize);

const TABLE: [Row; 14] = [
    (DigestAlgorithm::Md5, oids::MD5, "MD5", 16),
    (DigestAlgorithm::Sha1, oids::SHA1, "SHA-1", 20),
    (DigestAlgorithm::Sha224, oids::SHA224, "SHA-224", 28),
    (DigestAlgorithm::Sha256, oids::SHA256, "SHA-256", 32),
    (DigestAlgorithm::Sha384, oids::SHA384, "SHA-384", 48),
    (DigestAlgorithm::Sha512, oids::SHA512, "SHA-512", 64),
    (DigestAlgorithm::Sha512_224, oids::SHA512_224, "SHA-512/224", 28),
    (DigestAlgorithm::Sha512_256, oids::SHA512_256, "SHA-512/256", 32),
    (DigestAlgorithm::Sha3_224, oids::SHA3_224, "SHA3-224", 28),
    (DigestAlgorithm::Sha3_256, oids::SHA3_256, "SHA3-256", 32),
    (DigestAlgorithm::Sha3_384, oids::SHA3_384, "SHA3-384", 48),
    (DigestAlgorithm::Sha3_512, oids::SHA3_512, "SHA3-512", 64),
    (DigestAlgorithm::Shake128, oids::SHAKE128, "SHAKE128", 32),
    (DigestAlgorithm::Shake256, oids::SHAKE256, "SHAKE256", 64),
];

impl DigestAlgorithm {
    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|row| row.0)
    }

    /// The algorithm of this identifier.
    pub(crate) fn from_oid(oid: &ObjectIdentifier) -> Option<Self> {
        TABLE.iter().find(|row| row.1 == *oid).map(|row| row.0)
    }

    /// The algorithm named by an AlgorithmIdentifier. Its parameters are absent or NULL (RFC 5754 §2); others are
    /// ignored, since no digest has parameters that change it. The exception is SHAKE with an explicit length (RFC 8419
    /// §3.1), of which only the supported length is accepted.
    pub fn from_identifier(identifier: &AlgorithmIdentifier<'_>) -> Option<Self> {
        let algorithm = match identifier.oid()? {
            oids::SHAKE128_LEN => Self::Shake128,
            oids::SHAKE256_LEN => Self::Shake256,
            oid => return Self::from_oid(&oid),
        };
        let mut reader = Reader::new(identifier.parameters?, Rules::Der);
        let length = integer_u64(&reader.expect(Tag::INTEGER, &mut Budget::small()).ok()?).ok()?;
        reader.finish().ok()?;
        (usize::try_from(length).ok()? == algorithm.output_len().saturating_mul(8)).then_some(algorithm)
    }

    /// The algorithm with this [`Self::name`].
    pub fn from_name(name: &str) -> Option<Self> {
        TABLE.iter().find(|row| row.2 == name).map(|row| row.0)
    }

    /// Its identifier.
    pub fn oid(self) -> ObjectIdentifier {
        self.row().1
    }

    /// Its name, such as `SHA-256`.
    pub fn name(self) -> &'static str {
        self.row().2
    }

    /// Octets of output.
    pub(crate) fn output_len(self) -> usize {
        self.row().3
    }

    fn row(self) -> &'static Row {
        // The table has every variant; a test checks that.
        TABLE.iter().find(|row| row.0 == self).unwrap_or(&TABLE[0])
    }
}

impl fmt::Display for DigestAlgorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for DigestAlgorithm {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for DigestAlgorithm {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "DigestAlgorithm".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let names: Vec<_> = Self::all().map(Self::name).collect();
        schemars::json_schema!({ "type": "string", "enum": names })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole() {
        for algorithm in DigestAlgorithm::all() {
            assert_eq!(algorithm.row().0, algorithm);
            assert_eq!(algorithm.digest(b"abc").len(), algorithm.output_len());
            assert_eq!(DigestAlgorithm::from_oid(&algorithm.oid()), Some(algorithm));
            assert_eq!(DigestAlgorithm::from_name(algorithm.name()), Some(algorithm));
        }
    }

    /// RFC 8419 §3.1: id-shake256-len with 512 bits; another length is another algorithm.
    #[test]
    fn shake_with_a_length() {
        let named = |last: u8, parameters: &[u8]| {
            let oid = [0x06, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, last];
            let length = u8::try_from(oid.len() + parameters.len()).unwrap();
            let bytes = [&[0x30, length], &oid[..], parameters].concat();
            let budget = &mut Budget::small();
            let element = Reader::new(&bytes, Rules::Der).next(budget).unwrap().unwrap();
            let identifier = AlgorithmIdentifier::from_element(&element, budget).unwrap();
            DigestAlgorithm::from_identifier(&identifier)
        };
        assert_eq!(named(18, &[2, 2, 2, 0]), Some(DigestAlgorithm::Shake256));
        assert_eq!(named(17, &[2, 2, 1, 0]), Some(DigestAlgorithm::Shake128));
        for parameters in [&[][..], &[5, 0], &[2, 2, 1, 0], &[2, 1, 8]] {
            assert_eq!(named(18, parameters), None, "{parameters:?}");
        }
    }

    /// FIPS 180-4 and FIPS 202 examples, RFC 1321 §A.5: the digest of "abc".
    #[test]
    fn known_answers() {
        for (algorithm, expected) in [
            (DigestAlgorithm::Md5, "900150983cd24fb0d6963f7d28e17f72"),
            (DigestAlgorithm::Sha1, "a9993e364706816aba3e25717850c26c9cd0d89d"),
            (DigestAlgorithm::Sha224, "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7"),
            (DigestAlgorithm::Sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (DigestAlgorithm::Sha512_224, "4634270f707b6a54daae7530460842e20e37ed265ceee9a43e8924aa"),
            (DigestAlgorithm::Sha512_256, "53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23"),
            (DigestAlgorithm::Sha3_224, "e642824c3f8cf24ad09234ee7d3c766fc9a3a5168d0c94ad73b46fdf"),
            (DigestAlgorithm::Sha3_256, "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532"),
            (DigestAlgorithm::Shake128, "5881092dd818bf5cf8a3ddb793fbcba74097d5c526a6d35f97b83351940f2cc8"),
        ] {
            assert_eq!(hex::encode(algorithm.digest(b"abc")), expected, "{algorithm}");
        }
    }
}
