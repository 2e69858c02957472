//! The signed trust file: trust data, algorithms and the table of provisions in one dated file with a number that only
//! grows.
//!
//! Its schema is `kyso-trust-file/1` (JSON), with a separate minisign signature (Ed25519 over BLAKE2b-512). Minisign's
//! older format without prehashing is not accepted: one way of signing is enough. The file is not parsed before its
//! signature is verified. A file with a lower number than one already seen is refused; otherwise an old signed file
//! could bring back a root that was removed since.

use super::minisign::{FileSignature, PublicKey};
use super::{Provision, SignedFile, TrustFile, TrustFileError, TrustStore};
use crate::base::limits::{Limits, TRUST_FILE_BYTES, TRUST_FILE_PROVISIONS, TRUST_FILE_SIGNATURE_BYTES};
use crate::base::time::Timestamp;
use crate::policy::{Json, Policy};
use core::fmt;
use serde::Deserialize;
use serde_json::Value;

/// Name and version of the form.
pub const SCHEMA: &str = "kyso-trust-file/1";

/// A trust file whose signature was verified.
#[derive(Clone, Debug)]
pub struct SignedTrust {
    /// Its number.
    pub sequence: u64,
    /// The day it was made, `YYYY-MM-DD`.
    pub date: String,
    /// The trust data.
    pub trust: TrustFile,
    /// The same as written in the file, for hosts that pass it on.
    pub trust_json: Value,
    /// The algorithms, in the form of a policy file.
    pub algorithms: Value,
    /// The policy that they make, where they are others than those of the strict one.
    pub policy: Option<Policy>,
    /// Provisions with the days they are in force.
    pub legal: Vec<Provision>,
    /// The trusted comment: what the signer added and signed with the signature.
    pub comment: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    schema: String,
    sequence: u64,
    date: String,
    trust: Value,
    algorithms: Value,
    legal: Vec<Provision>,
}

/// Why a file is not used. Nothing of it is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SignedTrustError {
    /// Larger than any such file.
    TooLarge,
    /// No key is accepted, or a named one is not a key.
    Key(String),
    /// The signature cannot be read.
    SignatureMalformed,
    /// None of the accepted keys made this signature over these bytes.
    SignatureWrong,
    /// Not of the form.
    Malformed(String),
    /// Older than one that was seen before.
    RolledBack {
        /// Its number.
        sequence: u64,
        /// The least that is accepted.
        least: u64,
    },
}

impl SignedTrustError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge => "trust-too-large",
            Self::Key(_) => "trust-key",
            Self::SignatureMalformed => "trust-signature-malformed",
            Self::SignatureWrong => "trust-signature-wrong",
            Self::Malformed(_) => "trust-malformed",
            Self::RolledBack { .. } => "trust-rolled-back",
        }
    }
}

impl fmt::Display for SignedTrustError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(f, "trust file: larger than {TRUST_FILE_BYTES} bytes"),
            Self::Key(reason) => write!(f, "trust file: {reason}"),
            Self::SignatureMalformed => f.write_str("trust file: the signature is not one of minisign"),
            Self::SignatureWrong => f.write_str("trust file: no accepted key made this signature over this file"),
            Self::Malformed(reason) => write!(f, "trust file: {reason}"),
            Self::RolledBack { sequence, least } => {
                write!(f, "trust file: number {sequence} is older than {least}, which was seen before")
            }
        }
    }
}

impl core::error::Error for SignedTrustError {}

impl SignedTrust {
    /// Gives everything in it to a store, with where it comes from.
    ///
    /// # Errors
    /// None that opening the file would not have met.
    pub fn add_to(&self, store: &mut TrustStore, limits: &Limits) -> Result<(), TrustFileError> {
        self.trust.add_to(store, limits)?;
        store.legal.clone_from(&self.legal);
        store.signed = Some(SignedFile { sequence: self.sequence, date: self.date.clone() });
        Ok(())
    }

    /// Verifies the signature alone: the comment that was signed with the file.
    pub(crate) fn verify(file: &[u8], signature: &str, keys: &[&str]) -> Result<String, SignedTrustError> {
        if file.len() > TRUST_FILE_BYTES || signature.len() > TRUST_FILE_SIGNATURE_BYTES {
            return Err(SignedTrustError::TooLarge);
        }
        verified(file, signature, keys)
    }

