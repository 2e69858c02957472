//! Fonts (ISO 32000-2 §9.6 to §9.8), as far as they tell how far text reaches. Widths are intervals: what is not stated lies
//! between nothing and the widest there is.

use crate::base::error::Error;
use crate::pdf::content::geometry::Box4;
use crate::pdf::document::view::View;
use crate::pdf::syntax::object::{Dictionary, Object};
use std::collections::HashMap;

/// Least and most.
pub(crate) type Interval = (f64, f64);

/// The widest glyph of a font that tells no widths.
const WIDEST: f64 = 2.0;
/// What the standard fonts reach around their origin, their alternatives in readers included (Adobe Font Metrics; Annex D).
const STANDARD: Box4 = [-0.2, -0.35, 1.2, 1.15];
/// What a font may reach that tells no box.
const LARGE: Box4 = [-0.6, -0.6, 1.6, 1.6];
/// Most widths of one font.
const WIDTHS: usize = 70_000;

/// How strings are cut into codes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Codes {
    /// One byte each.
    Bytes,
    /// Two bytes each.
    Pairs,
    /// By a CMap that is not read: at most one code for each byte.
    Unread,
}

/// How far the text of a font reaches, in parts of its size.
#[derive(Clone, Debug)]
pub(crate) struct Font {
    pub(crate) codes: Codes,
    widths: HashMap<u32, Interval>,
    other: Interval,
    /// Around the origin of a glyph.
    pub(crate) glyph: Box4,
    /// Down the page, with these advances (§9.7.4.3).
    pub(crate) vertical: Option<Interval>,
    /// Its glyphs are content streams, which may paint anything (§9.6.4).
    pub(crate) painted: bool,
}

impl Font {
    pub(crate) fn width(&self, code: u32) -> Interval {
        self.widths.get(&code).copied().unwrap_or(self.other)
    }

    /// A font whose glyphs are content streams that reach `glyph`; widths are seen through `scale`.
    pub(crate) fn of_glyphs(view: View<'_, '_>, font: &Dictionary, glyph: Box4, scale: f64) -> Result<Self, Error> {
        let widths = simple_widths(view, font, scale)?;
        let most = widest(&widths, scale.abs());
        Ok(Self { codes: Codes::Bytes, widths, other: (most.0.min(0.0), most.1), glyph, vertical: None, painted: true })
    }

    /// Reads a font that is not of type 3. `None` if it is none that is understood.
    pub(crate) fn read(view: View<'_, '_>, font: &Dictionary) -> Result<Option<Self>, Error> {
        match view.name(font, "Subtype")?.as_deref() {
            Some("Type1" | "MMType1" | "TrueType") => simple(view, font),
            Some("Type0") => composite(view, font),
            _ => Ok(None),
        }
    }
}

fn simple(view: View<'_, '_>, font: &Dictionary) -> Result<Option<Font>, Error> {
    let mut widths = simple_widths(view, font, 0.001)?;
    let descriptor = view.dictionary(font, "FontDescriptor")?;
    let missing = match &descriptor {
        Some(descriptor) => stated(&view.value(descriptor, "MissingWidth")?, 0.0),
        None => Some(0.0),
    };
    let Some(missing) = missing else { return Ok(None) };
    let mut most = WIDEST;
    if font.get("Widths").is_none() {
        let base = view.name(font, "BaseFont")?.unwrap_or_default();
        if ["Helvetica", "Arial", "Times", "Courier", "Symbol", "ZapfDingbats"]
            .iter()
            .any(|name| base.starts_with(name))
        {
            most = STANDARD_WIDEST;
        }
        let latin = ["Helvetica", "Arial", "Times", "Courier"].iter().any(|name| base.starts_with(name));
        if latin && is_latin(view, font)? {
            widths = (0x20..0x7Fu8).map(|code| (u32::from(code), (0.0, latin_width(code)))).collect();
        }
    }
    let (least, most) = widest(&widths, most.max(missing));
    let glyph = extent(view, descriptor.as_ref())?;
    Ok(Some(Font {
        codes: Codes::Bytes,
        widths,
        other: (least.min(missing).min(0.0), most),
        glyph,
        vertical: None,
        painted: false,
    }))
}

/// The widest glyph of the standard 14 fonts: `@` of Helvetica, rounded up for the fonts readers take in their place.
const STANDARD_WIDEST: f64 = 1.1;

/// Whether the codes for letters and digits stand for these: no differences from an encoding for Latin text (Annex D.2).
fn is_latin(view: View<'_, '_>, font: &Dictionary) -> Result<bool, Error> {
    let encoding = view.value(font, "Encoding")?;
    Ok(encoding.is_null()
        || matches!(
            encoding.as_name(),
            Some(b"StandardEncoding" | b"WinAnsiEncoding" | b"MacRomanEncoding" | b"PDFDocEncoding")
        ))
}

