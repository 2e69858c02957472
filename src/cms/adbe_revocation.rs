//! `RevocationInfoArchival ::= SEQUENCE { crl [0] EXPLICIT SEQUENCE OF CRLs OPTIONAL, ocsp [1] EXPLICIT SEQUENCE OF OCSP Responses
//! OPTIONAL, otherRevInfo [2] … OPTIONAL }` (ISO 32000-2 §12.8.3.3.2).

use crate::asn1::{Asn1Error, Budget, Reader, Rules, Tag};
use crate::base::limits::Limits;

/// Lists and responses in the attribute value, as sent; what cannot be read is left out.
pub(crate) fn adbe_revocation(value: &[u8], limits: &Limits) -> (Vec<Vec<u8>>, Vec<Vec<u8>>) {
    let lists = |number| read(value, number, limits).unwrap_or_default();
    (lists(0), lists(1))
}

fn read(value: &[u8], number: u32, limits: &Limits) -> Result<Vec<Vec<u8>>, Asn1Error> {
    let budget = &mut Budget::new(limits);
    let outer = Reader::new(value, Rules::Ber).expect(Tag::SEQUENCE, budget)?;
    let mut parts = outer.children()?;
    while let Some(part) = parts.next(budget)? {
        if !part.is(Tag::context(number)) {
            continue;
        }
        let mut found = Vec::new();
        let mut members = part.only_child(budget)?.children()?;
        while let Some(member) = members.next(budget)? {
            found.push(member.raw.to_vec());
        }
        return Ok(found);
    }
    Ok(Vec::new())
}
