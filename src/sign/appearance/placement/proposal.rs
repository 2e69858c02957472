//! A place that is proposed to a person.

use super::area::{Area, is_within, shared};
use crate::sign::appearance::image::ImageConcern;
use crate::sign::appearance::{Picture, Placement};
use serde::Serialize;

/// A place that is proposed, with its picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// Page, rectangle and picture, as the field of the signature will have them.
    pub placement: Placement,
    /// Where a person may move the rectangle, in the user space of the page: the limits of the rule.
    pub limits: [f64; 4],
    /// What is printed within the limits and must not be covered, in the user space of the page.
    pub keep_clear: Vec<[f64; 4]>,
    /// Why there.
    pub reason: Reason,
    /// What of the image is not as Phụ lục I has it.
    pub concerns: Vec<ImageConcern>,
    /// The page as it is seen, for the preview.
    pub(super) shown: PageShown,
}

/// A page as it is seen, with the rectangle on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::sign::appearance) struct PageShown {
    /// Width and height in points.
    pub(in crate::sign::appearance) size: [f64; 2],
    /// The rectangle, and its limits.
    pub(in crate::sign::appearance) area: Area,
    pub(in crate::sign::appearance) limits: Area,
}

/// Why a place is proposed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum Reason {
    /// Between title and printed name (ô 7c).
    BetweenTitleAndName {
        /// The lines of form and title.
        title: String,
        /// The printed name.
        name: String,
    },
    /// Below a title without a printed name.
    BelowTitle {
        /// The lines of form and title.
        title: String,
    },
    /// Over the left of the signature's picture (ô 8).
    OverSignature {
        /// How much of its width is covered, in hundredths.
        share: u32,
        /// Whether the signature is in the document; else it is where its picture is proposed.
        signed: bool,
    },
    /// In the upper right corner of the first page (ô 14).
    Corner,
    /// In the blank for the number (ô 3).
    BlankForNumber,
    /// In the blank for the day (ô 4).
    BlankForDay,
    /// In the blank for the month (ô 4).
    BlankForMonth,
    /// A person chose it.
    Chosen,
}

impl Proposal {
    /// Whether a rectangle is still within the limits of the rule and covers nothing that it must not, its size being as proposed.
    pub fn may_be_moved_to(&self, rectangle: [f64; 4]) -> bool {
        let size = |[left, bottom, right, top]: Area| (right - left, top - bottom);
        let ((width, height), (old_width, old_height)) = (size(rectangle), size(self.placement.rect));
        let same = (width - old_width).abs() < 0.01 && (height - old_height).abs() < 0.01;
        let is_clear = self.keep_clear.iter().all(|printed| shared(*printed, rectangle) <= 0.0);
        same && is_clear && is_within(rectangle, self.limits)
    }

    pub(in crate::sign::appearance) fn shown(&self) -> PageShown {
        self.shown
    }

    /// The picture.
    pub fn picture(&self) -> Option<&Picture> {
        self.placement.picture.as_ref()
    }
}
