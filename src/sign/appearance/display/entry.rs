//! The clerk's number and date (Điều 15.3; Phụ lục I, phần I, mục II.3, II.4): figures in the blanks that the draft leaves.

use crate::sign::appearance::Picture;
use crate::sign::appearance::error::AppearanceError;
use crate::sign::appearance::measure::points;
use crate::sign::appearance::text::picture;
use crate::sign::appearance::typeface::{Glyphs, Typeface};

/// Sizes of letters that are written: 13 to 14 by the rule, with what drafts have.
const SIZES: core::ops::RangeInclusive<f64> = 9.0..=16.0;
/// Widest entry, in millimetres.
const MOST: f64 = 40.0;

/// A number: below ten with a zero in front.
pub fn number(number: u32) -> String {
    format!("{number:02}")
}

/// A day: below ten with a zero in front.
pub fn day(day: u8) -> String {
    format!("{day:02}")
}

/// A month: January and February with a zero in front.
pub fn month(month: u8) -> String {
    if month <= 2 { format!("{month:02}") } else { month.to_string() }
}

/// What is written into one blank, in the size of the line that it is in.
///
/// # Errors
/// [`AppearanceError::Text`] and those of the font.
pub fn entry(text: &str, size: f64, typeface: Typeface<'_>) -> Result<Picture, AppearanceError> {
    if text.contains(char::is_whitespace) || text.chars().count() > 12 {
        return Err(AppearanceError::Text);
    }
    picture(&[text.to_owned()], typeface, size.clamp(*SIZES.start(), *SIZES.end()), points(MOST))
}

/// How far the letters of an entry reach below their base line, in points.
///
/// # Errors
/// Those of the font.
pub(crate) fn depth(size: f64, typeface: Typeface<'_>) -> Result<f64, AppearanceError> {
    let (_, below) = Glyphs::new(typeface)?.height();
    Ok(below * size.clamp(*SIZES.start(), *SIZES.end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_zeros_in_front_as_the_rule_says() {
        assert_eq!([number(5), number(15), number(1203)], ["05", "15", "1203"]);
        assert_eq!([day(1), day(31)], ["01", "31"]);
        assert_eq!([month(1), month(2), month(3), month(12)], ["01", "02", "3", "12"]);
    }

    #[test]
    fn an_entry_is_one_word() {
        let picture = entry("1203", 13.0, Typeface::upright()).unwrap();
        assert!((picture.width - 26.0).abs() < 0.01);
        assert!(entry("12 03", 13.0, Typeface::upright()).is_err() && entry("", 13.0, Typeface::upright()).is_err());
    }
}
