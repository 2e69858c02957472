//! Character strings (X.680 §41).

use super::{Asn1Error, Asn1ErrorKind, Budget, Class, Element, segments};

/// A character string for people to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The characters. Bytes that encode none are U+FFFD.
    pub value: String,
    /// Whether every byte is a character that the string type allows.
    pub faithful: bool,
}

/// The characters of a string of any of the universal string types.
pub fn text(element: &Element<'_>, budget: &mut Budget) -> Result<Text, Asn1Error> {
    let decode = decoder(element).ok_or(element.fail(Asn1ErrorKind::Value("a character string")))?;
    let bytes = segments::joined(element, budget)?;
    Ok(decode(&bytes))
}

fn decoder(element: &Element<'_>) -> Option<fn(&[u8]) -> Text> {
    if element.tag.class != Class::Universal {
        return None;
    }
    match element.tag.number {
        12 => Some(utf8),
        18 => Some(|bytes| seven_bit(bytes, |c| c == b' ' || c.is_ascii_digit())),
        19 => Some(|bytes| seven_bit(bytes, is_printable)),
        20 => Some(latin1),
        22 => Some(|bytes| seven_bit(bytes, |c| c.is_ascii())),
        26 => Some(|bytes| seven_bit(bytes, |c| (0x20..0x7F).contains(&c))),
        28 => Some(universal),
        30 => Some(bmp),
        _ => None,
    }
}

fn utf8(bytes: &[u8]) -> Text {
    let value = String::from_utf8_lossy(bytes);
    let faithful = matches!(value, std::borrow::Cow::Borrowed(_));
    Text { value: value.into_owned(), faithful }
}

/// X.680 §41.4, table 10.
fn is_printable(octet: u8) -> bool {
    octet.is_ascii_alphanumeric() || b" '()+,-./:=?".contains(&octet)
}

/// Issuers put UTF-8 or Latin-1 under these tags; either is read, and noted.
fn seven_bit(bytes: &[u8], allowed: fn(u8) -> bool) -> Text {
    let faithful = bytes.iter().all(|octet| allowed(*octet));
    let value = match core::str::from_utf8(bytes) {
        Ok(value) => value.to_owned(),
        Err(_) => latin1(bytes).value,
    };
    Text { value, faithful }
}

/// TeletexString as everybody writes it: Latin-1.
fn latin1(bytes: &[u8]) -> Text {
    Text { value: bytes.iter().map(|octet| char::from(*octet)).collect(), faithful: true }
}

fn bmp(bytes: &[u8]) -> Text {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| u16::from_be_bytes(*pair));
    let mut faithful = rest.is_empty();
    let value = char::decode_utf16(units)
        .map(|unit| {
            // A surrogate pair is UTF-16, not BMP; it is read nevertheless.
            faithful &= unit.as_ref().is_ok_and(|c| u32::from(*c) <= 0xFFFF);
            unit.unwrap_or(char::REPLACEMENT_CHARACTER)
        })
        .collect();
    Text { value, faithful }
}

fn universal(bytes: &[u8]) -> Text {
    let (groups, rest) = bytes.as_chunks::<4>();
    let mut faithful = rest.is_empty();
    let value = groups
        .iter()
        .map(|group| {
            let character = char::from_u32(u32::from_be_bytes(*group));
            faithful &= character.is_some();
            character.unwrap_or(char::REPLACEMENT_CHARACTER)
        })
        .collect();
    Text { value, faithful }
}
