//! The data of streams. More of them than the limits allow is as good as none: what is not read covers everything.

use crate::base::error::Error;
use crate::pdf::document::view::View;
use crate::pdf::syntax::object::Stream;

/// `None` if they cannot be read, or if they are those of another file (`F`, ISO 32000-2 Table 5).
pub(super) fn decode(view: View<'_, '_>, stream: &Stream) -> Result<Option<Vec<u8>>, Error> {
    if stream.dictionary.has("F") {
        return Ok(None);
    }
    match view.decode(stream) {
        Err(Error::OverLimit { .. }) => Ok(None),
        other => other,
    }
}
