//! Whether the data of two streams are the same.

use crate::base::error::Error;
use crate::base::span::Span;
use crate::pdf::changes::Work;
use crate::pdf::document::view::View;
use crate::pdf::syntax::object::Stream;

/// Bytes compared at a time.
const PIECE: u64 = 256 << 10;

/// A stream, and the file it is in.
type Of<'v, 'd, 'a> = (View<'d, 'a>, &'v Stream);

/// Whether two streams hold the same data, however they are compressed or encrypted.
pub(super) fn same_data(work: &Work, old: Of<'_, '_, '_>, new: Of<'_, '_, '_>) -> Result<bool, Error> {
    let plain = !old.0.document().is_encrypted() && !new.0.document().is_encrypted();
    if plain && stored_alike(old, new)? && same_bytes(work, old, new)? {
        return Ok(true);
    }
    let (Some(old), Some(new)) = (old.0.decode(old.1)?, new.0.decode(new.1)?) else { return Ok(false) };
    work.spend(old.len().saturating_add(new.len()) / 64)?;
    Ok(old == new)
}

fn stored_alike(old: Of<'_, '_, '_>, new: Of<'_, '_, '_>) -> Result<bool, Error> {
    for key in ["Filter", "DecodeParms"] {
        let (a, b) = (old.0.value(&old.1.dictionary, key)?, new.0.value(&new.1.dictionary, key)?);
        if !a.same_value(&b) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn same_bytes(work: &Work, old: Of<'_, '_, '_>, new: Of<'_, '_, '_>) -> Result<bool, Error> {
    let (Some(a), Some(b)) = (old.0.stream_span(old.1)?, new.0.stream_span(new.1)?) else { return Ok(false) };
    if a.len() != b.len() {
        return Ok(false);
    }
    let (from, to) = (&old.0.document().bytes, &new.0.document().bytes);
    let mut done = 0;
    while done < a.len() {
        let next = done.saturating_add(PIECE).min(a.len());
        work.spend(usize::try_from((next - done) / 64).unwrap_or(usize::MAX))?;
        let piece = |span: Span| Span::new(span.start.saturating_add(done), span.start.saturating_add(next));
        if from.read(piece(a))? != to.read(piece(b))? {
            return Ok(false);
        }
        done = next;
    }
    Ok(true)
}
