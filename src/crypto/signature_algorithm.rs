//! Signature algorithms.

use super::refused::Refused;
use super::{AlgorithmIdentifier, DigestAlgorithm, PssParameters, Unsupported, oids};
use const_oid::ObjectIdentifier;
use core::fmt;

/// A signature algorithm with all that is needed to verify.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignatureAlgorithm {
    /// RSASSA-PKCS1-v1_5 (RFC 8017 §8.2).
    RsaPkcs1(DigestAlgorithm),
    /// RSASSA-PSS (RFC 8017 §8.1).
    RsaPss(PssParameters),
    /// ECDSA (FIPS 186-5 §6).
    Ecdsa(DigestAlgorithm),
    /// Ed25519 (RFC 8032 §5.1), over the message itself.
    Ed25519,
    /// Ed448 (RFC 8032 §5.2), over the message itself.
    Ed448,
    /// Anything else.
    Unsupported(Unsupported),
}

/// Parameters of an algorithm that break its rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadParameters {
    /// What is wrong with them.
    pub reason: &'static str,
}

const PKCS1: [(ObjectIdentifier, DigestAlgorithm); 13] = [
    (oids::SHA256_WITH_RSA, DigestAlgorithm::Sha256),
    (oids::SHA384_WITH_RSA, DigestAlgorithm::Sha384),
    (oids::SHA512_WITH_RSA, DigestAlgorithm::Sha512),
    (oids::SHA1_WITH_RSA, DigestAlgorithm::Sha1),
    (oids::SHA1_WITH_RSA_OIW, DigestAlgorithm::Sha1),
    (oids::SHA224_WITH_RSA, DigestAlgorithm::Sha224),
    (oids::SHA512_224_WITH_RSA, DigestAlgorithm::Sha512_224),
    (oids::SHA512_256_WITH_RSA, DigestAlgorithm::Sha512_256),
    (oids::SHA3_224_WITH_RSA, DigestAlgorithm::Sha3_224),
    (oids::SHA3_256_WITH_RSA, DigestAlgorithm::Sha3_256),
    (oids::SHA3_384_WITH_RSA, DigestAlgorithm::Sha3_384),
    (oids::SHA3_512_WITH_RSA, DigestAlgorithm::Sha3_512),
    (oids::MD5_WITH_RSA, DigestAlgorithm::Md5),
];

const ECDSA: [(ObjectIdentifier, DigestAlgorithm); 11] = [
    (oids::ECDSA_SHA256, DigestAlgorithm::Sha256),
    (oids::ECDSA_SHA384, DigestAlgorithm::Sha384),
    (oids::ECDSA_SHA512, DigestAlgorithm::Sha512),
    (oids::ECDSA_SHA224, DigestAlgorithm::Sha224),
    (oids::ECDSA_SHA1, DigestAlgorithm::Sha1),
    (oids::ECDSA_SHA3_224, DigestAlgorithm::Sha3_224),
    (oids::ECDSA_SHA3_256, DigestAlgorithm::Sha3_256),
    (oids::ECDSA_SHA3_384, DigestAlgorithm::Sha3_384),
    (oids::ECDSA_SHA3_512, DigestAlgorithm::Sha3_512),
    (oids::ECDSA_SHAKE128, DigestAlgorithm::Shake128),
    (oids::ECDSA_SHAKE256, DigestAlgorithm::Shake256),
];

fn find(table: &[(ObjectIdentifier, DigestAlgorithm)], oid: &ObjectIdentifier) -> Option<DigestAlgorithm> {
    table.iter().find(|row| row.0 == *oid).map(|row| row.1)
}

impl SignatureAlgorithm {
    /// From the signatureAlgorithm of a certificate, CRL or OCSP response, which names the digest itself.
    pub fn from_identifier(identifier: &AlgorithmIdentifier<'_>) -> Result<Self, BadParameters> {
        Self::from_signer_info(identifier, None)
    }

    /// From the signatureAlgorithm of a CMS SignerInfo. If that is only the key type, as RFC 5652 and RFC 3370 §3.2
    /// allow, `digest` is the digestAlgorithm.
    pub(crate) fn from_signer_info(
        identifier: &AlgorithmIdentifier<'_>,
        digest: Option<DigestAlgorithm>,
    ) -> Result<Self, BadParameters> {
        let Some(oid) = identifier.oid() else { return Ok(Self::unsupported(identifier)) };
        if oid == oids::RSASSA_PSS {
            return Self::read_pss(identifier);
        }
        let Some(algorithm) = Self::without_parameters(&oid, digest) else { return Ok(Self::unsupported(identifier)) };
        // id-ecPublicKey carries the curve of the key where signers copy it from there.
        if identifier.has_no_parameters() || oid == oids::EC_PUBLIC_KEY {
            Ok(algorithm)
        } else {
            Err(BadParameters { reason: "parameters where there are none" })
        }
    }

    fn without_parameters(oid: &ObjectIdentifier, digest: Option<DigestAlgorithm>) -> Option<Self> {
        match *oid {
            oids::RSA_ENCRYPTION => digest.map(Self::RsaPkcs1),
            oids::EC_PUBLIC_KEY => digest.map(Self::Ecdsa),
            oids::ED25519 => Some(Self::Ed25519),
            oids::ED448 => Some(Self::Ed448),
            oids::PSS_SHAKE128 => Some(Self::RsaPss(PssParameters::SHAKE128)),
            oids::PSS_SHAKE256 => Some(Self::RsaPss(PssParameters::SHAKE256)),
            _ => find(&PKCS1, oid).map(Self::RsaPkcs1).or_else(|| find(&ECDSA, oid).map(Self::Ecdsa)),
        }
    }

    /// RFC 4055 §3.1: in a signature the parameters must be there, be it as an empty SEQUENCE.
    fn read_pss(identifier: &AlgorithmIdentifier<'_>) -> Result<Self, BadParameters> {
        let parameters = identifier.parameters.ok_or(BadParameters { reason: "RSASSA-PSS without parameters" })?;
        match PssParameters::read(parameters) {
            Ok(parameters) => Ok(Self::RsaPss(parameters)),
            Err(Refused::Unsupported(what)) => Ok(Self::Unsupported(what)),
            Err(Refused::Broken(reason)) => Err(BadParameters { reason }),
        }
    }

    fn unsupported(identifier: &AlgorithmIdentifier<'_>) -> Self {
        Self::Unsupported(Unsupported::named(identifier.oid_text()))
    }

    /// Whether this identifier, in dotted form, names a signature algorithm that this engine verifies.
    pub fn is_known(oid: &str) -> bool {
        ObjectIdentifier::new(oid).is_ok_and(|oid| Self::without_parameters(&oid, None).is_some())
    }

    /// The digest that is signed; `None` where the message itself is, and where the algorithm is not supported.
    pub fn digest(&self) -> Option<DigestAlgorithm> {
        match self {
            Self::RsaPkcs1(digest) | Self::Ecdsa(digest) => Some(*digest),
            Self::RsaPss(parameters) => Some(parameters.digest),
            Self::Ed25519 | Self::Ed448 | Self::Unsupported(_) => None,
        }
    }
}

impl fmt::Display for SignatureAlgorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RsaPkcs1(digest) => write!(f, "RSA PKCS#1 v1.5 with {digest}"),
            Self::RsaPss(parameters) => write!(f, "RSA PSS with {parameters}"),
            Self::Ecdsa(digest) => write!(f, "ECDSA with {digest}"),
            Self::Ed25519 => f.write_str("Ed25519"),
            Self::Ed448 => f.write_str("Ed448"),
            Self::Unsupported(what) => what.fmt(f),
        }
    }
}
