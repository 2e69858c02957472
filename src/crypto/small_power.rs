//! RSAVP1 by little code, for the module that a person waits for: a number to a small public exponent, by Montgomery's multiplication
//! (Handbook of Applied Cryptography, algorithms 14.36 and 14.94). The library does the same by twenty times the bytes, since it
//! also has to sign. Nothing here is secret, so nothing takes constant time.
//!
//! Limbs of 32 bits, least significant first: their products fit the registers of WebAssembly.

use core::cell::Cell;
use core::cmp::Ordering;

/// A modulus and a public exponent.
#[derive(Clone, Debug)]
pub(super) struct PublicPower {
    modulus: Vec<u32>,
    /// R^2 modulo the modulus, where R is 2^32 to as many limbs as the modulus has.
    square: Vec<u32>,
    /// -(modulus^-1) modulo 2^32.
    inverse: u32,
    exponent: u64,
}

impl PublicPower {
    /// `None` if the modulus is even or small, or the exponent is even, less than three, or longer than 63 bits.
    pub(super) fn new(modulus: &[u8], exponent: &[u8]) -> Option<Self> {
        let modulus = limbs(modulus);
        let exponent = exponent
            .iter()
            .try_fold(0_u64, |value, octet| (value >> 55 == 0).then(|| value << 8 | u64::from(*octet)))?;
        let lowest = *modulus.first()?;
        if lowest & 1 == 0 || modulus.len() < 2 || exponent & 1 == 0 || exponent < 3 {
            return None;
        }
        let mut power = Self { inverse: negative_inverse(lowest), square: Vec::new(), modulus, exponent };
        power.square = power.square_of_radix()?;
        Some(power)
    }

    /// The exponent, most significant octet first, without leading zeros.
    pub(super) fn exponent(&self) -> Vec<u8> {
        self.exponent.to_be_bytes().into_iter().skip_while(|octet| *octet == 0).collect()
    }

    /// The number to the exponent, `octets` long; `None` if it is not below the modulus or the result is longer.
    pub(super) fn raise(&self, number: &[u8], octets: usize) -> Option<Vec<u8>> {
        let mut number = limbs(number);
        if number.len() > self.modulus.len() {
            return None;
        }
        number.resize(self.modulus.len(), 0);
        if compare(&number, &self.modulus) != Ordering::Less {
            return None;
        }
        let base = self.multiply(&number, &self.square);
        let raised = self.raise_converted(&base, self.exponent);
        let mut one = vec![0; self.modulus.len()];
        *one.first_mut()? = 1;
        let result = self.multiply(&raised, &one);
        let mut bytes: Vec<u8> = result.iter().rev().flat_map(|limb| limb.to_be_bytes()).collect();
        let leading = bytes.len().checked_sub(octets)?;
        let result = bytes.split_off(leading);
        bytes.iter().all(|octet| *octet == 0).then_some(result)
    }

    /// `base^exponent`, all in Montgomery's form; the exponent is at least one.
    fn raise_converted(&self, base: &[u32], exponent: u64) -> Vec<u32> {
        let mut value = base.to_vec();
        for bit in (0..exponent.checked_ilog2().unwrap_or(0)).rev() {
            value = self.multiply(&value, &value);
            if exponent >> bit & 1 == 1 {
                value = self.multiply(&value, base);
            }
        }
        value
    }

    /// R^2: R itself by doubling the highest power of two below the modulus, two in Montgomery's form from that, and then 2 to as many
    /// bits as R has.
    fn square_of_radix(&self) -> Option<Vec<u32>> {
        let highest = self.modulus.last()?.checked_ilog2()?;
        let mut radix = vec![0; self.modulus.len()];
        *radix.last_mut()? = 1_u32.checked_shl(highest)?;
        for _ in highest..u32::BITS {
            self.double(&mut radix);
        }
        self.double(&mut radix);
        let bits = u64::from(u32::BITS).checked_mul(u64::try_from(self.modulus.len()).ok()?)?;
        Some(self.raise_converted(&radix, bits))
    }

    /// Twice a number below the modulus, below the modulus.
    fn double(&self, number: &mut [u32]) {
        let mut carry = 0;
        for limb in number.iter_mut() {
            (*limb, carry) = (*limb << 1 | carry, *limb >> 31);
        }
        self.reduce(number, u64::from(carry));
    }

    /// `left * right / R` modulo the modulus, of two numbers below it (HAC 14.36).
    fn multiply(&self, left: &[u32], right: &[u32]) -> Vec<u32> {
        let mut sum = vec![0_u32; self.modulus.len()];
        let mut top = 0_u64;
        for digit in left {
            top = top.wrapping_add(add_product(&mut sum, *digit, right));
            let factor = sum.first().map_or(0, |lowest| lowest.wrapping_mul(self.inverse));
            // The lowest limb becomes zero and falls away.
            top = top.wrapping_add(add_product(&mut sum, factor, &self.modulus));
            let cells = Cell::from_mut(sum.as_mut_slice()).as_slice_of_cells();
            for pair in cells.windows(2) {
                if let [to, from] = pair {
                    to.set(from.get());
                }
            }
            if let Some(last) = cells.last() {
                last.set(low(top));
            }
            top >>= 32;
        }
        self.reduce(&mut sum, top);
        sum
    }

