//! Fonts that text is written with. Only TrueType outlines: a subset of them is what every reader draws alike.

mod embedded;
mod glyphs;

use super::error::AppearanceError;
pub(crate) use embedded::embed;
pub(crate) use glyphs::Glyphs;
use ttf_parser::{Face, Permissions};

/// A font file.
#[derive(Clone, Copy, Debug)]
pub struct Typeface<'a> {
    data: &'a [u8],
}

/// Largest font file.
const MOST_BYTES: usize = 8_000_000;

impl<'a> Typeface<'a> {
    /// Takes a font file, such as that of Times New Roman.
    ///
    /// # Errors
    /// [`AppearanceError::FontUnreadable`] and [`AppearanceError::FontNotEmbeddable`].
    pub fn read(data: &'a [u8]) -> Result<Self, AppearanceError> {
        let typeface = Self { data };
        let face = typeface.face()?;
        if !face.is_subsetting_allowed() || face.permissions() == Some(Permissions::Restricted) {
            return Err(AppearanceError::FontNotEmbeddable);
        }
        Ok(typeface)
    }

    pub(super) fn face(&self) -> Result<Face<'a>, AppearanceError> {
        let unreadable = AppearanceError::FontUnreadable;
        if self.data.len() > MOST_BYTES || self.data.starts_with(b"OTTO") || self.data.starts_with(b"ttcf") {
            return Err(unreadable);
        }
        let face = Face::parse(self.data, 0).map_err(|_| unreadable.clone())?;
        if face.tables().glyf.is_none() || face.units_per_em() == 0 {
            return Err(unreadable);
        }
        Ok(face)
    }
}

impl Typeface<'static> {
    /// No font, for what shows no text: text fails with [`AppearanceError::FontUnreadable`].
    pub fn none() -> Self {
        Self { data: &[] }
    }
}

/// Liberation Serif has the widths of Times New Roman. In browsers the font is a file of its own.
#[cfg(not(target_arch = "wasm32"))]
impl Typeface<'static> {
    /// Liberation Serif.
    pub fn upright() -> Self {
        Self { data: include_bytes!("../../../../data/fonts/liberation/LiberationSerif-Regular.ttf") }
    }

    /// Liberation Serif, italic.
    pub fn italic() -> Self {
        Self { data: include_bytes!("../../../../data/fonts/liberation/LiberationSerif-Italic.ttf") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every letter of Vietnamese, and what else is written.
    const VIETNAMESE: &str = "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXYaăâbcdđeêghiklmnoôơpqrstuưvxy0123456789 .,:;/-–()“”\
        ÀẢÃÁẠẰẲẴẮẶẦẨẪẤẬÈẺẼÉẸỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌỒỔỖỐỘỜỞỠỚỢÙỦŨÚỤỪỬỮỨỰỲỶỸÝỴ\
        àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";

    #[test]
    fn the_fonts_have_every_vietnamese_letter() {
        for typeface in [Typeface::upright(), Typeface::italic()] {
            let face = typeface.face().unwrap();
            let missing: String = VIETNAMESE.chars().filter(|c| face.glyph_index(*c).is_none()).collect();
            assert_eq!(missing, "");
            assert!(Typeface::read(typeface.data).is_ok());
        }
    }

    #[test]
    fn widths_are_those_of_times_new_roman() {
        let face = Typeface::upright().face().unwrap();
        let width = |c| u32::from(face.glyph_hor_advance(face.glyph_index(c).unwrap()).unwrap()) * 1000;
        let em = u32::from(face.units_per_em());
        // Adobe Font Metrics of Times-Roman.
        for (letter, thousandths) in
            [('0', 500), ('A', 722), ('m', 778), ('W', 944), (':', 278), ('-', 333), ('n', 500)]
        {
            assert!(width(letter).abs_diff(thousandths * em) < em, "{letter}");
        }
    }

    #[test]
    fn what_is_no_font_is_refused() {
        assert_eq!(Typeface::read(b"OTTO").unwrap_err(), AppearanceError::FontUnreadable);
        assert_eq!(Typeface::read(&[0; 100]).unwrap_err(), AppearanceError::FontUnreadable);
    }
}
