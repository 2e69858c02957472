//! What kinds of objects are in a pack.

use super::super::Kind;
use serde::Serialize;

/// Kind of an object in a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PackKind {
    /// An X.509 certificate.
    Certificate,
    /// A certificate revocation list.
    Crl,
    /// An OCSP response.
    Ocsp,
    /// Part of a list, on the word of whoever runs a mirror.
    CrlShard,
    /// An evidence record (RFC 4998).
    EvidenceRecord,
    /// A time-stamp token (RFC 3161), for the record: it only counts in its place in its document.
    TimeStamp,
}

impl PackKind {
    pub(super) fn parse(name: &str) -> Option<Self> {
        match name {
            "certificate" => Some(Self::Certificate),
            "crl" => Some(Self::Crl),
            "ocsp" => Some(Self::Ocsp),
            "crl-shard" => Some(Self::CrlShard),
            "evidence-record" => Some(Self::EvidenceRecord),
            "time-stamp" => Some(Self::TimeStamp),
            _ => None,
        }
    }

    /// The kind of evidence; none for a time-stamp, which is not evidence by itself.
    pub fn evidence(self) -> Option<Kind> {
        match self {
            Self::Certificate => Some(Kind::Certificate),
            Self::Crl => Some(Kind::Crl),
            Self::Ocsp => Some(Kind::Ocsp),
            Self::CrlShard => Some(Kind::Shard),
            Self::EvidenceRecord => Some(Kind::Record),
            Self::TimeStamp => None,
        }
    }
}

impl From<Kind> for PackKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Certificate => Self::Certificate,
            Kind::Crl => Self::Crl,
            Kind::Ocsp => Self::Ocsp,
            Kind::Shard => Self::CrlShard,
            Kind::Record => Self::EvidenceRecord,
        }
    }
}
