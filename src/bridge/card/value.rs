//! Values as the bridges give them: RSA in the octets of the key, ECDSA as r and s one after the other.

use super::CardError;
use super::key::CardKey;
use crate::Limits;
use crate::asn1::{Budget, Element, Reader, Rules, Tag};

const WHAT: &str = "the value";

/// Checks the length of an RSA value; reads ECDSA-Sig-Value (RFC 3279, 2.2.3) for a key on a curve.
pub(super) fn from_der(key: CardKey, value: &[u8]) -> Result<Vec<u8>, CardError> {
    match key {
        CardKey::Rsa(octets) if value.len() == octets => Ok(value.to_vec()),
        CardKey::Rsa(_) => Err(CardError::Malformed { what: WHAT }),
        CardKey::Ec(octets) => pair(value, octets).ok_or(CardError::Malformed { what: WHAT }),
    }
}

/// The same of a card that gives r and s as they are.
pub(super) fn plain(key: CardKey, value: &[u8]) -> Result<Vec<u8>, CardError> {
    let (CardKey::Rsa(octets) | CardKey::Ec(octets)) = key;
    let expected = if matches!(key, CardKey::Ec(_)) { octets.saturating_mul(2) } else { octets };
    if value.len() == expected { Ok(value.to_vec()) } else { Err(CardError::Malformed { what: WHAT }) }
}

fn pair(value: &[u8], octets: usize) -> Option<Vec<u8>> {
    let mut budget = Budget::new(&Limits::default());
    let mut outer = Reader::new(value, Rules::Der);
    let sequence = outer.expect(Tag::SEQUENCE, &mut budget).ok()?;
    outer.finish().ok()?;
    let mut inner = sequence.children().ok()?;
    let r = inner.expect(Tag::INTEGER, &mut budget).ok()?;
    let s = inner.expect(Tag::INTEGER, &mut budget).ok()?;
    inner.finish().ok()?;
    Some([fixed(&r, octets)?, fixed(&s, octets)?].concat())
}

/// A positive integer in so many octets.
fn fixed(integer: &Element<'_>, octets: usize) -> Option<Vec<u8>> {
    let digits = match integer.content {
        [0, digits @ ..] => digits,
        [0x80..=0xFF, ..] | [] => return None,
        digits => digits,
    };
    let mut all = vec![0; octets.checked_sub(digits.len())?];
    all.extend_from_slice(digits);
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_get_the_octets_of_the_field() {
        let der = |text: &str| hex::decode(text.replace(' ', "")).unwrap();
        let long = format!("3045 022100{} 0220{}", "f0".repeat(32), "07".repeat(32));
        let expected = [vec![0xF0; 32], vec![7; 32]].concat();
        assert_eq!(from_der(CardKey::Ec(32), &der(&long)).unwrap(), expected);
        let short = from_der(CardKey::Ec(32), &der("3006 020105 020107")).unwrap();
        assert_eq!((short.len(), short[31], short[63]), (64, 5, 7));
        let too_long = format!("3047 0223{} 0220{}", "07".repeat(35), "07".repeat(32));
        for bad in ["", "3006 020105 0201", "3006 020185 020107", "3003 020105", "3006020105020107 00", &too_long] {
            assert!(from_der(CardKey::Ec(32), &der(bad)).is_err(), "{bad}");
        }
        assert!(from_der(CardKey::Rsa(256), &[1; 255]).is_err());
        assert!(plain(CardKey::Ec(32), &[1; 64]).is_ok() && plain(CardKey::Ec(32), &[1; 63]).is_err());
    }
}
