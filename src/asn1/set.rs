//! SET OF in the order of DER (X.690 §11.6).

use super::header::write_header;
use super::{Element, Tag};
use crate::base::sort;

/// The DER encoding of a SET OF these encoded elements: sorted, under the universal tag. RFC 5652 §5.4 hashes signed attributes
/// in this form.
pub(crate) fn sorted_set(elements: &[&[u8]]) -> Vec<u8> {
    let mut sorted = elements.to_vec();
    // §11.6 pads the shorter with zeros. No encoding is the beginning of another one, so padding is never reached.
    sort::sort(&mut sorted);
    let length = sorted.iter().fold(0_usize, |sum, element| sum.saturating_add(element.len()));
    let mut set = Vec::with_capacity(length.saturating_add(8));
    write_header(Tag::SET, length, &mut set);
    for element in sorted {
        set.extend_from_slice(element);
    }
    set
}

/// Whether the elements of a SET OF are in the order of DER.
pub(crate) fn is_sorted(elements: &[Element<'_>]) -> bool {
    elements.is_sorted_by_key(|element| element.raw)
}