    /// Takes the modulus off once, where the number with `top` above it is not below.
    fn reduce(&self, number: &mut [u32], top: u64) {
        if top == 0 && compare(number, &self.modulus) == Ordering::Less {
            return;
        }
        let mut borrow = false;
        for (limb, off) in number.iter_mut().zip(&self.modulus) {
            let (difference, first) = limb.overflowing_sub(*off);
            let (difference, second) = difference.overflowing_sub(u32::from(borrow));
            (*limb, borrow) = (difference, first || second);
        }
    }
}

/// Adds `digit * factor` and gives what does not fit.
fn add_product(sum: &mut [u32], digit: u32, factor: &[u32]) -> u64 {
    let mut carry = 0;
    for (limb, by) in sum.iter_mut().zip(factor) {
        // At most (2^32 - 1)^2 + 2 * (2^32 - 1), which is 2^64 - 1.
        let value = u64::from(digit).wrapping_mul(u64::from(*by)).wrapping_add(u64::from(*limb)).wrapping_add(carry);
        (*limb, carry) = (low(value), value >> 32);
    }
    carry
}

/// Numbers of as many limbs.
fn compare(left: &[u32], right: &[u32]) -> Ordering {
    left.iter().rev().cmp(right.iter().rev())
}

fn low(value: u64) -> u32 {
    let [a, b, c, d, ..] = value.to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
}

/// Without limbs of zero at the high end.
fn limbs(octets: &[u8]) -> Vec<u32> {
    let limb = |chunk: &[u8]| chunk.iter().fold(0_u32, |value, octet| value << 8 | u32::from(*octet));
    let mut limbs: Vec<u32> = octets.rchunks(4).map(limb).collect();
    while limbs.last() == Some(&0) {
        limbs.pop();
    }
    limbs
}

/// By Newton's iteration, which doubles the bits that are right: an odd number is its own inverse modulo 8.
fn negative_inverse(odd: u32) -> u32 {
    let mut inverse = odd;
    for _ in 0..4 {
        inverse = inverse.wrapping_mul(2_u32.wrapping_sub(odd.wrapping_mul(inverse)));
    }
    inverse.wrapping_neg()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rsa::BoxedUint;

    /// Octets that repeat from run to run.
    fn octets(count: usize, seed: u64) -> Vec<u8> {
        let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        let next = |_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            state.to_be_bytes()[0]
        };
        (0..count).map(next).collect()
    }

    fn by_library(modulus: &[u8], exponent: &[u8], number: &[u8]) -> Vec<u8> {
        let read = BoxedUint::from_be_slice_vartime;
        let key = rsa::RsaPublicKey::new_with_size_limits(read(modulus), read(exponent), 512..=16_384).unwrap();
        let precision = BoxedUint::from_be_slice_vartime(modulus).bits_precision();
        let number = BoxedUint::from_be_slice(number, precision).unwrap();
        let bytes = rsa::hazmat::rsa_encrypt(&key, &number).unwrap().to_be_bytes().to_vec();
        bytes[bytes.len() - modulus.len()..].to_vec()
    }

    #[test]
    fn raises_as_the_library_does() {
        let mut checked = 0;
        for count in [128, 129, 130, 131, 192, 255, 256, 257, 384, 512] {
            for (seed, first) in [(1, 0x80), (2, 0xFF), (3, 0x01), (4, 0xC5)] {
                let mut modulus = octets(count, seed);
                modulus[0] = first;
                modulus[count - 1] |= 1;
                for exponent in [&[3][..], &[17], &[1, 0, 1], &[1, 0xFF, 0xFF, 0xFF, 0xFF]] {
                    let power = PublicPower::new(&modulus, exponent).unwrap();
                    assert_eq!(power.exponent(), exponent);
                    let mut number = octets(count, seed + 10);
                    number[0] = first - 1;
                    let mut before = modulus.clone();
                    before[count - 1] -= 1;
                    let mut small = vec![0; count];
                    small[count - 1] = 2;
                    for number in [number, before, small, vec![0; count]] {
                        let expected = by_library(&modulus, exponent, &number);
                        assert_eq!(power.raise(&number, count).unwrap(), expected, "{count} {first} {exponent:?}");
                        checked += 1;
                    }
                }
            }
        }
        assert_eq!(checked, 640);
    }

    #[test]
    fn refuses_what_is_no_key_and_no_number_below_it() {
        let odd = [0xFF; 128];
        assert!(PublicPower::new(&[&[0xFF; 127][..], &[0xFE]].concat(), &[3]).is_none());
        for exponent in [&[][..], &[0], &[1], &[2], &[1, 0, 0], &[0xFF; 9]] {
            assert!(PublicPower::new(&odd, exponent).is_none(), "{exponent:?}");
        }
        assert!(PublicPower::new(&[], &[3]).is_none() && PublicPower::new(&[7], &[3]).is_none());
        let power = PublicPower::new(&odd, &[3]).unwrap();
        assert!(power.raise(&odd, 128).is_none(), "the modulus itself");
        assert!(power.raise(&[&[1][..], &[0; 128]].concat(), 129).is_none(), "longer than the modulus");
        assert_eq!(power.raise(&[2], 128).unwrap()[127], 8);
    }
}
