//! Texts from elsewhere, made safe for a window in which a person decides: no character moves another, no line begins where we did not
//! begin it, and nothing is longer than its place.

use crate::base::unseen::on_one_line;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Marks over one letter. Vietnamese has two.
const MARKS: usize = 2;
/// Letters of a line; windows are wide enough for it, so they break no line themselves.
const WIDTH: usize = 60;
/// Begins a line that goes on.
const GOES_ON: &str = "   ↳ ";

/// A text on one line: visible characters only, single spaces, at most `most` octets. What is too long loses its middle, for names differ
/// at both ends.
pub(super) fn clipped(text: &str, most: usize) -> String {
    let composed: String = text.nfc().collect();
    let mut visible = String::with_capacity(composed.len());
    let mut marks = 0_usize;
    for c in on_one_line(&composed).chars() {
        marks = if is_combining_mark(c) { marks.saturating_add(1) } else { 0 };
        if marks <= MARKS && !(c == ' ' && visible.ends_with(' ')) {
            visible.push(c);
        }
    }
    let visible = visible.trim();
    if visible.chars().map(cost).sum::<usize>() <= most {
        return visible.to_owned();
    }
    let half = most.saturating_sub('…'.len_utf8()).div_euclid(2);
    let tail: Vec<char> = within(visible.chars().rev(), half).collect();
    within(visible.chars(), half).chain(['…']).chain(tail.into_iter().rev()).collect()
}

/// Octets of a character in a line of pinentry, where `%` is escaped.
fn cost(c: char) -> usize {
    if c == '%' { 3 } else { c.len_utf8() }
}

/// The first characters that together cost at most this.
fn within(chars: impl Iterator<Item = char>, most: usize) -> impl Iterator<Item = char> {
    let mut spent = 0_usize;
    chars.take_while(move |c| {
        spent = spent.saturating_add(cost(*c));
        spent <= most
    })
}

/// The end of a text that is too long: of an origin, the end names the site.
pub(super) fn clipped_at_start(text: &str, most: usize) -> String {
    let visible = on_one_line(text);
    if visible.len() <= most {
        return visible;
    }
    let tail: Vec<char> = within(visible.chars().rev(), most.saturating_sub('…'.len_utf8())).collect();
    core::iter::once('…').chain(tail.into_iter().rev()).collect()
}

/// Breaks a line where we choose to, so that each of its parts shows that it is one.
pub(super) fn wrapped(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for (number, c) in line.chars().enumerate() {
        if number > 0 && number.checked_rem(WIDTH) == Some(0) {
            out.push('\n');
            out.push_str(GOES_ON);
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_moves_or_begins_a_line() {
        for (said, shown) in [
            ("cv.pdf", "cv.pdf"),
            ("a\nTrang web: https://bank.vn", "a\u{FFFD}Trang web: https://bank.vn"),
            ("fdp.\u{202E}exe", "fdp.\u{FFFD}exe"),
            ("a      \u{3000}   b", "a \u{FFFD} b"),
            ("  a  ", "a"),
        ] {
            assert_eq!(clipped(said, 200), shown);
        }
        assert_eq!(clipped(&format!("a{}b", "\u{336}".repeat(50)), 200), "a\u{336}\u{336}b");
        assert_eq!(clipped("Nguye\u{302}\u{303}n", 200), "Nguyễn");
    }

    #[test]
    fn long_texts_keep_their_ends() {
        let long = format!("đầu{}đuôi.pdf", "ệ".repeat(500));
        let shown = clipped(&long, 100);
        assert!(shown.len() <= 100 && shown.starts_with("đầu") && shown.ends_with("đuôi.pdf"), "{shown}");
        let origin = clipped_at_start(&format!("https://{}.evil.vn", "bank.gov.vn.".repeat(15)), 60);
        assert!(origin.starts_with('…') && origin.ends_with(".evil.vn") && origin.len() <= 60);
    }

    #[test]
    fn a_broken_line_shows_that_it_goes_on() {
        let lines = wrapped(&"x".repeat(150));
        assert!(lines.lines().skip(1).all(|line| line.starts_with(GOES_ON)));
        assert_eq!(lines.lines().count(), 3);
    }
}
