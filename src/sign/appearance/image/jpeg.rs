//! JPEG files. They are embedded as they are; only the header is read (ISO 32000-2 §7.4.8).

use super::super::error::AppearanceError;
use super::content::{Content, Image, ImageConcern, check_size};
use std::io::Cursor;
use zune_jpeg::JpegDecoder;

/// Points of an inch and of a centimetre in a metre, by the unit of the header.
const UNITS: [(u8, f64); 2] = [(1, 1000.0 / 25.4), (2, 100.0)];

pub(super) fn read(file: &[u8]) -> Result<Image, AppearanceError> {
    let mut decoder = JpegDecoder::new(Cursor::new(file));
    decoder.decode_headers().map_err(|_| AppearanceError::ImageDamaged)?;
    let info = decoder.info().ok_or(AppearanceError::ImageDamaged)?;
    check_size(u32::from(info.width), u32::from(info.height))?;
    if !file.trim_ascii_end().ends_with(b"\xFF\xD9") {
        return Err(AppearanceError::ImageDamaged);
    }
    if !matches!(info.components, 1 | 3) {
        return Err(AppearanceError::ImageColours);
    }
    let unit = UNITS.iter().find(|(code, _)| *code == info.pixel_density).map(|(_, metre)| *metre);
    let density = unit.map(|metre| (f64::from(info.x_density) * metre, f64::from(info.y_density) * metre));
    Ok(Image {
        content: Content::Jpeg { data: file.to_vec(), components: info.components },
        width: u32::from(info.width),
        height: u32::from(info.height),
        density: density.filter(|(across, up)| *across > 0.0 && *up > 0.0),
        concerns: vec![ImageConcern::NotPng, ImageConcern::Opaque],
    })
}
