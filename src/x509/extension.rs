//! Extensions of certificates, lists and responses (RFC 5280 §4.1, §5.1; RFC 6960 §4.4).

use crate::asn1::{Asn1Error, Asn1ErrorKind, Budget, Element, Oid, Tag, boolean, octet_string};
use crate::base::limits::EXTENSIONS;
use const_oid::ObjectIdentifier;

/// One extension, its value still encoded.
///
/// ```text
/// Extension ::= SEQUENCE {
///     extnID     OBJECT IDENTIFIER,
///     critical   BOOLEAN DEFAULT FALSE,
///     extnValue  OCTET STRING }
/// ```
#[derive(Clone, Debug)]
pub struct Extension {
    /// Which.
    pub oid: Oid,
    /// Whether a reader that does not understand it must refuse.
    pub critical: bool,
    /// DER of the value.
    pub value: Vec<u8>,
}

impl Extension {
    /// Reads one.
    pub(crate) fn read(element: &Element<'_>, budget: &mut Budget) -> Result<Self, Asn1Error> {
        let mut fields = element.children()?;
        let oid = Oid::of(&fields.expect(Tag::OID, budget)?);
        let critical = fields.optional(Tag::BOOLEAN, budget)?.map(|flag| boolean(&flag)).transpose()?;
        let value = octet_string(&fields.expect(Tag::OCTET_STRING, budget)?, budget)?.into_owned();
        fields.finish()?;
        Ok(Self { oid, critical: critical.unwrap_or(false), value })
    }
}

/// The extensions of one object in their order, each kind once.
///
/// ```text
/// Extensions ::= SEQUENCE SIZE (1..MAX) OF Extension
/// ```
#[derive(Clone, Debug, Default)]
pub struct Extensions(Vec<Extension>);

impl Extensions {
    /// Reads the SEQUENCE OF.
    pub(crate) fn read(element: &Element<'_>, budget: &mut Budget) -> Result<Self, Asn1Error> {
        let mut found = Self::default();
        let mut parts = element.children()?;
        while let Some(part) = parts.next(budget)? {
            if !part.is(Tag::SEQUENCE) {
                return Err(part.fail(Asn1ErrorKind::Form));
            }
            let extension = Extension::read(&part, budget)?;
            // RFC 5280 §4.2: not more than one instance of an extension; two would be two readings.
            if found.0.len() >= EXTENSIONS || found.iter().any(|e| e.oid == extension.oid) {
                return Err(part.fail(Asn1ErrorKind::Trailing));
            }
            found.0.push(extension);
        }
        Ok(found)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Extension> {
        self.0.iter()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The extension of a kind.
    pub fn get(&self, oid: ObjectIdentifier) -> Option<&Extension> {
        self.iter().find(|e| e.oid == oid)
    }

    /// The value of the extension of a kind.
    pub fn value(&self, oid: ObjectIdentifier) -> Option<&[u8]> {
        self.get(oid).map(|e| e.value.as_slice())
    }

    /// The critical ones that are not among those processed.
    pub fn unknown_critical(&self, processed: &[ObjectIdentifier]) -> impl Iterator<Item = &Oid> {
        self.iter().filter(|e| e.critical && !processed.iter().any(|oid| e.oid == *oid)).map(|e| &e.oid)
    }
}
