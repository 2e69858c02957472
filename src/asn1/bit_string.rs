//! BIT STRING (X.690 §8.6).

use super::{Asn1Error, Asn1ErrorKind, Budget, Element, Tag};
use std::borrow::Cow;

/// The bits of a BIT STRING.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BitString<'a> {
    /// Bits of the last octet that do not count, 0 to 7.
    pub unused: u8,
    /// The octets, first bit first.
    pub bytes: Cow<'a, [u8]>,
}

impl BitString<'_> {
    /// Whether bit `number` of a named bit list is set; bits after the end are not (X.680 §22.7).
    pub fn bit(&self, number: usize) -> bool {
        let count = self.bytes.len().saturating_mul(8).saturating_sub(usize::from(self.unused));
        let octet = self.bytes.get(number / 8).copied().unwrap_or(0);
        number < count && octet & (0x80_u8 >> (number % 8)) != 0
    }

    /// The octets, if all their bits count, as in keys and signatures.
    pub fn octets(&self) -> Option<&[u8]> {
        (self.unused == 0).then_some(&*self.bytes)
    }
}

/// The bits of a BIT STRING, also under an implicit tag; segments of a constructed one are joined.
pub fn bit_string<'a>(element: &Element<'a>, budget: &mut Budget) -> Result<BitString<'a>, Asn1Error> {
    if !element.tag.constructed {
        let (unused, bytes) = split(element, element.content)?;
        return Ok(BitString { unused, bytes: Cow::Borrowed(bytes) });
    }
    let mut joined = Joined { unused: 0, bytes: Vec::new() };
    append(element, budget, &mut joined)?;
    Ok(BitString { unused: joined.unused, bytes: Cow::Owned(joined.bytes) })
}

struct Joined {
    unused: u8,
    bytes: Vec<u8>,
}

/// X.690 §8.6.2: the first octet counts the unused bits; an empty string has none.
fn split<'a>(element: &Element<'_>, content: &'a [u8]) -> Result<(u8, &'a [u8]), Asn1Error> {
    match content.split_first() {
        Some((0, bytes)) => Ok((0, bytes)),
        Some((unused @ 1..=7, bytes)) if !bytes.is_empty() => Ok((*unused, bytes)),
        _ => Err(element.fail(Asn1ErrorKind::Value("BIT STRING"))),
    }
}

/// X.690 §8.6.4: every segment but the last has whole octets. The reader limits the depth.
fn append(element: &Element<'_>, budget: &mut Budget, into: &mut Joined) -> Result<(), Asn1Error> {
    let mut segments = element.children()?;
    while let Some(segment) = segments.next(budget)? {
        segment.must_be(Tag::BIT_STRING)?;
        if segment.tag.constructed {
            append(&segment, budget, into)?;
            continue;
        }
        if into.unused != 0 {
            return Err(segment.fail(Asn1ErrorKind::Value("BIT STRING")));
        }
        let (unused, bytes) = split(&segment, segment.content)?;
        into.unused = unused;
        into.bytes.extend_from_slice(bytes);
    }
    Ok(())
}
