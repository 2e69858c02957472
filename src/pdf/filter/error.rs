//! Why a filter gives nothing.

/// Why a filter gave nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FilterError {
    /// The data are not what the filter makes.
    Broken,
    /// The data stop being what the filter makes after so many bytes of output.
    BrokenAfter(usize),
    /// More comes out than is allowed.
    TooLarge,
    /// A filter or parameter that is not read.
    Unsupported,
}
