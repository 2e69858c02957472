//! The algorithms that signatures are made with: what the key can do, and how it is written.

use super::{SignError, der};
use crate::crypto::{Curve, DigestAlgorithm, MaskFunction, PssParameters, PublicKey, SignatureAlgorithm};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5912;
use serde::{Deserialize, Serialize};

/// How an RSA key signs. Keys on a curve know one way only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RsaScheme {
    /// RSASSA-PKCS1-v1_5, which every token can.
    #[default]
    Pkcs1,
    /// RSASSA-PSS with MGF1 over the same digest, and a salt as long as the digest.
    Pss,
}

/// The algorithm for a key, a digest and a choice. SHA-256, 384 and 512 are offered: the digests of Circular 15/2025/TT-BKHCN that
/// tokens know.
///
/// # Errors
/// [`SignError::AlgorithmUnsupported`].
pub fn algorithm(key: &PublicKey, digest: DigestAlgorithm, rsa: RsaScheme) -> Result<SignatureAlgorithm, SignError> {
    if !matches!(digest, DigestAlgorithm::Sha256 | DigestAlgorithm::Sha384 | DigestAlgorithm::Sha512) {
        return Err(SignError::AlgorithmUnsupported { what: digest.name().to_owned() });
    }
    let pss = || {
        SignatureAlgorithm::RsaPss(PssParameters {
            digest,
            mask: MaskFunction::Mgf1(digest),
            salt_len: digest.output_len(),
        })
    };
    match (key, rsa) {
        (PublicKey::Rsa(_), RsaScheme::Pkcs1) => Ok(SignatureAlgorithm::RsaPkcs1(digest)),
        (PublicKey::Rsa(_), RsaScheme::Pss) | (PublicKey::RsaPss(..), _) => Ok(pss()),
        // The two that tokens have; P-521 is verified, and nobody signs with it.
        (PublicKey::Ec(key), _) if key.curve() != Curve::P521 => Ok(SignatureAlgorithm::Ecdsa(digest)),
        _ => Err(SignError::AlgorithmUnsupported { what: key.describe().to_string() }),
    }
}

/// The name by which the bridges to tokens know an algorithm, such as `rsa-pss-sha256`.
pub fn key_algorithm(algorithm: &SignatureAlgorithm) -> Option<&'static str> {
    use DigestAlgorithm::{Sha256, Sha384, Sha512};
    Some(match algorithm {
        SignatureAlgorithm::RsaPkcs1(Sha256) => "rsa-pkcs1-sha256",
        SignatureAlgorithm::RsaPkcs1(Sha384) => "rsa-pkcs1-sha384",
        SignatureAlgorithm::RsaPkcs1(Sha512) => "rsa-pkcs1-sha512",
        SignatureAlgorithm::RsaPss(parameters) => match parameters.digest {
            Sha256 => "rsa-pss-sha256",
            Sha384 => "rsa-pss-sha384",
            Sha512 => "rsa-pss-sha512",
            _ => return None,
        },
        SignatureAlgorithm::Ecdsa(Sha256) => "ecdsa-sha256",
        SignatureAlgorithm::Ecdsa(Sha384) => "ecdsa-sha384",
        SignatureAlgorithm::Ecdsa(Sha512) => "ecdsa-sha512",
        _ => return None,
    })
}

/// The most octets that a value of the key has.
pub(super) fn value_room(key: &PublicKey) -> usize {
    match key.describe() {
        // Two INTEGERs, each with a zero in front, in a SEQUENCE.
        description if description.curve.is_some() => {
            description.bits.unwrap_or(0).div_ceil(8).saturating_mul(2).saturating_add(10)
        }
        description => description.bits.unwrap_or(0).div_ceil(8),
    }
}

/// The AlgorithmIdentifier of a digest, without parameters (RFC 5754 §2).
pub(super) fn digest_identifier(digest: DigestAlgorithm) -> Vec<u8> {
    der::sequence(&[&der::oid(digest.oid())])
}

