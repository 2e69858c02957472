//! One pass over the bytes for what a search for objects finds: headers `N G obj` and the keyword `trailer`, wherever they stand.
//!
//! The pieces may be of any size, so that the bytes can be searched while they are hashed: reading a large file twice costs more than
//! searching it.

use crate::base::error::Error;
use crate::base::span::Span;
use crate::pdf::document::Document;
use crate::pdf::document::found::{Found, Header};
use crate::pdf::syntax::lexer::is_white;
use memchr::memmem;

/// What is searched at a time by a search of its own.
const CHUNK: u64 = 1 << 20;
/// Most bytes that are kept for the next piece. Two numbers with more than this around them are in no honest file.
const MOST_KEPT: usize = 1 << 20;
/// One less than the longest word searched for.
const SPLIT_WORD: usize = 6;

/// A search in progress.
pub(crate) struct ObjectSearch {
    found: Found,
    /// Bytes seen.
    position: u64,
    /// Those at the end that a header may begin with.
    kept: Vec<u8>,
    /// Most headers, and most trailers.
    most: usize,
    is_over: bool,
}

impl ObjectSearch {
    pub(crate) fn new(most: usize) -> Self {
        Self { found: Found::default(), position: 0, kept: Vec::new(), most, is_over: false }
    }

    /// Searches the next bytes. Those that do not follow the ones before are left out, and then the search has no result.
    pub(crate) fn take(&mut self, at: u64, bytes: &[u8]) {
        if at != self.position || self.is_over {
            return;
        }
        // What ends here counts. What begins in the bytes before is looked at together with them.
        let seam =
            bytes.iter().take_while(|byte| is_of_number(**byte)).count().saturating_add(SPLIT_WORD.saturating_add(1));
        let (seam, _) = bytes.split_at(seam.min(bytes.len()));
        let joined = [self.kept.as_slice(), seam].concat();
        let begin = at.saturating_sub(length_u64(self.kept.len()));
        let seam = at.saturating_add(length_u64(seam.len()));
        self.search(&joined, begin, Span::new(at, seam));
        let end = at.saturating_add(length_u64(bytes.len()));
        self.search(bytes, at, Span::new(seam, end));
        self.keep(bytes);
        self.position = end;
        self.is_over |= self.found.headers.len().max(self.found.trailers.len()) > self.most;
    }

    /// What was found in a file of this length, if all of it was seen.
    pub(crate) fn finish(self, length: u64) -> Option<Found> {
        (self.position == length && !self.is_over).then_some(self.found)
    }

    /// Lists the words of a piece, which is at `begin`, whose last byte is in `own`.
    fn search(&mut self, piece: &[u8], begin: u64, own: Span) {
        let place = |at: usize| begin.saturating_add(length_u64(at));
        let is_own = |at: usize, word: &[u8]| {
            let end = place(at.saturating_add(word.len()));
            own.start < end && end <= own.end
        };
        for at in memmem::find_iter(piece, OBJ).filter(|at| is_own(*at, OBJ)) {
            if let Some((start, number, generation)) = header_before(piece, at) {
                self.found.headers.push(Header { number, offset: place(start), generation, is_inside: false });
            }
        }
        for at in memmem::find_iter(piece, TRAILER).filter(|at| is_own(*at, TRAILER)) {
            self.found.trailers.push(place(at).saturating_add(length_u64(TRAILER.len())));
        }
    }

    fn keep(&mut self, bytes: &[u8]) {
        match needed_from(bytes) {
            0 => {
                self.kept.extend_from_slice(bytes);
                // White space alone begins no header: data of an image can be megabytes of zeros.
                let has_number = self.kept.iter().any(u8::is_ascii_digit);
                let word = self.kept.len().saturating_sub(SPLIT_WORD);
                self.kept.drain(..if has_number { needed_from(&self.kept) } else { word });
            }
            from => self.kept = bytes.get(from..).unwrap_or_default().to_vec(),
        }
        self.is_over |= self.kept.len() > MOST_KEPT;
    }
}

const OBJ: &[u8] = b"obj";
const TRAILER: &[u8] = b"trailer";

/// Searches all bytes.
///
/// # Errors
/// [`Error::Source`]; [`Error::OverLimit`] when more is found than a file may have objects.
pub(crate) fn search(document: &Document<'_>) -> Result<Found, Error> {
    let most = document.limits.objects;
    let mut search = ObjectSearch::new(most);
    let (mut start, end) = (0, document.len());
    while start < end && !search.is_over {
        let stop = start.saturating_add(CHUNK).min(end);
        search.take(start, &document.bytes.read(Span::new(start, stop))?);
        start = stop;
    }
    search.finish(end).ok_or(Error::OverLimit { limit: "objects", value: length_u64(most) })
}

