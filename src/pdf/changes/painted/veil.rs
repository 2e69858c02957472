//! Pictures that hide nothing (ISO 32000-2 §8.9.5, §11.6.5.2): coloured ink on transparent ground, as a seal or a signature is by
//! Appendix I to Decree 30/2020/NĐ-CP (red or blue, transparent ground).

use super::data::decode;
use crate::base::error::Error;
use crate::pdf::document::view::View;
use crate::pdf::syntax::object::{Dictionary, Object, Stream};

/// An opacity that is seen.
const SEEN: u8 = 48;
/// How much of a picture may be covered by ink: a seal of ring, letters and star covers about a third.
const INK: usize = 2;
/// How far the channels of a coloured point lie apart.
const COLOURED: u8 = 40;
/// A point lighter than this, of 255, hides what is dark: light yellow as well as white.
const LIGHT: u32 = 190;
/// Cells across and down; of a seal each is less than two millimetres wide, so that no letter hides in one.
const CELLS: usize = 24;
/// How much of a cell may be light or grey, in hundredths of its full opacity: strokes have such edges.
const EDGES: usize = 35;

/// Whether a picture lets through what is beneath but for strokes of coloured ink. Whatever is not read hides.
pub(super) fn is_veil(view: View<'_, '_>, image: &Stream) -> Result<bool, Error> {
    let mask = view.value(&image.dictionary, "SMask")?;
    let Some(mask) = mask.as_stream() else { return Ok(false) };
    let plain =
        |dictionary: &Dictionary| ["Decode", "Matte", "Mask", "ImageMask"].iter().all(|key| !dictionary.has(key));
    let Some(channels) = channels(view, &image.dictionary)? else { return Ok(false) };
    let same = |key: &str| -> Result<bool, Error> {
        let (a, b) = (view.value(&image.dictionary, key)?, view.value(&mask.dictionary, key)?);
        Ok(a.as_integer().is_some() && a.as_integer() == b.as_integer())
    };
    let sized = same("Width")? && same("Height")? && same("BitsPerComponent")?;
    let eight = view.value(&mask.dictionary, "BitsPerComponent")?.as_integer() == Some(8);
    let width = view.value(&image.dictionary, "Width")?.as_integer().and_then(|width| usize::try_from(width).ok());
    let Some(width) = width.filter(|width| *width > 0) else { return Ok(false) };
    if !plain(&image.dictionary) || !plain(&mask.dictionary) || !sized || !eight {
        return Ok(false);
    }
    if view.name(&mask.dictionary, "ColorSpace")?.as_deref() != Some("DeviceGray") {
        return Ok(false);
    }
    let (Some(points), Some(opacity)) = (decode(view, image)?, decode(view, mask)?) else {
        return Ok(false);
    };
    Ok(points.len() == opacity.len().saturating_mul(channels) && lets_through(&points, &opacity, channels, width))
}

fn lets_through(points: &[u8], opacity: &[u8], channels: usize, width: usize) -> bool {
    let lines = opacity.len().div_ceil(width);
    let (across, down) = (width.div_ceil(CELLS).max(1), lines.div_ceil(CELLS).max(1));
    let mut ink = 0usize;
    let mut hidden = vec![0usize; CELLS.saturating_mul(CELLS)];
    let at = |index: usize| {
        let (x, y) = (index.checked_rem(width)?, index.checked_div(width)?);
        y.checked_div(down)?.checked_mul(CELLS)?.checked_add(x.checked_div(across)?)
    };
    for (index, (point, opacity)) in points.chunks_exact(channels).zip(opacity).enumerate() {
        ink = ink.saturating_add(usize::from(*opacity >= SEEN));
        let (low, high) = point.iter().fold((u8::MAX, 0u8), |(low, high), value| (low.min(*value), high.max(*value)));
        if (lightness(point) > LIGHT || high.saturating_sub(low) < COLOURED)
            && let Some(cell) = at(index).and_then(|cell| hidden.get_mut(cell))
        {
            *cell = cell.saturating_add(usize::from(*opacity));
        }
    }
    let full = across.saturating_mul(down).saturating_mul(255);
    let clear = |cell: &usize| cell.saturating_mul(100) <= full.saturating_mul(EDGES);
    ink.saturating_mul(INK) <= opacity.len() && hidden.iter().all(clear)
}

/// How light red, green and blue are to the eye (ITU-R BT.601).
fn lightness(point: &[u8]) -> u32 {
    [299, 587, 114].into_iter().zip(point).map(|(weight, value)| weight * u32::from(*value)).sum::<u32>() / 1000
}

/// Three for colour spaces of red, green and blue; others are not read.
fn channels(view: View<'_, '_>, image: &Dictionary) -> Result<Option<usize>, Error> {
    let space = view.value(image, "ColorSpace")?;
    if let Some(name) = space.as_name() {
        return Ok((name == b"DeviceRGB").then_some(3));
    }
    let Some(parts) = space.as_array() else { return Ok(None) };
    let part = |index: usize| parts.get(index).map_or_else(|| Ok(Object::null()), |part| view.resolve(part));
    Ok(match part(0)?.as_name() {
        Some(b"CalRGB") => Some(3),
        Some(b"ICCBased") => {
            let profile = part(1)?;
            let count = profile.as_dictionary().map(|profile| view.value(profile, "N")).transpose()?;
            count.and_then(|count| count.as_integer()).filter(|count| *count == 3).map(|_| 3)
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coloured_strokes_let_through_and_white_or_black_hide() {
        let picture = |colour: [u8; 3], inked: usize| {
            let points: Vec<u8> = colour.repeat(100);
            let opacity: Vec<u8> = (0..100).map(|at| if at < inked { 255 } else { 0 }).collect();
            lets_through(&points, &opacity, 3, 10)
        };
        assert!(picture([220, 30, 30], 30) && picture([30, 30, 200], 50));
        assert!(!picture([220, 30, 30], 60));
        assert!(!picture([255, 255, 255], 10) && !picture([0, 0, 0], 10) && !picture([255, 250, 180], 10));
    }
}
