//! RSAVP1 by the library.

use rsa::BoxedUint;
use rsa::traits::PublicKeyParts;

/// A modulus and a public exponent.
#[derive(Clone, Debug)]
pub(super) struct PublicPower(Box<rsa::RsaPublicKey>);

impl PublicPower {
    /// `None` if these are none: an even modulus, or an exponent that is even or one.
    pub(super) fn new(modulus: &[u8], exponent: &[u8]) -> Option<Self> {
        let bits = modulus.len().saturating_mul(8);
        let modulus = BoxedUint::from_be_slice_vartime(modulus);
        let exponent = BoxedUint::from_be_slice_vartime(exponent);
        // The caller bounds the size; here it only must not be bounded again.
        let key = rsa::RsaPublicKey::new_with_size_limits(modulus, exponent, 0..=bits).ok()?;
        Some(Self(Box::new(key)))
    }

    /// The exponent, most significant octet first, without leading zeros.
    pub(super) fn exponent(&self) -> Vec<u8> {
        let octets = self.0.e().to_be_bytes();
        octets.iter().copied().skip_while(|octet| *octet == 0).collect()
    }

    /// The number to the exponent, `octets` long; `None` if it is not below the modulus.
    pub(super) fn raise(&self, number: &[u8], octets: usize) -> Option<Vec<u8>> {
        let modulus = self.0.n();
        let number = BoxedUint::from_be_slice(number, modulus.bits_precision()).ok()?;
        if number >= **modulus {
            return None;
        }
        let raised = rsa::hazmat::rsa_encrypt(&*self.0, &number).ok()?.to_be_bytes();
        let leading = raised.len().checked_sub(octets)?;
        raised.get(leading..).map(<[u8]>::to_vec)
    }
}
