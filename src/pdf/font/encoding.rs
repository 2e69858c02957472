//! What the codes of a simple font stand for where it has no `ToUnicode` (ISO 32000-2 §9.6.5, §9.10.2, Annex D).

use crate::base::error::Error;
use crate::base::nfc::nfc;
use crate::pdf::document::view::View;
use crate::pdf::syntax::object::Dictionary;
use crate::pdf::syntax::text::name_text;
use std::collections::HashMap;

/// WinAnsiEncoding from 0x80 to 0x9F; above, it is Latin-1. U+FFFD has no code.
const WINDOWS: &str = "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ";
/// MacRomanEncoding from 0x80 on.
const MACINTOSH: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨\u{FFFD}ÆØ\u{FFFD}±\u{FFFD}\u{FFFD}¥µ\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}ªº\u{FFFD}æø\
    ¿¡¬\u{FFFD}ƒ\u{FFFD}\u{FFFD}«»… ÀÃÕŒœ–—“”‘’÷\u{FFFD}ÿŸ⁄¤‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{FFFD}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

/// Names of glyphs that are neither a letter with marks nor a code point (Adobe Glyph List).
const GLYPHS: &str = "exclam ! quotedbl \" numbersign # dollar $ percent % ampersand & quotesingle ' parenleft ( parenright ) asterisk * \
    plus + comma , hyphen - minus − period . slash / zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 colon : semicolon ; \
    less < equal = greater > question ? at @ bracketleft [ backslash \\ bracketright ] underscore _ braceleft { bar | braceright } \
    asciicircum ^ asciitilde ~ grave ` quoteleft ‘ quoteright ’ quotedblleft “ quotedblright ” quotesinglbase ‚ quotedblbase „ guillemotleft « \
    guillemotright » guilsinglleft ‹ guilsinglright › ellipsis … bullet • endash – emdash — dagger † daggerdbl ‡ section § paragraph ¶ \
    copyright © registered ® trademark ™ degree ° multiply × divide ÷ plusminus ± fraction ⁄ periodcentered · Euro € sterling £ yen ¥ cent ¢ \
    dong ₫ florin ƒ fi ﬁ fl ﬂ dotlessi ı ae æ AE Æ oe œ OE Œ oslash ø Oslash Ø germandbls ß eth ð Eth Ð thorn þ Thorn Þ lslash ł Lslash Ł \
    dcroat đ Dcroat Đ dmacron đ mu µ ordfeminine ª ordmasculine º onesuperior ¹ twosuperior ² threesuperior ³ onehalf ½ onequarter ¼ \
    threequarters ¾";

/// Marks that follow a letter in the name of a glyph, as `acircumflexacute`, with the character that combines.
const MARKS: [(&str, char); 14] = [
    ("acute", '\u{301}'),
    ("grave", '\u{300}'),
    ("hookabove", '\u{309}'),
    ("tilde", '\u{303}'),
    ("dotbelow", '\u{323}'),
    ("circumflex", '\u{302}'),
    ("breve", '\u{306}'),
    ("horn", '\u{31B}'),
    ("dieresis", '\u{308}'),
    ("cedilla", '\u{327}'),
    ("caron", '\u{30C}'),
    ("ring", '\u{30A}'),
    ("macron", '\u{304}'),
    ("dotaccent", '\u{307}'),
];

/// Characters by code, where a table or a difference from it gives one.
pub(crate) struct Encoding {
    differences: HashMap<u8, char>,
    table: Table,
}

enum Table {
    Windows,
    Macintosh,
    /// StandardEncoding, read as far as it is ASCII.
    Standard,
}

impl Encoding {
    /// The `Encoding` of a font. Without one, WinAnsiEncoding: programs that embed no other write that.
    pub(crate) fn read(view: View<'_, '_>, font: &Dictionary) -> Result<Self, Error> {
        let value = view.value(font, "Encoding")?;
        let mut encoding = Self { differences: HashMap::new(), table: Table::named(value.as_name()) };
        let Some(dictionary) = value.as_dictionary() else { return Ok(encoding) };
        encoding.table = Table::named(view.value(dictionary, "BaseEncoding")?.as_name());
        let mut next = Some(0_u8);
        for element in view.array(dictionary, "Differences")?.iter().flat_map(|list| list.iter()).take(1_024) {
            let element = view.resolve(element)?;
            if let Some(code) = element.as_integer() {
                next = u8::try_from(code).ok();
            } else if let (Some(code), Some(name)) = (next, element.as_name()) {
                // A name that is not known hides what the table has.
                encoding.differences.insert(code, of_glyph(&name_text(name)).unwrap_or(char::REPLACEMENT_CHARACTER));
                next = code.checked_add(1);
            }
        }
        Ok(encoding)
    }

