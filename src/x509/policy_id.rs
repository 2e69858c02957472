//! `CertPolicyId ::= OBJECT IDENTIFIER` (RFC 5280 §4.2.1.4).

use crate::asn1::{Asn1Error, Asn1ErrorKind, Element, Oid};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5280::ANY_POLICY;
use core::fmt;

/// A certificate policy by its identifier.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PolicyId(Oid);

impl PolicyId {
    /// anyPolicy, 2.5.29.32.0.
    pub fn any() -> Self {
        Self(ANY_POLICY.into())
    }

    /// Whether it is anyPolicy.
    pub(crate) fn is_any(&self) -> bool {
        self.0 == ANY_POLICY
    }

    /// From dotted form.
    pub fn from_text(text: &str) -> Option<Self> {
        ObjectIdentifier::new(text).ok().map(|oid| Self(oid.into()))
    }

    pub(super) fn read(element: &Element<'_>) -> Result<Self, Asn1Error> {
        // The last octet of an identifier ends its last arc (X.690 §8.19.2).
        match element.content.last() {
            Some(last) if last & 0x80 == 0 && !element.tag.constructed => Ok(Self(Oid::of(element))),
            _ => Err(element.fail(Asn1ErrorKind::Value("OBJECT IDENTIFIER"))),
        }
    }
}

impl fmt::Display for PolicyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
