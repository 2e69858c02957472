//! Data objects in BER-TLV (ISO 7816-4, 5.2.2): tags of one or two octets, lengths up to 65,535.

use super::CardError;

/// One object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Object<'a> {
    pub(super) tag: u16,
    pub(super) value: &'a [u8],
}

/// Reads the first object and what is behind it.
pub(super) fn first<'a>(bytes: &'a [u8], what: &'static str) -> Result<(Object<'a>, &'a [u8]), CardError> {
    read(bytes).ok_or(CardError::Malformed { what })
}

/// The value of the only object, which has this tag.
pub(super) fn only<'a>(bytes: &'a [u8], tag: u16, what: &'static str) -> Result<&'a [u8], CardError> {
    match first(bytes, what)? {
        (object, []) if object.tag == tag => Ok(object.value),
        _ => Err(CardError::Malformed { what }),
    }
}

/// All objects, at most `most`.
pub(super) fn all<'a>(mut bytes: &'a [u8], most: usize, what: &'static str) -> Result<Vec<Object<'a>>, CardError> {
    let mut objects = Vec::new();
    while !bytes.is_empty() {
        let (object, rest) = first(bytes, what)?;
        if objects.len() >= most {
            return Err(CardError::TooLong { what });
        }
        objects.push(object);
        bytes = rest;
    }
    Ok(objects)
}

/// The value of the object with this tag, which is there once at most.
pub(super) fn find<'a>(objects: &[Object<'a>], tag: u16, what: &'static str) -> Result<Option<&'a [u8]>, CardError> {
    let mut found = objects.iter().filter(|object| object.tag == tag);
    let value = found.next().map(|object| object.value);
    if found.next().is_some() { Err(CardError::Malformed { what }) } else { Ok(value) }
}

/// Writes an object with a tag of one octet.
pub(super) fn write(tag: u8, value: &[u8]) -> Result<Vec<u8>, CardError> {
    let too_long = |_| CardError::TooLong { what: "a command" };
    let mut all = vec![tag];
    match u16::try_from(value.len()).map_err(too_long)?.to_be_bytes() {
        [0, length @ 0..=0x7F] => all.push(length),
        [0, length] => all.extend_from_slice(&[0x81, length]),
        [high, low] => all.extend_from_slice(&[0x82, high, low]),
    }
    all.extend_from_slice(value);
    Ok(all)
}

fn read(bytes: &[u8]) -> Option<(Object<'_>, &[u8])> {
    let (&first, rest) = bytes.split_first()?;
    let (tag, rest) = match first & 0x1F {
        0x1F => {
            let (&second, rest) = rest.split_first()?;
            // A third octet would follow, or the tag would fit into one.
            if second & 0x80 != 0 || second < 0x1F {
                return None;
            }
            (u16::from_be_bytes([first, second]), rest)
        }
        _ => (u16::from(first), rest),
    };
    let (length, rest) = match rest {
        [length @ 0..=0x7F, rest @ ..] => (usize::from(*length), rest),
        [0x81, length, rest @ ..] => (usize::from(*length), rest),
        [0x82, high, low, rest @ ..] => (usize::from(u16::from_be_bytes([*high, *low])), rest),
        _ => return None,
    };
    let (value, rest) = rest.split_at_checked(length)?;
    Some((Object { tag, value }, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes() {
        for length in [0, 1, 127, 128, 255, 256, 3000] {
            let written = write(0x53, &vec![7; length]).unwrap();
            assert_eq!(only(&written, 0x53, "").unwrap().len(), length);
            assert!(only(&written[..written.len() - 1], 0x53, "").is_err());
        }
        let (object, rest) = first(&[0x7F, 0x49, 1, 2, 3], "").unwrap();
        assert_eq!((object.tag, object.value, rest), (0x7F49, &[2][..], &[3][..]));
        let bad: [&[u8]; 7] =
            [&[], &[0x53], &[0x53, 2, 1], &[0x53, 0x80], &[0x53, 0x83, 0, 0, 0], &[0x7F, 0x81, 1, 0], &[0x1F, 0x05, 0]];
        for bad in bad {
            assert!(first(bad, "").is_err(), "{bad:?}");
        }
        let twice = all(&[0x70, 0, 0x70, 0], 4, "").unwrap();
        assert!(find(&twice, 0x70, "").is_err());
        assert!(all(&[0x70, 0, 0x70, 0], 1, "").is_err());
    }
}
