//! RSA public keys (RFC 8017 §3.1, §A.1.1).

use super::Unsupported;
use super::refused::Refused;
use super::rsa_power::PublicPower;
use crate::asn1::{Budget, Reader, Rules, Tag, unsigned};
use crate::base::limits::Limits;

/// Smallest modulus, in bits. Anybody can break smaller ones.
const MIN_BITS: usize = 1024;

/// Largest public exponent, in bits. Keys in use have 17 (65537); larger exponents only cost time.
const MAX_EXPONENT_BITS: usize = 33;

/// An RSA public key.
#[derive(Clone, Debug)]
pub struct RsaKey {
    power: PublicPower,
    bits: usize,
    negative_modulus: bool,
}

impl RsaKey {
    /// From RSAPublicKey ::= SEQUENCE { modulus INTEGER, publicExponent INTEGER }.
    pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Self, Refused> {
        let budget = &mut Budget::small();
        let mut reader = Reader::new(bytes, Rules::Ber);
        let sequence = reader.expect(Tag::SEQUENCE, budget)?;
        reader.finish()?;
        let mut parts = sequence.children()?;
        let modulus = parts.expect(Tag::INTEGER, budget)?;
        let exponent = parts.expect(Tag::INTEGER, budget)?;
        parts.finish()?;
        // For years a national authority omitted the leading zero of the modulus, so that as an INTEGER it is negative.
        // No RSA modulus is negative, so only one reading is possible; it is accepted and reported.
        let negative = modulus.content.first().is_some_and(|first| first & 0x80 != 0);
        let octets = if negative { modulus.content } else { unsigned(&modulus)? };
        let key = Self::new(octets, unsigned(&exponent)?, limits.rsa_bits)?;
        Ok(Self { negative_modulus: negative, ..key })
    }

    /// Whether the modulus is encoded as a negative number (RFC 8017 §A.1.1 has positive ones).
    pub(crate) fn has_negative_modulus(&self) -> bool {
        self.negative_modulus
    }

    fn new(modulus: &[u8], exponent: &[u8], max_bits: usize) -> Result<Self, Refused> {
        let bits = bit_length(modulus);
        if !(MIN_BITS..=max_bits).contains(&bits) {
            return Err(Unsupported::described(format!("RSA with {bits} bits")).into());
        }
        // Larger exponents only make verifying slow.
        if bit_length(exponent) > MAX_EXPONENT_BITS {
            let bits = bit_length(exponent);
            return Err(Unsupported::described(format!("RSA with an exponent of {bits} bits")).into());
        }
        if exponent.is_empty() {
            return Err(Refused::Broken("the RSA exponent is zero"));
        }
        let power = PublicPower::new(modulus, exponent).ok_or(Refused::Broken("not an RSA modulus and exponent"))?;
        Ok(Self { power, bits, negative_modulus: false })
    }

    /// Bits of the modulus.
    pub fn bits(&self) -> usize {
        self.bits
    }

    /// The public exponent, most significant octet first, without leading zeros.
    pub fn exponent(&self) -> Vec<u8> {
        self.power.exponent()
    }

    /// Octets of the modulus.
    pub(super) fn octets(&self) -> usize {
        self.bits.div_ceil(8)
    }

    /// RSAVP1 (RFC 8017 §5.2.2): the signature to the public exponent, as many octets as the modulus has. `None` if the
    /// signature has another length (§8.1.2 step 1) or is not below the modulus.
    pub(super) fn recover(&self, signature: &[u8]) -> Option<Vec<u8>> {
        if signature.len() != self.octets() {
            return None;
        }
        self.power.raise(signature, self.octets())
    }
}

fn bit_length(octets: &[u8]) -> usize {
    let Some(first) = octets.first() else { return 0 };
    let unused = usize::try_from(first.leading_zeros()).unwrap_or(0);
    octets.len().saturating_mul(8).saturating_sub(unused)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new(modulus: &[u8], exponent: &[u8]) -> Result<RsaKey, String> {
        RsaKey::new(modulus, exponent, Limits::default().rsa_bits).map_err(|refused| match refused {
            Refused::Broken(reason) => reason.to_owned(),
            Refused::Unsupported(what) => what.to_string(),
        })
    }

    #[test]
    fn numbers_that_are_no_key_are_refused() {
        let modulus = [0xFF; 256];
        let broken = "not an RSA modulus and exponent";
        assert_eq!(new(&modulus, &[]).unwrap_err(), "the RSA exponent is zero");
        assert_eq!(new(&modulus, &[1]).unwrap_err(), broken);
        assert_eq!(new(&modulus, &[2]).unwrap_err(), broken);
        assert_eq!(new(&[&[0xFF; 255][..], &[0xFE]].concat(), &[3]).unwrap_err(), broken);
        assert_eq!(new(&modulus, &[2, 0, 0, 0, 1]).unwrap_err(), "RSA with an exponent of 34 bits");
        assert_eq!(new(&modulus, &modulus).unwrap_err(), "RSA with an exponent of 2048 bits");
        assert_eq!(new(&[0x7F; 128], &[3]).unwrap_err(), "RSA with 1023 bits");
        assert_eq!(new(&[], &[3]).unwrap_err(), "RSA with 0 bits");
        assert_eq!(new(&[0xFF; 2049], &[3]).unwrap_err(), "RSA with 16392 bits");
    }

    #[test]
    fn the_largest_key_is_used() {
        let key = new(&[0xFF; 2048], &[1, 255, 255, 255, 255]).unwrap();
        assert_eq!((key.bits(), key.exponent()), (16_384, vec![1, 255, 255, 255, 255]));
        let mut signature = vec![0; 2048];
        signature[2047] = 1;
        assert_eq!(key.recover(&signature).unwrap(), signature);
        assert_eq!(key.recover(&[0xFF; 2048]), None, "not below the modulus");
        assert_eq!(key.recover(&[0x01; 2047]), None, "an octet short");
        assert_eq!(key.recover(&[0x01; 2049]), None, "an octet long");
        assert_eq!(key.recover(&[0xA5; 2048]).unwrap().len(), 2048);
    }
}
