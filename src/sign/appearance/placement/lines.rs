//! Letters put into lines, as they are seen, and lines into pieces that belong together.

use super::area::{Area, around, height};
use crate::base::sort;

/// A gap of so many sizes between letters parts two pieces of a line: justified words are nearer.
const PARTED: f64 = 1.6;
/// A gap of so many sizes is a space.
const SPACE: f64 = 0.15;

/// A letter with its place across.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Letter {
    pub(super) letter: char,
    pub(super) left: f64,
    pub(super) right: f64,
}

/// The letters on one base line, from left to right.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// Lowest and highest, as far as its letters reach.
    pub(super) bottom: f64,
    pub(super) top: f64,
    pub(super) letters: Vec<Letter>,
}

/// Letters that belong together.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) area: Area,
    pub(super) text: String,
}

impl Line {
    /// Size of the letters.
    pub(super) fn size(&self) -> f64 {
        self.top - self.bottom
    }

    /// Its pieces from left to right, without blanks around them.
    pub(super) fn pieces(&self) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        for one in self.letters.iter().filter(|one| !one.letter.is_whitespace()) {
            let area = [one.left, self.bottom, one.right, self.top];
            match pieces.last_mut().filter(|last| one.left - last.area[2] <= PARTED * self.size()) {
                Some(last) => {
                    if one.left - last.area[2] > SPACE * self.size() {
                        last.text.push(' ');
                    }
                    last.text.push(one.letter);
                    last.area = around(last.area, area);
                }
                None => pieces.push(Piece { area, text: one.letter.to_string() }),
            }
        }
        pieces
    }
}

/// A run of text: its place, and its letters with where each begins and ends, in parts of the width.
pub(super) struct Run {
    pub(super) area: Area,
    pub(super) letters: Vec<(char, f64, f64)>,
}

/// Runs put together where they have one base line, from top to bottom.
pub(super) fn lines(mut runs: Vec<Run>) -> Vec<Line> {
    sort::sort_by(&mut runs, |a, b| b.area[1].total_cmp(&a.area[1]));
    let mut lines: Vec<Line> = Vec::new();
    for run in runs {
        let [left, bottom, right, top] = run.area;
        let letters = run.letters.iter().map(|(letter, from, to)| Letter {
            letter: *letter,
            left: left + (right - left) * from,
            right: left + (right - left) * to,
        });
        let size = height(run.area);
        let same = |line: &&mut Line| (line.bottom - bottom).abs() < line.size().min(size) / 3.0;
        // A line of small letters beside a large one lies between lines of the other column.
        match lines.iter_mut().rev().take(6).find(same) {
            Some(line) => line.letters.extend(letters),
            None => lines.push(Line { bottom, top, letters: letters.collect() }),
        }
    }
    for line in &mut lines {
        sort::sort_by(&mut line.letters, |a, b| a.left.total_cmp(&b.left));
    }
    lines
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A line of size 14 whose letters are 7 points wide.
    pub(crate) fn line(x: f64, y: f64, text: &str) -> Line {
        let letters = (0_u32..).zip(text.chars()).map(|(at, letter)| {
            let left = x + 7.0 * f64::from(at);
            Letter { letter, left, right: left + 7.0 }
        });
        Line { bottom: y, top: y + 14.0, letters: letters.collect() }
    }

    #[test]
    fn far_letters_are_other_pieces() {
        let pieces = line(50.0, 100.0, "Nơi nhận:                KT. CHỦ TỊCH").pieces();
        let texts: Vec<&str> = pieces.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(texts, ["Nơi nhận:", "KT. CHỦ TỊCH"]);
        assert_eq!(pieces[1].area, [225.0, 100.0, 309.0, 114.0]);
    }

    #[test]
    fn runs_of_one_base_line_are_one_line() {
        let run = |x: f64, y: f64, text: &str| {
            let count = text.chars().count() as f64;
            let letters = text.chars().enumerate();
            let letters = letters.map(|(at, c)| (c, at as f64 / count, (at as f64 + 1.0) / count)).collect();
            Run { area: [x, y, x + 7.0 * count, y + 14.0], letters }
        };
        let lines = lines(vec![run(80.0, 100.5, "nhận:"), run(50.0, 100.0, "Nơi"), run(50.0, 80.0, "- Như trên;")]);
        let texts: Vec<String> = lines.iter().map(|line| line.pieces()[0].text.clone()).collect();
        assert_eq!(texts, ["Nơi nhận:", "- Như trên;"]);
    }
}
