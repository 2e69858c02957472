//! The algorithm suite: until when a digest or a key size was good enough.
//!
//! Dates from ETSI TS 119 312 and its predecessors (SHA-1, short RSA) and from Annex I of Thông tư 15/2025/TT-BKHCN, which lists
//! SHA-2 from 256 bits, SHA-3 and SHAKE, RSA from 2048 and ECDSA from 256 bits, and neither SHA-1 nor SHA-224.

use crate::time::Timestamp;
use serde::Serialize;

/// Whether something was good enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reliability {
    /// Good enough at the time asked.
    Reliable,
    /// It was, until this time.
    Until(Timestamp),
    /// It never was, or nothing is known of it.
    Never,
}

/// One row: a name, or a kind of key with a least size.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Row {
    name: &'static str,
    least_bits: usize,
    /// RFC 3339; empty: no end known.
    until: &'static str,
}

/// Digests and keys with their last good day.
#[derive(Clone, Debug, Serialize)]
pub struct AlgorithmSuite {
    digests: Vec<Row>,
    keys: Vec<Row>,
}

impl AlgorithmSuite {
    /// The documented built-in suite.
    pub fn builtin() -> Self {
        let digest = |name, until| Row { name, least_bits: 0, until };
        let key = |name, least_bits, until| Row { name, least_bits, until };
        Self {
            digests: vec![
                digest("MD5", "2004-08-01T00:00:00Z"),
                digest("SHA-1", "2012-08-01T00:00:00Z"),
                digest("SHA-224", "2025-08-15T00:00:00Z"),
                digest("SHA-256", ""),
                digest("SHA-384", ""),
                digest("SHA-512", ""),
                digest("SHA-512/224", ""),
                digest("SHA-512/256", ""),
                digest("SHA3-224", ""),
                digest("SHA3-256", ""),
                digest("SHA3-384", ""),
                digest("SHA3-512", ""),
                digest("SHAKE128", ""),
                digest("SHAKE256", ""),
            ],
            keys: vec![
                key("RSA", 2048, ""),
                key("RSA", 1900, "2025-08-15T00:00:00Z"),
                key("RSA", 1536, "2015-08-01T00:00:00Z"),
                key("RSA", 1024, "2010-08-01T00:00:00Z"),
                key("RSASSA-PSS", 2048, ""),
                key("EC", 256, ""),
                key("EC", 224, "2021-01-01T00:00:00Z"),
                key("Ed25519", 0, ""),
                key("Ed448", 0, ""),
            ],
        }
    }

    /// Whether a digest was good enough at a time.
    pub fn digest(&self, name: &str, at: Timestamp) -> Reliability {
        Self::judge(self.digests.iter().find(|r| r.name == name), at)
    }

    /// Whether a kind of key of this size was good enough at a time.
    pub fn key(&self, name: &str, bits: usize, at: Timestamp) -> Reliability {
        Self::judge(
            self.keys.iter().filter(|r| r.name == name && r.least_bits <= bits).max_by_key(|r| r.least_bits),
            at,
        )
    }

    fn judge(row: Option<&Row>, at: Timestamp) -> Reliability {
        match row {
            None => Reliability::Never,
            Some(row) if row.until.is_empty() => Reliability::Reliable,
            Some(row) => match Timestamp::parse(row.until) {
                Some(until) if at < until => Reliability::Reliable,
                Some(until) => Reliability::Until(until),
                None => Reliability::Never,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn judges_by_the_time_given() {
        let suite = AlgorithmSuite::builtin();
        let in_2011 = Timestamp::parse("2011-01-01T00:00:00Z").unwrap();
        let in_2026 = Timestamp::parse("2026-01-01T00:00:00Z").unwrap();
        assert_eq!(suite.digest("SHA-1", in_2011), Reliability::Reliable);
        assert!(matches!(suite.digest("SHA-1", in_2026), Reliability::Until(_)));
        assert_eq!(suite.digest("SHA-256", in_2026), Reliability::Reliable);
        assert_eq!(suite.digest("RIPEMD-160", in_2026), Reliability::Never);
        assert_eq!(suite.key("RSA", 2048, in_2026), Reliability::Reliable);
        assert!(matches!(suite.key("RSA", 1024, in_2026), Reliability::Until(_)));
        assert_eq!(suite.key("RSA", 512, in_2011), Reliability::Never);
    }

    #[test]
    fn every_date_of_the_table_is_a_date() {
        let suite = AlgorithmSuite::builtin();
        for row in suite.digests.iter().chain(&suite.keys) {
            assert!(row.until.is_empty() || Timestamp::parse(row.until).is_some(), "{}", row.name);
        }
    }
}
