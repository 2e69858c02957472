//! Ink on transparent ground: points of red, green and blue, and how opaque each is.

use super::super::error::AppearanceError;

/// An opacity that is seen, where an image is cut.
const SEEN: u8 = 24;
/// What is lighter than this is the paper that was scanned.
const PAPER: u8 = 235;
/// How much of an image must be paper, in hundredths, for its ground to be white.
const GROUND: usize = 40;

/// Points with their opacity.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ink {
    points: Vec<u8>,
    opacity: Vec<u8>,
    colour: [u8; 3],
}

/// What became of the ground of an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ground {
    Transparent,
    /// It was white.
    Removed,
    Opaque,
}

/// An image cut down to its ink: the ink, its width and height, and what became of the ground.
pub(super) type Cut = (Ink, usize, usize, Ground);

impl Ink {
    /// From points of four bytes each. Without transparency, white paper becomes transparent.
    pub(super) fn cut(rgba: &[u8], width: usize) -> Result<Cut, AppearanceError> {
        let pixels = || rgba.chunks_exact(4).filter_map(|pixel| <[u8; 4]>::try_from(pixel).ok());
        let all = pixels().count();
        let opaque = pixels().all(|[.., opacity]| opacity == u8::MAX);
        let paper = pixels().filter(|[r, g, b, _]| *r.min(g).min(b) >= PAPER).count();
        let ground = match opaque {
            false => Ground::Transparent,
            true if paper.saturating_mul(100) >= all.saturating_mul(GROUND) => Ground::Removed,
            true => Ground::Opaque,
        };
        let lifted = |pixel: [u8; 4]| if ground == Ground::Removed { lifted(pixel) } else { pixel };
        let (mut points, mut opacity) = (Vec::new(), Vec::new());
        let (left, top, right, bottom) = bounds(pixels().map(lifted), width).ok_or(AppearanceError::ImageEmpty)?;
        for (index, pixel) in pixels().map(lifted).enumerate() {
            let (x, y) = (index.checked_rem(width).unwrap_or(0), index.checked_div(width).unwrap_or(0));
            if (left..=right).contains(&x) && (top..=bottom).contains(&y) {
                let [r, g, b, a] = pixel;
                points.extend_from_slice(&[r, g, b]);
                opacity.push(a);
            }
        }
        let colour = mean(&points, &opacity);
        // Readers that scale a picture mix neighbours: the colour of what is not seen shows at the edges.
        for (point, opacity) in points.chunks_exact_mut(3).zip(&opacity) {
            if *opacity == 0 {
                point.copy_from_slice(&colour);
            }
        }
        let size = |from: usize, to: usize| to.saturating_sub(from).saturating_add(1);
        Ok((Self { points, opacity, colour }, size(left, right), size(top, bottom), ground))
    }

    /// Three bytes for each point.
    pub(super) fn points(&self) -> &[u8] {
        &self.points
    }

    /// A byte for each point.
    pub(super) fn opacity(&self) -> &[u8] {
        &self.opacity
    }

    /// The mean colour, by opacity.
    pub(super) fn colour(&self) -> [u8; 3] {
        self.colour
    }
}

/// Where there is ink: left, top, right and bottom.
fn bounds(pixels: impl Iterator<Item = [u8; 4]>, width: usize) -> Option<(usize, usize, usize, usize)> {
    let mut found: Option<(usize, usize, usize, usize)> = None;
    for (index, _) in pixels.enumerate().filter(|(_, [.., opacity])| *opacity >= SEEN) {
        let (x, y) = (index.checked_rem(width)?, index.checked_div(width)?);
        found = Some(match found {
            Some((left, top, right, bottom)) => (left.min(x), top.min(y), right.max(x), bottom.max(y)),
            None => (x, y, x, y),
        });
    }
    found
}

/// A point without the white that it was printed on: on white it looks as before, as long as it is darker than paper.
fn lifted([r, g, b, _]: [u8; 4]) -> [u8; 4] {
    let darkest = r.min(g).min(b);
    let depth = u32::from(PAPER.saturating_sub(darkest));
    let opacity = (depth * 255).div_ceil(u32::from(PAPER));
    let channel = |value: u8| {
        let taken = (u32::from(u8::MAX.saturating_sub(value)) * 255).checked_div(opacity).unwrap_or(0);
        u8::MAX.saturating_sub(u8::try_from(taken).unwrap_or(u8::MAX))
    };
    [channel(r), channel(g), channel(b), u8::try_from(opacity).unwrap_or(u8::MAX)]
}

fn mean(points: &[u8], opacity: &[u8]) -> [u8; 3] {
    let (mut sum, mut all) = ([0_u64; 3], 0_u64);
    for (point, opacity) in points.chunks_exact(3).zip(opacity) {
        for (total, value) in sum.iter_mut().zip(point) {
            *total = total.saturating_add(u64::from(*value) * u64::from(*opacity));
        }
        all = all.saturating_add(u64::from(*opacity));
    }
    sum.map(|total| total.checked_div(all).and_then(|mean| u8::try_from(mean).ok()).unwrap_or(0))
}
