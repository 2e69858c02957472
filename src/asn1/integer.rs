//! INTEGER and ENUMERATED (X.690 §8.3, §8.4).

use super::{Asn1Error, Asn1ErrorKind, Element};

/// The octets of an INTEGER as encoded, two's complement, most significant first; also under an implicit tag.
pub(crate) fn integer<'a>(element: &Element<'a>) -> Result<&'a [u8], Asn1Error> {
    element.must_be_primitive()?;
    if element.content.is_empty() {
        return Err(element.fail(Asn1ErrorKind::Value("INTEGER")));
    }
    Ok(element.content)
}

/// The magnitude of an INTEGER that is not negative, without leading zeros; zero is the empty slice.
pub(crate) fn unsigned<'a>(element: &Element<'a>) -> Result<&'a [u8], Asn1Error> {
    let octets = integer(element)?;
    if octets.first().is_some_and(|first| first & 0x80 != 0) {
        return Err(element.fail(Asn1ErrorKind::Range));
    }
    let zeros = octets.iter().take_while(|octet| **octet == 0).count();
    Ok(octets.get(zeros..).unwrap_or_default())
}

/// The value of an INTEGER from 0 to 2^64 - 1.
pub fn integer_u64(element: &Element<'_>) -> Result<u64, Asn1Error> {
    let octets = unsigned(element)?;
    if octets.len() > 8 {
        return Err(element.fail(Asn1ErrorKind::Range));
    }
    Ok(octets.iter().fold(0, |value, octet| (value << 8) | u64::from(*octet)))
}
