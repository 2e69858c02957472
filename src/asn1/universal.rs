//! Rules on the universal types that apply whatever an element means (X.690 §8).

use super::{DerRule, Element};

/// How the content of a universal type is encoded.
pub(super) enum Form {
    Primitive,
    Constructed,
    /// Primitive, or in BER constructed of segments.
    String,
    Either,
}

/// Form of the universal types (X.690 §8.2 to §8.23).
pub(super) fn form_of(number: u32) -> Form {
    match number {
        1 | 2 | 5 | 6 | 9 | 10 | 13 => Form::Primitive,
        8 | 11 | 16 | 17 => Form::Constructed,
        3 | 4 | 7 | 12 | 18..=28 | 30 => Form::String,
        _ => Form::Either,
    }
}

/// What DER forbids in the content of a primitive universal type.
pub(super) fn content_fault(element: &Element<'_>) -> Option<DerRule> {
    let content = element.content;
    match element.tag.number {
        1 if !matches!(content, [0x00] | [0xFF]) => Some(DerRule::Boolean),
        2 | 10 if !is_minimal(content) => Some(DerRule::IntegerNotMinimal),
        3 if has_padding_bits(content) => Some(DerRule::BitStringPadding),
        5 if !content.is_empty() => Some(DerRule::NullContent),
        _ => None,
    }
}

/// X.690 §8.3.2: the first nine bits are not all equal.
fn is_minimal(content: &[u8]) -> bool {
    match content {
        [0x00, second, ..] => second & 0x80 != 0,
        [0xFF, second, ..] => second & 0x80 == 0,
        _ => true,
    }
}

fn has_padding_bits(content: &[u8]) -> bool {
    match (content.first(), content.get(1..).and_then(<[u8]>::last)) {
        (Some(unused @ 1..=7), Some(last)) => last.trailing_zeros() < u32::from(*unused),
        _ => false,
    }
}
