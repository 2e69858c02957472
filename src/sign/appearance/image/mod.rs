//! Images of signatures and seals. What a file says is not trusted: its size and its points are bounded before anything is decoded.

mod ink;
mod jpeg;
mod png;

use super::Picture;
use super::error::AppearanceError;
use super::measure::{decimal, rounded};
use crate::sign::{Entries, PdfValue};
use ink::Ink;

/// Largest file of an image.
const MOST_BYTES: usize = 8_000_000;
/// Most points of an image: A4 at 400 dpi has 15 million.
const MOST_POINTS: u64 = 16_000_000;

/// An image as a person has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    content: Content,
    width: u32,
    height: u32,
    /// Points in a metre, across and up, if the file says so.
    density: Option<(f64, f64)>,
    /// What is not as Phụ lục I has it.
    concerns: Vec<ImageConcern>,
}

/// What is not as Phụ lục I has it, and was used all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ImageConcern {
    /// It is no PNG.
    NotPng,
    /// Its ground is not transparent and was not white, so that it hides what is beneath.
    Opaque,
    /// Its white ground was made transparent.
    GroundRemoved,
    /// It is to be blue and is not.
    NotBlue,
    /// It is to be red and is not.
    NotRed,
}

#[derive(Clone, Debug, PartialEq)]
enum Content {
    /// Points with their opacity.
    Ink(Ink),
    /// A JPEG file as it is, with so many colour components.
    Jpeg { data: Vec<u8>, components: u8 },
}

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

    /// Width by height.
    pub(crate) fn shape(&self) -> f64 {
        f64::from(self.width) / f64::from(self.height.max(1))
    }

    /// Width in millimetres, if the file says how large its points are.
    pub(crate) fn millimetres(&self) -> Option<f64> {
        self.density.map(|(across, _)| f64::from(self.width) / across * 1000.0).filter(|width| width.is_finite())
    }

    /// What is not as Phụ lục I has it.
    pub fn concerns(&self) -> &[ImageConcern] {
        &self.concerns
    }

    /// Mean colour of the ink, by its opacity; `None` for JPEG, whose points are not looked at.
    pub(crate) fn colour(&self) -> Option<[u8; 3]> {
        match &self.content {
            Content::Ink(ink) => Some(ink.colour()),
            Content::Jpeg { .. } => None,
        }
    }

    /// The image as a picture of this size in points.
    pub(crate) fn picture(&self, width: f64, height: f64) -> Picture {
        let size = |entries: Entries| {
            let entries = entries.with("Width", i64::from(self.width)).with("Height", i64::from(self.height));
            entries.with("BitsPerComponent", 8)
        };
        let image = || Entries::new().with("Type", PdfValue::name("XObject")).with("Subtype", PdfValue::name("Image"));
        let parts = match &self.content {
            Content::Ink(ink) => {
                let flate = |entries: Entries| entries.with("Filter", PdfValue::name("FlateDecode"));
                let colours = size(image()).with("ColorSpace", PdfValue::name("DeviceRGB"));
                let colours = flate(colours).with("SMask", PdfValue::Part(1));
                let mask = flate(size(image()).with("ColorSpace", PdfValue::name("DeviceGray")));
                vec![
                    PdfValue::Stream(colours, compressed(ink.points())),
                    PdfValue::Stream(mask, compressed(ink.opacity())),
                ]
            }
            Content::Jpeg { data, components } => {
                let space = if *components == 1 { "DeviceGray" } else { "DeviceRGB" };
                let entries = size(image()).with("ColorSpace", PdfValue::name(space));
                vec![PdfValue::Stream(entries.with("Filter", PdfValue::name("DCTDecode")), data.clone())]
            }
        };
        let content = format!("q\n{} 0 0 {} 0 0 cm\n/Im Do\nQ", decimal(width), decimal(height));
        Picture {
            width: rounded(width),
            height: rounded(height),
            content: content.into_bytes(),
            resources: Entries::new().with("XObject", Entries::new().with("Im", PdfValue::Part(0))),
            parts,
        }
    }

    /// Notes that it is not of the colour that it is to have. JPEG is not looked at.
    pub(crate) fn with_colour(mut self, is_right: fn([u8; 3]) -> bool, concern: ImageConcern) -> Self {
        if self.colour().is_some_and(|colour| !is_right(colour)) {
            self.concerns.push(concern);
        }
        self
    }
}

fn compressed(data: &[u8]) -> Vec<u8> {
    miniz_oxide::deflate::compress_to_vec_zlib(data, 9)
}

/// Whether an image has points, and not more than are read.
fn check_size(width: u32, height: u32) -> Result<(), AppearanceError> {
    match u64::from(width) * u64::from(height) {
        0 => Err(AppearanceError::ImageDamaged),
        1..=MOST_POINTS => Ok(()),
        _ => Err(AppearanceError::ImageTooManyPoints { width, height }),
    }
}

#[cfg(test)]
pub(crate) mod tests {
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
