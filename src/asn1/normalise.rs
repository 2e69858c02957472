//! BER to DER, without knowing the types.

use super::header::write_header;
use super::{Asn1Error, Budget, Class, Element, Tag, bit_string, segments};

/// The element in DER: definite and minimal lengths, universal strings in one piece, TRUE as FF, minimal integers, zero padding
/// bits. Parts that are DER already come out byte for byte.
///
/// Two things need the type and are left as they are: strings under an implicit tag, and the order of sets (see
/// `super::sorted_set`).
pub fn to_der(element: &Element<'_>, budget: &mut Budget) -> Result<Vec<u8>, Asn1Error> {
    let mut der = Vec::with_capacity(element.raw.len());
    write(element, budget, &mut der)?;
    Ok(der)
}

/// Depth is bounded by the reader, which counts levels against the budget.
fn write(element: &Element<'_>, budget: &mut Budget, into: &mut Vec<u8>) -> Result<(), Asn1Error> {
    if element.tag.class == Class::Universal && !element.tag.is(Tag::SEQUENCE) && !element.tag.is(Tag::SET) {
        return write_universal(element, budget, into);
    }
    if !element.tag.constructed {
        write_value(element.tag, element.content, into);
        return Ok(());
    }
    write_children(element, budget, into)
}

fn write_children(element: &Element<'_>, budget: &mut Budget, into: &mut Vec<u8>) -> Result<(), Asn1Error> {
    let mut content = Vec::with_capacity(element.content.len());
    let mut children = element.children()?;
    while let Some(child) = children.next(budget)? {
        write(&child, budget, &mut content)?;
    }
    write_value(element.tag, &content, into);
    Ok(())
}

fn write_universal(element: &Element<'_>, budget: &mut Budget, into: &mut Vec<u8>) -> Result<(), Asn1Error> {
    let tag = Tag { constructed: false, ..element.tag };
    match (tag.number, element.tag.constructed) {
        (1, _) => write_value(tag, boolean(element.content), into),
        (2 | 10, _) => write_value(tag, minimal(element.content), into),
        (3, _) => write_bits(element, budget, into)?,
        (5, _) => write_value(tag, &[], into),
        (4 | 7 | 12 | 18..=28 | 30, true) => write_value(tag, &segments::joined(element, budget)?, into),
        (_, true) => write_children(element, budget, into)?,
        (_, false) => write_value(tag, element.content, into),
    }
    Ok(())
}

fn write_value(tag: Tag, content: &[u8], into: &mut Vec<u8>) {
    write_header(tag, content.len(), into);
    into.extend_from_slice(content);
}

fn boolean(content: &[u8]) -> &[u8] {
    if content.iter().any(|octet| *octet != 0) { &[0xFF] } else { &[0x00] }
}

/// Leading octets that only repeat the sign are dropped (X.690 §8.3.2).
fn minimal(content: &[u8]) -> &[u8] {
    let mut shortest = content;
    while let [first, rest @ ..] = shortest {
        let sign = rest.first().is_some_and(|next| next & 0x80 != 0);
        match (first, sign) {
            (0x00, false) | (0xFF, true) if !rest.is_empty() => shortest = rest,
            _ => break,
        }
    }
    shortest
}

fn write_bits(element: &Element<'_>, budget: &mut Budget, into: &mut Vec<u8>) -> Result<(), Asn1Error> {
    let bits = bit_string(element, budget)?;
    let mut content = Vec::with_capacity(bits.bytes.len().saturating_add(1));
    content.push(bits.unused);
    content.extend_from_slice(&bits.bytes);
    if let (Some(last), false) = (content.last_mut(), bits.bytes.is_empty()) {
        *last &= 0xFF_u8.checked_shl(u32::from(bits.unused)).unwrap_or(0);
    }
    write_value(Tag::BIT_STRING, &content, into);
    Ok(())
}
