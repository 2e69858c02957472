//! Ed448 (RFC 8032 §5.2; RFC 8410, RFC 8419 in certificates and CMS).

use super::refused::Refused;
use ed448_goldilocks::{Signature, VerifyingKey};

/// A public key.
#[derive(Clone, Debug)]
pub struct Ed448Key(Box<VerifyingKey>);

impl Ed448Key {
    /// RFC 8410 §4: 57 octets. Points outside the subgroup of the base point are refused: such a key fits many messages.
    pub(super) fn read(octets: &[u8]) -> Result<Self, Refused> {
        let bad = || Refused::Broken("not an Ed448 key");
        let octets = <&[u8; 57]>::try_from(octets).map_err(|_| bad())?;
        if !is_canonical(octets) {
            return Err(bad());
        }
        let key = VerifyingKey::from_bytes(octets).map_err(|_| bad())?;
        Ok(Self(Box::new(key)))
    }

    /// RFC 8032 §5.2.7, with the empty context that RFC 8419 §3 asks for.
    pub(super) fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        let Ok(octets) = <&[u8; 114]>::try_from(signature) else { return false };
        let Some(commitment) = octets.first_chunk::<57>() else { return false };
        is_canonical(commitment) && self.0.verify_raw(&Signature::from(*octets), message).is_ok()
    }
}

/// RFC 8032 §5.2.3: y is less than the prime 2^448 - 2^224 - 1, and the last octet has only the sign of x.
fn is_canonical(point: &[u8; 57]) -> bool {
    let (low, rest) = point.split_at(28);
    let Some((middle, [high @ .., sign])) = rest.split_first() else { return false };
    let full = |octets: &[u8]| octets.iter().all(|octet| *octet == 0xFF);
    let too_large = full(high) && (*middle == 0xFF || (*middle == 0xFE && full(low)));
    sign & 0x7F == 0 && !too_large
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_has_one_encoding() {
        let mut prime = [0xFF_u8; 57];
        (prime[28], prime[56]) = (0xFE, 0);
        assert!(!is_canonical(&prime), "the prime itself is another zero");
        let mut less = prime;
        less[0] = 0xFE;
        assert!(is_canonical(&less));
        let mut more = less;
        more[28] = 0xFF;
        assert!(!is_canonical(&more));
        for bit in 0..7 {
            let mut odd = less;
            odd[56] = 1 << bit;
            assert!(!is_canonical(&odd));
        }
        less[56] = 0x80;
        assert!(is_canonical(&less));
    }

    /// The neutral element, as a key, would fit any message.
    #[test]
    fn points_of_small_order_are_no_keys() {
        let mut neutral = [0_u8; 57];
        neutral[0] = 1;
        assert!(Ed448Key::read(&neutral).is_err());
        // (0, -1), of order two, and (1, 0), of order four.
        let mut minus_one = [0xFF_u8; 57];
        (minus_one[0], minus_one[28], minus_one[56]) = (0xFE, 0xFE, 0);
        assert!(Ed448Key::read(&minus_one).is_err());
        assert!(Ed448Key::read(&[0; 57]).is_err());
    }
}
