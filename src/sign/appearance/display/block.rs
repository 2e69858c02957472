//! The agency's signature on a separate annex and on an electronic copy (Phụ lục I, phần I, mục III.1.d; phần II, mục I.3): no image,
//! but a few lines in the upper right corner of the first page, Times New Roman, upright, size 10, black.

use crate::base::time::Timestamp;
use crate::sign::appearance::Picture;
use crate::sign::appearance::error::AppearanceError;
use crate::sign::appearance::measure::points;
use crate::sign::appearance::text::picture;
use crate::sign::appearance::typeface::Typeface;

/// Size of the letters.
const SIZE: f64 = 10.0;
/// Widest block, in millimetres: the right half of the text.
const MOST: f64 = 82.5;

/// Form of a copy (Điều 25).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyForm {
    /// Sao y.
    Full,
    /// Sao lục.
    OfACopy,
    /// Trích sao.
    Extract,
}

impl CopyForm {
    /// As it is written, in small letters.
    pub fn words(self) -> &'static str {
        match self {
            Self::Full => "Sao y",
            Self::OfACopy => "Sao lục",
            Self::Extract => "Trích sao",
        }
    }
}

/// The block of a separate annex: number and symbol of the document that it belongs to, and the time of signing.
///
/// # Errors
/// [`AppearanceError::Text`] and those of the font.
pub fn annex_block(number: &str, time: Timestamp, typeface: Typeface<'_>) -> Result<Picture, AppearanceError> {
    let number = number.trim();
    let number = if number.to_lowercase().starts_with("số") { number.to_owned() } else { format!("Số: {number}") };
    let has_number = number.chars().any(|c| c.is_ascii_digit());
    if !has_number {
        return Err(AppearanceError::Text);
    }
    picture(&[number, time_line(time)], typeface, SIZE, points(MOST))
}

/// The block of an electronic copy: the form of the copy, the body that made it, and the time of signing.
///
/// # Errors
/// [`AppearanceError::Text`] and those of the font.
pub fn copy_block(
    form: CopyForm,
    agency: &str,
    time: Timestamp,
    typeface: Typeface<'_>,
) -> Result<Picture, AppearanceError> {
    picture(&[form.words().to_owned(), agency.to_owned(), time_line(time)], typeface, SIZE, points(MOST))
}

/// Date, hour, minute, second and zone of Việt Nam by ISO 8601.
fn time_line(time: Timestamp) -> String {
    let local = time.plus(7 * 3600).to_string();
    format!("Thời gian ký: {}+07:00", local.trim_end_matches('Z'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_is_that_of_viet_nam() {
        let time = Timestamp::parse("2026-11-22T18:05:09Z").unwrap();
        assert_eq!(time_line(time), "Thời gian ký: 2026-11-23T01:05:09+07:00");
    }

    #[test]
    fn blocks_are_two_and_three_lines_of_size_ten() {
        let time = Timestamp::parse("2026-11-22T02:05:00Z").unwrap();
        let annex = annex_block("15/QĐ-UBND", time, Typeface::upright()).unwrap();
        let copy = copy_block(CopyForm::Full, "Ủy ban nhân dân xã Mẫu", time, Typeface::upright()).unwrap();
        assert!(annex.height < points(8.0) && copy.height < points(12.1), "{} {}", annex.height, copy.height);
        assert!(annex.width < points(MOST) && copy.width < points(MOST));
        assert_eq!(annex_block("Số: 15/QĐ-UBND", time, Typeface::upright()), Ok(annex));
        assert_eq!(annex_block("/QĐ-UBND", time, Typeface::upright()), Err(AppearanceError::Text));
    }
}
