//! iPAddress constraints: an address and a mask "in the style of CIDR" (RFC 5280 §4.2.1.10).

use super::side::NotComparable;

/// Whether an address is in the range. Addresses of the other family are not.
pub(super) fn within(address: &[u8], range: &[u8]) -> Result<bool, NotComparable> {
    let half = range.len() / 2;
    let (network, mask) = range.split_at_checked(half).ok_or(NotComparable)?;
    if !matches!(address.len(), 4 | 16) || !matches!(range.len(), 8 | 32) || !is_prefix(mask) {
        return Err(NotComparable);
    }
    let inside = address.iter().zip(network).zip(mask).all(|((a, n), m)| a & m == n & m);
    Ok(address.len() == half && inside)
}

/// Ones followed by zeros (RFC 4632 §3.1).
fn is_prefix(mask: &[u8]) -> bool {
    let mut rest = mask.iter().skip_while(|octet| **octet == 0xFF);
    let edge = rest.next().copied().unwrap_or(0);
    edge.leading_ones() + edge.trailing_zeros() >= 8 && rest.all(|octet| *octet == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_are_prefixes() {
        assert_eq!(within(&[192, 0, 2, 7], &[192, 0, 2, 0, 255, 255, 255, 0]), Ok(true));
        assert_eq!(within(&[192, 0, 3, 7], &[192, 0, 2, 0, 255, 255, 255, 0]), Ok(false));
        assert_eq!(within(&[192, 0, 3, 7], &[192, 0, 2, 0, 255, 255, 254, 0]), Ok(true));
        assert_eq!(within(&[9; 4], &[0; 8]), Ok(true));
        assert_eq!(within(&[9; 16], &[0; 8]), Ok(false));
        assert_eq!(within(&[9; 4], &[9, 9, 9, 9, 255, 0, 255, 0]), Err(NotComparable));
        assert_eq!(within(&[9; 4], &[9, 9, 9, 9, 253, 0, 0, 0]), Err(NotComparable));
        assert_eq!(within(&[9; 5], &[0; 8]), Err(NotComparable));
        assert_eq!(within(&[9; 4], &[0; 7]), Err(NotComparable));
        assert_eq!(within(&[9; 4], &[]), Err(NotComparable));
    }
}
