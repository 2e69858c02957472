//! What a font's codes mean and how wide they are (ISO 32000-2 §9.6, §9.7).

use lopdf::{Dictionary, Document, Encoding, Object};
use std::collections::BTreeMap;

/// Most bytes that a map of codes may unpack to.
const MOST_BYTES: usize = 4 << 20;
/// Most widths of one font.
const WIDTHS: usize = 70_000;

/// A font of one page.
pub(super) struct Font<'a> {
    pub(super) name: String,
    encoding: Option<Encoding<'a>>,
    two_bytes: bool,
    widths: BTreeMap<u16, f64>,
    default: f64,
}

impl<'a> Font<'a> {
    pub(super) fn new(dictionary: &'a Dictionary, document: &'a Document) -> Self {
        let name = dictionary.get(b"BaseFont").and_then(Object::as_name).unwrap_or_default();
        let two_bytes = dictionary.get(b"Subtype").and_then(Object::as_name).is_ok_and(|s| s == b"Type0");
        let mut font = Self {
            name: String::from_utf8_lossy(name).into_owned(),
            encoding: dictionary.get_font_encoding_with_limit(document, MOST_BYTES).ok(),
            two_bytes,
            widths: BTreeMap::new(),
            default: if two_bytes { 1000.0 } else { 500.0 },
        };
        if two_bytes {
            font.composite_widths(dictionary, document);
        } else {
            font.simple_widths(dictionary, document);
        }
        font
    }

    fn simple_widths(&mut self, dictionary: &Dictionary, document: &Document) {
        let first = dictionary.get_deref(b"FirstChar", document).and_then(Object::as_i64).unwrap_or(0);
        let Ok(widths) = dictionary.get_deref(b"Widths", document).and_then(Object::as_array) else { return };
        let codes = (first..).map_while(|code| u16::try_from(code).ok());
        for (code, width) in codes.zip(widths.iter().take(256)) {
            self.widths.insert(code, number(width, document));
        }
    }

    /// `W` of a CIDFont: `c [w …]` and `first last w` (§9.7.4.3).
    fn composite_widths(&mut self, dictionary: &Dictionary, document: &Document) {
        let descendants = dictionary.get_deref(b"DescendantFonts", document).and_then(Object::as_array);
        let descendant = descendants.ok().and_then(|list| list.first());
        let descendant = descendant.and_then(|d| document.dereference(d).ok()).and_then(|(_, d)| d.as_dict().ok());
        let Some(descendant) = descendant else { return };
        if let Ok(width) = descendant.get_deref(b"DW", document) {
            self.default = number(width, document);
        }
        let Ok(list) = descendant.get_deref(b"W", document).and_then(Object::as_array) else { return };
        let mut elements = list.iter().take(WIDTHS);
        while let (Some(first), Some(second)) = (elements.next(), elements.next()) {
            let first = code(first, document);
            match document.dereference(second) {
                Ok((_, Object::Array(widths))) => {
                    for (code, width) in (first..=u16::MAX).zip(widths.iter().take(WIDTHS)) {
                        self.widths.insert(code, number(width, document));
                    }
                }
                _ => {
                    let Some(width) = elements.next().map(|w| number(w, document)) else { return };
                    let last = code(second, document);
                    for code in (first..=last).take(WIDTHS) {
                        self.widths.insert(code, width);
                    }
                }
            }
        }
    }

    /// The characters of a string, and its width in thousandths of the font size, with the number of its codes and spaces.
    pub(super) fn read(&self, bytes: &[u8]) -> (String, f64, usize, usize) {
        let text = self.encoding.as_ref().and_then(|e| e.bytes_to_string(bytes).ok()).unwrap_or_default();
        let code = |pair: &[u8]| pair.iter().fold(0u16, |all, byte| all.wrapping_shl(8) | u16::from(*byte));
        let codes: Vec<u16> = bytes.chunks(if self.two_bytes { 2 } else { 1 }).map(code).collect();
        let width = codes.iter().map(|c| self.widths.get(c).copied().unwrap_or(self.default)).sum();
        let spaces = if self.two_bytes { 0 } else { codes.iter().filter(|c| **c == 32).count() };
        (text, width, codes.len(), spaces)
    }
}

fn code(object: &Object, document: &Document) -> u16 {
    let number = document.dereference(object).ok().and_then(|(_, o)| o.as_i64().ok());
    number.and_then(|n| u16::try_from(n).ok()).unwrap_or(0)
}

fn number(object: &Object, document: &Document) -> f64 {
    document.dereference(object).ok().and_then(|(_, o)| o.as_float().ok()).map_or(0.0, f64::from)
}
