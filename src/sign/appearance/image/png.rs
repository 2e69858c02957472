//! PNG files (ISO/IEC 15948). Every kind becomes red, green, blue and opacity with eight bits each.

use super::super::error::AppearanceError;
use super::content::{Content, Image, ImageConcern, MOST_BYTES, check_size};
use super::ink::{Ground, Ink};
use png::{BitDepth, ColorType, Decoder, DecodingError, Limits, Transformations, Unit};
use std::io::Cursor;

/// What decoding may take besides the points themselves.
const MEMORY: usize = 96_000_000;

pub(super) fn read(file: &[u8]) -> Result<Image, AppearanceError> {
    let mut decoder = Decoder::new_with_limits(Cursor::new(file), Limits { bytes: MEMORY });
    decoder.set_ignore_text_chunk(true);
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    let header = decoder.read_header_info().map_err(named)?;
    let (width, height) = (header.width, header.height);
    check_size(width, height)?;
    let mut reader = decoder.read_info().map_err(named)?;
    let mut data = vec![0; reader.output_buffer_size().ok_or(AppearanceError::ImageDamaged)?];
    let frame = reader.next_frame(&mut data).map_err(named)?;
    let density = reader.info().pixel_dims.filter(|dims| dims.unit == Unit::Meter && dims.xppu > 0 && dims.yppu > 0);
    if frame.bit_depth != BitDepth::Eight || (frame.width, frame.height) != (width, height) {
        return Err(AppearanceError::ImageDamaged);
    }
    let rgba = rgba(&data, frame.color_type)?;
    drop(data);
    let (ink, cut_width, cut_height, ground) =
        Ink::cut(&rgba, usize::try_from(width).map_err(|_| AppearanceError::ImageDamaged)?)?;
    let size = |length: usize| u32::try_from(length).map_err(|_| AppearanceError::ImageDamaged);
    Ok(Image {
        content: Content::Ink(ink),
        width: size(cut_width)?,
        height: size(cut_height)?,
        density: density.map(|dims| (f64::from(dims.xppu), f64::from(dims.yppu))),
        concerns: match ground {
            Ground::Transparent => vec![],
            Ground::Removed => vec![ImageConcern::GroundRemoved],
            Ground::Opaque => vec![ImageConcern::Opaque],
        },
    })
}

fn rgba(data: &[u8], kind: ColorType) -> Result<Vec<u8>, AppearanceError> {
    Ok(match kind {
        ColorType::Rgba => data.to_vec(),
        ColorType::Rgb => data.chunks_exact(3).flat_map(|p| p.iter().copied().chain([u8::MAX])).collect(),
        ColorType::Grayscale => data.iter().flat_map(|grey| [*grey, *grey, *grey, u8::MAX]).collect(),
        ColorType::GrayscaleAlpha => data
            .chunks_exact(2)
            .filter_map(|pair| <[u8; 2]>::try_from(pair).ok())
            .flat_map(|[grey, opacity]| [grey, grey, grey, opacity])
            .collect(),
        ColorType::Indexed => return Err(AppearanceError::ImageDamaged),
    })
}

fn named(error: DecodingError) -> AppearanceError {
    match error {
        DecodingError::LimitsExceeded => AppearanceError::ImageTooLarge { most: MOST_BYTES },
        _ => AppearanceError::ImageDamaged,
    }
}
