//! The trust file: dated data apart from code (`trust/vietnam.json` has the shape).

use super::{Anchor, AuthorisedResponder, Domain, Purposes, TrustStore};
use crate::base::limits::Limits;
use crate::base::time::Timestamp;
use crate::crypto::sha256;
use crate::x509::Certificate;
use base64ct::{Base64, Encoding};
use core::fmt;
use serde::Deserialize;
use std::sync::Arc;

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
    /// Of an anchor: what it is trusted for. Not said: everything.
    #[serde(default)]
    pub(crate) purposes: Option<Vec<String>>,
    /// Of an anchor: since when it is trusted.
    #[serde(default)]
    pub(crate) trusted_from: Option<String>,
    /// Of an anchor: until when.
    #[serde(default)]
    pub(crate) trusted_until: Option<String>,
    /// Of a responder: SHA-256 of the certificates of the authorities it may answer for.
    #[serde(default)]
    pub(crate) answers_for: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Role {
    Anchor,
    Intermediate,
    /// An OCSP responder that is trusted by local configuration (RFC 6960 §4.2.2.2, first case).
    Responder,
}

impl Role {
    /// From the word of trust files, for hosts that have read the JSON themselves.
    #[cfg(any(test, feature = "bindings"))]
    pub(crate) fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "anchor" => Self::Anchor,
            "intermediate" => Self::Intermediate,
            "responder" => Self::Responder,
            _ => return None,
        })
    }
}

/// Why a trust file cannot be used. Nothing of such a file is used.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
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
    /// A purpose, a date or an authority that cannot be read, or that has no place in an entry of this role. What limits trust is
    /// never passed over.
    Limits(usize),
}

impl fmt::Display for TrustFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(reason) => write!(f, "trust file: {reason}"),
            Self::Schema(found) => write!(f, "trust file: schema {found}, not {SCHEMA}"),
            Self::Certificate(n) => write!(f, "trust file: certificate {n} cannot be read"),
            Self::Fingerprint(n) => write!(f, "trust file: certificate {n} does not have the fingerprint stated"),
            Self::Domain(n) => write!(f, "trust file: certificate {n} has the domain of user additions"),
            Self::Limits(n) => {
                write!(f, "trust file: certificate {n} limits its trust in a way that is not understood")
            }
        }
    }
}

impl core::error::Error for TrustFileError {}

impl TrustFile {
    /// Reads the JSON form.
    ///
    /// ```
    /// use kyso::Limits;
    /// use kyso::trust::{TrustFile, TrustStore};
    ///
    /// let file = TrustFile::parse(&std::fs::read_to_string("trust/vietnam.json")?)?;
    /// let mut trust = TrustStore::default();
    /// file.add_to(&mut trust, &Limits::default())?;
    /// assert!(!trust.anchors().is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
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
            read.push(entry.given(certificate).ok_or(TrustFileError::Limits(index))?);
        }
        for given in read {
            match given {
                Given::Anchor(anchor) => store.add_limited(anchor),
                Given::Intermediate(certificate) => store.add_intermediate(*certificate),
                Given::Responder(responder) => store.add_responder(responder),
            }
        }
        store.files.push((self.id.clone(), self.version, self.date.clone()));
        Ok(())
    }
}

/// What an entry adds to a store.
enum Given {
    Anchor(Anchor),
    Intermediate(Box<Certificate>),
    Responder(AuthorisedResponder),
}

impl Entry {
    /// The entry with everything that limits it; `None` when that cannot be read or has no place in its role.
    fn given(&self, certificate: Certificate) -> Option<Given> {
        let dated = self.trusted_from.is_some() || self.trusted_until.is_some();
        let limited = self.purposes.is_some() || dated;
        match self.role {
            Role::Anchor if self.answers_for.is_empty() => Some(Given::Anchor(Anchor {
                certificate: Arc::new(certificate),
                domain: self.domain,
                label: None,
                purposes: self.purposes.as_ref().map_or(Some(Purposes::ALL), |words| Purposes::read(words))?,
                from: moment(self.trusted_from.as_deref())?,
                until: moment(self.trusted_until.as_deref())?,
            })),
            Role::Intermediate if self.answers_for.is_empty() && !limited => {
                Some(Given::Intermediate(Box::new(certificate)))
            }
            Role::Responder if !self.answers_for.is_empty() && !limited => {
                let authority = |text: &String| <[u8; 32]>::try_from(hex::decode(text).ok()?).ok();
                let authorities = self.answers_for.iter().map(authority).collect::<Option<Vec<_>>>()?;
                Some(Given::Responder(AuthorisedResponder { certificate: Arc::new(certificate), authorities }))
            }
            _ => None,
        }
    }

    fn decode(&self) -> Option<Vec<u8>> {
        Base64::decode_vec(&self.der).ok()
    }
}

/// A time that may be missing; `None` when it is there and cannot be read.
fn moment(text: Option<&str>) -> Option<Option<Timestamp>> {
    text.map_or(Some(None), |text| Timestamp::parse(text).map(Some))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_the_json_form() {
        for word in ["anchor", "intermediate", "responder", "Anchor", ""] {
            let read = serde_json::from_value::<Role>(word.into()).ok();
            assert_eq!(Role::parse(word), read, "{word}");
        }
        for word in ["official-duty", "public", "user-added", "officialDuty", ""] {
            let read = serde_json::from_value::<Domain>(word.into()).ok();
            assert_eq!(Domain::parse(word), read, "{word}");
        }
    }
}
