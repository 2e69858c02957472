//! Reading the value of an extension.

use crate::asn1::{Asn1Error, Asn1ErrorKind, Budget, Element, Reader, Rules, Tag};
use crate::base::limits::Limits;

/// What reading one extension may cost. Every element takes at least two octets of the certificate, so its size bounds the work.
pub(super) fn allowance() -> Budget {
    Budget::new(&Limits::default())
}

/// The one element of this type that the value consists of.
pub(super) fn whole<'a>(value: &'a [u8], tag: Tag, budget: &mut Budget) -> Result<Element<'a>, Asn1Error> {
    only(value, Rules::Ber, tag, budget)
}

/// As [`whole`], and the value must be DER (RFC 5280 §4.1): for what is not asked for its faults.
pub(super) fn whole_der<'a>(value: &'a [u8], tag: Tag, budget: &mut Budget) -> Result<Element<'a>, Asn1Error> {
    only(value, Rules::Der, tag, budget)
}

fn only<'a>(value: &'a [u8], rules: Rules, tag: Tag, budget: &mut Budget) -> Result<Element<'a>, Asn1Error> {
    let mut reader = Reader::new(value, rules);
    let element = reader.expect(tag, budget)?;
    reader.finish()?;
    Ok(element)
}

/// The members of a `SEQUENCE SIZE (1..MAX) OF`.
pub(super) fn members<'a, T>(
    sequence: &Element<'a>,
    budget: &mut Budget,
    read: impl FnMut(&Element<'a>, &mut Budget) -> Result<T, Asn1Error>,
) -> Result<Vec<T>, Asn1Error> {
    let found = any_members(sequence, budget, read)?;
    if found.is_empty() { Err(sequence.fail(Asn1ErrorKind::Truncated)) } else { Ok(found) }
}

/// The members of a `SEQUENCE OF`, which may be none.
pub(super) fn any_members<'a, T>(
    sequence: &Element<'a>,
    budget: &mut Budget,
    mut read: impl FnMut(&Element<'a>, &mut Budget) -> Result<T, Asn1Error>,
) -> Result<Vec<T>, Asn1Error> {
    let mut found = Vec::new();
    let mut members = sequence.children()?;
    while let Some(member) = members.next(budget)? {
        found.push(read(&member, budget)?);
    }
    Ok(found)
}

/// A value that is exactly one nonnegative INTEGER; numbers beyond `u32` count as its largest value, which no path
/// length or skip count reaches.
pub(super) fn count(element: &Element<'_>) -> Result<u32, Asn1Error> {
    let octets = crate::asn1::unsigned(element)?;
    if octets.len() > 4 {
        return Ok(u32::MAX);
    }
    Ok(octets.iter().fold(0, |value, octet| (value << 8) | u32::from(*octet)))
}
