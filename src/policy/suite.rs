//! The algorithm suite: until when a digest or a key size was reliable.
//!
//! Algorithms and sizes are those of ETSI TS 119 312 and of Annex I of Thông tư 15/2025/TT-BKHCN. The circular, in
//! force since 2025-08-15, lists SHA-256, SHA-384, SHA-512, SHA-512/224, SHA-512/256, SHA3-224 to SHA3-512, SHAKE128
//! and SHAKE256, RSA from 2048 bits (PKCS #1 v1.5 and PSS) and ECDSA from 256 bits. Anything not in its list (SHA-1,
//! SHA-224, shorter RSA) ends on that day at the latest. Earlier ends are those of ETSI TS 102 176-1 and its successor.
//! Ed25519 and Ed448 are in TS 119 312. The proven time counts (EN 319 102-1 §5.2.8.4.2), not the claimed time.

use super::PolicyFault;
use crate::base::fact::OrEmpty;
use crate::base::sort;
use crate::base::time::Timestamp;
use crate::crypto::DigestAlgorithm;
use serde::Serialize;

/// Whether something was reliable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reliability {
    /// Good enough at the time asked.
    Reliable,
    /// It was, until this time.
    Until(Timestamp),
    /// It never was, or nothing is known of it.
    Never,
}

impl Reliability {
    /// When what is not reliable was so last: no time if it never was. `None` of what is reliable.
    pub fn ended(self) -> Option<OrEmpty<Timestamp>> {
        match self {
            Self::Reliable => None,
            Self::Until(until) => Some(OrEmpty(Some(until))),
            Self::Never => Some(OrEmpty(None)),
        }
    }
}

/// One digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct DigestRow {
    name: &'static str,
    /// `None`: no end known.
    until: Option<Timestamp>,
}

/// A kind of key from a size on; for a key the largest size that it reaches applies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct KeyRow {
    name: &'static str,
    least_bits: usize,
    /// `None`: no end known.
    until: Option<Timestamp>,
}

/// Digests and keys with their last good day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AlgorithmSuite {
    digests: Vec<DigestRow>,
    keys: Vec<KeyRow>,
}

/// Year and month of the end; `None`: no end known.
type End = Option<(i32, u8)>;

/// Phụ lục I of Thông tư 15/2025/TT-BKHCN has come into force.
const CIRCULAR: End = Some((2025, 8));

const DIGESTS: [(&str, End); 14] = [
    ("MD5", Some((2004, 8))),
    ("SHA-1", Some((2012, 8))),
    ("SHA-224", CIRCULAR),
    ("SHA-256", None),
    ("SHA-384", None),
    ("SHA-512", None),
    ("SHA-512/224", None),
    ("SHA-512/256", None),
    ("SHA3-224", None),
    ("SHA3-256", None),
    ("SHA3-384", None),
    ("SHA3-512", None),
    ("SHAKE128", None),
    ("SHAKE256", None),
];

const KEYS: [(&str, usize, End); 9] = [
    ("RSA", 2048, None),
    ("RSA", 1900, CIRCULAR),
    ("RSA", 1536, Some((2015, 8))),
    ("RSA", 1024, Some((2010, 8))),
    ("RSASSA-PSS", 2048, None),
    ("EC", 256, None),
    ("EC", 224, Some((2021, 1))),
    ("Ed25519", 0, None),
    ("Ed448", 0, None),
];

/// Below this many bits no policy makes a key good: such keys are broken by a few machines.
const WEAKEST: [(&str, usize); 3] = [("RSA", 1024), ("RSASSA-PSS", 1024), ("EC", 224)];

