//! P-521, apart from the other curves: the module of signing does without it.

use super::refused::Refused;
use ecdsa::hazmat::verify_prehashed;
use p521::ecdsa::{Signature, VerifyingKey};

/// A public key.
#[derive(Clone, Debug)]
pub(super) struct P521Key(Box<VerifyingKey>);

impl P521Key {
    /// SEC 1 §2.3.4.
    pub(super) fn read(octets: &[u8]) -> Result<Self, Refused> {
        let key = VerifyingKey::from_sec1_bytes(octets).map_err(|_| Refused::Broken("not a point on the curve"))?;
        Ok(Self(Box::new(key)))
    }

    /// FIPS 186-5 §6.4.2. `pair` is r and s.
    pub(super) fn verify(&self, digest: &[u8], pair: &[u8]) -> bool {
        let fits = |signature| verify_prehashed(&self.0.as_affine().into(), digest, &signature);
        Signature::from_slice(pair).and_then(fits).is_ok()
    }
}
