//! An image as it was read, and as it is drawn.

use super::super::Picture;
use super::super::error::AppearanceError;
use super::super::measure::{decimal, rounded};
use super::ink::Ink;
use crate::sign::{Entries, PdfValue};

/// Largest file of an image.
pub(super) const MOST_BYTES: usize = 8_000_000;
/// Most points of an image: A4 at 400 dpi has 15 million.
const MOST_POINTS: u64 = 16_000_000;

/// An image as a person has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    pub(super) content: Content,
    pub(super) width: u32,
    pub(super) height: u32,
    /// Points in a metre, across and up, if the file says so.
    pub(super) density: Option<(f64, f64)>,
    /// What is not as Phụ lục I has it.
    pub(super) concerns: Vec<ImageConcern>,
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
pub(super) enum Content {
    /// Points with their opacity.
    Ink(Ink),
    /// A JPEG file as it is, with so many colour components.
    Jpeg { data: Vec<u8>, components: u8 },
}

impl Image {
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
pub(super) fn check_size(width: u32, height: u32) -> Result<(), AppearanceError> {
    match u64::from(width) * u64::from(height) {
        0 => Err(AppearanceError::ImageDamaged),
        1..=MOST_POINTS => Ok(()),
        _ => Err(AppearanceError::ImageTooManyPoints { width, height }),
    }
}
