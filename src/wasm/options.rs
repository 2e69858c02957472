//! The options of a call, as JSON.

use crate::crypto::DigestAlgorithm;
use crate::error::Error;
use crate::evidence::EvidenceStore;
use crate::input::{Input, Source};
use crate::limits::Limits;
use crate::policy::{Json, Policy, RevocationRule};
use crate::span::Span;
use crate::time::Timestamp;
use crate::trust::{TrustFile, TrustStore};
use crate::verify::{DigestAnswer, Digests};
use base64ct::{Base64, Encoding};
use serde::Deserialize;

/// What JavaScript says. Every field has a default but `now`, which only the host knows.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(super) struct Options {
    now: Option<String>,
    received_at: Option<String>,
    /// Trust files, parsed.
    trust: Vec<TrustFile>,
    user_trust: Vec<UserTrust>,
    evidence: Vec<Evidence>,
    /// The name of a built-in policy, or a policy file, parsed.
    policy: Option<Json>,
    revocation: Option<String>,
    password: Option<String>,
    digests: Vec<Answer>,
    reveal: bool,
    file_name: Option<String>,
}

/// Certificates the user trusts: PEM text, or base64 of DER.
#[derive(Debug, Deserialize)]
struct UserTrust {
    /// What the user calls it; shown wherever the certificate vouches for something.
    #[serde(default)]
    label: String,
    #[serde(default)]
    pem: Option<String>,
    #[serde(default)]
    der: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Evidence {
    #[serde(default)]
    name: String,
    base64: String,
}

#[derive(Debug, Deserialize)]
struct Answer {
    algorithm: String,
    ranges: Vec<(u64, u64)>,
    value: String,
}

/// The values that options stand for.
pub(super) struct Given {
    pub(super) now: Timestamp,
    pub(super) received: Option<Timestamp>,
    pub(super) trust: TrustStore,
    pub(super) evidence: EvidenceStore,
    pub(super) policy: Policy,
    pub(super) digests: Digests,
}

fn wrong(reason: impl Into<String>) -> Error {
    Error::Context { reason: reason.into() }
}

impl Options {
    pub(super) fn parse(json: &str) -> Result<Self, Error> {
        serde_json::from_str(json).map_err(|e| wrong(format!("options: {e}")))
    }

    pub(super) fn input<'a>(&'a self, source: &'a dyn Source) -> Input<'a> {
        Input { source, detached: None, password: self.password.as_deref() }
    }

    pub(super) fn file_name(&self) -> Option<&str> {
        self.file_name.as_deref()
    }

    pub(super) fn reveal(&self) -> bool {
        self.reveal
    }

    pub(super) fn context(&self, limits: &Limits) -> Result<Given, Error> {
        let now = self.now.as_deref().ok_or_else(|| wrong("options: now is missing"))?;
        Ok(Given {
            now: time("now", now)?,
            received: self.received_at.as_deref().map(|t| time("receivedAt", t)).transpose()?,
            trust: self.trust(limits)?,
            evidence: self.evidence()?,
            policy: self.policy()?,
            digests: self.digests()?,
        })
    }

    fn trust(&self, limits: &Limits) -> Result<TrustStore, Error> {
        let mut store = TrustStore::default();
        for file in &self.trust {
            file.add_to(&mut store, limits).map_err(|e| wrong(e.to_string()))?;
        }
        for added in &self.user_trust {
            let bytes = match (&added.pem, &added.der) {
                (Some(pem), _) => pem.clone().into_bytes(),
                (None, Some(text)) => decode(text)?,
                (None, None) => return Err(wrong("options: userTrust without pem or der")),
            };
            if store.add_user_file_as(&bytes, &added.label, limits) == 0 {
                return Err(wrong("options: no certificate in userTrust"));
            }
        }
        Ok(store)
    }

    fn evidence(&self) -> Result<EvidenceStore, Error> {
        let mut store = EvidenceStore::default();
        for item in &self.evidence {
            store.take_file(decode(&item.base64)?, &item.name);
        }
        Ok(store)
    }

    fn policy(&self) -> Result<Policy, Error> {
        let mut policy = match &self.policy {
            None => Policy::strict(),
            Some(Json::Text(name)) => {
                Policy::named(name).ok_or_else(|| wrong(format!("options: no built-in policy {name}")))?
            }
            Some(file) => Policy::from_json(file)?,
        };
        if let Some(word) = &self.revocation {
            policy.revocation =
                RevocationRule::parse(word).ok_or_else(|| wrong(format!("options: revocation {word}")))?;
        }
        Ok(policy)
    }

    fn digests(&self) -> Result<Digests, Error> {
        let answers = self.digests.iter().map(Answer::read).collect::<Result<_, _>>()?;
        Ok(Digests { answers })
    }
}

impl Answer {
    fn read(&self) -> Result<DigestAnswer, Error> {
        let algorithm = DigestAlgorithm::from_name(&self.algorithm)
            .ok_or_else(|| wrong(format!("options: digest {}", self.algorithm)))?;
        let value = hex::decode(&self.value).map_err(|_| wrong("options: digest value is not hexadecimal"))?;
        let ranges = self.ranges.iter().map(|(start, end)| Span::new(*start, *end)).collect();
        Ok(DigestAnswer { algorithm, ranges, value })
    }
}

fn time(name: &str, text: &str) -> Result<Timestamp, Error> {
    Timestamp::parse(text).ok_or_else(|| wrong(format!("options: {name} is not a time of RFC 3339")))
}

fn decode(text: &str) -> Result<Vec<u8>, Error> {
    Base64::decode_vec(text).map_err(|_| wrong("options: not base64"))
}
