//! Access to the bytes of the file in pieces: the slice itself if there is one, else a few windows read from the source.

use crate::base::error::Error;
use crate::base::input::Source;
use crate::base::limits::Limits;
use crate::base::sort;
use crate::base::span::Span;
use crate::pdf::syntax::lexer::{LexError, Lexer};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// What the first look at an object reads.
const FIRST_WINDOW: u64 = 4 << 10;
/// What is read when looks follow one another through the file.
const SEQUENTIAL_WINDOW: u64 = 64 << 10;
/// Windows kept.
const WINDOWS: usize = 8;
/// What is searched at a time for all places of a word.
const SEARCH_PIECE: u64 = 1 << 20;

/// Which account the lexed bytes are booked on. Searching every object must not eat the budget of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Account {
    Reading,
    Searching,
}

struct Window {
    start: u64,
    bytes: Vec<u8>,
}

impl Window {
    fn end(&self) -> u64 {
        self.start.saturating_add(length(&self.bytes))
    }

    fn from(&self, offset: u64) -> Option<&[u8]> {
        self.bytes.get(usize::try_from(offset.checked_sub(self.start)?).ok()?..)
    }
}

/// Number of bytes as a file offset.
pub(crate) fn length(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

/// The bytes of the file.
pub(crate) struct Bytes<'a> {
    source: &'a dyn Source,
    slice: Option<&'a [u8]>,
    len: u64,
    windows: RefCell<Vec<Rc<Window>>>,
    /// How many bytes may be lexed or searched in all: overlapping objects must not cost more than the file's size earns.
    budget: u64,
    read: Cell<u64>,
    searched: Cell<u64>,
}

impl<'a> Bytes<'a> {
    /// Tells the host how far the work has come.
    pub(crate) fn revision_read(&self, read: usize, of: usize) {
        self.source.revision_read(read, of);
    }

    pub(crate) fn new(source: &'a dyn Source, limits: &Limits) -> Result<Self, Error> {
        let slice = source.as_slice();
        let len = slice.map_or_else(|| source.len(), length);
        if len == 0 {
            return Err(Error::Empty);
        }
        if len > limits.input_bytes {
            return Err(Error::OverLimit { limit: "inputBytes", value: limits.input_bytes });
        }
        let budget = limits.parsed_bytes.min(len.saturating_mul(16).saturating_add(64 << 20));
        let windows = RefCell::new(Vec::new());
        Ok(Self { source, slice, len, windows, budget, read: Cell::new(0), searched: Cell::new(0) })
    }

    pub(crate) fn len(&self) -> u64 {
        self.len
    }

