//! Vietnamese spelling, for holding two spellings of one name against each other.
//!
//! A letter may be one character or several (Unicode NFC, NFD and the mixes of old programs), and the tone of a syllable stands on
//! one vowel by the old rule and on another by the new one (`hòa`, `hoà`). Both spell the same name. A key is made that is equal for
//! equal spellings: the letters with their shapes, and the tone of the syllable at its end.

/// Letters of Vietnamese with a shape, and the letters a key has for them.
const SHAPED: [(char, char, &str); 6] = [
    ('a', 'ă', "ăằẳẵắặ"),
    ('a', 'â', "âầẩẫấậ"),
    ('e', 'ê', "êềểễếệ"),
    ('o', 'ô', "ôồổỗốộ"),
    ('o', 'ơ', "ơờởỡớợ"),
    ('u', 'ư', "ưừửữứự"),
];
const BARE: [(char, &str); 6] =
    [('a', "aàảãáạ"), ('e', "eèẻẽéẹ"), ('i', "iìỉĩíị"), ('o', "oòỏõóọ"), ('u', "uùủũúụ"), ('y', "yỳỷỹýỵ")];

/// Tones, numbered as the letters above have them: none, huyền, hỏi, ngã, sắc, nặng.
const COMBINING_TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];
const NUMBERS: [char; 6] = ['0', '1', '2', '3', '4', '5'];
/// Longest name that is looked at.
const LONGEST: usize = 200;

/// A letter of one syllable: base, shape, tone.
fn taken_apart(c: char) -> Option<(char, usize)> {
    // Most letters of most names; the rows below need not be searched for them.
    if c.is_ascii() {
        return matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y').then_some((c, 0));
    }
    let shaped = SHAPED.iter().map(|(_, letter, row)| (*letter, *row));
    shaped.chain(BARE).find_map(|(letter, row)| row.chars().position(|x| x == c).map(|tone| (letter, tone)))
}

/// The character for a letter with its shape, and a tone by its number.
pub(in crate::vietnam) fn with_tone(letter: char, tone: usize) -> Option<char> {
    let shaped = SHAPED.iter().map(|(_, letter, row)| (*letter, *row));
    let row = shaped.chain(BARE).find(|(own, _)| *own == letter).map(|(_, row)| row)?;
    row.chars().nth(tone)
}

/// Puts a combining shape on the letter before it.
fn shape(letter: char, mark: char) -> Option<char> {
    Some(match (letter, mark) {
        ('a', '\u{306}') => 'ă',
        ('a', '\u{302}') => 'â',
        ('e', '\u{302}') => 'ê',
        ('o', '\u{302}') => 'ô',
        ('o', '\u{31b}') => 'ơ',
        ('u', '\u{31b}') => 'ư',
        _ => return None,
    })
}

/// The key of a spelling. Letters of other languages stay as they are.
pub(in crate::vietnam) fn key(text: &str) -> String {
    let words = words(text);
    words.iter().map(|word| key_of_word(word)).collect::<Vec<_>>().join(" ")
}

pub(in crate::vietnam) fn key_of_word(word: &str) -> String {
    let mut letters: Vec<char> = Vec::new();
    let mut tone = 0;
    for c in word.chars().flat_map(char::to_lowercase) {
        if let Some(number) = COMBINING_TONES.iter().position(|mark| *mark == c) {
            tone = number.saturating_add(1);
        } else if let Some((letter, number)) = taken_apart(c) {
            letters.push(letter);
            tone = if number == 0 { tone } else { number };
        } else {
            let shaped = letters.last().and_then(|last| shape(*last, c));
            match (shaped, letters.last_mut()) {
                (Some(shaped), Some(last)) => *last = shaped,
                _ => letters.push(c),
            }
        }
    }
    letters.into_iter().chain(NUMBERS.get(tone).copied()).collect()
}

/// The same without any mark: how names are written in certificates that know ASCII only.
pub(in crate::vietnam) fn plain(text: &str) -> String {
    plain_key(&key(text))
}

