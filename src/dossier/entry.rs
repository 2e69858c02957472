//! A file out of a container.

use crate::base::error::Error;

/// One file of a ZIP or an edXML package.
pub(super) struct Entry {
    pub(super) name: String,
    /// Its bytes, or why they cannot be had.
    pub(super) bytes: Result<Vec<u8>, Error>,
}

/// A container, or a file in it, that cannot be read.
pub(super) fn unreadable(what: &str) -> Error {
    Error::Dossier { fault: "archive-unreadable", what: what.to_owned() }
}
