//! Identifier and length octets (X.690 §8.1.2 and §8.1.3).

use super::{Asn1Error, Asn1ErrorKind, Class, DerRule, Tag};

/// Identifier and length octets of one element.
#[derive(Clone, Copy, Debug)]
pub(super) struct Header {
    pub(super) tag: Tag,
    /// Octets of identifier and length together.
    pub(super) octets: usize,
    /// Octets of content; `None` is the indefinite form.
    pub(super) length: Option<usize>,
    /// A rule of DER broken by the identifier.
    pub(super) tag_fault: Option<DerRule>,
    /// A rule of DER broken by the length.
    pub(super) length_fault: Option<DerRule>,
}

/// Takes octets off the front and counts them.
struct Cursor<'a> {
    rest: &'a [u8],
    taken: usize,
    offset: usize,
}

impl Cursor<'_> {
    fn octet(&mut self) -> Result<u8, Asn1Error> {
        let (first, rest) = self.rest.split_first().ok_or(Asn1ErrorKind::Truncated.at(self.offset))?;
        self.rest = rest;
        self.taken = self.taken.saturating_add(1);
        Ok(*first)
    }

    fn fail(&self, kind: Asn1ErrorKind) -> Asn1Error {
        kind.at(self.offset)
    }
}

impl Header {
    /// Reads the header at the front of `bytes`; `offset` is where that is, for errors.
    pub(super) fn read(bytes: &[u8], offset: usize) -> Result<Self, Asn1Error> {
        let mut cursor = Cursor { rest: bytes, taken: 0, offset };
        let (tag, tag_fault) = read_tag(&mut cursor)?;
        let (length, length_fault) = read_length(&mut cursor)?;
        if length.is_none() && !tag.constructed {
            return Err(cursor.fail(Asn1ErrorKind::IndefinitePrimitive));
        }
        Ok(Self { tag, octets: cursor.taken, length, tag_fault, length_fault })
    }

    /// Octets from the start of the header to the end of the content, for a definite length.
    pub(super) fn definite_end(&self) -> Option<Result<usize, Asn1ErrorKind>> {
        self.length.map(|length| self.octets.checked_add(length).ok_or(Asn1ErrorKind::Truncated))
    }

    /// Whether these are end-of-contents octets.
    pub(super) fn is_end_of_contents(&self) -> bool {
        self.tag == Tag::END_OF_CONTENTS
    }
}

fn read_tag(cursor: &mut Cursor<'_>) -> Result<(Tag, Option<DerRule>), Asn1Error> {
    let first = cursor.octet()?;
    let class = Class::of(first);
    let constructed = first & 0x20 != 0;
    let low = first & 0x1F;
    if low != 0x1F {
        return Ok((Tag { class, constructed, number: u32::from(low) }, None));
    }
    let number = read_high_number(cursor)?;
    let fault = (number < 0x1F).then_some(DerRule::TagNotMinimal);
    Ok((Tag { class, constructed, number }, fault))
}

/// X.690 §8.1.2.4: base 128, the first octet not zero.
fn read_high_number(cursor: &mut Cursor<'_>) -> Result<u32, Asn1Error> {
    let mut number: u32 = 0;
    let mut octet = cursor.octet()?;
    if octet == 0x80 {
        return Err(cursor.fail(Asn1ErrorKind::Identifier));
    }
    // Ends: every round but the last moves seven more bits into 32.
    loop {
        number = number.checked_mul(128).ok_or(cursor.fail(Asn1ErrorKind::Identifier))? | u32::from(octet & 0x7F);
        if octet & 0x80 == 0 {
            return Ok(number);
        }
        octet = cursor.octet()?;
    }
}

fn read_length(cursor: &mut Cursor<'_>) -> Result<(Option<usize>, Option<DerRule>), Asn1Error> {
    let first = cursor.octet()?;
    match first {
        0..=0x7F => Ok((Some(usize::from(first)), None)),
        0x80 => Ok((None, Some(DerRule::IndefiniteLength))),
        0xFF => Err(cursor.fail(Asn1ErrorKind::Length)),
        _ => read_long_length(cursor, first & 0x7F),
    }
}

/// X.690 §8.1.3.5: at most 126 octets, most significant first.
fn read_long_length(cursor: &mut Cursor<'_>, octets: u8) -> Result<(Option<usize>, Option<DerRule>), Asn1Error> {
    let mut length: usize = 0;
    let mut leading_zero = false;
    for index in 0..octets {
        let octet = cursor.octet()?;
        leading_zero |= index == 0 && octet == 0;
        length = length
            .checked_mul(256)
            .and_then(|l| l.checked_add(usize::from(octet)))
            // No input is that long.
            .ok_or(cursor.fail(Asn1ErrorKind::Truncated))?;
    }
    let fault = (leading_zero || length < 0x80).then_some(DerRule::LengthNotMinimal);
    Ok((Some(length), fault))
}

