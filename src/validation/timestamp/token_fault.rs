//! Why a token does not verify.

use crate::base::finding::Code;
use core::fmt;

/// Why a token's signature, or what it is over, does not verify.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TokenFault {
    /// What it was made over is missing, so nothing was compared.
    DataMissing,
    /// It has no signer.
    NoSigner,
    /// The certificate of the unit is missing.
    UnitMissing,
    /// The digest algorithm of the signer is not done.
    DigestUnsupported,
    /// Another algorithm that is not done.
    AlgorithmUnsupported(String),
    /// The signed attributes do not fit the content.
    Attributes(Vec<Code>),
    /// The signature value is wrong.
    Value,
    /// Its time is in the future.
    InTheFuture,
}

impl fmt::Display for TokenFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DataMissing => f.write_str("what it was made over is not at hand"),
            Self::NoSigner => f.write_str("no signer"),
            Self::UnitMissing => f.write_str("certificate of the unit missing"),
            Self::DigestUnsupported => f.write_str("digest algorithm not done"),
            Self::AlgorithmUnsupported(which) => write!(f, "algorithm not done: {which}"),
            Self::Attributes(codes) => {
                let names: Vec<&str> = codes.iter().map(|code| code.name()).collect();
                write!(f, "digest of the content: {}", names.join(", "))
            }
            Self::Value => f.write_str("signature value"),
            Self::InTheFuture => f.write_str("time lies in the future"),
        }
    }
}