/// The widest that a character is in Helvetica, Times and Courier, their bold and slanted kinds included.
fn latin_width(code: u8) -> f64 {
    match code {
        b'W' | b'%' | b'@' => 1.02,
        b'M' => 0.95,
        b'm' | b'&' => 0.9,
        b'w' | b'A'..=b'Z' => 0.79,
        b' ' | b'.' | b',' | b'!' | b':' | b';' | b'i' | b'j' | b'l' | b't' | b'f' | b'|' | b'/' | b'\\' => 0.6,
        _ => 0.62,
    }
}

/// `Widths` from `FirstChar` on (Table 109).
fn simple_widths(view: View<'_, '_>, font: &Dictionary, scale: f64) -> Result<HashMap<u32, Interval>, Error> {
    let first = view.value(font, "FirstChar")?.as_integer().and_then(|first| u32::try_from(first).ok());
    let (Some(list), Some(first)) = (view.array(font, "Widths")?, first) else { return Ok(HashMap::new()) };
    let mut widths = HashMap::new();
    for (code, width) in (first..=255).zip(list.iter()) {
        if let Some(width) = view.resolve(width)?.as_number() {
            widths.insert(code, (width * scale, width * scale));
        }
    }
    Ok(widths)
}

/// A width in the space of the text, or the one for where none is stated. `None`: what is stated is no number for all readers.
fn stated(value: &Object, absent: f64) -> Option<f64> {
    let width = if value.is_null() { Some(absent) } else { value.as_number() };
    width.map(|width| width / 1000.0)
}

/// The least and the most of all widths, at least from nothing to `most`.
fn widest(widths: &HashMap<u32, Interval>, most: f64) -> Interval {
    widths.values().fold((0.0, most), |(low, high): Interval, width| (low.min(width.0), high.max(width.1)))
}

/// `FontBBox`, `Ascent` and `Descent` (Table 120), and what an ordinary font reaches.
fn extent(view: View<'_, '_>, descriptor: Option<&Dictionary>) -> Result<Box4, Error> {
    let Some(descriptor) = descriptor else { return Ok(STANDARD) };
    let numbers = four(view, descriptor, "FontBBox")?;
    let Some([x0, y0, x1, y1]) = numbers.filter(|numbers| numbers.iter().any(|number| *number != 0.0)) else {
        return Ok(LARGE);
    };
    let high = view.value(descriptor, "Ascent")?.as_number().unwrap_or(0.0);
    let low = view.value(descriptor, "Descent")?.as_number().unwrap_or(0.0);
    let [sx0, sy0, sx1, sy1] = STANDARD;
    Ok([
        sx0.min(x0.min(x1) / 1000.0),
        sy0.min(y0.min(y1).min(low).min(-low.abs()) / 1000.0),
        sx1.max(x0.max(x1) / 1000.0),
        sy1.max(y0.max(y1).max(high) / 1000.0),
    ])
}

/// Four numbers of an array.
pub(crate) fn four(view: View<'_, '_>, dictionary: &Dictionary, key: &str) -> Result<Option<[f64; 4]>, Error> {
    Ok(numbers(view, dictionary, key, 4)?.and_then(|numbers| numbers.try_into().ok()))
}

/// The numbers of an array of exactly so many elements, all of them finite.
pub(crate) fn numbers(
    view: View<'_, '_>,
    dictionary: &Dictionary,
    key: &str,
    count: usize,
) -> Result<Option<Vec<f64>>, Error> {
    let Some(array) = view.array(dictionary, key)?.filter(|array| array.len() == count) else { return Ok(None) };
    let mut numbers = Vec::with_capacity(count);
    for number in array.iter() {
        numbers.extend(view.resolve(number)?.as_number().filter(|number| number.is_finite()));
    }
    Ok(Some(numbers).filter(|numbers| numbers.len() == count))
}

