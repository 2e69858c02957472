//! What a mirror has, and where it is in its folder.

use serde::{Deserialize, Serialize};

/// Name and version of the form.
pub const SCHEMA: &str = "kyso-mirror/1";

/// The index of a mirror, signed by its operator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MirrorIndex {
    /// Always `kyso-mirror/1`.
    pub schema: String,
    /// Grows with each run.
    pub sequence: u64,
    /// When the run was.
    pub date: String,
    /// Public key of the operator, as minisign writes it. Whoever relies on it has it from elsewhere.
    pub key: String,
    /// The newest list of each address.
    pub lists: Vec<MirroredList>,
    /// Certificates of issuers: candidates, which become trusted by the trust file alone.
    pub certificates: Vec<MirroredCertificate>,
    /// Addresses that brought nothing that could be kept in this run.
    pub failures: Vec<Failure>,
    /// The signed trust file that comes with the mirror.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trust: Option<MirroredTrust>,
}

/// A list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MirroredList {
    /// Where it is published.
    pub address: String,
    /// Of the list as published.
    pub sha256: String,
    /// Its size.
    pub bytes: u64,
    /// Who issued it.
    pub issuer: String,
    /// thisUpdate.
    pub this_update: String,
    /// nextUpdate.
    pub next_update: Option<String>,
    /// CRLNumber.
    pub number: Option<String>,
    /// Bits of the hash prefix by which it is taken apart; none for a list that has no parts.
    pub bits: Option<u32>,
}

/// A certificate of an issuer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MirroredCertificate {
    /// Where it is published.
    pub address: String,
    /// Its fingerprint.
    pub sha256: String,
    /// Whose it is.
    pub subject: String,
    /// Who issued it.
    pub issuer: String,
    /// Whether the trust file names it.
    pub trusted: bool,
    /// Fingerprint of the certificate, of the trust file or of a candidate, whose key signed it.
    pub certified_by: Option<String>,
}

/// Why nothing was taken from an address. What was there before is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Failure {
    /// Which address.
    pub address: String,
    /// A code of the relay's refusals, `list-went-backwards` or `list-of-another-issuer`.
    pub code: String,
    /// For a list that came and did not take the place of the one before: its SHA-256. It is in the archive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
}

/// The trust file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MirroredTrust {
    /// Path in the mirror; its signature is beside it, with `.minisig`.
    pub file: String,
    /// Its number.
    pub sequence: u64,
    /// Its SHA-256.
    pub sha256: String,
}

/// Where things are in the folder of a mirror.
pub(crate) mod place {
    use crate::crypto::sha256;

    pub(crate) const INDEX: &str = "index.json";
    pub(crate) const INDEX_SIGNATURE: &str = "index.json.minisig";

    pub(crate) fn list(sha256: &str) -> String {
        format!("objects/{sha256}.crl")
    }

    pub(crate) fn certificate(sha256: &str) -> String {
        format!("objects/{sha256}.crt")
    }

    /// The folder of all parts of a list.
    #[cfg(feature = "serve")]
    pub(crate) fn shards(list: &str) -> String {
        format!("shards/{list}")
    }

    pub(crate) fn shard(list: &str, index: u32) -> String {
        format!("shards/{list}/{index}.der")
    }

    /// A signed trust file; its signature is beside it.
    pub(crate) fn trust(file: &str) -> String {
        format!("trust/{file}.json")
    }

    pub(crate) fn history(address: &str) -> String {
        format!("history/{}.jsonl", hex::encode(sha256(address.as_bytes())))
    }

    /// A list of the past with what proves since when the mirror has it.
    pub(crate) fn bundle(list: &str) -> String {
        format!("bundles/{list}.der")
    }
}
