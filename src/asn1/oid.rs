//! OBJECT IDENTIFIER (X.690 §8.19).

use super::{Asn1Error, Asn1ErrorKind, Element};
use crate::base::limits::OID_TEXT_OCTETS;
use const_oid::ObjectIdentifier;
use core::fmt;

/// An OBJECT IDENTIFIER of any size, as encoded. [`ObjectIdentifier`] ends at 39 octets and at arcs of 32 bits, and real objects
/// name policies, extensions and attributes beyond both.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Oid(Vec<u8>);

impl Oid {
    /// The content of an element.
    pub fn of(element: &Element<'_>) -> Self {
        Self(element.content.to_vec())
    }

    /// The content octets.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The same in the type of constants; `None` if it is too large for that, and so equals none of them.
    pub fn known(&self) -> Option<ObjectIdentifier> {
        ObjectIdentifier::from_bytes(&self.0).ok()
    }
}

impl From<ObjectIdentifier> for Oid {
    fn from(oid: ObjectIdentifier) -> Self {
        Self(oid.as_bytes().to_vec())
    }
}

impl PartialEq<ObjectIdentifier> for Oid {
    fn eq(&self, other: &ObjectIdentifier) -> bool {
        self.0 == other.as_bytes()
    }
}

/// Dotted, or in hexadecimal where it has no dotted form ([`oid_text`]).
impl fmt::Display for Oid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&oid_text(&self.0))
    }
}

/// The value of an OBJECT IDENTIFIER, also under an implicit tag. Identifiers beyond 39 octets or with arcs beyond 32 bits are
/// an error here; their bytes stay in the element and [`oid_text`] can show them.
pub fn oid(element: &Element<'_>) -> Result<ObjectIdentifier, Asn1Error> {
    element.must_be_primitive()?;
    ObjectIdentifier::from_bytes(element.content).map_err(|_| element.fail(Asn1ErrorKind::Value("OBJECT IDENTIFIER")))
}

/// The content octets of an OBJECT IDENTIFIER in dotted form, also where arcs are larger than [`oid`] takes. What has no dotted
/// form is shown as hexadecimal octets, so that a report can always name it.
pub fn oid_text(content: &[u8]) -> String {
    dotted(content).unwrap_or_else(|| {
        let shown = content.get(..OID_TEXT_OCTETS).unwrap_or(content);
        format!("#{}", hex::encode(shown))
    })
}

fn dotted(content: &[u8]) -> Option<String> {
    if content.len() > OID_TEXT_OCTETS || content.last()? & 0x80 != 0 {
        return None;
    }
    let mut text = String::new();
    let mut arc: u128 = 0;
    for octet in content {
        if arc == 0 && *octet == 0x80 {
            return None;
        }
        arc = arc.checked_mul(128)? | u128::from(octet & 0x7F);
        if octet & 0x80 == 0 {
            write_arc(arc, &mut text);
            arc = 0;
        }
    }
    Some(text)
}

/// The first subidentifier encodes two arcs (X.690 §8.19.4).
fn write_arc(arc: u128, text: &mut String) {
    if text.is_empty() {
        let root = (arc / 40).min(2);
        *text = format!("{root}.{}", arc.saturating_sub(root.saturating_mul(40)));
    } else {
        text.push('.');
        text.push_str(&arc.to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_every_identifier() {
        assert_eq!(oid_text(&[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01]), "1.2.840.113549.1.1.1");
        assert_eq!(oid_text(&[0x88, 0x37, 0x03]), "2.999.3");
        assert_eq!(oid_text(&[0x69, 0x83, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]), "2.25.137438953471");
        assert_eq!(oid_text(&[0x2A, 0x80, 0x01]), "#2a8001");
        assert_eq!(oid_text(&[0x2A, 0x81]), "#2a81");
        assert_eq!(oid_text(&[]), "#");
    }
}
