//! Texts from elsewhere, made safe for a window in which a person decides: no character moves another, no line begins where we did not
//! begin it, and nothing is longer than its place.

use crate::base::unseen::on_one_line;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Marks over one letter. Vietnamese has two.
const MARKS: usize = 2;
/// Width of a line in the pixels of a usual font. Windows of pinentry-gtk2 take 435 before they break a line themselves.
const LINE: usize = 400;
/// Width of what begins a line that goes on.
const INDENT: usize = 32;
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
    let (mut out, mut used) = (String::with_capacity(line.len()), 0_usize);
    for c in line.chars() {
        let after = used.saturating_add(width(c));
        if after > LINE {
            out.push('\n');
            out.push_str(GOES_ON);
            used = INDENT;
        }
        out.push(c);
        used = used.saturating_add(width(c));
    }
    out
}

/// The most that a letter takes, for letters of this kind.
fn width(c: char) -> usize {
    match c {
        c if is_combining_mark(c) => 0,
        'W' | 'M' | 'w' | 'm' | '@' | '%' => 13,
        // Whole words of Arabic in one character.
        '\u{FB50}'..='\u{FDFF}' => 100,
        c if c.is_ascii() || ('\u{C0}'..'\u{250}').contains(&c) || ('\u{1E00}'..'\u{1F00}').contains(&c) => {
            if c.is_uppercase() { 10 } else { 8 }
        }
        _ => 16,
    }
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
        assert_eq!(lines.lines().count(), 4);
        assert_eq!(wrapped(&"W".repeat(60)).lines().count(), 3);
    }
}