    /// Where the bytes come from.
    pub(crate) fn source(&self) -> &'a dyn Source {
        self.source
    }

    /// The bytes of a span, cut at the end of the file. The caller bounds the span.
    pub(crate) fn read(&self, span: Span) -> Result<Cow<'a, [u8]>, Error> {
        let span = Span::new(span.start.min(self.len), span.end.min(self.len));
        if let Some(slice) = self.slice {
            return Ok(Cow::Borrowed(sub_slice(slice, span)));
        }
        let size =
            usize::try_from(span.len()).map_err(|_| Error::OverLimit { limit: "inputBytes", value: span.len() })?;
        if span.len() <= SEQUENTIAL_WINDOW && !span.is_empty() {
            let window = self.window(span.start, span.len())?;
            let piece = window.from(span.start).and_then(|bytes| bytes.get(..size)).unwrap_or_default();
            return Ok(Cow::Owned(piece.to_vec()));
        }
        // The span lies inside the file, so this allocation is bounded by what is really there.
        let mut bytes = vec![0; size];
        self.source.read_at(span.start, &mut bytes)?;
        Ok(Cow::Owned(bytes))
    }

    /// Runs a reader on the bytes from `offset`, at most `limit` of them, with longer and longer pieces until it is content.
    pub(crate) fn parse<T>(
        &self,
        offset: u64,
        limit: u64,
        account: Account,
        mut reader: impl FnMut(&mut Lexer<'_>) -> Result<T, LexError>,
    ) -> Result<Result<T, LexError>, Error> {
        let most = limit.min(self.len.saturating_sub(offset));
        let ends_file = offset.saturating_add(limit) >= self.len;
        let mut want = if self.slice.is_some() { most } else { FIRST_WINDOW.min(most) };
        loop {
            let complete = ends_file && want == most;
            let answer = self.with_piece(offset, want, |piece| {
                let mut lexer = Lexer::new(piece, offset, complete);
                let answer = reader(&mut lexer);
                (answer, u64::try_from(lexer.position()).unwrap_or(u64::MAX))
            })?;
            self.charge(account, answer.1)?;
            match answer.0 {
                Err(LexError::Incomplete) if want == most => return Ok(Err(LexError::TooLarge { offset })),
                Err(LexError::Incomplete) => want = want.saturating_mul(4).min(most),
                answer => return Ok(answer),
            }
        }
    }

    fn with_piece<T>(&self, offset: u64, want: u64, reader: impl FnOnce(&[u8]) -> T) -> Result<T, Error> {
        if let Some(slice) = self.slice {
            return Ok(reader(sub_slice(slice, Span::new(offset, offset.saturating_add(want)))));
        }
        if want == 0 {
            return Ok(reader(&[]));
        }
        let window = self.window(offset, want)?;
        let piece = window.from(offset).unwrap_or_default();
        Ok(reader(usize::try_from(want).ok().and_then(|size| piece.get(..size)).unwrap_or(piece)))
    }

    /// A window that holds `want` bytes from `offset`, which lie inside the file.
    fn window(&self, offset: u64, want: u64) -> Result<Rc<Window>, Error> {
        let end = offset.saturating_add(want).min(self.len);
        let mut windows = self.windows.borrow_mut();
        if let Some(found) = windows.iter().position(|window| window.start <= offset && end <= window.end()) {
            let window = windows.remove(found);
            windows.push(window.clone());
            return Ok(window);
        }
        // Any of them: two walks through the file may take turns.
        let follows =
            windows.iter().any(|window| window.start <= offset && offset <= window.end().saturating_add(FIRST_WINDOW));
        // Objects may as well lie in the reverse order of the walk; then what precedes is worth reading with them.
        let precedes =
            || windows.iter().any(|window| offset < window.start && window.start <= end.saturating_add(FIRST_WINDOW));
        let (start, size) = if follows {
            (offset, want.max(SEQUENTIAL_WINDOW))
        } else if precedes() {
            (offset.min(end.saturating_sub(SEQUENTIAL_WINDOW)), end.saturating_sub(offset).max(SEQUENTIAL_WINDOW))
        } else {
            (offset, want.max(FIRST_WINDOW))
        };
        let size = size.min(self.len.saturating_sub(start));
        // Not from a length field: `want` grows only with bytes that were really read before.
        let mut bytes = vec![0; usize::try_from(size).unwrap_or(0)];
        self.source.read_at(start, &mut bytes)?;
        let window = Rc::new(Window { start, bytes });
        if size <= SEQUENTIAL_WINDOW {
            if windows.len() >= WINDOWS {
                windows.remove(0);
            }
            windows.push(window.clone());
        }
        Ok(window)
    }

    fn charge(&self, account: Account, bytes: u64) -> Result<(), Error> {
        let counter = match account {
            Account::Reading => &self.read,
            Account::Searching => &self.searched,
        };
        counter.set(counter.get().saturating_add(bytes).saturating_add(1));
        if counter.get() > self.budget {
            return Err(Error::OverLimit { limit: "parsedBytes", value: self.budget });
        }
        Ok(())
    }

    /// Offset of the first `word` that lies wholly in `within`.
    pub(crate) fn find(&self, word: &[u8], within: Span) -> Result<Option<u64>, Error> {
        let finder = memchr::memmem::Finder::new(word);
        let overlap = length(word).saturating_sub(1);
        let end = within.end.min(self.len);
        let mut start = within.start;
        while start < end {
            let stop = if self.slice.is_some() { end } else { start.saturating_add(SEQUENTIAL_WINDOW).min(end) };
            let piece = self.read(Span::new(start, stop))?;
            let found = finder.find(&piece);
            self.charge(Account::Reading, found.map_or(length(&piece), |at| u64::try_from(at).unwrap_or(u64::MAX)))?;
            if let Some(found) = found {
                return Ok(Some(start.saturating_add(u64::try_from(found).unwrap_or(u64::MAX))));
            }
            if stop == end {
                break;
            }
            start = stop.saturating_sub(overlap);
        }
        Ok(None)
    }

    /// Visits every place of one of `words` that lies wholly in `within`, in the order of the file, until one is answered with `false`;
    /// the number is that of the word. The bytes are read once, however many there are. No word may overlap itself.
    pub(crate) fn find_each(
        &self,
        words: &[&[u8]],
        within: Span,
        mut visit: impl FnMut(u64, usize) -> Result<bool, Error>,
    ) -> Result<(), Error> {
        let overlap = words.iter().map(|word| length(word)).max().unwrap_or(0).saturating_sub(1);
        let end = within.end.min(self.len);
        let mut start = within.start;
        while start < end {
            let stop = if self.slice.is_some() { end } else { start.saturating_add(SEARCH_PIECE).min(end) };
            let piece = self.read(Span::new(start, stop))?;
            self.charge(Account::Reading, length(&piece))?;
            // What begins in the part that is read again is left to the next piece.
            let own = if stop == end { end } else { stop.saturating_sub(overlap) };
            let mut places: Vec<(u64, usize)> = Vec::new();
            for (index, word) in words.iter().enumerate() {
                let found = memchr::memmem::find_iter(&piece, word);
                places.extend(found.map(|at| (start.saturating_add(u64::try_from(at).unwrap_or(u64::MAX)), index)));
            }
            sort::sort(&mut places);
            for (at, index) in places.into_iter().filter(|(at, _)| *at < own) {
                if !visit(at, index)? {
                    return Ok(());
                }
            }
            if stop == end {
                break;
            }
            start = own;
        }
        Ok(())
    }

    /// Whether every byte of a span is white space (an empty span is).
    pub(crate) fn is_white_space(&self, span: Span) -> Result<bool, Error> {
        let end = span.end.min(self.len);
        let mut start = span.start;
        while start < end {
            let stop = start.saturating_add(FIRST_WINDOW).min(end);
            self.charge(Account::Reading, stop.saturating_sub(start))?;
            if !self.read(Span::new(start, stop))?.iter().copied().all(crate::pdf::syntax::lexer::is_white) {
                return Ok(false);
            }
            start = stop;
        }
        Ok(true)
    }
}

