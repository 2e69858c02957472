//! What kinds of things a content stream paints.

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
