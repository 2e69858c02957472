//! Text strings (ISO 32000-2 §7.9.2.2) and PDFDocEncoding (Annex D.3).

/// What PDFDocEncoding has at 0x18 to 0x1F.
const LOW: [char; 8] = ['\u{2D8}', '\u{2C7}', '\u{2C6}', '\u{2D9}', '\u{2DD}', '\u{2DB}', '\u{2DA}', '\u{2DC}'];
/// What PDFDocEncoding has at 0x80 to 0xA0.
const HIGH: [char; 33] = [
    '\u{2022}', '\u{2020}', '\u{2021}', '\u{2026}', '\u{2014}', '\u{2013}', '\u{192}', '\u{2044}', '\u{2039}',
    '\u{203A}', '\u{2212}', '\u{2030}', '\u{201E}', '\u{201C}', '\u{201D}', '\u{2018}', '\u{2019}', '\u{201A}',
    '\u{2122}', '\u{FB01}', '\u{FB02}', '\u{141}', '\u{152}', '\u{160}', '\u{178}', '\u{17D}', '\u{131}', '\u{142}',
    '\u{153}', '\u{161}', '\u{17E}', '\u{FFFD}', '\u{20AC}',
];

/// Decodes a text string: UTF-16 or UTF-8 by its byte order mark, else PDFDocEncoding. What cannot be decoded becomes U+FFFD.
pub fn decode_text(bytes: &[u8]) -> String {
    if let Some(rest) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        return utf16(rest, u16::from_be_bytes);
    }
    // Not in the standard, but written by some and understood by all.
    if let Some(rest) = bytes.strip_prefix(&[0xFF, 0xFE]) {
        return utf16(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]) {
        return String::from_utf8_lossy(rest).into_owned();
    }
    bytes.iter().map(|byte| pdf_doc_char(*byte)).collect()
}

/// UTF-16 without its mark; language escapes (§7.9.2.2.2) are taken out.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let mut units: Vec<u16> =
        bytes.chunks(2).map(|pair| if let [first, second] = *pair { unit([first, second]) } else { 0xFFFD }).collect();
    if units.contains(&0x1B) {
        let mut inside = false;
        units.retain(|unit| {
            let escape = *unit == 0x1B;
            inside ^= escape;
            !escape && !inside
        });
    }
    String::from_utf16_lossy(&units)
}

fn pdf_doc_char(byte: u8) -> char {
    let from = |table: &[char], first: u8| {
        byte.checked_sub(first).and_then(|at| table.get(usize::from(at))).copied().unwrap_or('\u{FFFD}')
    };
    match byte {
        0x18..=0x1F => from(&LOW, 0x18),
        0x7F | 0xAD => '\u{FFFD}',
        0x80..=0xA0 => from(&HIGH, 0x80),
        _ => char::from(byte),
    }
}

/// Encodes in PDFDocEncoding, if every character has a code there.
pub(crate) fn to_pdf_doc_encoding(text: &str) -> Option<Vec<u8>> {
    text.chars()
        .map(|wanted| (0..=u8::MAX).find(|byte| wanted != '\u{FFFD}' && pdf_doc_char(*byte) == wanted))
        .collect()
}

/// A name as text: names are UTF-8 by intention (§7.3.5).
pub(crate) fn name_text(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_encodings() {
        assert_eq!(decode_text(b"abc\x80\xA0\x18\xE9"), "abc\u{2022}\u{20AC}\u{2D8}\u{E9}");
        assert_eq!(decode_text(&[0xFE, 0xFF, 0x1E, 0xA4, 0x00, 0x41]), "\u{1EA4}A");
        assert_eq!(decode_text(&[0xFF, 0xFE, 0xA4, 0x1E]), "\u{1EA4}");
        assert_eq!(decode_text(b"\xEF\xBB\xBFK\xC3\xBD"), "K\u{FD}");
        assert_eq!(decode_text(&[0xFE, 0xFF, 0, 0x1B, 0, 0x76, 0, 0x69, 0, 0x1B, 0, 0x41, 9]), "A\u{FFFD}");
    }

    #[test]
    fn there_and_back() {
        assert_eq!(to_pdf_doc_encoding("a\u{20AC}\u{E9}"), Some(b"a\xA0\xE9".to_vec()));
        assert_eq!(to_pdf_doc_encoding("\u{1EA4}"), None);
    }
}
