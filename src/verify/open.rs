//! Opening a document within the limits.

use crate::base::error::Error;
use crate::base::input::{Input, recognise};
use crate::base::limits::Limits;
use crate::pdf::Document;

/// Bytes in which the header is looked for.
const HEAD: usize = 1024;

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
            // What does not call itself a PDF is not called a broken one.
            None if !says_it_is_a_pdf(input) => Error::UnknownFormat { found: None },
            None => Error::NotAPdf { reason, offset },
        },
        other => other,
    })
}

/// Whether the header of a PDF is where readers look for it (ISO 32000-2 Annex H, note 13: within the first 1024 bytes).
fn says_it_is_a_pdf(input: &Input<'_>) -> bool {
    let mut head = vec![0_u8; usize::try_from(input.source.len()).unwrap_or(HEAD).min(HEAD)];
    input.source.read_at(0, &mut head).is_ok() && memchr::memmem::find(&head, b"%PDF-").is_some()
}
