//! Explicit tags (X.690 §8.14.2): exactly one element inside, of the type due.

use crate::asn1::{Asn1Error, Asn1ErrorKind, Budget, Element, Tag};

/// The only element under an explicit tag, which must be of this type.
pub(crate) fn explicit<'a>(tagged: &Element<'a>, expected: Tag, budget: &mut Budget) -> Result<Element<'a>, Asn1Error> {
    let inner = tagged.only_child(budget)?;
    if inner.is(expected) {
        return Ok(inner);
    }
    Err(inner.fail(Asn1ErrorKind::Unexpected { expected, found: Some(inner.tag) }))
}
