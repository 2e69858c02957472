//! What a search of the bytes for objects finds.

/// `N G obj` as it stands in the bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Header {
    pub(crate) number: u32,
    /// Where its number stands.
    pub(crate) offset: u64,
    pub(crate) generation: u64,
    /// Whether it is text of another object, as in a stream or a string.
    pub(crate) is_inside: bool,
}

/// What one pass finds, in the order of the file.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) headers: Vec<Header>,
    /// Behind each `trailer`.
    pub(crate) trailers: Vec<u64>,
}
