//! A font as text is read with it: what its codes mean and how wide they are.

use crate::base::error::Error;
use crate::pdf::document::view::View;
use crate::pdf::font::encoding::Encoding;
use crate::pdf::font::extent::{Codes, Font as Extent};
use crate::pdf::font::to_unicode::ToUnicode;
use crate::pdf::syntax::object::Dictionary;

/// The width of a code that states none, in parts of the size.
const USUAL: f64 = 0.5;

pub(super) struct Font {
    /// As the file has it, with the letters of a subset.
    pub(super) name: String,
    /// `ToUnicode` says what a reader should take out of a file, so it comes first (§9.10.2).
    map: Option<ToUnicode>,
    encoding: Option<Encoding>,
    extent: Option<Extent>,
}

/// What a string shows.
pub(super) struct Read {
    pub(super) text: String,
    /// In parts of the size.
    pub(super) width: f64,
    pub(super) codes: usize,
    /// Codes that `Tw` widens (§9.3.3).
    pub(super) spaces: usize,
}

impl Font {
    pub(super) fn new(view: View<'_, '_>, dictionary: &Dictionary) -> Result<Self, Error> {
        let map = match view.value(dictionary, "ToUnicode")?.as_stream() {
            Some(stream) => view.decode(stream)?.map(|data| ToUnicode::read(&data)),
            None => None,
        };
        let is_simple = view.name(dictionary, "Subtype")?.as_deref() != Some("Type0");
        Ok(Self {
            name: view.name(dictionary, "BaseFont")?.unwrap_or_default(),
            encoding: if is_simple { Some(Encoding::read(view, dictionary)?) } else { None },
            extent: Extent::read(view, dictionary)?,
            map,
        })
    }

    pub(super) fn read(&self, bytes: &[u8]) -> Read {
        let text = match (&self.map, &self.encoding) {
            (Some(map), _) => map.text(bytes),
            (None, Some(encoding)) => encoding.text(bytes),
            (None, None) => String::new(),
        };
        let length = self.code_length();
        let codes = bytes.chunks(length);
        let spaces = if length == 1 { bytes.iter().filter(|byte| **byte == b' ').count() } else { 0 };
        Read { text, width: codes.clone().map(|code| self.width(code)).sum(), codes: codes.len(), spaces }
    }

    /// Bytes of one code.
    pub(super) fn code_length(&self) -> usize {
        match self.extent.as_ref().map(|extent| extent.codes) {
            Some(Codes::Pairs) => 2,
            Some(Codes::Unread) => self.map.as_ref().map_or(2, ToUnicode::code_length),
            Some(Codes::Bytes) => 1,
            None => {
                if self.encoding.is_some() {
                    1
                } else {
                    2
                }
            }
        }
    }

    fn width(&self, code: &[u8]) -> f64 {
        let Some(extent) = &self.extent else { return USUAL };
        let code = code.iter().fold(0_u32, |all, byte| all.wrapping_shl(8) | u32::from(*byte));
        match extent.width(code) {
            (least, most) if least >= most => most,
            // A code without a width of its own.
            (least, most) => USUAL.clamp(least, most),
        }
    }
}