/// Common abbreviations in the names of bodies, and what they are short for.
const ABBREVIATIONS: [(&str, &str); 5] = [
    ("ubnd", "ủy ban nhân dân"),
    ("hđnd", "hội đồng nhân dân"),
    ("hdnd", "hội đồng nhân dân"),
    ("mttq", "mặt trận tổ quốc"),
    ("tp", "thành phố"),
];

/// Keys of the words of a body's name, with common abbreviations written out.
pub(in crate::vietnam) fn keys_of_body(text: &str) -> Vec<String> {
    let cut: String = text.chars().take(LONGEST).collect();
    let words = cut.split(|c: char| !(c.is_alphanumeric() || is_mark(c))).filter(|word| !word.is_empty());
    let mut keys = Vec::new();
    for word in words {
        let lower = word.to_lowercase();
        let full = ABBREVIATIONS.iter().find(|(short, _)| *short == lower).map_or(word, |(_, full)| full);
        keys.extend(full.split(' ').map(key_of_word));
    }
    keys
}

/// A key without shapes and tone.
pub(in crate::vietnam) fn plain_key(key: &str) -> String {
    key.chars().filter(|c| !NUMBERS.contains(c)).map(bare).collect()
}

fn bare(c: char) -> char {
    match c {
        'đ' => 'd',
        c => SHAPED.iter().find(|(_, letter, _)| *letter == c).map_or(c, |(base, _, _)| *base),
    }
}

/// Whether a character is a mark over or under the letter before it.
pub(in crate::vietnam) fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Words of a name, without academic titles before it (`TS.`, `PGS.TS.`) and signs around it.
pub(in crate::vietnam) fn words(text: &str) -> Vec<String> {
    let cut: String = text.chars().take(LONGEST).collect();
    let words = cut.split(|c: char| c.is_whitespace() || c == '\u{a0}').filter(|w| !w.is_empty() && !w.ends_with('.'));
    let trimmed = words.map(|w| w.trim_matches(|c: char| c.is_ascii_punctuation()).to_owned());
    trimmed.filter(|w| !w.is_empty()).collect()
}

/// Whether a character is a letter of Vietnamese.
pub(in crate::vietnam) fn is_letter(c: char) -> bool {
    let lower = c.to_lowercase().next().unwrap_or(c);
    lower.is_ascii_alphabetic()
        || lower == 'đ'
        || COMBINING_TONES.contains(&lower)
        || matches!(lower, '\u{302}' | '\u{306}' | '\u{31b}')
        || taken_apart(lower).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_in_many_spellings() {
        // NFC, NFD, a mix of them, either order of the marks, either place of the tone, capitals, two spaces.
        for (one, other) in [
            ("Nguyễn Hòa", "Nguyễn Hoà"),
            ("Nguyễn", "Nguye\u{302}\u{303}n"),
            ("Nguyễn", "Nguye\u{303}\u{302}n"),
            ("Nguyễn", "Nguyê\u{303}n"),
            ("Thụy", "Thuỵ"),
            ("TRẦN MINH MẪU", "Trần  Minh\u{a0}Mẫu"),
            ("Đặng Quế Trường", "ĐẶNG QUÊ\u{301} TRU\u{31b}O\u{31b}\u{300}NG"),
            ("PGS.TS. Lê Ví Dụ", "Lê Ví Dụ"),
        ] {
            assert_eq!(key(one), key(other), "{one} {other}");
        }
        for (one, other) in
            [("Trần Minh Mẫu", "Trần Minh Mẩu"), ("Hòa", "Hóa"), ("Vân", "Văn"), ("Đa", "Da"), ("Mơ", "Mo")]
        {
            assert_ne!(key(one), key(other), "{one} {other}");
            assert!(one != "Mơ" || plain(one) == plain(other));
        }
        assert_eq!(plain("Đặng Quế Trường"), "dang que truong");
    }

    #[test]
    fn letters_of_vietnamese() {
        assert!("ĂÂĐÊÔƠƯăâđêôơưỲỵNn".chars().all(is_letter));
        assert!("µ¸®©çÇñÑ1-".chars().all(|c| !is_letter(c)));
    }
}
