//! Why a certificate was revoked (CRLReason, RFC 5280 §5.3.1) and sets of such reasons (ReasonFlags, §4.2.1.13).

use crate::asn1::BitString;
use core::fmt;
use serde::{Serialize, Serializer};

/// CRLReason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReasonCode {
    /// unspecified (0).
    Unspecified,
    /// keyCompromise (1).
    KeyCompromise,
    /// cACompromise (2).
    CaCompromise,
    /// affiliationChanged (3).
    AffiliationChanged,
    /// superseded (4).
    Superseded,
    /// cessationOfOperation (5).
    CessationOfOperation,
    /// certificateHold (6): suspended, and possibly released later.
    CertificateHold,
    /// removeFromCRL (8): only in delta CRLs.
    RemoveFromCrl,
    /// privilegeWithdrawn (9).
    PrivilegeWithdrawn,
    /// aACompromise (10).
    AaCompromise,
    /// A number that RFC 5280 does not define. The certificate is revoked all the same.
    Other(u8),
}

impl ReasonCode {
    /// From the ENUMERATED.
    pub fn from_number(number: u8) -> Self {
        match number {
            0 => Self::Unspecified,
            1 => Self::KeyCompromise,
            2 => Self::CaCompromise,
            3 => Self::AffiliationChanged,
            4 => Self::Superseded,
            5 => Self::CessationOfOperation,
            6 => Self::CertificateHold,
            8 => Self::RemoveFromCrl,
            9 => Self::PrivilegeWithdrawn,
            10 => Self::AaCompromise,
            other => Self::Other(other),
        }
    }

    /// The name in RFC 5280.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unspecified => "unspecified",
            Self::KeyCompromise => "keyCompromise",
            Self::CaCompromise => "cACompromise",
            Self::AffiliationChanged => "affiliationChanged",
            Self::Superseded => "superseded",
            Self::CessationOfOperation => "cessationOfOperation",
            Self::CertificateHold => "certificateHold",
            Self::RemoveFromCrl => "removeFromCRL",
            Self::PrivilegeWithdrawn => "privilegeWithdrawn",
            Self::AaCompromise => "aACompromise",
            Self::Other(_) => "undefined",
        }
    }
}

impl fmt::Display for ReasonCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for ReasonCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// A set of reasons: bit n is bit n of ReasonFlags, 1 (keyCompromise) to 8 (aACompromise).
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

    /// From the named bit list.
    pub fn from_bits(bits: &BitString<'_>) -> Self {
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

    /// Whether it holds no reason.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether it holds every reason.
    pub fn is_all(self) -> bool {
        self == Self::ALL
    }

    /// Whether it holds certificateHold.
    pub fn has_hold(self) -> bool {
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
        // Bits 1, 2 and 8; bit 0 is unused and counts for nothing.
        let bits = BitString { unused: 7, bytes: Cow::Borrowed(&[0xE0, 0x80]) };
        let set = ReasonSet::from_bits(&bits);
        assert_eq!(set.to_string(), "keyCompromise cACompromise aACompromise");
        assert_eq!(set.or(set.missing()), ReasonSet::ALL);
        assert!(set.and(set.missing()).is_empty() && !set.has_hold() && set.missing().has_hold());
    }

    #[test]
    fn every_number_is_a_reason() {
        assert_eq!(ReasonCode::from_number(6), ReasonCode::CertificateHold);
        assert_eq!(ReasonCode::from_number(7), ReasonCode::Other(7));
        assert_eq!(ReasonCode::from_number(10).name(), "aACompromise");
    }
}
