//! The quickest reading of one element, for the entries of a list: a slice in, slices out, nothing allocated, nothing counted.
//!
//! Only definite lengths and low tag numbers: DER entries have no others, and a list that has is not used.

/// One element.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tlv<'a> {
    pub(crate) tag: u8,
    pub(crate) content: &'a [u8],
    /// What follows it.
    pub(crate) rest: &'a [u8],
}

/// INTEGER.
pub(crate) const INTEGER: u8 = 0x02;
/// OCTET STRING.
pub(crate) const OCTET_STRING: u8 = 0x04;
/// BOOLEAN.
pub(crate) const BOOLEAN: u8 = 0x01;
/// OBJECT IDENTIFIER.
pub(crate) const OID: u8 = 0x06;
/// UTCTime.
pub(crate) const UTC_TIME: u8 = 0x17;
/// GeneralizedTime.
pub(crate) const GENERALIZED_TIME: u8 = 0x18;
/// SEQUENCE.
pub(crate) const SEQUENCE: u8 = 0x30;

impl<'a> Tlv<'a> {
    /// The element at the front.
    #[inline]
    pub(crate) fn read(bytes: &'a [u8]) -> Option<Self> {
        let (tag, rest) = bytes.split_first()?;
        if tag & 0x1F == 0x1F {
            return None;
        }
        let (first, rest) = rest.split_first()?;
        let (length, rest) = if *first < 0x80 { (usize::from(*first), rest) } else { long_length(*first, rest)? };
        let (content, rest) = rest.split_at_checked(length)?;
        Some(Self { tag: *tag, content, rest })
    }

    /// The element at the front, if it has this tag.
    #[inline]
    pub(crate) fn expect(bytes: &'a [u8], tag: u8) -> Option<Self> {
        Self::read(bytes).filter(|element| element.tag == tag)
    }
}

/// The SEQUENCE at the front.
#[inline]
pub(crate) fn expect_sequence(bytes: &[u8]) -> Option<Tlv<'_>> {
    Tlv::expect(bytes, SEQUENCE)
}

/// At most four octets of length: what is longer is in no input.
fn long_length(first: u8, rest: &[u8]) -> Option<(usize, &[u8])> {
    let octets = usize::from(first & 0x7F);
    if !(1..=4).contains(&octets) {
        return None;
    }
    let (length, rest) = rest.split_at_checked(octets)?;
    let value = length.iter().fold(0_u32, |value, octet| (value << 8) | u32::from(*octet));
    Some((usize::try_from(value).ok()?, rest))
}

/// The shortest two's complement form of an integer, which identifies it.
#[inline]
pub(crate) fn minimal(mut octets: &[u8]) -> &[u8] {
    // Ends: every round takes an octet off.
    while let [first, rest @ ..] = octets {
        match (first, rest.first()) {
            (0x00, Some(next)) if next & 0x80 == 0 => octets = rest,
            (0xFF, Some(next)) if next & 0x80 != 0 => octets = rest,
            _ => break,
        }
    }
    octets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_refuses() {
        let read = |bytes: &[u8]| Tlv::read(bytes).map(|t| (t.tag, t.content.to_vec(), t.rest.to_vec()));
        assert_eq!(read(&[2, 1, 5, 9]), Some((2, vec![5], vec![9])));
        assert_eq!(read(&[4, 0x81, 1, 7]), Some((4, vec![7], vec![])));
        for bad in
            [&[][..], &[2], &[2, 2, 1], &[2, 0x80, 0, 0], &[2, 0x85, 0, 0, 0, 0, 1, 1], &[0x1F, 1, 1], &[4, 0x82, 1]]
        {
            assert_eq!(read(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn integers_have_one_shortest_form() {
        assert_eq!(minimal(&[0, 0, 5]), &[5]);
        assert_eq!(minimal(&[0, 0x85]), &[0, 0x85]);
        assert_eq!(minimal(&[0xFF, 0xFF, 0x85]), &[0x85]);
        assert_eq!(minimal(&[0]), &[0]);
        assert!(minimal(&[]).is_empty());
    }
}
