//! Notes on form (Nghị định 30/2020/NĐ-CP Phụ lục I): colour and kind of the pictures, and the block of copies and separate annexes.
//! Form is for people to decide on: no result rests on it.

use crate::pdf::{Appearance, Picture, ShownText};
use crate::vietnam::law::in_upper_right_corner;
use crate::vietnam::{DocumentKind, Mark, Nature, Note, NoteCode};

/// How one signature looks.
pub struct Shown<'a> {
    /// Its number.
    pub id: usize,
    /// Whose it is.
    pub nature: Nature,
    /// Where it is shown.
    pub marks: &'a [Mark],
    /// What its appearance shows.
    pub appearance: &'a Appearance,
}

/// A seal is not smaller than this, in points; number and date of the clerk are.
const SEAL: f64 = 50.0;
/// Size of the text of the block, with what rounding does to it.
const TEN: core::ops::RangeInclusive<f64> = 9.5..=10.5;

/// All notes on form, each once.
pub fn form_notes(kind: DocumentKind, signatures: &[Shown<'_>]) -> Vec<Note> {
    let of = |code, about: &dyn Fn(&Shown<'_>) -> bool| {
        let ids: Vec<usize> = signatures.iter().filter(|s| about(s)).map(|s| s.id).collect();
        (!ids.is_empty()).then_some(Note { code, signatures: ids })
    };
    // Gazettes and portals have a form of their own.
    if kind == DocumentKind::Published {
        return Vec::new();
    }
    let notes = if kind == DocumentKind::Original {
        vec![
            of(NoteCode::SignatureColour, &|s| {
                s.nature == Nature::Person && any(s, |p| p.colour.is_some_and(|c| !is_blue(c)))
            }),
            of(NoteCode::SealColour, &|s| is_seal(s) && any(s, |p| p.colour.is_some_and(|c| !is_red(c)))),
            of(NoteCode::PictureKind, &|s| {
                (s.nature == Nature::Person || is_seal(s)) && any(s, |p| !p.lossless || !p.transparent)
            }),
        ]
    } else {
        let block = |s: &Shown<'_>| s.nature == Nature::Agency && !s.marks.is_empty();
        vec![
            of(NoteCode::BlockPlace, &|s| block(s) && !s.marks.iter().any(in_upper_right_corner)),
            of(NoteCode::BlockPicture, &|s| block(s) && !s.appearance.pictures.is_empty()),
            of(NoteCode::BlockFont, &|s| block(s) && s.appearance.texts.iter().any(|t| !is_as_prescribed(t))),
            of(NoteCode::BlockTime, &|s| block(s) && !s.appearance.texts.is_empty() && !has_time(&s.appearance.texts)),
        ]
    };
    notes.into_iter().flatten().collect()
}

fn any(shown: &Shown<'_>, about: impl Fn(&Picture) -> bool) -> bool {
    shown.appearance.pictures.iter().any(about)
}

fn is_seal(shown: &Shown<'_>) -> bool {
    let large = |m: &Mark| (m.seen[2] - m.seen[0]).abs() >= SEAL && (m.seen[3] - m.seen[1]).abs() >= SEAL;
    shown.nature == Nature::Agency && shown.marks.iter().any(large)
}

/// Scanned ink is pale at its edges, so the mean is: blue is what is clearly more blue than red and not less than green.
fn is_blue([r, g, b]: [u8; 3]) -> bool {
    b >= r.saturating_add(25) && b >= g.saturating_add(10)
}

fn is_red([r, g, b]: [u8; 3]) -> bool {
    r >= g.saturating_add(40) && r >= b.saturating_add(40)
}

/// Times New Roman, upright, size 10, black.
fn is_as_prescribed(text: &ShownText) -> bool {
    let font: String = text.font.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let slanted = ["italic", "oblique"].iter().any(|word| font.contains(word));
    let black = text.colour.is_some_and(|c| c.iter().all(|part| *part <= 0.1));
    font.starts_with("timesnewroman") && !slanted && TEN.contains(&text.size) && black
}

/// `2026-11-22T09:05:00+07:00` somewhere in the block (ISO 8601, Vietnamese time).
fn has_time(texts: &[ShownText]) -> bool {
    const SHAPE: &[u8] = b"0000-00-00T00:00:00";
    let all: String = texts.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join("\n");
    let fits =
        |window: &[u8]| SHAPE.iter().zip(window).all(|(s, c)| if *s == b'0' { c.is_ascii_digit() } else { c == s });
    let bytes = all.as_bytes();
    let starts = bytes.windows(SHAPE.len()).enumerate().filter(|(_, window)| fits(window)).map(|(at, _)| at);
    starts.map(|at| bytes.get(at.saturating_add(SHAPE.len())..).unwrap_or_default()).any(|rest| {
        let fraction = rest.strip_prefix(b".").or_else(|| rest.strip_prefix(b","));
        let rest = fraction.map_or(rest, |digits| {
            let end = digits.iter().position(|c| !c.is_ascii_digit()).unwrap_or(digits.len());
            digits.get(end..).unwrap_or_default()
        });
        rest.starts_with(b"+07:00")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const BLUE: [u8; 3] = [24, 56, 158];
    const RED: [u8; 3] = [214, 22, 32];

    fn picture(colour: [u8; 3]) -> Appearance {
        let picture = Picture { lossless: true, transparent: true, colour: Some(colour) };
        Appearance { pictures: vec![picture], texts: Vec::new() }
    }

    fn codes(kind: DocumentKind, nature: Nature, rect: [f64; 4], appearance: &Appearance) -> Vec<NoteCode> {
        let marks = [Mark { page: 1, rect, seen: rect }];
        form_notes(kind, &[Shown { id: 1, nature, marks: &marks, appearance }]).into_iter().map(|n| n.code).collect()
    }

    const PLACE: [f64; 4] = [300.0, 200.0, 410.0, 310.0];
    const CORNER: [f64; 4] = [372.0, 792.0, 544.0, 834.0];

    #[test]
    fn signatures_are_blue_and_seals_red() {
        use DocumentKind::Original;
        assert_eq!(codes(Original, Nature::Person, PLACE, &picture(BLUE)), []);
        // A scan of blue ink with its edges.
        assert_eq!(codes(Original, Nature::Person, PLACE, &picture([148, 166, 190])), []);
        for other in [[20, 20, 20], [120, 122, 130], RED] {
            assert_eq!(codes(Original, Nature::Person, PLACE, &picture(other)), [NoteCode::SignatureColour]);
        }
        assert_eq!(codes(Original, Nature::Agency, PLACE, &picture(RED)), []);
        assert_eq!(codes(Original, Nature::Agency, PLACE, &picture(BLUE)), [NoteCode::SealColour]);
        // Number and date are no seal.
        assert_eq!(codes(Original, Nature::Agency, [300.0, 700.0, 324.0, 720.0], &picture([0, 0, 0])), []);
        let mut jpeg = picture(BLUE);
        jpeg.pictures[0] = Picture { lossless: false, transparent: false, colour: None };
        assert_eq!(codes(Original, Nature::Person, PLACE, &jpeg), [NoteCode::PictureKind]);
    }

    fn block(font: &str, size: f64, grey: f64, text: &str) -> Appearance {
        let text = ShownText { text: text.to_owned(), font: font.to_owned(), size, colour: Some([grey; 3]) };
        Appearance { pictures: Vec::new(), texts: vec![text] }
    }

    #[test]
    fn the_block_of_a_copy() {
        use DocumentKind::Copy;
        let time = "SAO Y; 2026-11-22T09:05:00+07:00";
        let good = block("TimesNewRomanPSMT", 10.0, 0.0, time);
        assert_eq!(codes(Copy, Nature::Agency, CORNER, &good), []);
        for other in [
            block("Arial", 10.0, 0.0, time),
            block("TimesNewRomanPS-ItalicMT", 10.0, 0.0, time),
            block("Times New Roman", 12.0, 0.0, time),
            block("Times New Roman", 10.0, 0.5, time),
        ] {
            assert_eq!(codes(Copy, Nature::Agency, CORNER, &other), [NoteCode::BlockFont], "{other:?}");
        }
        assert_eq!(codes(Copy, Nature::Agency, PLACE, &good), [NoteCode::BlockPlace]);
        let with_seal = Appearance { pictures: picture(RED).pictures, ..good };
        assert_eq!(codes(Copy, Nature::Agency, CORNER, &with_seal), [NoteCode::BlockPicture]);
        for time in ["2026-02-04 16:29:58 +07:00", "10.12.2021 11:07:56 +07:00", "2026-11-22T09:05:00Z", "22/11/2026"] {
            assert_eq!(
                codes(Copy, Nature::Agency, CORNER, &block("TimesNewRoman", 10.0, 0.0, time)),
                [NoteCode::BlockTime]
            );
        }
        let fraction = block("TimesNewRoman", 10.0, 0.0, "2026-11-22T09:05:00.1234567+07:00");
        assert_eq!(codes(Copy, Nature::Agency, CORNER, &fraction), []);
    }
}
