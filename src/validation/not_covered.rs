//! Why the status of a certificate is not known.

use super::revocation::NotUsed;
use core::fmt;

/// Why no object covers a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotCovered {
    /// The object that came closest.
    Because(NotUsed),
    /// Reasons for revocation that no list covers.
    Reasons(String),
}

impl fmt::Display for NotCovered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Because(why) => why.fmt(f),
            Self::Reasons(missing) => write!(f, "reasons-not-covered: {missing}"),
        }
    }
}
