//! The agency's signature on the main document (Phụ lục I, phần I, mục II.8.a): the image of its seal, red, in its real size, on
//! transparent ground.

use crate::sign::appearance::Picture;
use crate::sign::appearance::error::AppearanceError;
use crate::sign::appearance::image::{Image, ImageConcern};
use crate::sign::appearance::measure::points;

/// Widths of seals, in millimetres. Those of state bodies are 32 to 42 mm wide; smaller and larger ones are taken at a person's word.
pub const SEAL_SIZES: core::ops::RangeInclusive<f64> = 20.0..=60.0;
/// What an image may say of itself: programs that scan write real densities, others 72 or 96 dpi whatever it shows.
const BELIEVED: core::ops::RangeInclusive<f64> = 30.0..=45.0;

/// The picture of a seal in its real size: as wide as was stated, in millimetres, or else as the image says.
///
/// # Errors
/// [`AppearanceError::SealSizeUnknown`] and [`AppearanceError::SealSize`]: a seal of a guessed size is not in its real size.
pub fn seal(image: Image, stated: Option<f64>) -> Result<(Picture, Vec<ImageConcern>), AppearanceError> {
    let image = image.with_colour(is_red, ImageConcern::NotRed);
    let own = || image.millimetres().filter(|width| BELIEVED.contains(width));
    let millimetres = stated.or_else(own).ok_or(AppearanceError::SealSizeUnknown)?;
    if !SEAL_SIZES.contains(&millimetres) {
        return Err(AppearanceError::SealSize { millimetres });
    }
    let width = points(millimetres);
    Ok((image.picture(width, width / image.shape()), image.concerns().to_vec()))
}

fn is_red([r, g, b]: [u8; 3]) -> bool {
    r >= g.saturating_add(40) && r >= b.saturating_add(40)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sign::appearance::image::tests::sheet;

    #[test]
    fn a_seal_is_as_large_as_it_is() {
        // 720 points at 254 dpi are 72 mm, and half of that is ink.
        let image = Image::read(&sheet(720, 720, [214, 22, 32], Some(254))).unwrap();
        let (picture, concerns) = seal(image.clone(), None).unwrap();
        assert!((picture.width - points(36.0)).abs() < 0.02 && (picture.height - points(36.0)).abs() < 0.02);
        assert_eq!(concerns, []);
        assert!((seal(image.clone(), Some(38.0)).unwrap().0.width - points(38.0)).abs() < 0.001);
        assert_eq!(seal(image, Some(90.0)).unwrap_err(), AppearanceError::SealSize { millimetres: 90.0 });
        let silent = Image::read(&sheet(720, 720, [20, 40, 200], None)).unwrap();
        assert_eq!(seal(silent.clone(), None).unwrap_err(), AppearanceError::SealSizeUnknown);
        assert_eq!(seal(silent, Some(36.0)).unwrap().1, [ImageConcern::NotRed]);
        // 96 dpi that a program made up: 400 points would be a seal of half a metre at 10 dpi.
        let made_up = Image::read(&sheet(720, 720, [214, 22, 32], Some(10))).unwrap();
        assert_eq!(seal(made_up, None).unwrap_err(), AppearanceError::SealSizeUnknown);
    }
}
