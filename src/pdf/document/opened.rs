//! An opened file, and what is known of it as a whole.

use crate::base::error::Error;
use crate::base::limits::Limits;
use crate::base::span::Span;
use crate::pdf::document::cache::Cache;
use crate::pdf::document::extent::Extents;
use crate::pdf::document::found::Found;
use crate::pdf::document::header::{Header, Linearized};
use crate::pdf::document::index::Index;
use crate::pdf::document::revision::{Revision, RevisionAt};
use crate::pdf::document::stream::DecodeBudget;
use crate::pdf::document::xref::{Entry, XrefReader};
use crate::pdf::encryption::Security;
use crate::pdf::syntax::anomaly::{Anomaly, AnomalyLog};
use crate::pdf::syntax::bytes::Bytes;
use std::cell::{Cell, OnceCell};
use std::collections::BTreeMap;

/// A PDF file, opened. Objects are read when they are asked for, through a [`View`](crate::pdf::View) of one revision.
pub struct Document<'a> {
    pub(crate) bytes: Bytes<'a>,
    pub(crate) limits: Limits,
    pub(crate) log: AnomalyLog,
    pub(crate) decode: DecodeBudget,
    pub(crate) index: Index,
    pub(crate) cache: Cache,
    pub(crate) security: Option<Security>,
    /// How deep reading one object has led to reading another.
    pub(crate) nesting: Cell<usize>,
    pub(super) header: Header,
    pub(super) linearized: Option<Linearized>,
    pub(super) revisions: Vec<Revision>,
    /// Objects whose newest place only the streams of hybrid sections give, with the place they have without these.
    pub(super) without_hybrid: BTreeMap<u32, Option<Entry>>,
    pub(super) reconstructed: bool,
    pub(super) extents: OnceCell<Extents>,
    pub(super) later: Cell<Option<Later>>,
    /// What a search of the bytes found while they were read for something else.
    pub(super) searched: Cell<Option<Found>>,
    /// Where the data of a later revision hold what a search for objects would find.
    pub(crate) hidden_in_data: Cell<Option<u64>>,
}

/// What came after the first signature.
#[derive(Clone, Copy, Debug)]
pub(super) struct Later {
    /// Index of the first revision behind it.
    pub(super) revision: usize,
    /// Where that begins.
    pub(super) offset: u64,
}

impl<'a> Document<'a> {
    /// Number of bytes of the file.
    pub fn len(&self) -> u64 {
        self.bytes.len()
    }

    /// Whether the file has no byte. Never true: such a file does not open.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What the beginning of the file says.
    pub fn header(&self) -> Header {
        self.header
    }

    /// The linearization dictionary, if the file begins with one.
    pub fn linearized(&self) -> Option<Linearized> {
        self.linearized
    }

    /// Whether the file is encrypted.
    pub fn is_encrypted(&self) -> bool {
        self.security.is_some()
    }

    /// Whether objects had to be searched for. Then no verdict can be better than "cannot tell".
    pub fn is_reconstructed(&self) -> bool {
        self.reconstructed
    }

    /// Objects whose newest place only the streams of hybrid sections give (ISO 32000-2 §7.5.8.4), with what the tables alone say.
    pub(crate) fn without_hybrid_streams(&self) -> &BTreeMap<u32, Option<Entry>> {
        &self.without_hybrid
    }

    /// All revisions, the oldest first. There is at least one.
    pub fn revisions(&self) -> &[Revision] {
        &self.revisions
    }

    /// The bytes behind the end of the last revision.
    pub fn tail(&self) -> Span {
        let end = self.revisions.iter().map(|revision| revision.end).max().unwrap_or(0);
        Span::new(end, self.len())
    }

    /// Whether `%%EOF` stands in the last 1024 bytes, where readers look for it (ISO 32000-2 §7.5.5).
    ///
    /// # Errors
    /// [`Error::Source`] when they cannot be read.
    pub fn has_end(&self) -> Result<bool, Error> {
        let end = Span::new(self.len().saturating_sub(1024), self.len());
        Ok(self.bytes.find(b"%%EOF", end)?.is_some())
    }

    /// Whether the bytes of a span are all white space.
    ///
    /// # Errors
    /// [`Error::Source`] when they cannot be read.
    pub fn is_white_space(&self, span: Span) -> Result<bool, Error> {
        self.bytes.is_white_space(span)
    }

    /// The newest revision that ends at or before an offset. `None` if even the first one does not.
    ///
    /// # Errors
    /// [`Error::Source`] when the bytes between them cannot be read.
    pub fn revision_at(&self, offset: u64) -> Result<Option<RevisionAt>, Error> {
        let whole = self.revisions.iter().enumerate().filter(|(_, revision)| revision.eof <= offset);
        let Some((index, revision)) = whole.max_by_key(|(_, revision)| revision.eof) else { return Ok(None) };
        let rest = Span::new(revision.end.min(offset), offset);
        Ok(Some(RevisionAt { index, rest, is_its_end: self.is_white_space(rest)? }))
    }

    /// The oddities met so far. Reading more may add to them.
    pub fn anomalies(&self) -> Vec<Anomaly> {
        self.log.list()
    }

    /// Says which revision is the first behind what was signed.
    pub(crate) fn set_later(&self, revision: usize, offset: u64) {
        self.later.set(Some(Later { revision, offset }));
    }

    pub(super) fn reader(&self, base: u64) -> XrefReader<'_, 'a> {
        self.reader_noting(base, &self.log)
    }

    /// A reader of cross-reference sections whose oddities go to a log of the caller's.
    pub(crate) fn reader_noting<'r>(&'r self, base: u64, log: &'r AnomalyLog) -> XrefReader<'r, 'a> {
        XrefReader { bytes: &self.bytes, log, limits: &self.limits, decode: &self.decode, base, entries: Cell::new(0) }
    }
}
