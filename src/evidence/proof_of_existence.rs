//! Proofs of existence (EN 319 102-1 §3.1, §5.6.2.3): an object existed at a time at the latest.

use super::Origin;
use crate::base::time::Timestamp;
use core::fmt;

/// A proof that an object existed at a time at the latest.
///
/// Given by the caller it is taken on the caller's word; derived from a time-stamp its origin names the time-stamp. Nothing in a
/// certificate, list or response proves its own existence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProofOfExistence {
    /// SHA-256 of the DER form of a certificate, CRL or OCSP response, of a time-stamp token, or of a raw signature value.
    pub sha256: [u8; 32],
    /// At the latest.
    pub time: Timestamp,
    /// Who says so.
    pub origin: Origin,
}

/// Why a stated proof of existence cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProofError {
    /// Not of the form `SHA256=RFC3339`.
    Form,
    /// The part before `=` is not 64 hexadecimal digits.
    Digest,
    /// The part after `=` is not a time of RFC 3339.
    Time,
}

impl fmt::Display for ProofError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form => "not of the form SHA256=RFC3339",
            Self::Digest => "not a SHA-256 of 64 hexadecimal digits",
            Self::Time => "not a time of the form 2026-11-22T09:05:00+07:00",
        })
    }
}

impl core::error::Error for ProofError {}

impl ProofOfExistence {
    /// From the form that a caller states: the SHA-256 in hexadecimal digits, `=`, the time by RFC 3339.
    ///
    /// # Errors
    /// Names the part that cannot be read; nothing of it is used then.
    pub fn parse(text: &str, origin: Origin) -> Result<Self, ProofError> {
        let (digest, time) = text.split_once('=').ok_or(ProofError::Form)?;
        Self::new(digest, time, origin)
    }

    /// From a SHA-256 in hexadecimal digits and a time by RFC 3339.
    ///
    /// # Errors
    /// Names the part that cannot be read.
    pub fn new(digest: &str, time: &str, origin: Origin) -> Result<Self, ProofError> {
        let octets = hex::decode(digest).map_err(|_| ProofError::Digest)?;
        let sha256 = <[u8; 32]>::try_from(octets).map_err(|_| ProofError::Digest)?;
        Ok(Self { sha256, time: Timestamp::parse(time).ok_or(ProofError::Time)?, origin })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<ProofOfExistence, ProofError> {
        ProofOfExistence::parse(text, Origin::Caller(String::new()))
    }

    #[test]
    fn a_stated_proof_is_read_whole_or_not_at_all() {
        let digest = "ab".repeat(32);
        let read = parse(&format!("{digest}=2026-11-22T09:05:00+07:00")).unwrap();
        assert_eq!(read.sha256, [0xAB; 32]);
        assert_eq!(read.time.to_string(), "2026-11-22T02:05:00Z");
        assert_eq!(parse(&digest), Err(ProofError::Form));
        assert_eq!(parse("abcd=2026-11-22T09:05:00Z"), Err(ProofError::Digest));
        assert_eq!(parse(&format!("{}zz=2026-11-22T09:05:00Z", "ab".repeat(31))), Err(ProofError::Digest));
        assert_eq!(parse(&format!("{digest}=2026-11-22")), Err(ProofError::Time));
        assert_eq!(parse(&format!("{digest}=")), Err(ProofError::Time));
    }
}
