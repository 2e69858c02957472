//! The blanks that a draft leaves for number and date (Phụ lục I, phần I, mục II.3, II.4; ô 3, ô 4).

use super::lines::{Letter, Line};
use super::sheet::Sheet;

/// A blank.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Blank {
    pub(super) kind: BlankKind,
    pub(super) left: f64,
    pub(super) right: f64,
    /// The base line of the text around it, and its size.
    pub(super) base: f64,
    pub(super) size: f64,
}

/// What a blank is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BlankKind {
    Number,
    Day,
    Month,
}

/// The part of letters that is below the base line, in parts of the size: as the reader of page text has it.
const BELOW: f64 = 0.2;
/// Room for what comes at the end of a line, in sizes.
const OPEN: f64 = 3.0;
/// A narrower blank, in sizes, was not left for anything.
const NARROW: f64 = 0.45;

/// The blanks of a first page, as far as they are not filled: number, day, month.
pub(super) fn find(sheet: &Sheet) -> Vec<Blank> {
    let upper = sheet.size()[1] * 0.55;
    let lines = || sheet.lines.iter().filter(|line| line.bottom > upper);
    let number = lines().find_map(|line| {
        let (_, end) = position(line, "số", 0)?;
        let colon = line.letters.get(end..)?.iter().position(|one| !one.letter.is_whitespace())?;
        let colon = end.saturating_add(colon);
        line.letters.get(colon).filter(|one| one.letter == ':')?;
        blank(line, colon, Some('/'), BlankKind::Number)
    });
    let date = lines().find_map(|line| {
        let (_, day) = position(line, "ngày", 0)?;
        let (month_from, month) = position(line, "tháng", day)?;
        let (year_from, _) = position(line, "năm", month)?;
        Some([between(line, day, month_from, BlankKind::Day), between(line, month, year_from, BlankKind::Month)])
    });
    number.into_iter().chain(date.into_iter().flatten().flatten()).collect()
}

/// Where a word begins and ends among the letters of a line.
fn position(line: &Line, word: &str, from: usize) -> Option<(usize, usize)> {
    let word: Vec<char> = word.chars().collect();
    let small = |one: &Letter| one.letter.to_lowercase().next().unwrap_or(one.letter);
    let letters: Vec<char> = line.letters.iter().map(small).collect();
    let found = letters.get(from..)?.windows(word.len()).position(|window| window == word.as_slice())?;
    let start = from.saturating_add(found);
    let before = start.checked_sub(1).and_then(|before| letters.get(before));
    let is_word = before.is_none_or(|before| !before.is_alphabetic())
        || line
            .letters
            .get(start)
            .zip(line.letters.get(start.wrapping_sub(1)))
            .is_some_and(|(a, b)| a.left - b.right > 2.0);
    is_word.then_some((start, start.saturating_add(word.len())))
}

/// What drafts leave between words: nothing, dots or a rule.
fn is_filler(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '.' | '…' | '_' | '·' | '․')
}

/// The blank behind a letter, up to the next that is no filler. With `next`, it must be that one.
fn blank(line: &Line, behind: usize, next: Option<char>, kind: BlankKind) -> Option<Blank> {
    let left = line.letters.get(behind)?.right;
    let after = line.letters.get(behind.saturating_add(1)..)?.iter().find(|one| !is_filler(one.letter));
    let right = match after {
        Some(after) if next.is_none_or(|next| next == after.letter) => after.left,
        Some(_) => return None,
        None => left + OPEN * line.size(),
    };
    checked(line, left, right, kind)
}

/// The blank between two words.
fn between(line: &Line, from: usize, to: usize, kind: BlankKind) -> Option<Blank> {
    let inside = line.letters.get(from..to)?;
    let is_free = inside.iter().all(|one| is_filler(one.letter));
    let left = line.letters.get(from.checked_sub(1)?)?.right;
    let right = line.letters.get(to)?.left;
    if is_free { checked(line, left, right, kind) } else { None }
}

fn checked(line: &Line, left: f64, right: f64, kind: BlankKind) -> Option<Blank> {
    let size = line.size();
    let blank = Blank { kind, left, right, base: line.bottom + BELOW * size, size };
    (right - left >= NARROW * size).then_some(blank)
}

#[cfg(test)]
mod tests {
    use super::super::sheet::tests::sheet;
    use super::*;

    #[test]
    fn blanks_of_a_draft_are_found() {
        let heading = "Số:        /QĐ-UBND          Mẫu, ngày      tháng     năm 2026";
        let blanks = find(&sheet(0, &[(90.0, 700.0, heading)]));
        let kinds: Vec<BlankKind> = blanks.iter().map(|blank| blank.kind).collect();
        assert_eq!(kinds, [BlankKind::Number, BlankKind::Day, BlankKind::Month]);
        assert_eq!((blanks[0].left, blanks[0].right), (90.0 + 21.0, 90.0 + 77.0));
        assert!((blanks[0].base - 702.8).abs() < 1e-9);
        let dots = find(&sheet(0, &[(90.0, 700.0, "Số: ……/UBND-VX"), (300.0, 690.0, "Mẫu, ngày … tháng … năm 2026")]));
        assert_eq!(dots.len(), 3);
    }

    #[test]
    fn what_is_filled_is_no_blank() {
        for heading in ["Số: 15/QĐ-UBND    Mẫu, ngày 05 tháng 11 năm 2026", "Căn cứ Luật số: 12", "Số liệu năm 2026"]
        {
            assert_eq!(find(&sheet(0, &[(90.0, 700.0, heading)])), [], "{heading}");
        }
        // Nor what is in the lower half of the page.
        assert_eq!(find(&sheet(0, &[(90.0, 300.0, "Số:        /QĐ-UBND")])), []);
    }
}
