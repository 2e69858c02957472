//! SASLprep (RFC 4013), by which passwords of AES-256 are prepared (ISO 32000-2 §7.6.4.3.3).
//!
//! The tables of RFC 3454 come from `stringprep`. Its own function is not used: it brings the tables of normalisation along, which
//! were a twelfth of the module, and every host of the module has them already.

use super::nfkc::nfkc;
use stringprep::tables;

/// The prepared password, or `None` if the profile does not allow it.
pub(super) fn saslprep(password: &str) -> Option<String> {
    // §2.1 Mapping: any space becomes U+0020, and what shows nothing is left out.
    let spaced = password.chars().map(|c| if tables::non_ascii_space_character(c) { ' ' } else { c });
    let mapped: String = spaced.filter(|c| !tables::commonly_mapped_to_nothing(*c)).collect();
    // §2.2 Normalisation.
    let prepared = nfkc(&mapped);
    // §2.3 Prohibited output, §2.5 unassigned code points (of Unicode 3.2, RFC 3454 A.1).
    let refused = prepared.chars().any(|c| is_prohibited(c) || tables::unassigned_code_point(c));
    if refused || mixes_directions(&prepared) { None } else { Some(prepared) }
}

/// RFC 4013 §2.3. Surrogates (C.5) are no characters of a string.
fn is_prohibited(c: char) -> bool {
    tables::non_ascii_space_character(c)
        || tables::ascii_control_character(c)
        || tables::non_ascii_control_character(c)
        || tables::private_use(c)
        || tables::non_character_code_point(c)
        || tables::inappropriate_for_plain_text(c)
        || tables::inappropriate_for_canonical_representation(c)
        || tables::change_display_properties_or_deprecated(c)
        || tables::tagging_character(c)
}

/// RFC 4013 §2.4, RFC 3454 §6: with a character written from right to left there is none written from left to right, and the first
/// and the last are written from right to left too.
fn mixes_directions(text: &str) -> bool {
    let ends = [text.chars().next(), text.chars().next_back()];
    text.contains(tables::bidi_r_or_al)
        && (text.contains(tables::bidi_l) || !ends.into_iter().flatten().all(tables::bidi_r_or_al))
}

#[cfg(test)]
mod tests {
    use super::saslprep;

    /// RFC 4013 §3, and one example of each rule.
    #[test]
    fn passwords_are_prepared() {
        for (typed, prepared) in [
            ("I\u{AD}X", Some("IX")),
            ("user", Some("user")),
            ("USER", Some("USER")),
            ("\u{AA}", Some("a")),
            ("\u{2168}", Some("IX")),
            ("\u{7}", None),
            ("\u{627}\u{31}", None),
            ("Mật khẩu", Some("Mật khẩu")),
            ("Mật kha\u{302}\u{309}u", Some("Mật khẩu")),
            ("a\u{3000}b", Some("a b")),
            ("\u{E000}", None),
            ("\u{FFFF}", None),
            ("\u{FFFD}", None),
            ("\u{2FF0}", None),
            ("\u{202E}", None),
            ("\u{E0041}", None),
            ("\u{221}", None),
            ("\u{627}a\u{628}", None),
            ("\u{627}1\u{628}", Some("\u{627}1\u{628}")),
        ] {
            assert_eq!(saslprep(typed).as_deref(), prepared, "{typed:?}");
        }
    }

    /// Every character of the planes that have any, alone and between others, as the crate's own function prepares it.
    #[test]
    fn the_crate_prepares_them_the_same() {
        for c in ('\0'..='\u{2FFFF}').chain('\u{E0000}'..='\u{E0FFF}') {
            for text in [c.to_string(), format!("\u{627}{c}\u{301}")] {
                let theirs = stringprep::saslprep(&text).ok().map(|prepared| prepared.into_owned());
                assert_eq!(saslprep(&text), theirs, "{text:?}");
            }
        }
    }
}
