//! The register of proofs of existence (EN 319 102-1 §5.6.2.3): when objects are known to have existed at the latest.

use super::ProofOfExistence;
use crate::base::time::Timestamp;
use std::collections::HashMap;

/// The earliest proof of each object, by the SHA-256 of its DER form or of a raw signature value.
///
/// It starts with what the caller vouches for and only grows, by time-stamps that were themselves judged as proven. An
/// object that is not in it is only known to exist now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Existence {
    earliest: HashMap<[u8; 32], Timestamp>,
}

impl Existence {
    /// The register with these proofs.
    pub fn of(proofs: &[ProofOfExistence]) -> Self {
        let mut register = Self::default();
        for proof in proofs {
            register.prove(proof.sha256, proof.time);
        }
        register
    }

    /// Enters a proof. A later one than is known adds nothing.
    pub fn prove(&mut self, sha256: [u8; 32], time: Timestamp) {
        let known = self.earliest.entry(sha256).or_insert(time);
        *known = time.min(*known);
    }

    /// The earliest proof of an object.
    pub fn earliest(&self, sha256: &[u8; 32]) -> Option<Timestamp> {
        self.earliest.get(sha256).copied()
    }

    /// When an object is known to have existed at the latest: its earliest proof, else now.
    pub(crate) fn at_latest(&self, sha256: &[u8; 32], now: Timestamp) -> Timestamp {
        self.earliest(sha256).map_or(now, |time| time.min(now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_earliest_proof_counts_and_none_means_now() {
        let (a, b, now) = (
            Timestamp::from_unix(100).unwrap(),
            Timestamp::from_unix(200).unwrap(),
            Timestamp::from_unix(300).unwrap(),
        );
        let mut register = Existence::of(&[ProofOfExistence {
            sha256: [1; 32],
            time: b,
            origin: crate::evidence::Origin::Caller(String::new()),
        }]);
        assert_eq!(register.at_latest(&[1; 32], now), b);
        register.prove([1; 32], a);
        register.prove([1; 32], b);
        assert_eq!(register.at_latest(&[1; 32], now), a);
        assert_eq!(register.at_latest(&[2; 32], now), now);
        // A proof from the future proves no more than that it is there now.
        register.prove([3; 32], now);
        assert_eq!(register.at_latest(&[3; 32], a), a);
    }
}