impl AlgorithmSuite {
    /// The documented built-in suite.
    pub fn builtin() -> Self {
        let digest = |(name, until): &(&'static str, _)| DigestRow { name, until: first_day(*until) };
        let key = |(name, least_bits, until): &(&'static str, usize, _)| KeyRow {
            name,
            least_bits: *least_bits,
            until: first_day(*until),
        };
        Self { digests: DIGESTS.iter().map(digest).collect(), keys: KEYS.iter().map(key).collect() }
    }

    /// What RFC 5280 and RFC 6960 by themselves ask, which set no last day: every algorithm of the built-in suite at any time, but
    /// MD5, with which anybody can make two things of one signature.
    pub fn undated() -> Self {
        let mut suite = Self::builtin();
        suite.digests.iter_mut().filter(|row| row.name != "MD5").for_each(|row| row.until = None);
        suite.keys.iter_mut().for_each(|row| row.until = None);
        suite
    }

    /// Whether a digest was reliable at a time.
    pub fn digest(&self, name: &str, at: Timestamp) -> Reliability {
        judge(self.digests.iter().find(|r| r.name == name).map(|r| r.until), at)
    }

    /// Whether a kind of key of this size was reliable at a time.
    pub fn key(&self, name: &str, bits: usize, at: Timestamp) -> Reliability {
        let rows = self.keys.iter().filter(|r| r.name == name && r.least_bits <= bits);
        judge(rows.max_by_key(|r| r.least_bits).map(|r| r.until), at)
    }

    /// Names of digests that a policy can name.
    #[cfg(feature = "schema")]
    pub(crate) fn digest_names() -> impl Iterator<Item = &'static str> {
        DIGESTS.iter().map(|row| row.0)
    }

    /// Names of kinds of keys that a policy can name.
    pub(crate) fn key_names() -> impl Iterator<Item = &'static str> {
        let mut names: Vec<_> = KEYS.iter().map(|row| row.0).collect();
        names.dedup();
        names.into_iter()
    }

    /// Sets the end of a digest.
    pub(super) fn set_digest(&mut self, name: &str, until: Option<Timestamp>) -> Result<(), PolicyFault> {
        let row = self.digests.iter_mut().find(|row| row.name == name).ok_or(PolicyFault::AlgorithmUnknown)?;
        // No policy makes MD5 good.
        if DigestAlgorithm::from_name(name) == Some(DigestAlgorithm::Md5) && later(until, row.until) {
            return Err(PolicyFault::AlgorithmTooWeak);
        }
        row.until = until;
        Ok(())
    }

    /// Sets the end of a kind of key from a size on.
    pub(super) fn set_key(&mut self, name: &str, bits: usize, until: Option<Timestamp>) -> Result<(), PolicyFault> {
        let name = Self::key_names().find(|known| *known == name).ok_or(PolicyFault::AlgorithmUnknown)?;
        if WEAKEST.iter().any(|(weak, least)| *weak == name && bits < *least) {
            return Err(PolicyFault::AlgorithmTooWeak);
        }
        match self.keys.iter_mut().find(|row| row.name == name && row.least_bits == bits) {
            Some(row) => row.until = until,
            None => self.keys.push(KeyRow { name, least_bits: bits, until }),
        }
        // One order for one meaning: the fingerprint of a policy does not depend on how its file was written.
        sort::sort_by_key(&mut self.keys, |row| {
            (KEYS.iter().position(|known| known.0 == row.name), usize::MAX - row.least_bits)
        });
        Ok(())
    }

    /// Names of digests and keys that are considered reliable for longer than by `strict`.
    pub(super) fn relaxed_against(&self, strict: &Self) -> Vec<&'static str> {
        let mut names = Vec::new();
        for row in &self.digests {
            if strict.digests.iter().any(|known| known.name == row.name && later(row.until, known.until)) {
                names.push(row.name);
            }
        }
        for row in &self.keys {
            let known = strict.keys.iter().filter(|k| k.name == row.name && k.least_bits <= row.least_bits);
            let longer = match known.max_by_key(|k| k.least_bits) {
                Some(known) => later(row.until, known.until),
                None => true,
            };
            if longer && !names.contains(&row.name) {
                names.push(row.name);
            }
        }
        names
    }
}

fn first_day(month: End) -> Option<Timestamp> {
    let (year, month) = month?;
    let day = if Some((year, month)) == CIRCULAR { 15 } else { 1 };
    Timestamp::from_utc(year, month, day, 0, 0, 0)
}

