//! Characters that a screen does not show, or that change how others are shown: what is written with them does not read as it is
//! written. By the data of the Unicode Character Database; what has no property there is named too.

/// Whether a character leaves no mark on the screen, or moves others: controls, spaces other than U+0020, code points that are
/// ignored unless a program supports them, format characters, and symbols whose picture is blank.
pub(crate) fn is_unseen(c: char) -> bool {
    c.is_control() || (c.is_whitespace() && c != ' ') || is_format(c) || is_ignorable(c) || is_blank_symbol(c)
}

/// General category Cf (DerivedGeneralCategory.txt of Unicode 18.0). A table of all categories for this one would be 12 kB of the
/// module.
fn is_format(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{600}'..='\u{605}' | '\u{61C}' | '\u{6DD}' | '\u{70F}' | '\u{890}'..='\u{891}' | '\u{8E2}' | '\u{180E}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FEFF}'
        | '\u{FFF9}'..='\u{FFFB}' | '\u{110BD}' | '\u{110CD}' | '\u{13430}'..='\u{1343F}' | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0001}' | '\u{E0020}'..='\u{E007F}')
}

/// The Default_Ignorable_Code_Point characters that are not format characters: Other_Default_Ignorable_Code_Point and
/// Variation_Selector (DerivedCoreProperties.txt and PropList.txt of Unicode 17.0; both are intended never to shrink).
fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{34F}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{2065}' | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFF8}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Symbols and letters that are blank by definition: BRAILLE PATTERN BLANK, KHITAN SMALL SCRIPT FILLER, the blanks of Egyptian
/// hieroglyphs, MUSICAL SYMBOL NULL NOTEHEAD. No property says so.
fn is_blank_symbol(c: char) -> bool {
    matches!(c, '\u{2800}' | '\u{16FE4}' | '\u{13441}' | '\u{13442}' | '\u{1D159}')
}

/// A text on one line in which every character is visible: invisible ones become U+FFFD. All text from a file,
/// including its name, is written for people through this. Nothing in it can begin a new line or reverse one.
pub fn on_one_line(text: &str) -> String {
    text.chars().map(|c| if is_unseen(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::{is_format, is_unseen, on_one_line};
    use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

    #[test]
    fn letters_of_any_spelling_are_seen() {
        // Vietnamese in one code point a letter and in several (NFC and NFD), and other scripts.
        for seen in
            ["Nguyễn Thị Ngọc Ánh", "Nguye\u{302}\u{303}n A\u{301}nh", "Ủy ban № 5 – “A&B”", "株式会社", "Ⱅⰵ", "✓™€"]
        {
            assert_eq!(on_one_line(seen), seen);
        }
    }

    #[test]
    fn format_characters_are_those_of_unicode() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_format(c), c.general_category() == GeneralCategory::Format, "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn what_leaves_no_mark_is_found() {
        let unseen = "\0\n\r\t\u{7F}\u{85}\u{A0}\u{AD}\u{34F}\u{61C}\u{115F}\u{1160}\u{17B4}\u{180B}\u{180E}\u{180F}\u{2003}\u{200B}\u{200D}\
            \u{200F}\u{2028}\u{202E}\u{202F}\u{205F}\u{2060}\u{2062}\u{2069}\u{2800}\u{3000}\u{3164}\u{FE00}\u{FE0F}\u{FEFF}\u{FFA0}\u{FFF9}\
            \u{13430}\u{13441}\u{16FE4}\u{1BCA0}\u{1D159}\u{1D173}\u{E0001}\u{E0041}\u{E01EF}";
        for c in unseen.chars() {
            assert!(is_unseen(c), "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn no_line_is_begun() {
        assert_eq!(on_one_line("a.pdf\n✓ VALID"), "a.pdf\u{FFFD}✓ VALID");
    }
}
