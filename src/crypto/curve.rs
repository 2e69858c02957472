//! NIST curves (RFC 5480 §2.1.1.1).

use super::oids;
use const_oid::ObjectIdentifier;
use core::fmt;

/// A curve that is supported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Curve {
    /// P-256, also secp256r1 and prime256v1.
    P256,
    /// P-384, also secp384r1.
    P384,
    /// P-521, also secp521r1.
    P521,
}

impl Curve {
    pub(super) fn from_oid_octets(octets: &[u8]) -> Option<Self> {
        match ObjectIdentifier::from_bytes(octets).ok()? {
            oids::P256 => Some(Self::P256),
            oids::P384 => Some(Self::P384),
            oids::P521 => Some(Self::P521),
            _ => None,
        }
    }

    /// Bits of the field.
    pub fn bits(self) -> usize {
        match self {
            Self::P256 => 256,
            Self::P384 => 384,
            Self::P521 => 521,
        }
    }

    /// Octets of a field element.
    pub(super) fn octets(self) -> usize {
        self.bits().div_ceil(8)
    }

    /// The name of FIPS 186-5.
    pub fn name(self) -> &'static str {
        match self {
            Self::P256 => "P-256",
            Self::P384 => "P-384",
            Self::P521 => "P-521",
        }
    }
}

impl fmt::Display for Curve {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
