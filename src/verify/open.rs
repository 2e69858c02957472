//! Opening a document within the limits.

use crate::base::error::Error;
use crate::base::input::{Input, recognise};
use crate::base::limits::Limits;
use crate::pdf::Document;

pub(super) fn check_size(input: &Input<'_>, limits: &Limits) -> Result<(), Error> {
    if input.source.len() > limits.input_bytes {
        return Err(Error::OverLimit { limit: "input-bytes", value: limits.input_bytes });
    }
    Ok(())
}

pub(crate) fn open<'a>(input: &Input<'a>, limits: &Limits) -> Result<Document<'a>, Error> {
    check_size(input, limits)?;
    Document::open(input.source, input.password, limits).map_err(|error| match error {
        Error::NotAPdf { reason, offset } => match recognise(input.source) {
            Some(found) => Error::UnknownFormat { found: Some(found) },
            None => Error::NotAPdf { reason, offset },
        },
        other => other,
    })
}
