//! The trust file: dated data apart from code (`trust/vietnam.json` has the shape).

use super::{Domain, TrustStore};
use crate::Limits;
use crate::crypto::sha256;
use crate::x509::Certificate;
use base64ct::{Base64, Encoding};
use core::fmt;
use serde::Deserialize;

/// Name and version of the form.
const SCHEMA: &str = "kyso-trust/1";

/// A trust file as read from JSON. Fields for people (sources, notes) are left unread.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TrustFile {
    pub(crate) schema: String,
    pub(crate) id: String,
    pub(crate) version: u32,
    pub(crate) date: String,
    pub(crate) certificates: Vec<Entry>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Entry {
    pub(crate) role: Role,
    pub(crate) domain: Domain,
    pub(crate) sha256: String,
    pub(crate) der: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Role {
    Anchor,
    Intermediate,
}

impl Role {
    /// From the word of trust files, for hosts that have read the JSON themselves.
    #[cfg(any(test, feature = "wasm-verify"))]
    pub(crate) fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "anchor" => Self::Anchor,
            "intermediate" => Self::Intermediate,
            _ => return None,
        })
    }
}

/// Why a trust file cannot be used. Nothing of such a file is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TrustFileError {
    /// Not JSON of the right shape.
    Json(String),
    /// Another form or version.
    Schema(String),
    /// A certificate that cannot be read.
    Certificate(usize),
    /// A certificate that is not the one its fingerprint names.
    Fingerprint(usize),
    /// An entry of the domain that only the user's own additions have.
    Domain(usize),
}

impl fmt::Display for TrustFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(reason) => write!(f, "trust file: {reason}"),
            Self::Schema(found) => write!(f, "trust file: schema {found}, not {SCHEMA}"),
            Self::Certificate(n) => write!(f, "trust file: certificate {n} cannot be read"),
            Self::Fingerprint(n) => write!(f, "trust file: certificate {n} does not have the fingerprint stated"),
            Self::Domain(n) => write!(f, "trust file: certificate {n} has the domain of user additions"),
        }
    }
}

impl TrustFile {
    /// Reads the JSON form.
    pub fn parse(json: &str) -> Result<Self, TrustFileError> {
        serde_json::from_str(json).map_err(|e| TrustFileError::Json(e.to_string()))
    }

    /// Its number, which grows with every change.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// Adds all certificates to a store, or none.
    pub fn add_to(&self, store: &mut TrustStore, limits: &Limits) -> Result<(), TrustFileError> {
        if self.schema != SCHEMA {
            return Err(TrustFileError::Schema(self.schema.clone()));
        }
        let mut read = Vec::with_capacity(self.certificates.len());
        for (index, entry) in self.certificates.iter().enumerate() {
            let der = entry.decode().ok_or(TrustFileError::Certificate(index))?;
            if !hex::encode(sha256(&der)).eq_ignore_ascii_case(&entry.sha256) {
                return Err(TrustFileError::Fingerprint(index));
            }
            if entry.domain == Domain::UserAdded {
                return Err(TrustFileError::Domain(index));
            }
            let certificate = Certificate::parse(&der, limits).map_err(|_| TrustFileError::Certificate(index))?;
            read.push((entry, certificate));
        }
        for (entry, certificate) in read {
            match entry.role {
                Role::Anchor => store.add_anchor(certificate, entry.domain),
                Role::Intermediate => store.add_intermediate(certificate),
            }
        }
        store.files.push((self.id.clone(), self.version, self.date.clone()));
        Ok(())
    }
}

impl Entry {
    fn decode(&self) -> Option<Vec<u8>> {
        Base64::decode_vec(&self.der).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_the_json_form() {
        for word in ["anchor", "intermediate", "Anchor", ""] {
            let read = serde_json::from_value::<Role>(word.into()).ok();
            assert_eq!(Role::parse(word), read, "{word}");
        }
        for word in ["official-duty", "public", "user-added", "officialDuty", ""] {
            let read = serde_json::from_value::<Domain>(word.into()).ok();
            assert_eq!(Domain::parse(word), read, "{word}");
        }
    }
}