impl Document<'_> {
    /// A search that can be fed with the bytes as they are read for something else. `None` where nothing will be searched for: what has
    /// one revision is searched only when it is odd.
    pub(crate) fn object_search(&self) -> Option<ObjectSearch> {
        (self.revisions().len() > 1 && !self.is_reconstructed()).then(|| ObjectSearch::new(self.limits.objects))
    }

    /// Keeps what a search found on the way.
    pub(crate) fn set_searched(&self, search: ObjectSearch) {
        self.searched.set(search.finish(self.len()));
    }

    /// What a search of all bytes finds.
    pub(crate) fn searched(&self) -> Result<Found, Error> {
        match self.searched.take() {
            Some(found) => Ok(found),
            None => search(self),
        }
    }
}

fn length_u64(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

fn is_of_number(byte: u8) -> bool {
    byte.is_ascii_digit() || is_white(byte)
}

/// From where on bytes can be the beginning of a word, or of the numbers in front of it, that goes on behind them.
fn needed_from(bytes: &[u8]) -> usize {
    let word = [b"ob".as_slice(), b"o"].into_iter().find(|word| bytes.ends_with(word)).map_or(0, <[u8]>::len);
    let mut from = bytes.len().saturating_sub(word);
    let is_digit = |byte: u8| byte.is_ascii_digit();
    let parts: [fn(u8) -> bool; 4] = [is_white, is_digit, is_white, is_digit];
    for part in parts {
        let before = bytes.get(..from).unwrap_or_default();
        from = from.saturating_sub(before.iter().rev().take_while(|byte| part(**byte)).count());
    }
    let word = bytes.len().saturating_sub(SPLIT_WORD);
    let has_number = bytes.get(from..).unwrap_or_default().iter().any(u8::is_ascii_digit);
    if from > 0 && !has_number { word } else { from.min(word) }
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

    /// Whatever the pieces, the same is found: numbers and words may be split anywhere, with any amount of white space between them.
    #[test]
    fn pieces_of_any_size_find_the_same() {
        let gap = " ".repeat(300);
        let text = format!(
            "1 0 obj<<>>endobj 12{gap}3{gap}obj 4 0 o 5 0 obj6 0 obj trailer<<>>7 0 objtrailer trailetrailer 0 0 obj 1 2 3 obj"
        );
        let text = text.as_bytes();
        let whole = |most: usize, size: usize| {
            let mut search = ObjectSearch::new(most);
            for (number, piece) in text.chunks(size).enumerate() {
                search.take(length_u64(number * size), piece);
            }
            search.finish(length_u64(text.len()))
        };
        let all = whole(100, text.len()).unwrap();
        let headers: Vec<_> = all.headers.iter().map(|header| (header.number, header.generation)).collect();
        assert_eq!(headers, [(1, 0), (12, 3), (5, 0), (6, 0), (7, 0), (2, 3)]);
        assert_eq!(all.headers[1].offset, 18);
        assert_eq!(all.trailers.len(), 3);
        for size in 1..text.len() {
            let found = whole(100, size).unwrap();
            assert_eq!((found.headers, found.trailers), (all.headers.clone(), all.trailers.clone()), "{size}");
        }
        assert!(whole(5, 64).is_none(), "more than there may be");
    }

    #[test]
    fn a_gap_leaves_the_search_without_a_result() {
        let mut search = ObjectSearch::new(10);
        search.take(0, b"1 0 obj");
        search.take(8, b"2 0 obj");
        assert!(search.finish(15).is_none());
        let mut search = ObjectSearch::new(10);
        search.take(0, &[b"7".as_slice(), &vec![b' '; MOST_KEPT]].concat());
        assert!(search.finish(length_u64(MOST_KEPT + 1)).is_none());
    }

    /// An image that is not compressed: zeros are white space, and there are megabytes of them.
    #[test]
    fn long_white_space_without_a_number_is_nothing() {
        let zeros = vec![0; MOST_KEPT / 2 + 1];
        let mut search = ObjectSearch::new(10);
        let mut at = 0;
        for piece in [b"stream x".as_slice(), &zeros, &zeros, &zeros, b"3", &zeros[..9], b"0 ob", b"j trail", b"er"] {
            search.take(at, piece);
            at += length_u64(piece.len());
        }
        let found = search.finish(at).unwrap();
        assert_eq!((found.headers[0].number, found.headers.len()), (3, 1));
        assert_eq!(found.trailers, [at]);
    }
}