fn sub_slice(slice: &[u8], span: Span) -> &[u8] {
    let len = length(slice);
    let range = usize::try_from(span.start.min(len)).ok().zip(usize::try_from(span.end.min(len)).ok());
    range.and_then(|(start, end)| slice.get(start..end)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::input::SourceError;
    use crate::pdf::syntax::parser;

    /// A source that is not in memory and counts what is read.
    struct Disk(Vec<u8>, Cell<u64>);

    impl Source for Disk {
        fn len(&self) -> u64 {
            length(&self.0)
        }
        fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), SourceError> {
            self.1.set(self.1.get() + length(into));
            Source::read_at(&self.0, offset, into)
        }
    }

    #[test]
    fn a_long_object_is_read_with_growing_windows() {
        let mut file = b"1 0 obj (".to_vec();
        file.extend(vec![b'x'; 50_000]);
        file.extend(b") endobj");
        file.extend(vec![0; 1_000_000]);
        let disk = Disk(file, Cell::new(0));
        let bytes = Bytes::new(&disk, &Limits::default()).unwrap();
        let read = |limit| bytes.parse(0, limit, Account::Reading, |lexer| parser::indirect_object(lexer, 8)).unwrap();
        assert_eq!(read(1 << 20).unwrap().object.as_string().unwrap().bytes.len(), 50_000);
        assert!(disk.1.get() < 200_000);
        assert_eq!(read(10_000).unwrap_err(), LexError::TooLarge { offset: 0 });
    }

    #[test]
    fn words_are_found_across_windows() {
        let mut file = vec![b' '; 200_000];
        file[65_534..65_543].copy_from_slice(b"startxref");
        let disk = Disk(file, Cell::new(0));
        let bytes = Bytes::new(&disk, &Limits::default()).unwrap();
        assert_eq!(bytes.find(b"startxref", Span::new(0, 200_000)).unwrap(), Some(65_534));
        assert_eq!(bytes.find(b"startxref", Span::new(0, 65_540)).unwrap(), None);
        let mut places = Vec::new();
        bytes
            .find_each(&[b"xref", b"startxref"], Span::new(0, 200_000), |at, word| {
                places.push((at, word));
                Ok(true)
            })
            .unwrap();
        assert_eq!(places, [(65_534, 1), (65_539, 0)]);
        assert!(!bytes.is_white_space(Span::new(0, 200_000)).unwrap());
        assert!(bytes.is_white_space(Span::new(70_000, 200_000)).unwrap());
    }

    #[test]
    fn lexing_the_same_bytes_again_and_again_ends() {
        let file = vec![b'('; 100_000];
        let bytes = Bytes::new(&file, &Limits { parsed_bytes: 1_000_000, ..Limits::default() }).unwrap();
        let again = |n| bytes.parse(n, 1 << 20, Account::Reading, |lexer| parser::object(lexer, 8)).map(|_| ());
        assert_eq!(
            (0..12).find_map(|n| again(n).err()),
            Some(Error::OverLimit { limit: "parsedBytes", value: 1_000_000 })
        );
    }
}
