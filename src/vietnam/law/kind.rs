//! What kind of document it is, which decides whose signatures it needs.

use super::facts::{KindChoice, Mark, SignatureFacts};
use crate::vietnam::Nature;
use serde::Serialize;

/// Kind of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
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
}

/// Kind of document, and whether somebody said so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Kind {
    /// Which.
    pub value: DocumentKind,
    /// Inferred from the signatures; nobody said it.
    pub inferred: bool,
}

/// Upper right corner of an upright A4 page, where Phụ lục I puts the block of copies and separate annexes.
const RIGHT_OF: f64 = 290.0;
const ABOVE: f64 = 740.0;
/// A seal is as high as it is wide; the block is a few lines of text.
const BLOCK_HEIGHT: f64 = 70.0;

/// The kind that was said, else the one that the signatures look like.
pub(super) fn kind(asked: KindChoice, signatures: &[SignatureFacts<'_>]) -> Kind {
    let said = |value| Kind { value, inferred: false };
    match asked {
        KindChoice::Original => said(DocumentKind::Original),
        KindChoice::Copy => said(DocumentKind::Copy),
        KindChoice::Annex => said(DocumentKind::Annex),
        KindChoice::Auto => Kind { value: inferred(signatures), inferred: true },
    }
}

fn inferred(signatures: &[SignatureFacts<'_>]) -> DocumentKind {
    let agencies_alone = !signatures.is_empty() && signatures.iter().all(|s| s.nature == Nature::Agency);
    if agencies_alone && signatures.iter().flat_map(|s| &s.marks).any(in_upper_right_corner) {
        DocumentKind::CopyOrAnnex
    } else {
        DocumentKind::Original
    }
}

pub(in crate::vietnam) fn in_upper_right_corner(mark: &Mark) -> bool {
    let [left, bottom, right, top] = mark.rect;
    mark.page == 1
        && left.min(right) >= RIGHT_OF
        && bottom.min(top) >= ABOVE
        && (top - bottom).abs() <= BLOCK_HEIGHT
        && (right - left).abs() > (top - bottom).abs()
}
