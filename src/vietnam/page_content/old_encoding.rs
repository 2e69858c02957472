//! The old Vietnamese encodings that fonts of before Unicode use: TCVN3 (ABC, TCVN 5712:1993 VN3; fonts `.Vn…`) and VNI (fonts `VNI-…`).
//! A PDF made with such a font gives the characters of Latin-1 of the same codes, and they have to be read anew.

use super::Encoding;
use crate::vietnam::spelling;

/// TCVN3: each character of Latin-1 from A1 on, with the letter it means.
const TCVN3: [(&str, &str); 2] = [
    ("¡¢£¤¥¦§¨©ª«¬\u{ad}®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞ", "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíị"),
    ("ßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ", "òỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"),
];

/// VNI: letters of one character.
const VNI_ALONE: (&str, &str) = ("íìæóòôöîñÍÌÆÓÒÔÖÎÑ", "íìỉĩịơưỵđÍÌỈĨỊƠƯỴĐ");
/// Marks behind a vowel that give a tone, in the order of [`letters`] …
const VNI_TONES: &str = "øûõùï";
/// … and those that give a circumflex or a breve together with a tone.
const VNI_CIRCUMFLEX: &str = "âàåãáä";
const VNI_BREVE: &str = "êèúüéë";

/// The encoding that a font's name tells, without the six letters of a subset (ISO 32000-2 §9.9.2).
pub(super) fn of_font(name: &str) -> Encoding {
    let name = name.split_once('+').filter(|(tag, _)| tag.len() == 6).map_or(name, |(_, rest)| rest);
    let lower = name.to_ascii_lowercase();
    if lower.starts_with(".vn") {
        Encoding::Tcvn3
    } else if lower.starts_with("vni-") || lower.starts_with("vni ") {
        Encoding::Vni
    } else {
        Encoding::Unicode
    }
}

/// The text read in an encoding.
pub(super) fn decoded(text: &str, encoding: Encoding, font: Option<&str>) -> String {
    match encoding {
        Encoding::Unicode => text.to_owned(),
        Encoding::Tcvn3 => {
            let read: String = text.chars().map(tcvn3).collect();
            // Fonts named `…H` show capitals for small letters.
            if font.is_some_and(|f| f.ends_with('H')) { read.to_uppercase() } else { read }
        }
        Encoding::Vni => vni(text),
    }
}

/// How a text may be read: by its font, else as it is, and where it holds what no Vietnamese text holds also anew.
pub(super) fn readings(text: &str, font: Option<&str>) -> Vec<(Encoding, String)> {
    let known = font.map_or(Encoding::Unicode, of_font);
    if known != Encoding::Unicode {
        return vec![(known, decoded(text, known, font))];
    }
    let mut all = vec![(Encoding::Unicode, text.to_owned())];
    let strange = |c: char| ('\u{a1}'..='\u{ff}').contains(&c);
    if text.chars().any(strange) {
        for encoding in [Encoding::Tcvn3, Encoding::Vni] {
            let read = decoded(text, encoding, None);
            let all_letters = |c: char| c.is_ascii() || spelling::is_letter(c);
            if read != text && read.chars().all(all_letters) {
                all.push((encoding, read));
            }
        }
    }
    all
}

fn counterpart((from, to): (&str, &str), c: char) -> Option<char> {
    from.chars().zip(to.chars()).find(|(old, _)| *old == c).map(|(_, new)| new)
}

fn tcvn3(c: char) -> char {
    TCVN3.into_iter().find_map(|rows| counterpart(rows, c)).unwrap_or(c)
}

fn vni(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        let alone = counterpart(VNI_ALONE, c).unwrap_or(c);
        match characters.peek().and_then(|mark| with_mark(alone, *mark)) {
            Some(letter) => {
                characters.next();
                out.push_str(&letter);
            }
            None => out.push(alone),
        }
    }
    out
}

/// A vowel with the mark behind it.
fn with_mark(letter: char, mark: char) -> Option<String> {
    let mark = mark.to_lowercase().next()?;
    let small = letter.to_lowercase().next()?;
    let position = |row: &str| row.chars().position(|m| m == mark);
    let (shaped, tone) = match (small, position(VNI_CIRCUMFLEX), position(VNI_BREVE), position(VNI_TONES)) {
        ('a', Some(tone), _, _) => ('â', tone),
        ('e', Some(tone), _, _) => ('ê', tone),
        ('o', Some(tone), _, _) => ('ô', tone),
        ('a', _, Some(tone), _) => ('ă', tone),
        (_, _, _, Some(tone)) => (small, tone.saturating_add(1)),
        _ => return None,
    };
    let composed = spelling::with_tone(shaped, tone)?;
    Some(if small == letter { composed.to_string() } else { composed.to_uppercase().collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_in_step() {
        for (from, to) in TCVN3.into_iter().chain([VNI_ALONE]) {
            assert_eq!(from.chars().count(), to.chars().count(), "{from} {to}");
        }
        let all: String = TCVN3.iter().map(|(_, to)| *to).collect();
        let mut seen: Vec<char> = all.chars().collect();
        seen.sort_unstable();
        seen.dedup();
        // 67 small letters with marks and đ, seven capitals, each once.
        assert_eq!(seen.len(), all.chars().count());
        assert_eq!(seen.len(), 67 + 7);
    }

    #[test]
    fn tcvn3_is_read() {
        assert_eq!(decoded("TrÇn Minh MÉu", Encoding::Tcvn3, None), "Trần Minh Mẫu");
        assert_eq!(decoded("NguyÔn V¨n H\u{ad}ëng", Encoding::Tcvn3, None), "Nguyễn Văn Hưởng");
        assert_eq!(decoded("phã chñ tÞch", Encoding::Tcvn3, Some(".VnTimeH")), "PHÓ CHỦ TỊCH");
        assert_eq!(readings("TrÇn Minh MÉu", Some("ABCDEF+.VnTime")), [(Encoding::Tcvn3, "Trần Minh Mẫu".to_owned())]);
    }

    #[test]
    fn vni_is_read() {
        let read = |text| decoded(text, Encoding::Vni, None);
        assert_eq!(read("Traàn Minh Maãu"), "Trần Minh Mẫu");
        assert_eq!(read("Nguyeãn Vaên Höôûng"), "Nguyễn Văn Hưởng");
        assert_eq!(read("ÑAËNG THÒ QUYØNH"), "ĐẶNG THỊ QUỲNH");
        assert_eq!(of_font("ABCDEF+VNI-Times"), Encoding::Vni);
    }

    #[test]
    fn unicode_stays_and_doubt_is_read_both_ways() {
        assert_eq!(readings("Trần Minh Mẫu", None), [(Encoding::Unicode, "Trần Minh Mẫu".to_owned())]);
        assert!(readings("TrÇn Minh MÉu", None).iter().any(|(e, t)| *e == Encoding::Tcvn3 && t == "Trần Minh Mẫu"));
        assert!(readings("Traàn Minh Maãu", None).iter().any(|(e, _)| *e == Encoding::Vni));
        assert_eq!(of_font("TimesNewRomanPSMT"), Encoding::Unicode);
    }
}
