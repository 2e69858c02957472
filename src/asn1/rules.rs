//! Which encoding rules a reader accepts.

/// Which encoding rules are accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rules {
    /// Basic rules; what DER would forbid is noted in the [`Budget`](super::Budget).
    Ber,
    /// Distinguished rules; anything else is an error.
    Der,
}
