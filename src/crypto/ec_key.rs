//! Public keys on NIST curves (RFC 5480 §2.2).

use super::P521Key;
use super::curve::Curve;
use super::ecdsa_signature::Pair;
use super::refused::Refused;
use ecdsa::hazmat::verify_prehashed;

/// A point on one of the curves.
#[derive(Clone, Debug)]
pub struct EcKey(Point);

#[derive(Clone, Debug)]
enum Point {
    P256(Box<p256::ecdsa::VerifyingKey>),
    P384(Box<p384::ecdsa::VerifyingKey>),
    P521(P521Key),
}

impl EcKey {
    /// SEC 1 §2.3.4: an uncompressed or compressed point on the curve, not infinity.
    pub(super) fn read(curve: Curve, octets: &[u8]) -> Result<Self, Refused> {
        if !matches!(octets.first(), Some(2..=4)) {
            return Err(Refused::Broken("not a point in a form that is allowed"));
        }
        let point = match curve {
            Curve::P256 => p256::ecdsa::VerifyingKey::from_sec1_bytes(octets).map(|key| Point::P256(Box::new(key))),
            Curve::P384 => p384::ecdsa::VerifyingKey::from_sec1_bytes(octets).map(|key| Point::P384(Box::new(key))),
            Curve::P521 => return P521Key::read(octets).map(|key| Self(Point::P521(key))),
        };
        point.map(Self).map_err(|_| Refused::Broken("not a point on the curve"))
    }

    /// The curve.
    pub fn curve(&self) -> Curve {
        match self.0 {
            Point::P256(_) => Curve::P256,
            Point::P384(_) => Curve::P384,
            Point::P521(_) => Curve::P521,
        }
    }

    /// ECDSA verification (FIPS 186-5 §6.4.2). `pair` is r and s, each as long as the curve's order; they are refused unless
    /// from 1 to the order less one. A digest longer than the order counts with its leftmost bits.
    pub(super) fn verify(&self, digest: &[u8], pair: &Pair) -> bool {
        match &self.0 {
            Point::P256(key) => p256::ecdsa::Signature::from_slice(pair.octets())
                .and_then(|signature| verify_prehashed(&key.as_affine().into(), digest, &signature))
                .is_ok(),
            Point::P384(key) => p384::ecdsa::Signature::from_slice(pair.octets())
                .and_then(|signature| verify_prehashed(&key.as_affine().into(), digest, &signature))
                .is_ok(),
            Point::P521(key) => key.verify(digest, pair.octets()),
        }
    }
}
