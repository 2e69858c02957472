//! Content of strings that BER may cut into segments (X.690 §8.6.4, §8.7.3, §8.23.6).

use super::{Asn1Error, Asn1ErrorKind, Budget, Element, Tag};
use std::borrow::Cow;

/// The content of a string element: as encoded, or its segments joined. Segments are OCTET STRINGs (or of the string's own
/// type, as some encoders write them), themselves primitive or constructed.
pub(super) fn joined<'a>(element: &Element<'a>, budget: &mut Budget) -> Result<Cow<'a, [u8]>, Asn1Error> {
    if !element.tag.constructed {
        return Ok(Cow::Borrowed(element.content));
    }
    let mut bytes = Vec::new();
    append(element, element.tag, budget, &mut bytes)?;
    Ok(Cow::Owned(bytes))
}

/// Depth is bounded by the reader, which counts levels against the budget.
fn append(element: &Element<'_>, own: Tag, budget: &mut Budget, into: &mut Vec<u8>) -> Result<(), Asn1Error> {
    let mut segments = element.children()?;
    while let Some(segment) = segments.next(budget)? {
        if !segment.is(Tag::OCTET_STRING) && !segment.is(own) {
            let kind = Asn1ErrorKind::Unexpected { expected: Tag::OCTET_STRING, found: Some(segment.tag) };
            return Err(segment.fail(kind));
        }
        if segment.tag.constructed {
            append(&segment, own, budget, into)?;
        } else {
            into.extend_from_slice(segment.content);
        }
    }
    Ok(())
}
