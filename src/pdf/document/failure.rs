//! Failure while reading the skeleton of a file: for good, or so that the objects must be searched for.

use crate::base::error::Error;

/// Why a part of the skeleton could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// Nothing more can be done.
    Fatal(Error),
    /// The structure is not what ISO 32000-2 §7.5 asks for.
    Damaged { offset: u64, reason: &'static str },
}

impl Failure {
    pub(crate) fn damaged(offset: u64, reason: &'static str) -> Self {
        Self::Damaged { offset, reason }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Fatal(error)
    }
}
