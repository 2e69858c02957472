//! DER as it is written (X.690 §10, §11). What goes into it are octets that are DER already, certificates above all: they are never
//! encoded again, because their signature is over the octets they have.

use const_oid::ObjectIdentifier;

pub(super) const NULL: &[u8] = &[0x05, 0x00];

const INTEGER: u8 = 0x02;
const OCTET_STRING: u8 = 0x04;
const OID: u8 = 0x06;
const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;

/// One element: tag, length, content.
pub(super) fn element(tag: u8, content: &[u8]) -> Vec<u8> {
    let mut out = vec![tag];
    match u8::try_from(content.len()) {
        Ok(short @ 0..0x80) => out.push(short),
        _ => {
            let octets: Vec<u8> = content.len().to_be_bytes().into_iter().skip_while(|octet| *octet == 0).collect();
            // A length has eight octets at most.
            out.push(0x80 | u8::try_from(octets.len()).unwrap_or(8));
            out.extend_from_slice(&octets);
        }
    }
    out.extend_from_slice(content);
    out
}

pub(super) fn sequence(parts: &[&[u8]]) -> Vec<u8> {
    element(SEQUENCE, &parts.concat())
}

/// SET OF, its elements in the order of DER (X.690 §11.6), each once.
pub(super) fn set_of(elements: Vec<Vec<u8>>) -> Vec<u8> {
    element(SET, &sorted(elements))
}

/// The content of a SET OF.
pub(super) fn sorted(mut elements: Vec<Vec<u8>>) -> Vec<u8> {
    crate::base::sort::sort(&mut elements);
    elements.dedup();
    elements.concat()
}

pub(super) fn oid(oid: ObjectIdentifier) -> Vec<u8> {
    element(OID, oid.as_bytes())
}

pub(super) fn octets(content: &[u8]) -> Vec<u8> {
    element(OCTET_STRING, content)
}

/// A small INTEGER that is not negative.
pub(super) fn small(value: u8) -> Vec<u8> {
    unsigned(&[value])
}

/// An INTEGER that is not negative, by its octets.
pub(super) fn unsigned(octets: &[u8]) -> Vec<u8> {
    let digits = octets.iter().position(|octet| *octet != 0).and_then(|at| octets.get(at..)).unwrap_or(&[0]);
    let sign: &[u8] = if digits.first().is_some_and(|first| *first >= 0x80) { &[0] } else { &[] };
    element(INTEGER, &[sign, digits].concat())
}

/// `[number]` around an element (EXPLICIT), or in the place of the tag of something constructed (IMPLICIT).
pub(super) fn context(number: u8, content: &[u8]) -> Vec<u8> {
    element(0xA0 | (number & 0x1F), content)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_take_the_fewest_octets() {
        assert_eq!(element(4, &[0; 127])[..2], [4, 127]);
        assert_eq!(element(4, &[0; 128])[..3], [4, 0x81, 128]);
        assert_eq!(element(4, &[0; 256])[..4], [4, 0x82, 1, 0]);
    }

    #[test]
    fn integers_are_not_negative_and_have_no_zeros_in_front() {
        assert_eq!(unsigned(&[0, 0, 0x80]), [2, 2, 0, 0x80]);
        assert_eq!(unsigned(&[0, 5]), [2, 1, 5]);
        assert_eq!(unsigned(&[]), [2, 1, 0]);
    }

    #[test]
    fn sets_are_sorted() {
        assert_eq!(set_of(vec![vec![4, 1, 9], vec![2, 1, 1], vec![4, 1, 9]]), [0x31, 6, 2, 1, 1, 4, 1, 9]);
    }
}
