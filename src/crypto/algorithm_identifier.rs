//! AlgorithmIdentifier (RFC 5280 §4.1.1.2).

use super::oids;
use crate::asn1::{Asn1Error, Budget, Element, Reader, Rules, Tag, oid_text};
use const_oid::ObjectIdentifier;

/// An algorithm and its parameters, as they stand in the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlgorithmIdentifier<'a> {
    /// Content octets of the object identifier.
    pub oid_octets: &'a [u8],
    /// The encoded parameters, if there are any.
    pub parameters: Option<&'a [u8]>,
}

/// Parameters that are read although the RFC wants them otherwise. The algorithm is clear all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParameterOddity {
    /// NULL is missing where RFC 4055 §5 (and RFC 3279 §2.2.1) require it.
    NullMissing,
    /// NULL stands where RFC 5758 §3.2 and RFC 8410 §3 require nothing.
    NullGiven,
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

    /// From the bytes of the encoded SEQUENCE, and nothing behind it.
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
    pub fn has_no_parameters(&self) -> bool {
        self.parameters.is_none_or(|p| p == NULL)
    }

    /// What is odd about the parameters of a signature algorithm, if anything.
    pub fn parameter_oddity(&self) -> Option<ParameterOddity> {
        let oid = self.oid()?;
        match self.parameters {
            None if oids_with_null(&oid) => Some(ParameterOddity::NullMissing),
            Some(NULL) if oids_without_parameters(&oid) => Some(ParameterOddity::NullGiven),
            _ => None,
        }
    }
}

/// RSA with PKCS #1 v1.5: 1.2.840.113549.1.1.x but for OAEP, MGF1 and PSS.
fn oids_with_null(oid: &ObjectIdentifier) -> bool {
    oid.parent() == oids::RSA_ENCRYPTION.parent()
        && ![oids::RSASSA_PSS, oids::MGF1].contains(oid)
        && oid.arcs().last() != Some(7)
}

/// ECDSA (RFC 5758 §3.2, RFC 8702 §3) and EdDSA (RFC 8410 §3).
fn oids_without_parameters(oid: &ObjectIdentifier) -> bool {
    let ecdsa = [oids::ECDSA_SHA1, oids::ECDSA_SHAKE128, oids::ECDSA_SHAKE256, oids::ED25519];
    oid.parent() == oids::ECDSA_SHA256.parent() || ecdsa.contains(oid)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn oddity(hex: &str) -> Option<ParameterOddity> {
        AlgorithmIdentifier::from_bytes(&hex::decode(hex).unwrap()).unwrap().parameter_oddity()
    }

    #[test]
    fn tells_odd_parameters() {
        assert_eq!(oddity("300d06092a864886f70d01010b0500"), None);
        assert_eq!(oddity("300b06092a864886f70d01010b"), Some(ParameterOddity::NullMissing));
        assert_eq!(oddity("300a06082a8648ce3d040302"), None);
        assert_eq!(oddity("300c06082a8648ce3d0403020500"), Some(ParameterOddity::NullGiven));
        assert_eq!(oddity("300706032b65700500"), Some(ParameterOddity::NullGiven));
        assert_eq!(oddity("300b06092a864886f70d01010a"), None);
    }

    #[test]
    fn keeps_identifiers_of_any_size() {
        let bytes = hex::decode("300b06096983ffffffffffff7f").unwrap();
        let identifier = AlgorithmIdentifier::from_bytes(&bytes).unwrap();
        assert_eq!((identifier.oid(), identifier.oid_text().as_str()), (None, "2.25.2251799813685247"));
        assert!(AlgorithmIdentifier::from_bytes(&hex::decode("300c06032a0304050005000500").unwrap()).is_err());
    }
}
