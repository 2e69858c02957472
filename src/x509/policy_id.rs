//! `CertPolicyId ::= OBJECT IDENTIFIER` (RFC 5280 §4.2.1.4).

use crate::asn1::{Asn1Error, Asn1ErrorKind, Element, oid_text};
use const_oid::ObjectIdentifier;
use core::fmt;

/// A certificate policy by its identifier. Kept as octets, because policies are only compared and real ones have arcs of any size.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PolicyId(Vec<u8>);

impl PolicyId {
    /// anyPolicy, 2.5.29.32.0.
    pub fn any() -> Self {
        Self(vec![0x55, 0x1D, 0x20, 0x00])
    }

    /// Whether it is anyPolicy.
    pub fn is_any(&self) -> bool {
        self.0 == [0x55, 0x1D, 0x20, 0x00]
    }

    /// From dotted form.
    pub fn from_text(text: &str) -> Option<Self> {
        ObjectIdentifier::new(text).ok().map(|oid| Self(oid.as_bytes().to_vec()))
    }

    pub(super) fn read(element: &Element<'_>) -> Result<Self, Asn1Error> {
        // The last octet of an identifier ends its last arc (X.690 §8.19.2).
        match element.content.last() {
            Some(last) if last & 0x80 == 0 && !element.tag.constructed => Ok(Self(element.content.to_vec())),
            _ => Err(element.fail(Asn1ErrorKind::Value("OBJECT IDENTIFIER"))),
        }
    }
}

impl fmt::Display for PolicyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&oid_text(&self.0))
    }
}