    /// The characters of a string; codes that stand for none are left out.
    pub(crate) fn text(&self, bytes: &[u8]) -> String {
        let of = |code: &u8| self.differences.get(code).copied().unwrap_or_else(|| self.table.char(*code));
        bytes.iter().map(of).filter(|c| *c != char::REPLACEMENT_CHARACTER).collect()
    }
}

impl Table {
    fn named(name: Option<&[u8]>) -> Self {
        match name {
            Some(b"MacRomanEncoding") => Self::Macintosh,
            Some(b"StandardEncoding") => Self::Standard,
            _ => Self::Windows,
        }
    }

    fn char(&self, code: u8) -> char {
        let from = |table: &str| table.chars().nth(usize::from(code.saturating_sub(0x80)));
        let found = match (self, code) {
            (_, 0..=0x1F | 0x7F) => None,
            (Self::Standard, b'\'') => Some('’'),
            (Self::Standard, b'`') => Some('‘'),
            (_, 0x20..=0x7E) => Some(char::from(code)),
            (Self::Windows, 0x80..=0x9F) => from(WINDOWS),
            (Self::Windows, _) => Some(char::from(code)),
            (Self::Macintosh, _) => from(MACINTOSH),
            (Self::Standard, _) => None,
        };
        found.unwrap_or(char::REPLACEMENT_CHARACTER)
    }
}

/// The character of a glyph by its name (Adobe Glyph List Specification §2).
fn of_glyph(name: &str) -> Option<char> {
    let name = name.split('.').next().filter(|name| !name.is_empty())?;
    let hexadecimal = |digits: &str| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
    let by_code = match name.strip_prefix("uni").filter(|digits| digits.len() == 4) {
        Some(digits) => hexadecimal(digits),
        None => name.strip_prefix('u').filter(|digits| (4..=6).contains(&digits.len())).and_then(hexadecimal),
    };
    let by_name = || {
        let mut words = GLYPHS.split_ascii_whitespace();
        core::iter::from_fn(|| words.next().zip(words.next())).find(|(known, _)| *known == name)?.1.chars().next()
    };
    if name == "space" { Some(' ') } else { by_code.or_else(by_name).or_else(|| letter_with_marks(name)) }
}

fn letter_with_marks(name: &str) -> Option<char> {
    let letter = name.chars().next().filter(char::is_ascii_alphabetic)?;
    let (mut text, mut rest) = (letter.to_string(), name.get(1..)?);
    while !rest.is_empty() {
        let (mark, combining) = MARKS.iter().find(|(mark, _)| rest.starts_with(mark))?;
        text.push(*combining);
        rest = rest.get(mark.len()..)?;
    }
    let composed = nfc(&text);
    let mut composed = composed.chars();
    composed.next().filter(|_| composed.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glyphs_by_their_names() {
        for (name, character) in [
            ("A", 'A'),
            ("space", ' '),
            ("eacute", 'é'),
            ("acircumflexacute", 'ấ'),
            ("Ohorndotbelow", 'Ợ'),
            ("dcroat", 'đ'),
            ("uni1EA5", 'ấ'),
            ("u1EA5", 'ấ'),
            ("one.oldstyle", '1'),
            ("quotedblleft", '“'),
            ("question", '?'),
        ] {
            assert_eq!(of_glyph(name), Some(character), "{name}");
        }
        for name in ["", ".notdef", "g17", "acuteacute", "xhorn", "uniD800"] {
            assert_eq!(of_glyph(name), None, "{name}");
        }
    }

    #[test]
    fn tables_have_a_character_for_each_code() {
        assert_eq!((WINDOWS.chars().count(), MACINTOSH.chars().count()), (32, 128));
        assert_eq!((Table::Windows.char(0x93), Table::Windows.char(0xE9)), ('“', 'é'));
        assert_eq!((Table::Macintosh.char(0x8E), Table::Macintosh.char(0xD2)), ('é', '“'));
    }
}
