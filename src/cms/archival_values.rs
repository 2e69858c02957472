//! certificate-values and revocation-values: evidence that travels in unsigned attributes (EN 319 122-1 §A.1.1.2, §A.1.2.2).

use crate::asn1::{Asn1Error, Budget, Reader, Rules, Tag};
use crate::base::limits::Limits;

/// `CertificateValues ::= SEQUENCE OF Certificate`, as sent; what cannot be read is left out.
pub(crate) fn certificate_values(value: &[u8], limits: &Limits) -> Vec<Vec<u8>> {
    let budget = &mut Budget::new(limits);
    let members = Reader::new(value, Rules::Ber).expect(Tag::SEQUENCE, budget).and_then(|outer| outer.children());
    members.map(|reader| readable(reader, budget)).unwrap_or_default()
}

/// Lists and responses of `RevocationValues ::= SEQUENCE { crlVals [0] SEQUENCE OF CertificateList OPTIONAL, ocspVals [1] SEQUENCE
/// OF BasicOCSPResponse OPTIONAL, otherRevVals [2] … OPTIONAL }`, as sent; what cannot be read is left out.
pub(crate) fn revocation_values(value: &[u8], limits: &Limits) -> (Vec<Vec<u8>>, Vec<Vec<u8>>) {
    let lists = |number| tagged(value, number, limits).unwrap_or_default();
    (lists(0), lists(1))
}

fn tagged(value: &[u8], number: u32, limits: &Limits) -> Result<Vec<Vec<u8>>, Asn1Error> {
    let budget = &mut Budget::new(limits);
    let outer = Reader::new(value, Rules::Ber).expect(Tag::SEQUENCE, budget)?;
    let mut parts = outer.children()?;
    while let Some(part) = parts.next(budget)? {
        if part.is(Tag::context(number)) {
            return Ok(readable(part.only_child(budget)?.children()?, budget));
        }
    }
    Ok(Vec::new())
}

fn readable(mut reader: Reader<'_>, budget: &mut Budget) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    while let Ok(Some(member)) = reader.next(budget) {
        found.push(member.raw.to_vec());
    }
    found
}
