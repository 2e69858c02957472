//! `ASCIIHexDecode` and `ASCII85Decode` (ISO 32000-2 §7.4.2, §7.4.3).

use super::error::FilterError;
use crate::pdf::syntax::lexer::{hex_digit, is_white};

/// Hexadecimal digits up to `>`.
pub(crate) fn decode_hex(data: &[u8], limit: usize) -> Result<Vec<u8>, FilterError> {
    let mut out = Vec::new();
    let mut high: Option<u8> = None;
    for &byte in data {
        if byte == b'>' {
            break;
        }
        if is_white(byte) {
            continue;
        }
        let digit = hex_digit(byte).ok_or(FilterError::Broken)?;
        match high.take() {
            Some(first) => out.push(first << 4 | digit),
            None => high = Some(digit),
        }
        if out.len() > limit {
            return Err(FilterError::TooLarge);
        }
    }
    out.extend(high.map(|first| first << 4));
    Ok(out)
}

/// Groups of five characters up to `~>`.
pub(crate) fn decode_85(data: &[u8], limit: usize) -> Result<Vec<u8>, FilterError> {
    let data = data.strip_prefix(b"<~").unwrap_or(data);
    let mut out = Vec::new();
    let mut group: Vec<u8> = Vec::with_capacity(5);
    for &byte in data {
        match byte {
            b'~' => break,
            b'z' if group.is_empty() => out.extend([0; 4]),
            b'!'..=b'u' => {
                group.push(byte.wrapping_sub(b'!'));
                if group.len() == 5 {
                    out.extend(quad(&group)?);
                    group.clear();
                }
            }
            _ if is_white(byte) => {}
            _ => return Err(FilterError::Broken),
        }
        if out.len() > limit {
            return Err(FilterError::TooLarge);
        }
    }
    let partial = group.len();
    match partial {
        0 => {}
        1 => return Err(FilterError::Broken),
        _ => {
            group.resize(5, 84);
            out.extend(quad(&group)?.into_iter().take(partial.saturating_sub(1)));
        }
    }
    Ok(out)
}

fn quad(group: &[u8]) -> Result<[u8; 4], FilterError> {
    let value = group.iter().fold(0u64, |value, digit| value.saturating_mul(85).saturating_add(u64::from(*digit)));
    u32::try_from(value).map(u32::to_be_bytes).map_err(|_| FilterError::Broken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hexadecimal() {
        assert_eq!(decode_hex(b"48 65\n6>zz", 10).unwrap(), [0x48, 0x65, 0x60]);
        assert_eq!(decode_hex(b"4x", 10), Err(FilterError::Broken));
        assert_eq!(decode_hex(b"4848", 1), Err(FilterError::TooLarge));
    }

    #[test]
    fn base_85() {
        assert_eq!(decode_85(b"87cURD]i,\"Ebo80~>", 100).unwrap(), b"Hello World!");
        assert_eq!(decode_85(b"87cURD]i,\"Ebo7~>", 100).unwrap(), b"Hello World");
        assert_eq!(decode_85(b"z~>", 100).unwrap(), [0; 4]);
        assert_eq!(decode_85(b"uuuuu", 100), Err(FilterError::Broken));
        assert_eq!(decode_85(b"zzz", 8), Err(FilterError::TooLarge));
    }
}
