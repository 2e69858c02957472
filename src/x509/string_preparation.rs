//! Preparation of attribute values for comparison (RFC 4518 §2, as RFC 5280 §7.1 requires).
//!
//! The composition of characters (NFKC, §2.3) is left out: its tables would be an eighth of the module that a browser
//! loads. Names that differ only in composition are considered different, so a path through them is not found. Where a
//! difference would let a name pass, [`skeleton`] tells whether they might be equal.

/// The value as it is compared: characters without meaning dropped, case folded, runs of white space made one space and the outer
/// ones cut.
pub(super) fn prepare(value: &str) -> String {
    squeeze(value.chars().filter_map(map).flat_map(char::to_lowercase))
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

/// What is left of a prepared value when every letter with a mark is dropped, however it is composed: values that NFKC makes
/// equal have equal skeletons. `None` where characters could be read as others, such as wide letters and ligatures.
pub(super) fn skeleton(prepared: &str) -> Option<String> {
    let mut out = String::new();
    // Whether the character before was a letter that a mark would belong to.
    let mut bare = false;
    for c in prepared.chars() {
        match u32::from(c) {
            0..=0x7F => {
                out.push(c);
                bare = true;
            }
            // A combining mark takes its letter with it.
            0x300..=0x36F => {
                if bare {
                    out.pop();
                }
                bare = false;
            }
            // Precomposed Latin letters: Latin-1, Extended-A, Extended-B, Extended Additional, without the compatibility forms.
            0xC0..=0x131
            | 0x134..=0x13E
            | 0x141..=0x148
            | 0x14A..=0x17E
            | 0x1A0..=0x1B0
            | 0x1E00..=0x1E99
            | 0x1EA0..=0x1EFF => {
                bare = false;
            }
            _ => return None,
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::{prepare, skeleton};

    #[test]
    fn folds_case_and_space() {
        assert_eq!(prepare("  Good   CA\t1 "), "good ca 1");
        assert_eq!(prepare("Ban Cơ yếu"), prepare("BAN  CƠ YẾU"));
        assert_eq!(prepare("a\u{200B}b\u{AD}c\u{3000}d"), "abc d");
        assert_ne!(prepare("Cơ"), prepare("Co"));
    }

    #[test]
    fn a_skeleton_does_not_depend_on_composition() {
        let of = |text: &str| skeleton(&prepare(text));
        assert_eq!(of("Ban Cơ yếu"), of("BAN CO\u{31B} YE\u{302}\u{301}U"));
        assert_eq!(of("Ban Cơ yếu"), Some("ban c yu".to_owned()));
        assert_ne!(of("Sở Y tế"), of("Sở Tư pháp"));
        assert_eq!(of("Ｅvil"), None);
        assert_eq!(of("of\u{FB01}ce"), None);
    }
}
