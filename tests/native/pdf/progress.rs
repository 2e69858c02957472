//! What the engine tells a host of how far it has come.

use crate::support::fixture;
use kyso::{Source, SourceError};
use std::cell::RefCell;

/// A file whose host wants to know.
struct Listening<'a> {
    bytes: &'a [u8],
    heard: RefCell<Vec<(usize, usize)>>,
}

impl Source for Listening<'_> {
    fn len(&self) -> u64 {
        Source::len(self.bytes)
    }

    fn read_at(&self, offset: u64, into: &mut [u8]) -> Result<(), SourceError> {
        self.bytes.read_at(offset, into)
    }

    fn revision_read(&self, read: usize, of: usize) {
        self.heard.borrow_mut().push((read, of));
    }
}

#[test]
fn every_revision_is_told_in_order() {
    for name in ["unsigned", "one-signature", "two-signatures", "b-lta"] {
        let fixture = fixture(name);
        let source = Listening { bytes: fixture.pdf, heard: RefCell::default() };
        let report = fixture.setup().judge_source(&source).unwrap();
        let count = report.document.revisions.len();
        let heard = source.heard.into_inner();
        assert!(heard.windows(2).all(|pair| pair[0].0 < pair[1].0), "{name}: {heard:?}");
        assert!(heard.iter().all(|(_, of)| *of == count), "{name}: {heard:?} of {count}");
        assert_eq!(heard.last().map(|(read, _)| *read), Some(count), "{name}");
    }
}
