//! Preparation of attribute values for comparison (RFC 4518 §2, as RFC 5280 §7.1 asks for).

use unicode_normalization::UnicodeNormalization;

/// The value as it is compared: characters without meaning dropped, case folded, compatibility forms composed (NFKC), runs of
/// white space made one space and the outer ones cut.
pub(super) fn prepare(value: &str) -> String {
    if value.is_ascii() {
        return squeeze(value.chars().filter_map(map).map(|c| c.to_ascii_lowercase()));
    }
    let folded = value.chars().filter_map(map).nfkc().flat_map(char::to_lowercase).collect::<String>();
    squeeze(folded.nfkc())
}

/// §2.2: what is mapped to nothing, and what to a space.
fn map(c: char) -> Option<char> {
    match u32::from(c) {
        0x09..=0x0D | 0x85 => Some(' '),
        0x00..=0x08 | 0x0E..=0x1F | 0x7F..=0x84 | 0x86..=0x9F => None,
        0xAD | 0x34F | 0x6DD | 0x70F | 0x1806 | 0x180B..=0x180E | 0x200B..=0x200F | 0x202A..=0x202E => None,
        0x2060..=0x2063 | 0x206A..=0x206F | 0xFE00..=0xFE0F | 0xFEFF | 0xFFF9..=0xFFFC => None,
        0x1D173..=0x1D17A | 0xE0001 | 0xE0020..=0xE007F => None,
        _ if c.is_whitespace() => Some(' '),
        _ => Some(c),
    }
}

/// §2.6.1: insignificant space.
fn squeeze(characters: impl Iterator<Item = char>) -> String {
    let mut out = String::new();
    for c in characters {
        if c == ' ' && (out.is_empty() || out.ends_with(' ')) {
            continue;
        }
        out.push(c);
    }
    out.truncate(out.trim_end_matches(' ').len());
    out
}

#[cfg(test)]
mod tests {
    use super::prepare;

    #[test]
    fn folds_case_space_and_composition() {
        assert_eq!(prepare("  Good   CA\t1 "), "good ca 1");
        assert_eq!(prepare("Ban Cơ yếu"), prepare("BAN CO\u{31B} YE\u{302}\u{301}U"));
        assert_eq!(prepare("a\u{200B}b\u{AD}c"), "abc");
        assert_eq!(prepare("ＡＢ\u{3000}Ｃ"), "ab c");
        assert_ne!(prepare("Cơ"), prepare("Co"));
    }
}
