//! Characters and tokens of ISO 32000-2 §7.2 and §7.3.

use crate::pdf::syntax::real;

/// Why no token or object came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LexError {
    /// The piece ends before the object does.
    Incomplete,
    /// The object is longer than allowed.
    TooLarge { offset: u64 },
    /// Nested deeper than allowed.
    TooDeep { offset: u64 },
    /// Not what the standard asks for.
    Syntax { offset: u64, reason: &'static str },
}

/// White space, ISO 32000-2 Table 1.
pub(crate) fn is_white(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

/// White space that all readers take for it between the words of the structure; some stop at a form feed or a null byte.
pub(crate) fn is_line_white(byte: u8) -> bool {
    matches!(byte, 9 | 10 | 13 | 32)
}

/// Delimiters, ISO 32000-2 Table 2.
pub(crate) fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

/// Everything else.
pub(crate) fn is_regular(byte: u8) -> bool {
    !is_white(byte) && !is_delimiter(byte)
}

/// The value of a hexadecimal digit.
pub(crate) fn hex_digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte.wrapping_sub(b'0')),
        b'a'..=b'f' => Some(byte.wrapping_sub(b'a').wrapping_add(10)),
        b'A'..=b'F' => Some(byte.wrapping_sub(b'A').wrapping_add(10)),
        _ => None,
    }
}

/// A token.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Token<'a> {
    Integer(i64),
    Real(f64),
    Name(Vec<u8>),
    String { bytes: Vec<u8>, hexadecimal: bool, malformed: bool },
    ArrayOpen,
    ArrayClose,
    DictionaryOpen,
    DictionaryClose,
    Keyword(&'a [u8]),
    End,
}

/// A token passed over: only names and words are given, as they stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Skipped<'a> {
    Name(&'a [u8]),
    Word(&'a [u8]),
    String,
    ArrayOpen,
    ArrayClose,
    DictionaryOpen,
    DictionaryClose,
    End,
}

/// Most characters of a number. PDFium keeps 255 of a word: of three hundred noughts before a number nothing but noughts is left. pdf.js
/// divides a number with three hundred noughts behind its point by infinity.
const LONGEST_NUMBER: usize = 64;
/// Most characters of a name as it is written; Annex C has 127 octets of what it stands for.
const LONGEST_NAME: usize = 250;

/// Octets that PDFium takes for white space, so that a name ends in front of them unless they are escaped.
fn is_white_to_some(byte: u8) -> bool {
    matches!(byte, 0x80 | 0xFF)
}

/// What some readers read of a word and others do not.
pub(crate) fn is_odd_name(run: &[u8]) -> bool {
    run.len() > LONGEST_NAME || run.iter().any(|byte| is_white_to_some(*byte))
}

/// Whether a word of digits is longer than all readers keep.
pub(crate) fn is_odd_number(run: &[u8]) -> bool {
    run.len() > LONGEST_NUMBER
}

/// Whether a name is as every reader reads it: of the others, [`decode_name`] marks what is doubtful.
pub(crate) fn is_plain_name(name: &[u8]) -> bool {
    !name.contains(&DOUBT)
}

/// Stands in a decoded name behind what readers differ about. No escape gives it: a name has no null octet (§7.3.5).
const DOUBT: u8 = 0;

/// Decodes the `#` escapes of a name; the flag is false if one is malformed. What readers differ about is marked, so that the name is
/// the same as none that is written otherwise.
pub(crate) fn decode_name(run: &[u8]) -> (Vec<u8>, bool) {
    if run.len() > LONGEST_NAME {
        return ([run, &[DOUBT]].concat(), true);
    }
    let mut name = Vec::with_capacity(run.len());
    let mut well_formed = true;
    let mut rest = run;
    while let Some((&byte, tail)) = rest.split_first() {
        rest = tail;
        if byte != b'#' {
            name.push(byte);
            name.extend(is_white_to_some(byte).then_some(DOUBT));
            continue;
        }
        match (tail.first().copied().and_then(hex_digit), tail.get(1).copied().and_then(hex_digit)) {
            (Some(high), Some(low)) if (high, low) != (0, 0) => {
                name.push(high << 4 | low);
                rest = tail.get(2..).unwrap_or_default();
            }
            _ => {
                well_formed = false;
                name.extend([byte, DOUBT]);
            }
        }
    }
    (name, well_formed)
}

/// §7.3.3: `[+-]digits[.digits]`. Anything else is not a number, and one that is too long is none that all readers agree on.
pub(crate) fn number<'a>(run: &[u8]) -> Option<Token<'a>> {
    let unsigned = run.strip_prefix(b"-").or_else(|| run.strip_prefix(b"+")).unwrap_or(run);
    let points = unsigned.iter().filter(|byte| **byte == b'.').count();
    let digits = unsigned.iter().filter(|byte| byte.is_ascii_digit()).count();
    if points > 1 || digits == 0 || digits.saturating_add(points) != unsigned.len() {
        return None;
    }
    if is_odd_number(run) {
        return Some(Token::Real(f64::NAN));
    }
    let text = core::str::from_utf8(run).ok()?;
    if points == 0
        && let Ok(value) = text.parse::<i64>()
    {
        return Some(Token::Integer(value));
    }
    let magnitude = real::magnitude(unsigned);
    Some(Token::Real(if run.starts_with(b"-") { -magnitude } else { magnitude }))
}
