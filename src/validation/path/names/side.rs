//! The two kinds of subtrees, and names that cannot be compared with them.

/// Whether a subtree is permitted or excluded: if the answer differs among the names that a pattern covers, it counts
/// against the certificate either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Permitted,
    Excluded,
}

/// A name or a subtree that is not of the syntax its form prescribes, so that nothing can be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NotComparable;
