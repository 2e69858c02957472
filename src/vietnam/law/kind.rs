//! What kind of document it is, which decides whose signatures it needs.

use super::asked::KindChoice;
use super::facts::{Mark, SignatureFacts};
use crate::vietnam::Nature;
use serde::{Deserialize, Serialize};

/// Kind of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DocumentKind {
    /// An original: the competent person's signature and the agency's (Nghị định 30/2020/NĐ-CP Điều 5.1).
    Original,
    /// An electronic copy: the agency's signature (Điều 25, Phụ lục I).
    Copy,
    /// An annex in a file of its own: the agency's signature (Phụ lục I).
    Annex,
    /// An electronic copy or a separate annex: both look alike to a machine.
    CopyOrAnnex,
    /// A copy published by a gazette or a portal, which signs what others have issued.
    Published,
}

/// Kind of document, and whether somebody said so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Kind {
    /// Which.
    pub value: DocumentKind,
    /// Inferred from the signatures; nobody said it.
    pub inferred: bool,
}

impl Kind {
    /// Whether it is known which signatures the kind needs. Where nobody named the kind, one that is missing is a question and no
    /// ground: published copies, electronic copies and annexes need no person's signature.
    pub(super) fn is_said(self) -> bool {
        !self.inferred
    }
}

/// Upper right corner of an upright A4 page, where Phụ lục I puts the block of copies and separate annexes.
const RIGHT_OF: f64 = 290.0;
const ABOVE: f64 = 740.0;
/// Where the left part of the page ends that portals begin their block in.
const LEFT_OF: f64 = 120.0;
/// A seal is as high as it is wide; the block is a few lines of text.
const BLOCK_HEIGHT: f64 = 70.0;

/// The kind that was said, else the one that the signatures look like.
pub(super) fn kind(asked: KindChoice, signatures: &[SignatureFacts<'_>]) -> Kind {
    let said = |value| Kind { value, inferred: false };
    match asked {
        KindChoice::Original => said(DocumentKind::Original),
        KindChoice::Copy => said(DocumentKind::Copy),
        KindChoice::Annex => said(DocumentKind::Annex),
        KindChoice::Published => said(DocumentKind::Published),
        KindChoice::Auto => Kind { value: inferred(signatures), inferred: true },
    }
}

fn inferred(signatures: &[SignatureFacts<'_>]) -> DocumentKind {
    let marked = |place: fn(&Mark) -> bool| signatures.iter().flat_map(|s| &s.marks).any(place);
    let agencies_alone = !signatures.is_empty() && signatures.iter().all(|s| s.nature == Nature::Agency);
    if is_published(signatures) && marked(in_upper_left_corner) {
        DocumentKind::Published
    } else if agencies_alone && marked(in_upper_right_corner) {
        DocumentKind::CopyOrAnnex
    } else {
        DocumentKind::Original
    }
}

/// Portals and gazettes sign what they publish with one certificate: their own, that of the body they belong to, or one of a
/// programme. No person signs.
fn is_published(signatures: &[SignatureFacts<'_>]) -> bool {
    let by_a_body = |s: &SignatureFacts<'_>| matches!(s.nature, Nature::Agency | Nature::Software);
    let Some(first) = signatures.first().filter(|first| first.certificate.is_some()) else { return false };
    signatures.iter().all(|s| by_a_body(s) && s.certificate == first.certificate)
}

/// Where portals put their block. Their pages are of many sizes, so that only the shape and the upper edge of A4 count.
fn in_upper_left_corner(mark: &Mark) -> bool {
    let [left, bottom, right, top] = mark.seen;
    left.min(right) < LEFT_OF && bottom.min(top) >= ABOVE && is_block(mark)
}

pub(in crate::vietnam) fn in_upper_right_corner(mark: &Mark) -> bool {
    let [left, bottom, right, top] = mark.seen;
    left.min(right) >= RIGHT_OF && bottom.min(top) >= ABOVE && is_block(mark)
}

/// A few lines of text on the first page.
fn is_block(mark: &Mark) -> bool {
    let [left, bottom, right, top] = mark.seen;
    mark.page == 1 && (top - bottom).abs() <= BLOCK_HEIGHT && (right - left).abs() > (top - bottom).abs()
}
