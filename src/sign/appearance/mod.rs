//! How a signature looks on the page, and where (Nghị định 30/2020/NĐ-CP, Phụ lục I).
//!
//! [`display`] makes the pictures of the cases that the decree knows, [`placement`] finds where they go, [`preview()`] shows both before
//! anything is signed.

pub mod display;
mod error;
mod image;
mod measure;
pub mod placement;
mod preview;
mod text;
mod typeface;

pub use error::{AppearanceError, Sought};
pub use image::{Image, ImageConcern};
pub use preview::{Preview, preview};
pub use typeface::Typeface;

use super::object::{Entries, PdfValue};

/// What a widget shows, as a form XObject to be written (ISO 32000-2 §8.10).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// Width in points.
    pub width: f64,
    /// Height in points.
    pub height: f64,
    /// The content stream, whose origin is the lower left corner.
    pub content: Vec<u8>,
    /// The resource dictionary. [`PdfValue::Part`] names an element of `parts`.
    pub resources: Entries,
    /// Images, fonts and whatever else must be an object of its own.
    pub parts: Vec<PdfValue>,
}

impl Picture {
    /// The same at a place within a frame of this size, in points.
    pub(crate) fn framed(self, [left, bottom]: [f64; 2], [width, height]: [f64; 2]) -> Self {
        let move_to = format!("q\n1 0 0 1 {} {} cm\n", measure::decimal(left), measure::decimal(bottom));
        let content = [move_to.as_bytes(), self.content.as_slice(), b"\nQ".as_slice()].concat();
        Self { width: measure::rounded(width), height: measure::rounded(height), content, ..self }
    }
}

/// Where a signature shows, and what.
#[derive(Clone, Debug, PartialEq)]
pub struct Placement {
    /// Number of the page, from 1.
    pub page: usize,
    /// The rectangle in the user space of the page: left, bottom, right, top.
    pub rect: [f64; 4],
    /// Degrees by which the picture is turned counterclockwise, so that it is upright on a page with `/Rotate`: 0, 90, 180 or 270.
    pub turn: u16,
    /// The picture; without one the field shows nothing.
    pub picture: Option<Picture>,
}

impl Default for Placement {
    /// A field that shows nothing, on the first page.
    fn default() -> Self {
        Self { page: 1, rect: [0.0; 4], turn: 0, picture: None }
    }
}
