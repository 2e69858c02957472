//! Sets of reasons for revocation (ReasonFlags, RFC 5280 §4.2.1.13).

use crate::asn1::{Asn1Error, BitString, Budget, Element, bit_string};
use core::fmt;

/// A set of reasons: bit n is bit n of ReasonFlags, 1 (keyCompromise) to 8 (aACompromise).
///
/// ```text
/// ReasonFlags ::= BIT STRING {
///     unused (0), keyCompromise (1), cACompromise (2), affiliationChanged (3), superseded (4),
///     cessationOfOperation (5), certificateHold (6), privilegeWithdrawn (7), aACompromise (8) }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReasonSet(u16);

const NAMES: [(u16, &str); 8] = [
    (1, "keyCompromise"),
    (2, "cACompromise"),
    (3, "affiliationChanged"),
    (4, "superseded"),
    (5, "cessationOfOperation"),
    (6, "certificateHold"),
    (7, "privilegeWithdrawn"),
    (8, "aACompromise"),
];

impl ReasonSet {
    /// No reason.
    pub const NONE: Self = Self(0);
    /// The special value all-reasons (RFC 5280 §6.3.2).
    pub const ALL: Self = Self(0x1FE);

    /// Reads the flags, also under an implicit tag.
    pub(crate) fn read(element: &Element<'_>, budget: &mut Budget) -> Result<Self, Asn1Error> {
        bit_string(element, budget).map(|bits| Self::from_bits(&bits))
    }

    /// From the named bit list.
    pub(crate) fn from_bits(bits: &BitString<'_>) -> Self {
        Self((1_u16..=8).filter(|n| bits.bit(usize::from(*n))).fold(0, |set, n| set | (1 << n)))
    }

    /// What is in both.
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// What is in either.
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What is not in it.
    pub fn missing(self) -> Self {
        Self(Self::ALL.0 & !self.0)
    }

    /// Whether it is empty.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether it has every reason.
    pub(crate) fn is_all(self) -> bool {
        self == Self::ALL
    }

    /// Whether it has certificateHold.
    pub(crate) fn has_hold(self) -> bool {
        self.0 & (1 << 6) != 0
    }
}

/// Names separated by blanks.
impl fmt::Display for ReasonSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut names = NAMES.iter().filter(|(bit, _)| self.0 & (1 << bit) != 0).map(|(_, name)| *name);
        if let Some(first) = names.next() {
            f.write_str(first)?;
        }
        names.try_for_each(|name| write!(f, " {name}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::borrow::Cow;

    #[test]
    fn reads_flags() {
        // Bits 1, 2 and 8; bit 0 is unused and ignored.
        let bits = BitString { unused: 7, bytes: Cow::Borrowed(&[0xE0, 0x80]) };
        let set = ReasonSet::from_bits(&bits);
        assert_eq!(set.to_string(), "keyCompromise cACompromise aACompromise");
        assert_eq!(set.or(set.missing()), ReasonSet::ALL);
        assert!(set.and(set.missing()).is_empty() && !set.has_hold() && set.missing().has_hold());
    }
}
