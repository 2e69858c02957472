//! Verifies a signature value with a public key.

use super::ecdsa_signature::Pair;
use super::{AlgorithmIdentifier, DigestAlgorithm, Outcome, PublicKey, SignatureAlgorithm, rsa_pkcs1, rsa_pss};
use crate::base::limits::Limits;
use std::borrow::Cow;

/// What was signed.
#[derive(Clone, Copy, Debug)]
pub enum Signed<'a> {
    /// The message itself.
    Message(&'a [u8]),
    /// Its digest by the algorithm of the signature. Ed25519 and Ed448 sign messages only.
    Digest(&'a [u8]),
}

/// Whether `signature` is one of `key` over `signed`.
pub fn verify(key: &PublicKey, algorithm: &SignatureAlgorithm, signed: Signed<'_>, signature: &[u8]) -> Outcome {
    match (key, algorithm) {
        (PublicKey::Unsupported(what), _) | (_, SignatureAlgorithm::Unsupported(what)) => Outcome::unsupported(what),
        (PublicKey::Rsa(key), SignatureAlgorithm::RsaPkcs1(digest)) => {
            over_digest(*digest, signed, |value| rsa_pkcs1::verify(key, *digest, value, signature))
        }
        (PublicKey::Rsa(key) | PublicKey::RsaPss(key, None), SignatureAlgorithm::RsaPss(parameters)) => {
            over_digest(parameters.digest, signed, |value| rsa_pss::verify(key, parameters, value, signature))
        }
        (PublicKey::RsaPss(key, Some(allowed)), SignatureAlgorithm::RsaPss(parameters))
            if allowed.allow(parameters) =>
        {
            over_digest(parameters.digest, signed, |value| rsa_pss::verify(key, parameters, value, signature))
        }
        (PublicKey::Ec(key), SignatureAlgorithm::Ecdsa(digest)) => {
            let Some(pair) = Pair::from_der(signature, key.curve()) else { return Outcome::Mismatch };
            over_digest(*digest, signed, |value| outcome(key.verify(value, &pair)))
        }
        (PublicKey::Ed25519(key), SignatureAlgorithm::Ed25519) => match signed {
            Signed::Message(message) => outcome(key.verify(message, signature)),
            Signed::Digest(_) => Outcome::Unsupported { what: "Ed25519 over a digest".to_owned() },
        },
        (PublicKey::Ed448(key), SignatureAlgorithm::Ed448) => match signed {
            Signed::Message(message) => outcome(key.verify(message, signature)),
            Signed::Digest(_) => Outcome::Unsupported { what: "Ed448 over a digest".to_owned() },
        },
        _ => Outcome::BadParameters,
    }
}

/// The same for the value of a signer, which vouches for nobody else. Here RSA over MD5 is verified too, and the suite
/// of the policy decides its worth: that a value fits its key is a fact, that it cannot be relied on is a judgement (EN
/// 319 102-1 §5.2.7, §5.2.8).
pub(crate) fn verify_of_signer(
    key: &PublicKey,
    algorithm: &SignatureAlgorithm,
    signed: Signed<'_>,
    signature: &[u8],
) -> Outcome {
    match (key, algorithm) {
        (PublicKey::Rsa(key), SignatureAlgorithm::RsaPkcs1(digest @ DigestAlgorithm::Md5)) => {
            over_any_digest(*digest, signed, |value| rsa_pkcs1::verify(key, *digest, value, signature))
        }
        _ => verify(key, algorithm, signed, signature),
    }
}

/// The same as [`verify`] from encoded parts: SubjectPublicKeyInfo, and the AlgorithmIdentifier of a certificate, CRL or OCSP response.
pub fn verify_with_spki(
    spki: &[u8],
    identifier: &AlgorithmIdentifier<'_>,
    signed: Signed<'_>,
    signature: &[u8],
    limits: &Limits,
) -> Outcome {
    let Ok(key) = PublicKey::from_spki(spki, limits) else { return Outcome::BadKey };
    let Ok(algorithm) = SignatureAlgorithm::from_identifier(identifier) else { return Outcome::BadParameters };
    verify(&key, &algorithm, signed, signature)
}

/// ECDSA with r and s in fixed width, one after the other (IEEE P1363). CMS and X.509 never write signatures so; tokens do.
pub fn verify_ecdsa_p1363(key: &PublicKey, digest: DigestAlgorithm, signed: Signed<'_>, signature: &[u8]) -> Outcome {
    match key {
        PublicKey::Ec(key) => {
            let Some(pair) = Pair::from_p1363(signature, key.curve()) else { return Outcome::Mismatch };
            over_digest(digest, signed, |value| outcome(key.verify(value, &pair)))
        }
        PublicKey::Unsupported(what) => Outcome::unsupported(what),
        _ => Outcome::BadParameters,
    }
}

/// Runs `check` over the digest of what was signed. MD5 is refused: what it signs can be exchanged by anybody.
fn over_digest(algorithm: DigestAlgorithm, signed: Signed<'_>, check: impl FnOnce(&[u8]) -> Outcome) -> Outcome {
    if algorithm == DigestAlgorithm::Md5 {
        return Outcome::Unsupported { what: format!("signature with {algorithm}") };
    }
    over_any_digest(algorithm, signed, check)
}

fn over_any_digest(algorithm: DigestAlgorithm, signed: Signed<'_>, check: impl FnOnce(&[u8]) -> Outcome) -> Outcome {
    let digest = match signed {
        Signed::Message(message) => Cow::Owned(algorithm.digest(message)),
        Signed::Digest(digest) => Cow::Borrowed(digest),
    };
    if digest.len() == algorithm.output_len() { check(&digest) } else { Outcome::BadParameters }
}

fn outcome(fits: bool) -> Outcome {
    if fits { Outcome::Verified } else { Outcome::Mismatch }
}
