//! One piece of evidence.

use super::Bytes;
use crate::crypto::sha256;
use core::fmt;

/// Where a piece of evidence came from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// Embedded in the CMS of the signature with this number.
    Signature(usize),
    /// Embedded in a time-stamp of the signature with this number.
    Timestamp(usize),
    /// In the document security store of the PDF.
    SecurityStore,
    /// In the trust file.
    Trust,
    /// Given by the caller, under this name (empty: without one).
    Caller(String),
    /// Fetched from this address.
    Network(String),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Signature(id) => write!(f, "signature:{id}"),
            Self::Timestamp(id) => write!(f, "timestamp:{id}"),
            Self::SecurityStore => f.write_str("dss"),
            Self::Trust => f.write_str("trust"),
            Self::Caller(name) if name.is_empty() => f.write_str("caller"),
            Self::Caller(name) => write!(f, "caller:{name}"),
            Self::Network(address) => write!(f, "network:{address}"),
        }
    }
}

impl Origin {
    /// From the form in which a report states it.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "dss" => return Some(Self::SecurityStore),
            "trust" => return Some(Self::Trust),
            "caller" => return Some(Self::Caller(String::new())),
            _ => {}
        }
        let (word, rest) = text.split_once(':')?;
        match word {
            "caller" => Some(Self::Caller(rest.to_owned())),
            "network" => Some(Self::Network(rest.to_owned())),
            "signature" => rest.parse().ok().map(Self::Signature),
            "timestamp" => rest.parse().ok().map(Self::Timestamp),
            _ => None,
        }
    }
}

/// Kind of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// An X.509 certificate.
    Certificate,
    /// A certificate revocation list.
    Crl,
    /// An OCSP response (or its basic response alone).
    Ocsp,
    /// Part of a list, on the word of whoever runs a mirror.
    Shard,
    /// An evidence record (RFC 4998).
    Record,
}

impl Kind {
    /// Its name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Certificate => "certificate",
            Self::Crl => "crl",
            Self::Ocsp => "ocsp",
            Self::Shard => "crl-shard",
            Self::Record => "evidence-record",
        }
    }
}

/// One piece of evidence: DER bytes, never changed.
#[derive(Clone, Debug)]
pub struct Item {
    /// What it is.
    pub kind: Kind,
    /// Its bytes.
    pub der: Bytes,
    /// Where it was met first.
    pub origin: Origin,
    /// SHA-256 of `der`.
    pub sha256: [u8; 32],
}

impl Item {
    /// Takes the bytes and computes the fingerprint.
    pub fn new(kind: Kind, der: impl Into<Bytes>, origin: Origin) -> Self {
        let der = der.into();
        let sha256 = sha256(&der);
        Self { kind, der, origin, sha256 }
    }
}

#[cfg(test)]
mod tests {
    use super::Origin;

    #[test]
    fn an_origin_is_read_as_it_is_written() {
        let all = [
            Origin::Signature(3),
            Origin::Timestamp(1),
            Origin::SecurityStore,
            Origin::Trust,
            Origin::Caller(String::new()),
            Origin::Caller("a:b.crt".to_owned()),
            Origin::Network("http://ca.example/list.crl".to_owned()),
        ];
        for origin in all {
            assert_eq!(Origin::parse(&origin.to_string()), Some(origin));
        }
        assert_eq!(Origin::parse("signature:x"), None);
        assert_eq!(Origin::parse("elsewhere"), None);
    }
}
