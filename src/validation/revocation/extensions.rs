//! `Extensions` of lists and responses (RFC 5280 §5.2, RFC 6960 §4.4).

use crate::asn1::{Asn1Error, Asn1ErrorKind, Budget, Element, Tag, boolean, octet_string, oid_text};
use const_oid::ObjectIdentifier;

/// Most extensions of one object.
const MOST: usize = 256;

/// One extension. The identifier is kept as text, so that one of any size can be named.
#[derive(Clone, Debug)]
pub(crate) struct Extension {
    pub(crate) oid: String,
    pub(crate) critical: bool,
    pub(crate) value: Vec<u8>,
}

/// Extensions of one object, each identifier once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Extensions(Vec<Extension>);

impl Extensions {
    /// From the SEQUENCE OF.
    pub(crate) fn read(element: &Element<'_>, budget: &mut Budget) -> Result<Self, Asn1Error> {
        let mut found: Vec<Extension> = Vec::new();
        let mut parts = element.children()?;
        while let Some(part) = parts.next(budget)? {
            let extension = one(&part, budget)?;
            // RFC 5280 §4.2: not more than one instance; two would be two readings.
            if found.len() >= MOST || found.iter().any(|e| e.oid == extension.oid) {
                return Err(part.fail(Asn1ErrorKind::Trailing));
            }
            found.push(extension);
        }
        Ok(Self(found))
    }

    /// The value of one.
    pub(crate) fn value(&self, oid: ObjectIdentifier) -> Option<&[u8]> {
        let text = oid.to_string();
        self.0.iter().find(|e| e.oid == text).map(|e| e.value.as_slice())
    }

    /// Whether it is there and critical.
    pub(crate) fn is_critical(&self, oid: ObjectIdentifier) -> bool {
        let text = oid.to_string();
        self.0.iter().any(|e| e.oid == text && e.critical)
    }

    /// Identifier of the first critical one that is not among those processed.
    pub(crate) fn unknown_critical(&self, processed: &[ObjectIdentifier]) -> Option<String> {
        let known: Vec<String> = processed.iter().map(ToString::to_string).collect();
        self.0.iter().find(|e| e.critical && !known.contains(&e.oid)).map(|e| e.oid.clone())
    }
}

fn one(element: &Element<'_>, budget: &mut Budget) -> Result<Extension, Asn1Error> {
    if !element.is(Tag::SEQUENCE) {
        return Err(element.fail(Asn1ErrorKind::Form));
    }
    let mut fields = element.children()?;
    let oid = oid_text(fields.expect(Tag::OID, budget)?.content);
    let critical = match fields.optional(Tag::BOOLEAN, budget)? {
        Some(flag) => boolean(&flag)?,
        None => false,
    };
    let value = octet_string(&fields.expect(Tag::OCTET_STRING, budget)?, budget)?.into_owned();
    fields.finish()?;
    Ok(Extension { oid, critical, value })
}
