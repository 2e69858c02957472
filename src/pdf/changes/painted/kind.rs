//! What a page paints: kinds of things, and the boxes they are in.

use crate::pdf::content::geometry::Box4;

/// What kind of thing is painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    /// A line.
    Line,
    /// A filled path or a shading.
    Area,
    Picture,
    /// A picture whose mask lets through what is beneath, of coloured ink.
    Veil,
    /// The picture of a signature.
    Signature,
    /// Something that is not understood.
    Unknown,
}

/// Where text is shown, by the lines it is written along.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct TextShown {
    /// Some of it where the clip lets it through.
    pub(crate) within: bool,
    /// Some of it where the clip leaves nothing of it, or where nobody can tell.
    pub(crate) hidden: bool,
}

/// One box of a page.
#[derive(Clone, Debug)]
pub(crate) struct Painted {
    /// The annotation it belongs to; `None` for the content of the page.
    pub(crate) owner: Option<u32>,
    pub(crate) kind: Kind,
    pub(crate) area: Box4,
}

/// What a page paints.
pub(crate) type PaintedBoxes = Vec<Painted>;