/// The header of an element of this tag and length in DER.
pub(crate) fn definite_header(tag: Tag, length: usize) -> Vec<u8> {
    let mut header = Vec::new();
    write_header(tag, length, &mut header);
    header
}

/// Writes a header with the fewest octets (X.690 §10.1).
pub(super) fn write_header(tag: Tag, length: usize, into: &mut Vec<u8>) {
    let first = tag.class.bits() | if tag.constructed { 0x20 } else { 0 };
    match u8::try_from(tag.number) {
        Ok(low) if low < 0x1F => into.push(first | low),
        _ => {
            into.push(first | 0x1F);
            write_base128(tag.number, into);
        }
    }
    match u8::try_from(length) {
        Ok(short) if short < 0x80 => into.push(short),
        _ => write_long_length(length, into),
    }
}

fn write_base128(number: u32, into: &mut Vec<u8>) {
    let groups = (32_u32.saturating_sub(number.leading_zeros())).div_ceil(7).max(1);
    for group in (0..groups).rev() {
        let bits = (number >> group.saturating_mul(7)) & 0x7F;
        let more = if group == 0 { 0 } else { 0x80 };
        into.push(u8::try_from(bits).unwrap_or(0) | more);
    }
}

fn write_long_length(length: usize, into: &mut Vec<u8>) {
    let octets = length.to_be_bytes();
    let leading = octets.iter().take_while(|o| **o == 0).count();
    let used = octets.len().saturating_sub(leading);
    into.push(0x80 | u8::try_from(used).unwrap_or(0));
    into.extend(octets.iter().skip(leading));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<Header, Asn1ErrorKind> {
        Header::read(bytes, 0).map_err(|e| e.kind)
    }

    #[test]
    fn reads_tags_and_lengths() {
        let header = read(&[0x30, 0x82, 0x01, 0x00]).unwrap();
        assert_eq!((header.tag, header.octets, header.length), (Tag::SEQUENCE, 4, Some(256)));
        assert!(header.length_fault.is_none());
        let header = read(&[0xBF, 0x81, 0x01, 0x81, 0x05]).unwrap();
        assert_eq!((header.tag, header.octets, header.length), (Tag::context(129), 5, Some(5)));
        assert_eq!(header.length_fault, Some(DerRule::LengthNotMinimal));
        assert_eq!(read(&[0x1F, 0x02, 0x00]).unwrap().tag_fault, Some(DerRule::TagNotMinimal));
        assert_eq!(read(&[0x04, 0x84, 0, 0, 0, 0x81]).unwrap().length, Some(129));
        assert_eq!(read(&[0x24, 0x80]).unwrap().length, None);
    }

    #[test]
    fn refuses_what_x690_forbids() {
        assert_eq!(read(&[]).unwrap_err(), Asn1ErrorKind::Truncated);
        assert_eq!(read(&[0x30]).unwrap_err(), Asn1ErrorKind::Truncated);
        assert_eq!(read(&[0x30, 0xFF]).unwrap_err(), Asn1ErrorKind::Length);
        assert_eq!(read(&[0x04, 0x80]).unwrap_err(), Asn1ErrorKind::IndefinitePrimitive);
        assert_eq!(read(&[0x1F, 0x80, 0x01, 0x00]).unwrap_err(), Asn1ErrorKind::Identifier);
        assert_eq!(read(&[0x1F, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 0x00]).unwrap_err(), Asn1ErrorKind::Identifier);
        assert_eq!(read(&[0x30, 0x89, 1, 0, 0, 0, 0, 0, 0, 0, 0]).unwrap_err(), Asn1ErrorKind::Truncated);
    }

    #[test]
    fn writes_what_it_reads() {
        for number in [0, 5, 30, 31, 127, 128, 16_383, 16_384, u32::MAX] {
            for length in [0, 127, 128, 255, 256, 65_535, 65_536, 1 << 24] {
                let tag = Tag { class: Class::Private, constructed: true, number };
                let mut bytes = Vec::new();
                write_header(tag, length, &mut bytes);
                let header = read(&bytes).unwrap();
                assert_eq!((header.tag, header.length, header.octets), (tag, Some(length), bytes.len()));
                assert!(header.tag_fault.is_none() && header.length_fault.is_none());
            }
        }
    }
}
