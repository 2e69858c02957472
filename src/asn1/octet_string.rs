//! OCTET STRING (X.690 §8.7).

use super::{Asn1Error, Budget, Element, segments};
use std::borrow::Cow;

/// The octets of an OCTET STRING, also under an implicit tag; segments of a constructed one are joined.
pub fn octet_string<'a>(element: &Element<'a>, budget: &mut Budget) -> Result<Cow<'a, [u8]>, Asn1Error> {
    segments::joined(element, budget)
}
