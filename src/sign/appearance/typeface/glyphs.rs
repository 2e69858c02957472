//! The glyphs of a font that some text needs, numbered anew.

use super::Typeface;
use crate::base::nfc::nfc;
use crate::sign::appearance::error::AppearanceError;
use std::collections::BTreeMap;
use subsetter::GlyphRemapper;
use ttf_parser::Face;

/// Glyphs of one font.
pub(crate) struct Glyphs<'a> {
    pub(super) data: &'a [u8],
    pub(super) face: Face<'a>,
    pub(super) mapper: GlyphRemapper,
    /// The character of each new number, and its width in parts of the size.
    pub(super) used: BTreeMap<u16, (char, f64)>,
}

/// Text by the new numbers.
pub(crate) struct Shaped {
    /// As a content stream has it, in hexadecimal.
    pub(crate) codes: String,
    /// In parts of the size.
    pub(crate) width: f64,
}

impl<'a> Glyphs<'a> {
    pub(crate) fn new(typeface: Typeface<'a>) -> Result<Self, AppearanceError> {
        Ok(Self { data: typeface.data, face: typeface.face()?, mapper: GlyphRemapper::new(), used: BTreeMap::new() })
    }

    /// A glyph for each character, in its composed form: Vietnamese needs no more.
    pub(crate) fn shape(&mut self, text: &str) -> Result<Shaped, AppearanceError> {
        let (mut codes, mut width) = (String::new(), 0.0);
        for letter in nfc(text).chars() {
            let glyph = self.face.glyph_index(letter).filter(|glyph| glyph.0 != 0);
            let glyph = glyph.ok_or(AppearanceError::LetterMissing { letter })?;
            let advance =
                f64::from(self.face.glyph_hor_advance(glyph).unwrap_or(0)) / f64::from(self.face.units_per_em());
            let number = self.mapper.remap(glyph.0);
            self.used.insert(number, (letter, advance));
            codes.push_str(&format!("{number:04X}"));
            width += advance;
        }
        Ok(Shaped { codes, width })
    }

    /// How far letters reach above and below the base line, in parts of the size.
    pub(crate) fn height(&self) -> (f64, f64) {
        let em = f64::from(self.face.units_per_em());
        (f64::from(self.face.ascender()) / em, -f64::from(self.face.descender()) / em)
    }
}
