//! CRLNumber and BaseCRLNumber (RFC 5280 §5.2.3, §5.2.4): up to 20 octets, compared as numbers.

use crate::asn1::{Asn1Error, Budget, Reader, Rules, Tag, unsigned};
use core::cmp::Ordering;
use core::fmt;

/// `CRLNumber ::= INTEGER (0..MAX)`, the number of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListNumber {
    /// Magnitude without leading zeros.
    octets: Vec<u8>,
}

impl ListNumber {
    /// From the value of the extension.
    pub(crate) fn read(value: &[u8], budget: &mut Budget) -> Result<Self, Asn1Error> {
        let mut reader = Reader::new(value, Rules::Ber);
        let number = reader.expect(Tag::INTEGER, budget)?;
        reader.finish()?;
        Ok(Self { octets: unsigned(&number)?.to_vec() })
    }
}

impl Ord for ListNumber {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.octets.len(), &self.octets).cmp(&(other.octets.len(), &other.octets))
    }
}

impl PartialOrd for ListNumber {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Decimal up to 16 octets, hexadecimal with `0x` beyond.
impl fmt::Display for ListNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.octets.len() > 16 {
            return write!(f, "0x{}", hex::encode(&self.octets));
        }
        write!(f, "{}", self.octets.iter().fold(0_u128, |value, octet| (value << 8) | u128::from(*octet)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(octets: &[u8]) -> ListNumber {
        ListNumber { octets: octets.to_vec() }
    }

    #[test]
    fn compares_as_numbers() {
        assert!(number(&[2, 0]) > number(&[0xFF]));
        assert!(number(&[1, 1]) > number(&[1, 0]));
        assert_eq!(number(&[1, 0]).to_string(), "256");
        assert_eq!(number(&[]).to_string(), "0");
    }
}