/// Whether one end comes after another; no end comes last.
fn later(one: Option<Timestamp>, other: Option<Timestamp>) -> bool {
    match (one, other) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(one), Some(other)) => one > other,
    }
}

fn judge(row: Option<Option<Timestamp>>, at: Timestamp) -> Reliability {
    match row {
        None => Reliability::Never,
        Some(None) => Reliability::Reliable,
        Some(Some(until)) if at < until => Reliability::Reliable,
        Some(Some(until)) => Reliability::Until(until),
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

    /// An invalid date would read as no end at all.
    #[test]
    fn every_date_of_the_tables_is_a_date() {
        for month in DIGESTS.iter().map(|row| row.1).chain(KEYS.iter().map(|row| row.2)) {
            assert_eq!(month.is_some(), first_day(month).is_some(), "{month:?}");
        }
        assert_eq!(first_day(CIRCULAR), Timestamp::parse("2025-08-15T00:00:00Z"));
    }

    #[test]
    fn every_digest_that_is_computed_is_in_the_suite() {
        assert!(DigestAlgorithm::all().all(|d| AlgorithmSuite::digest_names().any(|name| name == d.name())));
        assert_eq!(AlgorithmSuite::digest_names().count(), DigestAlgorithm::all().count());
    }

    /// Thông tư 15/2025/TT-BKHCN, Phụ lục I.
    #[test]
    fn the_list_of_the_circular_is_good_and_nothing_else() {
        let suite = AlgorithmSuite::builtin();
        let (before, after) = (Timestamp::parse("2025-08-14T23:59:59Z").unwrap(), first_day(CIRCULAR).unwrap());
        let good: Vec<_> =
            AlgorithmSuite::digest_names().filter(|name| suite.digest(name, after) == Reliability::Reliable).collect();
        let listed = [
            "SHA-256",
            "SHA-384",
            "SHA-512",
            "SHA-512/224",
            "SHA-512/256",
            "SHA3-224",
            "SHA3-256",
            "SHA3-384",
            "SHA3-512",
            "SHAKE128",
            "SHAKE256",
        ];
        assert_eq!(good, listed);
        assert_eq!(suite.digest("SHA-224", before), Reliability::Reliable);
        assert_eq!(suite.key("RSA", 1900, before), Reliability::Reliable);
        assert_eq!(suite.key("RSA", 2047, after), Reliability::Until(after));
        for (name, bits) in
            [("RSA", 2048), ("RSASSA-PSS", 4096), ("EC", 256), ("EC", 521), ("Ed25519", 255), ("Ed448", 448)]
        {
            assert_eq!(suite.key(name, bits, after), Reliability::Reliable, "{name} {bits}");
        }
    }

    #[test]
    fn what_is_too_weak_stays_so() {
        let mut suite = AlgorithmSuite::builtin();
        assert_eq!(suite.set_digest("MD5", None), Err(PolicyFault::AlgorithmTooWeak));
        assert_eq!(suite.set_digest("MD6", None), Err(PolicyFault::AlgorithmUnknown));
        assert_eq!(suite.set_key("RSA", 1023, None), Err(PolicyFault::AlgorithmTooWeak));
        assert_eq!(suite.set_key("DSA", 2048, None), Err(PolicyFault::AlgorithmUnknown));
        assert_eq!(suite, AlgorithmSuite::builtin());
        assert_eq!(suite.set_digest("SHA-1", None), Ok(()));
        assert_eq!(suite.set_key("RSA", 3072, Timestamp::parse("2030-01-01T00:00:00Z")), Ok(()));
        assert_eq!(suite.relaxed_against(&AlgorithmSuite::builtin()), ["SHA-1"]);
        assert_eq!(suite.set_key("RSA", 1280, None), Ok(()));
        assert_eq!(suite.relaxed_against(&AlgorithmSuite::builtin()), ["SHA-1", "RSA"]);
    }
}