    /// Verifies the signature, then reads the file. `keys` are the accepted public keys, `least` the smallest number that is not a
    /// step back.
    ///
    /// ```
    /// use kyso::trust::SignedTrust;
    ///
    /// let read = |name: &str| std::fs::read_to_string(format!("tests/fixtures/trust/{name}"));
    /// let (file, signature) = (read("kyso-trust.json")?, read("kyso-trust.json.minisig")?);
    /// let key = read("test-only.pub.txt")?;
    /// let opened = SignedTrust::open(file.as_bytes(), &signature, &[&key], 1)?;
    /// assert!(opened.sequence >= 1);
    /// // A number that was seen before is no step back.
    /// assert!(SignedTrust::open(file.as_bytes(), &signature, &[&key], opened.sequence + 1).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// See [`SignedTrustError`].
    pub fn open(file: &[u8], signature: &str, keys: &[&str], least: u64) -> Result<Self, SignedTrustError> {
        let comment = Self::verify(file, signature, keys)?;
        let malformed = |e: &dyn fmt::Display| SignedTrustError::Malformed(e.to_string());
        let read: File = serde_json::from_slice(file).map_err(|e| malformed(&e))?;
        let trust: TrustFile = serde_json::from_value(read.trust.clone()).map_err(|e| malformed(&e))?;
        let algorithms = serde_json::from_value(read.algorithms.clone()).map_err(|e| malformed(&e))?;
        let stated = Stated {
            schema: &read.schema,
            sequence: read.sequence,
            date: &read.date,
            trust: &trust,
            legal: &read.legal,
            algorithms,
        };
        let policy = stated.check(least)?;
        Ok(Self {
            policy,
            sequence: read.sequence,
            date: read.date,
            trust,
            trust_json: read.trust,
            algorithms: read.algorithms,
            legal: read.legal,
            comment,
        })
    }
}

/// What a file says of itself, however its JSON was read.
pub(crate) struct Stated<'a> {
    pub(crate) schema: &'a str,
    pub(crate) sequence: u64,
    pub(crate) date: &'a str,
    pub(crate) trust: &'a TrustFile,
    pub(crate) legal: &'a [Provision],
    pub(crate) algorithms: Json,
}

impl Stated<'_> {
    /// All requirements on a file except its signature. The policy that its algorithms make, if they differ from those
    /// of the strict one.
    pub(crate) fn check(self, least: u64) -> Result<Option<Policy>, SignedTrustError> {
        let malformed = |e: &dyn fmt::Display| SignedTrustError::Malformed(e.to_string());
        if self.schema != SCHEMA {
            return Err(malformed(&format_args!("schema {}, not {SCHEMA}", self.schema)));
        }
        if Timestamp::parse(&format!("{}T00:00:00Z", self.date)).is_none() {
            return Err(malformed(&"date"));
        }
        if self.legal.len() > TRUST_FILE_PROVISIONS || !self.legal.iter().all(Provision::is_dated) {
            return Err(malformed(&"legal"));
        }
        self.trust.add_to(&mut TrustStore::default(), &Limits::default()).map_err(|e| malformed(&e))?;
        if self.sequence < least {
            return Err(SignedTrustError::RolledBack { sequence: self.sequence, least });
        }
        Policy::of_trust_file(self.sequence, self.algorithms).map_err(|e| malformed(&format_args!("algorithms: {e}")))
    }
}

/// The smallest number that is not a step back: no file may be older than one that was seen, nor than the data that come with the
/// program.
pub fn least_sequence(seen: Option<u64>, shipped: Option<u64>) -> u64 {
    seen.max(shipped).unwrap_or(0)
}

/// The trusted comment of a signature that one of the keys made.
fn verified(file: &[u8], signature: &str, keys: &[&str]) -> Result<String, SignedTrustError> {
    if keys.is_empty() {
        return Err(SignedTrustError::Key("no key is built in yet; name the key it was signed with".to_owned()));
    }
    let signature = FileSignature::read(signature).ok_or(SignedTrustError::SignatureMalformed)?;
    for key in keys {
        let line = key.lines().rfind(|l| !l.trim().is_empty()).unwrap_or_default().trim();
        let key = PublicKey::read(line)
            .ok_or_else(|| SignedTrustError::Key(format!("{line} is no public key of minisign")))?;
        if key.signed(file, &signature) {
            return Ok(signature.comment.to_owned());
        }
    }
    Err(SignedTrustError::SignatureWrong)
}
