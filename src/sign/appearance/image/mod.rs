//! Images of signatures and seals. What a file says is not trusted: its size and its points are bounded before anything is decoded.

mod content;
mod ink;
mod jpeg;
mod png;

pub use content::{Image, ImageConcern};

use super::error::AppearanceError;
use content::MOST_BYTES;

impl Image {
    /// Reads a PNG or a JPEG file. An image is cut down to what it shows, so that sizes are those of the seal and not of its sheet.
    ///
    /// # Errors
    /// Those that begin with `Image`.
    pub fn read(file: &[u8]) -> Result<Self, AppearanceError> {
        if file.len() > MOST_BYTES {
            return Err(AppearanceError::ImageTooLarge { most: MOST_BYTES });
        }
        if file.starts_with(b"\x89PNG\r\n\x1a\n") {
            png::read(file)
        } else if file.starts_with(b"\xFF\xD8\xFF") {
            jpeg::read(file)
        } else {
            Err(AppearanceError::ImageUnknown)
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::content::Content;
    use super::*;

    /// A PNG file of these points, four bytes each.
    pub(crate) fn png_of(width: u32, height: u32, rgba: &[u8], dpi: Option<u32>) -> Vec<u8> {
        let mut out = Vec::new();
        let mut encoder = ::png::Encoder::new(&mut out, width, height);
        encoder.set_color(::png::ColorType::Rgba);
        if let Some(dpi) = dpi {
            let per_metre = dpi * 10_000 / 254;
            encoder.set_pixel_dims(Some(::png::PixelDimensions {
                xppu: per_metre,
                yppu: per_metre,
                unit: ::png::Unit::Meter,
            }));
        }
        encoder.write_header().unwrap().write_image_data(rgba).unwrap();
        out
    }

    /// Ink of one colour in the middle half of a transparent sheet.
    pub(crate) fn sheet(width: u32, height: u32, colour: [u8; 3], dpi: Option<u32>) -> Vec<u8> {
        let mut rgba = Vec::new();
        for y in 0..height {
            for x in 0..width {
                let inside = (width / 4..width * 3 / 4).contains(&x) && (height / 4..height * 3 / 4).contains(&y);
                rgba.extend_from_slice(&[colour[0], colour[1], colour[2], if inside { 255 } else { 0 }]);
            }
        }
        png_of(width, height, &rgba, dpi)
    }

    #[test]
    fn an_image_is_cut_down_to_its_ink() {
        let image = Image::read(&sheet(400, 200, [20, 40, 200], Some(254))).unwrap();
        assert_eq!((image.width, image.height), (200, 100));
        assert!((image.millimetres().unwrap() - 20.0).abs() < 0.01);
        assert_eq!((image.colour(), image.concerns()), (Some([20, 40, 200]), &[][..]));
    }

    #[test]
    fn a_white_ground_becomes_transparent_and_looks_the_same_on_white() {
        let mut rgba = vec![255; 4 * 30 * 30];
        for pixel in rgba.chunks_exact_mut(4).skip(310).take(20) {
            pixel.copy_from_slice(&[10, 20, 160, 255]);
        }
        let image = Image::read(&png_of(30, 30, &rgba, None)).unwrap();
        assert_eq!(image.concerns(), [ImageConcern::GroundRemoved]);
        let Content::Ink(ink) = &image.content else { panic!() };
        let (point, opacity) = (&ink.points()[..3], f64::from(ink.opacity()[0]) / 255.0);
        for (value, expected) in point.iter().zip([10.0, 20.0, 160.0]) {
            let on_white = f64::from(*value) * opacity + 255.0 * (1.0 - opacity);
            assert!((on_white - expected).abs() < 12.0, "{on_white} for {expected}");
        }
    }

    #[test]
    fn hostile_images_have_named_errors() {
        let code = |file: &[u8]| Image::read(file).unwrap_err().code();
        assert_eq!(code(b"GIF89a"), "image-unknown");
        assert_eq!(code(&vec![0; MOST_BYTES + 1]), "image-too-large");
        assert_eq!(code(&sheet(40, 40, [0, 0, 255], None)[..60]), "image-damaged");
        assert_eq!(code(&png_of(9, 9, &[0; 4 * 81], None)), "image-empty");
        // A header that promises 30,000 by 30,000 points, and nothing behind it.
        let mut bomb = sheet(40, 40, [0, 0, 255], None);
        bomb[16..24].copy_from_slice(&[0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30]);
        let crc = crc32(&bomb[12..29]);
        bomb[29..33].copy_from_slice(&crc.to_be_bytes());
        assert_eq!(code(&bomb), "image-too-many-points");
        assert_eq!(code(b"\xFF\xD8\xFF\xE0\x00\x10JFIF\x00"), "image-damaged");
    }

    fn crc32(data: &[u8]) -> u32 {
        !data.iter().fold(!0_u32, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg()))
        })
    }
}
