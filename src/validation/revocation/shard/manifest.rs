//! What an operator signs of a list.

use crate::asn1::{Asn1Error, Asn1ErrorKind, Budget, Element, Reader, Rules, Tag, integer_u64};
use crate::base::limits::Limits;

/// Begins a manifest.
pub(super) const FORM: &[u8] = b"kyso-manifest/1";

/// ```text
/// Manifest ::= SEQUENCE {
///     form    UTF8String ("kyso-manifest/1"),
///     list    OCTET STRING (SIZE (32)),  -- SHA-256 of the original list
///     signer  OCTET STRING (SIZE (32)),  -- SHA-256 of the SubjectPublicKeyInfo whose key signed it
///     bits    INTEGER (0..16),           -- of the prefix that a part is for
///     root    OCTET STRING (SIZE (32)),  -- of the tree over the parts
///     head    CertificateList }          -- the list without its entries: issuer, times, number, scope
/// ```
pub(super) struct Manifest {
    pub(super) list: [u8; 32],
    pub(super) signer: [u8; 32],
    pub(super) bits: u32,
    pub(super) root: [u8; 32],
    pub(super) head: Vec<u8>,
}

impl Manifest {
    pub(super) fn read(der: &[u8], limits: &Limits) -> Result<Self, Asn1Error> {
        let budget = &mut Budget::new(limits);
        let mut reader = Reader::new(der, Rules::Der);
        let manifest = reader.expect(Tag::SEQUENCE, budget)?;
        reader.finish()?;
        let mut parts = manifest.children()?;
        form(&parts.expect(Tag::UTF8_STRING, budget)?, FORM)?;
        let list = digest(&parts.expect(Tag::OCTET_STRING, budget)?)?;
        let signer = digest(&parts.expect(Tag::OCTET_STRING, budget)?)?;
        let bits = number(&parts.expect(Tag::INTEGER, budget)?, super::prefix::MOST_BITS)?;
        let root = digest(&parts.expect(Tag::OCTET_STRING, budget)?)?;
        let head = parts.expect(Tag::SEQUENCE, budget)?.raw.to_vec();
        parts.finish()?;
        Ok(Self { list, signer, bits, root, head })
    }
}

pub(super) fn form(element: &Element<'_>, wanted: &[u8]) -> Result<(), Asn1Error> {
    if element.content == wanted { Ok(()) } else { Err(element.fail(Asn1ErrorKind::Value("form"))) }
}

pub(super) fn digest(element: &Element<'_>) -> Result<[u8; 32], Asn1Error> {
    element.content.try_into().map_err(|_| element.fail(Asn1ErrorKind::Value("digest")))
}

pub(super) fn number(element: &Element<'_>, most: u32) -> Result<u32, Asn1Error> {
    let number = u32::try_from(integer_u64(element)?).ok().filter(|number| *number <= most);
    number.ok_or_else(|| element.fail(Asn1ErrorKind::Value("number")))
}
