//! One pass over the bytes for what a search for objects finds: headers `N G obj` and the keyword `trailer`, wherever they stand.

use crate::base::error::Error;
use crate::base::span::Span;
use crate::pdf::document::Document;
use crate::pdf::syntax::lexer::is_white;

/// What is searched at a time.
const CHUNK: u64 = 1 << 20;
/// How far in front of `obj` its numbers may begin.
const BEFORE: u64 = 4 << 10;

/// `N G obj` as it stands in the bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Header {
    pub(super) number: u32,
    /// Where its number stands.
    pub(super) offset: u64,
    pub(super) generation: u64,
    /// Whether it is text of another object, as in a stream or a string.
    pub(super) is_inside: bool,
}

/// What one pass finds, in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) headers: Vec<Header>,
    /// Behind each `trailer`.
    pub(super) trailers: Vec<u64>,
}

/// Searches all bytes.
pub(super) fn search(document: &Document<'_>) -> Result<Found, Error> {
    let mut found = Found::default();
    let end = document.len();
    let mut start = 0;
    while start < end {
        let stop = start.saturating_add(CHUNK).min(end);
        // Pieces overlap; what begins in its own part counts.
        let begin = start.saturating_sub(BEFORE);
        let piece = document.bytes.read(Span::new(begin, stop.saturating_add(8)))?;
        search_piece(document, &piece, begin, Span::new(start, stop), &mut found)?;
        start = stop;
    }
    Ok(found)
}

fn search_piece(document: &Document<'_>, piece: &[u8], begin: u64, own: Span, found: &mut Found) -> Result<(), Error> {
    let place = |at: usize| begin.saturating_add(u64::try_from(at).unwrap_or(u64::MAX));
    let is_own = |at: &usize| own.start <= place(*at) && place(*at) < own.end;
    for at in memchr::memmem::find_iter(piece, b"obj").filter(is_own) {
        if let Some((start, number, generation)) = header_before(piece, at) {
            found.headers.push(Header { number, offset: place(start), generation, is_inside: false });
        }
    }
    for at in memchr::memmem::find_iter(piece, b"trailer").filter(is_own) {
        found.trailers.push(place(at).saturating_add(7));
    }
    let most = document.limits.objects;
    if found.headers.len().max(found.trailers.len()) > most {
        return Err(Error::OverLimit { limit: "objects", value: u64::try_from(most).unwrap_or(u64::MAX) });
    }
    Ok(())
}

/// The two numbers in front of `obj`: where they start, number and generation. Number 0 is never an object.
fn header_before(piece: &[u8], obj: usize) -> Option<(usize, u32, u64)> {
    let (generation, start) = number_before(piece.get(..obj)?)?;
    let (number, start) = number_before(piece.get(..start)?)?;
    Some((start, u32::try_from(number).ok().filter(|number| *number > 0)?, generation))
}

/// The number at the end of some text with white space behind it, and where it starts.
fn number_before(text: &[u8]) -> Option<(u64, usize)> {
    let white = text.iter().rev().take_while(|byte| is_white(**byte)).count();
    let text = text.get(..text.len().checked_sub(white).filter(|_| white > 0)?)?;
    let digits = text.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let start = text.len().checked_sub(digits).filter(|_| digits > 0)?;
    let value = text
        .get(start..)?
        .iter()
        .fold(0u64, |value, digit| value.saturating_mul(10).saturating_add(u64::from(digit.wrapping_sub(b'0'))));
    Some((value, start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_by_all_white_space() {
        let at = |text: &[u8]| header_before(text, text.len() - 3);
        assert_eq!(at(b"xref 12 0 obj"), Some((5, 12, 0)));
        assert_eq!(at(b"12\t\r\n 3\0\x0cobj"), Some((0, 12, 3)));
        assert_eq!(at(b"x0000000000000000000000012 00 obj"), Some((1, 12, 0)));
        assert_eq!(at(b"12 0obj"), None);
        assert_eq!(at(b"endobj"), None);
        assert_eq!(at(b"12 obj"), None);
        assert_eq!(at(b"0 65535 obj"), None);
        assert_eq!(at(b"99999999999 0 obj"), None);
    }
}
