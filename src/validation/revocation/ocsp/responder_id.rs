//! `ResponderID` (RFC 6960 §4.2.1): who answers, by name or by key.

use crate::asn1::{Asn1Error, Asn1ErrorKind, Budget, Element, Reader, Rules, Tag, bit_string, octet_string};
use crate::crypto::DigestAlgorithm;
use crate::x509::{Certificate, Name};

/// Who answers.
///
/// ```text
/// ResponderID ::= CHOICE {
///     byName  [1] Name,
///     byKey   [2] KeyHash }
/// KeyHash ::= OCTET STRING -- SHA-1 of the public key --
/// ```
#[derive(Clone, Debug)]
pub enum ResponderId {
    /// byName.
    Name(Name),
    /// byKey: SHA-1 of the public key.
    Key(Vec<u8>),
}

impl ResponderId {
    pub(super) fn read(element: &Element<'_>, budget: &mut Budget) -> Result<Self, Asn1Error> {
        match element.tag.number {
            1 => Ok(Self::Name(Name::read(&element.only_child_of(Tag::SEQUENCE, budget)?, budget)?)),
            2 => Ok(Self::Key(octet_string(&element.only_child_of(Tag::OCTET_STRING, budget)?, budget)?.into_owned())),
            _ => Err(element.fail(Asn1ErrorKind::Value("ResponderID"))),
        }
    }

    /// Whether it names this certificate.
    pub fn names(&self, certificate: &Certificate) -> bool {
        match self {
            Self::Name(name) => name.matches(&certificate.subject),
            Self::Key(hash) => key_hash(certificate).as_ref() == Some(hash),
        }
    }
}

/// The public key without tag, length and count of unused bits, which is what the hashes of RFC 6960 are over.
pub(crate) fn key_bits(certificate: &Certificate) -> Option<Vec<u8>> {
    let budget = &mut Budget::new(&crate::base::limits::Limits::default());
    let spki = Reader::new(&certificate.spki, Rules::Ber).expect(Tag::SEQUENCE, budget).ok()?;
    let mut parts = spki.children().ok()?;
    parts.next(budget).ok()?;
    let bits = bit_string(&parts.expect(Tag::BIT_STRING, budget).ok()?, budget).ok()?;
    Some(bits.bytes.into_owned())
}

/// SHA-1 of the public key, as byKey has it.
pub(crate) fn key_hash(certificate: &Certificate) -> Option<Vec<u8>> {
    key_bits(certificate).map(|bits| DigestAlgorithm::Sha1.digest(&bits))
}
