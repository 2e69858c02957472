//! AlgorithmIdentifier (RFC 5280 §4.1.1.2).

use crate::asn1::{Asn1Error, Budget, Element, Reader, Rules, Tag, oid_text};
use const_oid::ObjectIdentifier;

/// An algorithm and its parameters, as in the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlgorithmIdentifier<'a> {
    /// Content octets of the object identifier.
    pub oid_octets: &'a [u8],
    /// The encoded parameters, if there are any.
    pub parameters: Option<&'a [u8]>,
}

const NULL: &[u8] = &[0x05, 0x00];

impl<'a> AlgorithmIdentifier<'a> {
    /// From the encoded SEQUENCE.
    pub fn from_element(element: &Element<'a>, budget: &mut Budget) -> Result<Self, Asn1Error> {
        if !element.is(Tag::SEQUENCE) {
            let kind = crate::asn1::Asn1ErrorKind::Unexpected { expected: Tag::SEQUENCE, found: Some(element.tag) };
            return Err(element.fail(kind));
        }
        let mut parts = element.children()?;
        let oid_octets = parts.expect(Tag::OID, budget)?.content;
        let parameters = parts.next(budget)?.map(|p| p.raw);
        parts.finish()?;
        Ok(Self { oid_octets, parameters })
    }

    /// From the bytes of the encoded SEQUENCE, without trailing bytes.
    pub fn from_bytes(bytes: &'a [u8]) -> Result<Self, Asn1Error> {
        let budget = &mut Budget::small();
        let mut reader = Reader::new(bytes, Rules::Ber);
        let element = reader.expect(Tag::SEQUENCE, budget)?;
        reader.finish()?;
        Self::from_element(&element, budget)
    }

    /// The object identifier, if it is one of usual size.
    pub fn oid(&self) -> Option<ObjectIdentifier> {
        ObjectIdentifier::from_bytes(self.oid_octets).ok()
    }

    /// The object identifier in dotted form, whatever its size.
    pub fn oid_text(&self) -> String {
        oid_text(self.oid_octets)
    }

    /// Whether the parameters are NULL or absent.
    pub(crate) fn has_no_parameters(&self) -> bool {
        self.parameters.is_none_or(|p| p == NULL)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_identifiers_of_any_size() {
        let bytes = hex::decode("300b06096983ffffffffffff7f").unwrap();
        let identifier = AlgorithmIdentifier::from_bytes(&bytes).unwrap();
        assert_eq!((identifier.oid(), identifier.oid_text().as_str()), (None, "2.25.2251799813685247"));
        assert!(AlgorithmIdentifier::from_bytes(&hex::decode("300c06032a0304050005000500").unwrap()).is_err());
    }
}
