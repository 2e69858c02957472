//! In place of encryption, where the build leaves encrypted files to the whole engine.

use super::object::{Dictionary, Object, ObjectId, Stream};
use super::stream::Resolve;
use crate::error::Error;

/// There is none: an encrypted file does not open.
pub(crate) enum Security {}

impl Security {
    /// Leaves the file to the whole engine.
    pub(crate) fn open(
        _: &Dictionary,
        _: Option<ObjectId>,
        _: &[u8],
        _: Option<&str>,
        _: Resolve<'_>,
    ) -> Result<Self, Error> {
        Err(Error::BeyondModule)
    }

    pub(crate) fn decrypt_strings(&self, _: ObjectId, _: Object) -> (Object, bool) {
        match *self {}
    }

    pub(crate) fn decrypt_stream(&self, _: &Stream, _: &[u8]) -> Option<Vec<u8>> {
        match *self {}
    }
}