/// The AlgorithmIdentifier of a signature.
pub(super) fn identifier(algorithm: &SignatureAlgorithm) -> Result<Vec<u8>, SignError> {
    let unsupported = || SignError::AlgorithmUnsupported { what: algorithm.to_string() };
    match algorithm {
        SignatureAlgorithm::RsaPkcs1(digest) => {
            let oid = pkcs1(*digest).ok_or_else(unsupported)?;
            Ok(der::sequence(&[&der::oid(oid), der::NULL]))
        }
        SignatureAlgorithm::Ecdsa(digest) => {
            let oid = ecdsa(*digest).ok_or_else(unsupported)?;
            // RFC 5754 §3.3: without parameters.
            Ok(der::sequence(&[&der::oid(oid)]))
        }
        SignatureAlgorithm::RsaPss(parameters) => pss(parameters).ok_or_else(unsupported),
        _ => Err(unsupported()),
    }
}

fn pkcs1(digest: DigestAlgorithm) -> Option<ObjectIdentifier> {
    match digest {
        DigestAlgorithm::Sha256 => Some(rfc5912::SHA_256_WITH_RSA_ENCRYPTION),
        DigestAlgorithm::Sha384 => Some(rfc5912::SHA_384_WITH_RSA_ENCRYPTION),
        DigestAlgorithm::Sha512 => Some(rfc5912::SHA_512_WITH_RSA_ENCRYPTION),
        _ => None,
    }
}

fn ecdsa(digest: DigestAlgorithm) -> Option<ObjectIdentifier> {
    match digest {
        DigestAlgorithm::Sha256 => Some(rfc5912::ECDSA_WITH_SHA_256),
        DigestAlgorithm::Sha384 => Some(rfc5912::ECDSA_WITH_SHA_384),
        DigestAlgorithm::Sha512 => Some(rfc5912::ECDSA_WITH_SHA_512),
        _ => None,
    }
}

/// RSASSA-PSS-params (RFC 4055 §3.1); the trailer field is the default.
fn pss(parameters: &PssParameters) -> Option<Vec<u8>> {
    // RFC 4055 §2.1: NULL where one is generated.
    let digest = der::sequence(&[&der::oid(parameters.digest.oid()), der::NULL]);
    let mask = der::sequence(&[&der::oid(rfc5912::ID_MGF_1), &digest]);
    let salt = der::small(u8::try_from(parameters.salt_len).ok()?);
    let fields = [der::context(0, &digest), der::context(1, &mask), der::context(2, &salt)].concat();
    Some(der::sequence(&[&der::oid(rfc5912::ID_RSASSA_PSS), &der::sequence(&[&fields])]))
}

/// DigestInfo (RFC 8017 §9.2), which tokens take where they do not hash themselves (PKCS#11, CKM_RSA_PKCS).
pub fn digest_info(algorithm: DigestAlgorithm, digest: &[u8]) -> Vec<u8> {
    der::sequence(&[&der::sequence(&[&der::oid(algorithm.oid()), der::NULL]), &der::octets(digest)])
}

/// ECDSA-Sig-Value (RFC 3279 §2.2.3) from r and s one after the other, as tokens give them (PKCS#11, CKM_ECDSA).
pub fn ecdsa_value(pair: &[u8]) -> Vec<u8> {
    let (r, s) = pair.split_at(pair.len().div_euclid(2));
    der::sequence(&[&der::unsigned(r), &der::unsigned(s)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::AlgorithmIdentifier;

    #[test]
    fn identifiers_are_read_as_what_they_were_written_for() {
        for digest in [DigestAlgorithm::Sha256, DigestAlgorithm::Sha384, DigestAlgorithm::Sha512] {
            let pss = PssParameters { digest, mask: MaskFunction::Mgf1(digest), salt_len: digest.output_len() };
            for algorithm in [
                SignatureAlgorithm::RsaPkcs1(digest),
                SignatureAlgorithm::Ecdsa(digest),
                SignatureAlgorithm::RsaPss(pss),
            ] {
                let written = identifier(&algorithm).unwrap();
                let read = AlgorithmIdentifier::from_bytes(&written).unwrap();
                assert_eq!(SignatureAlgorithm::from_identifier(&read).unwrap(), algorithm);
            }
        }
    }
}