/// §9.7.
fn composite(view: View<'_, '_>, font: &Dictionary) -> Result<Option<Font>, Error> {
    let Some((codes, is_vertical)) = encoding(view, font)? else { return Ok(None) };
    let descendants = view.array(font, "DescendantFonts")?;
    let Some([descendant]) = descendants.as_deref() else { return Ok(None) };
    let descendant = view.resolve(descendant)?;
    let Some(descendant) = descendant.as_plain_dictionary() else { return Ok(None) };
    let Some(default) = stated(&view.value(descendant, "DW")?, 1000.0) else { return Ok(None) };
    let Some(widths) = cid_widths(view, descendant)? else { return Ok(None) };
    let (least, most) = widest(&widths, default);
    let other = if codes == Codes::Pairs { (default, default) } else { (least, most) };
    let mut glyph = extent(view, view.dictionary(descendant, "FontDescriptor")?.as_ref())?;
    let mut vertical = None;
    if is_vertical {
        let Some(advances) = vertical_advances(view, descendant)? else { return Ok(None) };
        let [x0, y0, x1, y1] = glyph;
        // The origin lies above the glyph and in its middle (§9.7.4.3).
        glyph = [x0 - most, y0 - WIDEST, x1 + most, y1 + WIDEST];
        vertical = Some(advances);
    }
    let widths = if codes == Codes::Pairs { widths } else { HashMap::new() };
    Ok(Some(Font { codes, widths, other, glyph, vertical, painted: false }))
}

/// How strings are cut, and whether they run down the page (§9.7.5).
fn encoding(view: View<'_, '_>, font: &Dictionary) -> Result<Option<(Codes, bool)>, Error> {
    let encoding = view.value(font, "Encoding")?;
    if let Some(name) = encoding.as_name() {
        return Ok(match name {
            b"Identity-H" => Some((Codes::Pairs, false)),
            b"Identity-V" => Some((Codes::Pairs, true)),
            b"H" => Some((Codes::Unread, false)),
            b"V" => Some((Codes::Unread, true)),
            _ if name.ends_with(b"-H") => Some((Codes::Unread, false)),
            _ if name.ends_with(b"-V") => Some((Codes::Unread, true)),
            _ => None,
        });
    }
    let Some(stream) = encoding.as_stream() else { return Ok(None) };
    let across = view.value(&stream.dictionary, "WMode")?.as_integer().unwrap_or(0) == 0;
    let data = match view.decode(stream) {
        Err(Error::OverLimit { .. }) => None,
        other => other?,
    };
    // A CMap may say its direction by itself, or take it from another one.
    let plain = data.is_some_and(|data| {
        memchr::memmem::find(&data, b"usecmap").is_none() && memchr::memmem::find(&data, b"WMode 1").is_none()
    });
    Ok((across && plain && !stream.dictionary.has("UseCMap")).then_some((Codes::Unread, false)))
}

/// `W`: `c [w1 w2 …]` and `first last w` (§9.7.4.3). `None` if it is something else.
fn cid_widths(view: View<'_, '_>, font: &Dictionary) -> Result<Option<HashMap<u32, Interval>>, Error> {
    let mut widths: HashMap<u32, Interval> = HashMap::new();
    let list = view.array(font, "W")?;
    let mut list = list.iter().flat_map(|list| list.iter());
    let mut add = |code: u32, width: &Object| -> bool {
        let Some(width) = width.as_number().map(|width| width / 1000.0) else { return false };
        // Of two widths for one code readers take either.
        let known = widths.entry(code).or_insert((width, width));
        *known = (known.0.min(width), known.1.max(width));
        widths.len() <= WIDTHS
    };
    while let Some(first) = list.next() {
        let first = view.resolve(first)?.as_integer().and_then(|first| u32::try_from(first).ok());
        let (Some(first), Some(second)) = (first, list.next()) else { return Ok(None) };
        let second = view.resolve(second)?;
        let mut good = true;
        if let Some(each) = second.as_array() {
            for (code, width) in (first..).zip(each.iter()) {
                good = good && add(code, &view.resolve(width)?);
            }
        } else {
            let last = second.as_integer().and_then(|last| u32::try_from(last).ok());
            let (Some(last), Some(width)) = (last, list.next()) else { return Ok(None) };
            let width = view.resolve(width)?;
            good = last <= 0xFFFF && (first..=last).all(|code| add(code, &width));
        }
        if !good {
            return Ok(None);
        }
    }
    Ok(Some(widths))
}

/// The advances of `DW2` and `W2`, in whatever place they stand.
fn vertical_advances(view: View<'_, '_>, font: &Dictionary) -> Result<Option<Interval>, Error> {
    let default = match font.get("DW2") {
        Some(_) => numbers(view, font, "DW2", 2)?.and_then(|numbers| numbers.last().copied()),
        None => Some(-1000.0),
    };
    let Some(default) = default else { return Ok(None) };
    let mut advances = (default / 1000.0, default / 1000.0);
    for element in view.array(font, "W2")?.iter().flat_map(|list| list.iter()).take(WIDTHS) {
        let element = view.resolve(element)?;
        let inner = element.as_array().map_or(core::slice::from_ref(&element), |array| array);
        for number in inner {
            let Some(number) = view.resolve(number)?.as_number() else { return Ok(None) };
            advances = (advances.0.min(number / 1000.0), advances.1.max(number / 1000.0));
        }
    }
    Ok(Some(advances))
}
