//! Keys of cards, and what is given to them.

use super::CardError;
use crate::Limits;
use crate::crypto::{Curve, DigestAlgorithm, PublicKey};
use crate::sign::digest_info;
use crate::x509::Certificate;

/// How a key signs, by the names that bridges use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyAlgorithm {
    /// RSASSA-PKCS1-v1_5.
    RsaPkcs1(DigestAlgorithm),
    /// ECDSA.
    Ecdsa(DigestAlgorithm),
}

const DIGESTS: [(DigestAlgorithm, &str, &str); 3] = [
    (DigestAlgorithm::Sha256, "rsa-pkcs1-sha256", "ecdsa-sha256"),
    (DigestAlgorithm::Sha384, "rsa-pkcs1-sha384", "ecdsa-sha384"),
    (DigestAlgorithm::Sha512, "rsa-pkcs1-sha512", "ecdsa-sha512"),
];

impl KeyAlgorithm {
    /// By its name. RSASSA-PSS is not among them: the salt would have to come from here, and nothing here is random.
    ///
    /// ```
    /// use kyso::bridge::card::KeyAlgorithm;
    /// assert_eq!(KeyAlgorithm::from_name("ecdsa-sha256").map(|found| found.name()), Some("ecdsa-sha256"));
    /// assert_eq!(KeyAlgorithm::from_name("rsa-pss-sha256"), None);
    /// ```
    pub fn from_name(name: &str) -> Option<Self> {
        DIGESTS.iter().find_map(|(digest, rsa, ecdsa)| match name {
            _ if name == *rsa => Some(Self::RsaPkcs1(*digest)),
            _ if name == *ecdsa => Some(Self::Ecdsa(*digest)),
            _ => None,
        })
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        let (wanted, is_rsa) = match self {
            Self::RsaPkcs1(digest) => (digest, true),
            Self::Ecdsa(digest) => (digest, false),
        };
        let found = DIGESTS.iter().find(|(digest, ..)| *digest == wanted);
        found.map_or("", |(_, rsa, ecdsa)| if is_rsa { rsa } else { ecdsa })
    }
}

/// A key that cards have and that signatures of the decrees may be made with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CardKey {
    /// RSA with a modulus of so many octets.
    Rsa(usize),
    /// On a curve with a field of so many octets.
    Ec(usize),
}

impl CardKey {
    /// The key of a certificate.
    pub(super) fn of(certificate: &[u8]) -> Option<Self> {
        let certificate = Certificate::parse(certificate, &Limits::default()).ok()?;
        match certificate.key.ok()? {
            PublicKey::Rsa(key) => match key.bits() {
                2048 => Some(Self::Rsa(256)),
                3072 => Some(Self::Rsa(384)),
                4096 => Some(Self::Rsa(512)),
                _ => None,
            },
            PublicKey::Ec(key) => match key.curve() {
                Curve::P256 => Some(Self::Ec(32)),
                Curve::P384 => Some(Self::Ec(48)),
                Curve::P521 => None,
            },
            _ => None,
        }
    }

    /// What it can do, the best first: on a curve the digest as long as the field.
    pub(super) fn algorithms(self) -> Vec<KeyAlgorithm> {
        use DigestAlgorithm::{Sha256, Sha384, Sha512};
        match self {
            Self::Rsa(_) => [Sha256, Sha384, Sha512].map(KeyAlgorithm::RsaPkcs1).to_vec(),
            Self::Ec(48) => [Sha384, Sha512, Sha256].map(KeyAlgorithm::Ecdsa).to_vec(),
            Self::Ec(_) => [Sha256, Sha384, Sha512].map(KeyAlgorithm::Ecdsa).to_vec(),
        }
    }

    /// What is signed for this digest: DigestInfo for RSA, the digest as an integer for a curve.
    pub(super) fn input(self, algorithm: KeyAlgorithm, digest: &[u8]) -> Result<Vec<u8>, CardError> {
        let (KeyAlgorithm::RsaPkcs1(hash) | KeyAlgorithm::Ecdsa(hash)) = algorithm;
        if digest.len() != length(hash) {
            return Err(CardError::AlgorithmUnsupported);
        }
        match (self, algorithm) {
            (Self::Rsa(_), KeyAlgorithm::RsaPkcs1(_)) => Ok(digest_info(hash, digest)),
            // FIPS 186-5, 6.4.1: the leftmost bits, as many as the order has; both curves have whole octets.
            (Self::Ec(octets), KeyAlgorithm::Ecdsa(_)) => {
                let leftmost = digest.get(..octets).unwrap_or(digest);
                let mut all = vec![0; octets.saturating_sub(leftmost.len())];
                all.extend_from_slice(leftmost);
                Ok(all)
            }
            _ => Err(CardError::AlgorithmUnsupported),
        }
    }

    /// The same, padded for a card that only raises to the private exponent: EMSA-PKCS1-v1_5 (RFC 8017, 9.2).
    pub(super) fn padded_input(self, algorithm: KeyAlgorithm, digest: &[u8]) -> Result<Vec<u8>, CardError> {
        let input = self.input(algorithm, digest)?;
        let Self::Rsa(octets) = self else { return Ok(input) };
        let fill = octets.checked_sub(input.len().saturating_add(3)).filter(|fill| *fill >= 8);
        let mut all = vec![0, 1];
        all.resize(fill.ok_or(CardError::AlgorithmUnsupported)?.saturating_add(2), 0xFF);
        all.push(0);
        all.extend_from_slice(&input);
        Ok(all)
    }
}

fn length(digest: DigestAlgorithm) -> usize {
    match digest {
        DigestAlgorithm::Sha256 => 32,
        DigestAlgorithm::Sha384 => 48,
        DigestAlgorithm::Sha512 => 64,
        // Not among the names.
        _ => usize::MAX,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_keys_are_given() {
        let digest = [0xAB; 48];
        let algorithm = KeyAlgorithm::Ecdsa(DigestAlgorithm::Sha384);
        assert_eq!(CardKey::Ec(32).input(algorithm, &digest).unwrap(), [0xAB; 32]);
        let short = KeyAlgorithm::Ecdsa(DigestAlgorithm::Sha256);
        let padded = CardKey::Ec(48).input(short, &[0xAB; 32]).unwrap();
        assert_eq!((padded.len(), &padded[..16], padded[16]), (48, &[0; 16][..], 0xAB));
        let rsa = KeyAlgorithm::RsaPkcs1(DigestAlgorithm::Sha256);
        let block = CardKey::Rsa(256).padded_input(rsa, &[7; 32]).unwrap();
        assert_eq!((block.len(), &block[..3], block[256 - 52], block[256 - 51]), (256, &[0, 1, 0xFF][..], 0, 0x30));
        for (key, algorithm, digest) in [
            (CardKey::Rsa(256), short, &[7; 32][..]),
            (CardKey::Ec(32), rsa, &[7; 32]),
            (CardKey::Ec(32), short, &[7; 48]),
            (CardKey::Rsa(256), rsa, &[7; 20]),
        ] {
            assert_eq!(key.padded_input(algorithm, digest), Err(CardError::AlgorithmUnsupported));
        }
    }

    #[test]
    fn every_algorithm_has_one_name() {
        for key in [CardKey::Rsa(256), CardKey::Ec(32), CardKey::Ec(48)] {
            for algorithm in key.algorithms() {
                assert_eq!(KeyAlgorithm::from_name(algorithm.name()), Some(algorithm));
            }
        }
        assert_eq!(KeyAlgorithm::from_name(""), None);
    }
}
