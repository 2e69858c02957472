//! A PDF file as a sequence of revisions.

pub(crate) mod active_content;
pub(crate) mod cache;
pub(crate) mod extent;
pub(crate) mod failure;
pub(crate) mod header;
pub(crate) mod index;
pub(crate) mod information;
pub(crate) mod object_stream;
pub(crate) mod revision;
pub(crate) mod security_store;
pub(crate) mod skim;
pub(crate) mod stream;
pub(crate) mod view;
pub(crate) mod xref;

use crate::base::error::Error;
use crate::base::input::Source;
use crate::base::limits::Limits;
use crate::base::span::Span;
use crate::pdf::document::cache::Cache;
use crate::pdf::document::extent::Extents;
use crate::pdf::document::failure::Failure;
use crate::pdf::document::header::{Header, Linearized};
use crate::pdf::document::index::Index;
use crate::pdf::document::revision::{Revision, RevisionAt, SectionPlace};
use crate::pdf::document::stream::DecodeBudget;
use crate::pdf::document::view::View;
use crate::pdf::document::xref::{Entry, RevisionEnd, SectionGroup, SectionKind, XrefReader};
use crate::pdf::encryption::Security;
use crate::pdf::syntax::anomaly::{Anomaly, AnomalyCode, AnomalyLog};
use crate::pdf::syntax::bytes::Bytes;
use crate::pdf::syntax::object::Dictionary;
use std::cell::{Cell, OnceCell};
use std::collections::{BTreeMap, HashMap};

/// A PDF file, opened. Objects are read when they are asked for, through a [`View`] of one revision.
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
    header: Header,
    linearized: Option<Linearized>,
    revisions: Vec<Revision>,
    /// Objects whose newest place only the streams of hybrid sections give, with the place they have without these.
    without_hybrid: BTreeMap<u32, Option<Entry>>,
    reconstructed: bool,
    extents: OnceCell<Extents>,
    later: Cell<Option<Later>>,
    /// Where the data of a later revision hold what a search for objects would find.
    pub(crate) hidden_in_data: Cell<Option<u64>>,
}

/// What came after the first signature.
#[derive(Clone, Copy, Debug)]
struct Later {
    /// Index of the first revision behind it.
    revision: usize,
    /// Where that begins.
    offset: u64,
}

impl<'a> Document<'a> {
    /// Opens a file: finds its header, reads all cross-reference sections and, if it is encrypted, tries the empty password
    /// and the one given.
    ///
    /// ```
    /// use kyso::Limits;
    /// use kyso::pdf::Document;
    ///
    /// let file = std::fs::read("tests/fixtures/pdf/two-signatures.pdf")?;
    /// let document = Document::open(&file, None, &Limits::default())?;
    /// assert!(document.revisions().len() > 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Empty`], [`Error::NotAPdf`], [`Error::PasswordRequired`], [`Error::EncryptionUnsupported`],
    /// [`Error::OverLimit`], [`Error::Source`].
    pub fn open(source: &'a dyn Source, password: Option<&str>, limits: &Limits) -> Result<Self, Error> {
        let bytes = Bytes::new(source, limits)?;
        let log = AnomalyLog::default();
        let header = header::read_header(&bytes, &log)?;
        let linearized = header::read_linearized(&bytes, &log, header)?;
        let mut document = Self {
            bytes,
            limits: limits.clone(),
            log,
            decode: DecodeBudget::new(limits),
            index: Index::default(),
            cache: Cache::default(),
            security: None,
            nesting: Cell::new(0),
            header,
            linearized,
            revisions: Vec::new(),
            without_hybrid: BTreeMap::new(),
            reconstructed: false,
            extents: OnceCell::new(),
            later: Cell::new(None),
            hidden_in_data: Cell::new(None),
        };
        match document.read_strictly() {
            Ok(()) => {
                document.unlock(password)?;
                if document.newest().catalog()?.is_none() {
                    document.read_by_search("no catalog", 0)?;
                    document.unlock(password)?;
                }
            }
            Err(Failure::Fatal(error)) => return Err(error),
            Err(Failure::Damaged { offset, reason }) => {
                document.read_by_search(reason, offset)?;
                document.unlock(password)?;
            }
        }
        document.note_tail()?;
        Ok(document)
    }

    fn reader(&self, base: u64) -> XrefReader<'_, 'a> {
        self.reader_noting(base, &self.log)
    }

    /// A reader of cross-reference sections whose oddities go to a log of the caller's.
    pub(crate) fn reader_noting<'r>(&'r self, base: u64, log: &'r AnomalyLog) -> XrefReader<'r, 'a> {
        XrefReader { bytes: &self.bytes, log, limits: &self.limits, decode: &self.decode, base, entries: Cell::new(0) }
    }

    fn read_strictly(&mut self) -> Result<(), Failure> {
        let groups = xref::read_groups(&mut self.reader(self.header.offset), self.linearized.is_some())?;
        let ends = self.ends(&groups)?;
        self.set_revisions(groups.into_iter().zip(ends).collect());
        Ok(())
    }

    fn ends(&self, groups: &[SectionGroup]) -> Result<Vec<RevisionEnd>, Error> {
        let mut ends = Vec::with_capacity(groups.len());
        for (index, group) in groups.iter().enumerate() {
            let newer = groups.get(index.saturating_add(1));
            let newer_start = newer.and_then(|newer| newer.sections.iter().map(|section| section.span.start).min());
            let own = group.sections.iter().filter(|section| section.kind != SectionKind::HybridStream);
            let last = own.map(|section| section.span.end).max().unwrap_or(0);
            let next = newer_start.filter(|start| *start > last).unwrap_or(self.bytes.len());
            let end = xref::find_end(&self.bytes, &self.log, last, next)?;
            if !end.stated.is_none_or(|stated| self.leads_to(stated, group)) {
                self.log.add(Anomaly::at(AnomalyCode::StartxrefOdd, last));
            }
            ends.push(end);
        }
        Ok(ends)
    }

    /// Whether the offset behind a `startxref` is that of a section of its own revision.
    fn leads_to(&self, stated: u64, group: &SectionGroup) -> bool {
        let offsets = [stated, stated.saturating_add(self.header.offset)];
        let leads =
            |start: u64| offsets.iter().any(|at| *at <= start && start.saturating_sub(*at) <= xref::IMPRECISION);
        group.sections.iter().any(|section| leads(section.span.start))
    }

    /// The search for objects where the structure cannot be read; nothing that it gives is certain.
    fn read_by_search(&mut self, reason: &'static str, offset: u64) -> Result<(), Error> {
        self.log.add(Anomaly::at(AnomalyCode::XrefDamaged, offset));
        if !self.header.present {
            return Err(Error::NotAPdf { reason: "no %PDF- header", offset: 0 });
        }
        self.cache.clear();
        self.security = None;
        self.reconstructed = true;
        let groups = match xref::reconstruct(&self.reader(self.header.offset)) {
            Err(Error::NotAPdf { .. }) => return Err(Error::NotAPdf { reason, offset }),
            other => other?,
        };
        self.set_revisions(groups);
        Ok(())
    }

    fn set_revisions(&mut self, groups: Vec<(SectionGroup, RevisionEnd)>) {
        let without_hybrid = without_hybrid(&groups);
        let mut revisions = Vec::with_capacity(groups.len());
        let mut entries = Vec::with_capacity(groups.len());
        let mut root = None;
        for (index, (group, end)) in groups.into_iter().enumerate() {
            root = group.trailer.get("Root").cloned().or(root);
            revisions.push(Revision {
                root: root.clone(),
                number: index.saturating_add(1),
                sections: group
                    .sections
                    .iter()
                    .map(|section| SectionPlace { kind: section.kind, span: section.span })
                    .collect(),
                eof: end.eof,
                end: end.end,
                trailer: group.trailer,
                changed: group.entries.iter().map(|(number, _)| *number).collect(),
            });
            entries.push(group.entries);
        }
        self.revisions = revisions;
        self.without_hybrid = without_hybrid;
        self.index = Index::new(entries);
    }

    /// Opens the encryption, if there is one.
    fn unlock(&mut self, password: Option<&str>) -> Result<(), Error> {
        let Some(trailer) = self.revisions.iter().rev().map(|revision| &revision.trailer).find(|t| t.has("Encrypt"))
        else {
            return Ok(());
        };
        let Some(value) = trailer.get("Encrypt") else { return Ok(()) };
        let reference = value.as_reference();
        let same = |other: &Dictionary| other.get("Encrypt").is_some_and(|other| other.as_reference() == reference);
        if !self.revisions.iter().all(|revision| same(&revision.trailer)) {
            self.log.add(Anomaly::at(AnomalyCode::EncryptionDiffers, value.span.start));
        }
        let view = self.newest();
        let dictionary = view.resolve(value)?;
        let Some(dictionary) = dictionary.as_dictionary() else {
            if dictionary.is_null() {
                return Ok(());
            }
            return Err(Error::EncryptionUnsupported { what: "no encryption dictionary".to_owned() });
        };
        let file_id = view.value(trailer, "ID")?;
        let file_id = file_id.as_array().and_then(|array| array.first()).map(|id| view.resolve(id)).transpose()?;
        let file_id =
            file_id.as_ref().and_then(crate::pdf::Object::as_string).map(|id| id.bytes.to_vec()).unwrap_or_default();
        let security = Security::open(dictionary, reference, &file_id, password, &|object| view.resolve(object))?;
        self.cache.clear();
        self.security = Some(security);
        Ok(())
    }

    fn note_tail(&self) -> Result<(), Error> {
        let tail = self.tail();
        if !self.bytes.is_white_space(tail)? {
            self.log.add(Anomaly::at(AnomalyCode::BytesAfterEof, tail.start).value(tail.len()));
            for word in [b" obj".as_slice(), b"xref", b"trailer"] {
                if self.bytes.find(word, tail)?.is_some() {
                    self.log.add(Anomaly::at(AnomalyCode::StructureAfterEof, tail.start));
                }
            }
        }
        Ok(())
    }

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

    /// The document as it was at the end of a revision, by index from 0.
    pub fn view(&self, revision: usize) -> Option<View<'_, 'a>> {
        self.revisions.get(revision)?;
        Some(View::new(self, u32::try_from(revision).ok()?))
    }

    /// The document as it is.
    pub fn newest(&self) -> View<'_, 'a> {
        View::new(self, u32::try_from(self.revisions.len().saturating_sub(1)).unwrap_or(u32::MAX))
    }

    /// The oddities met so far. Reading more may add to them.
    pub fn anomalies(&self) -> Vec<Anomaly> {
        self.log.list()
    }

    /// Whether, by the oddities met so far, other readers may see another document in these bytes.
    pub fn is_ambiguous(&self) -> bool {
        self.anomalies().iter().any(|anomaly| self.weighs(anomaly))
    }

    /// Whether an oddity makes the document one that other readers may see otherwise: by what it is, or because it stands in what a
    /// later revision added. Nobody signed that, so there is no reason to read it in any other form than the prescribed one.
    pub fn weighs(&self, anomaly: &Anomaly) -> bool {
        let Some(later) = self.later.get() else { return anomaly.code.is_ambiguous() };
        let added = match (anomaly.offset, anomaly.object) {
            (Some(offset), _) => offset >= later.offset,
            (None, Some(id)) => self.newest().defined_in(id.number).is_some_and(|revision| revision >= later.revision),
            (None, None) => false,
        };
        anomaly.code.is_ambiguous()
            || anomaly.code.is_ambiguous_before_update()
            || (added && anomaly.code.is_ambiguous_in_update())
    }

    /// Says which revision is the first behind what was signed.
    pub(crate) fn set_later(&self, revision: usize, offset: u64) {
        self.later.set(Some(Later { revision, offset }));
    }

    /// Notes a linearization dictionary that is true of the file as it is, where it should not be: behind later revisions, which make
    /// every file longer than it was when it was linearized, or in front of a first page that is no part of what is read. Readers
    /// that find it true begin there.
    pub(crate) fn note_linearized(&self, has_later: bool) -> Result<(), Error> {
        let Some(linearized) = self.linearized else { return Ok(()) };
        let lengths = [self.len(), self.len().saturating_sub(self.header.offset)];
        if !linearized.length.is_some_and(|length| lengths.contains(&length)) {
            return Ok(());
        }
        let own = self.revisions.last().into_iter().flat_map(|revision| &revision.sections);
        let mut read = false;
        for section in own.filter(|section| section.span.start >= linearized.end) {
            read |= self.is_white_space(Span::new(linearized.end, section.span.start))?;
        }
        if has_later || !read {
            self.log.add(Anomaly::at(AnomalyCode::LinearizedLater, self.header.offset));
        }
        Ok(())
    }

    /// From where to where all objects reach.
    pub(crate) fn extents(&self) -> Result<&Extents, Error> {
        if let Some(extents) = self.extents.get() {
            return Ok(extents);
        }
        let extents = Extents::read(self)?;
        Ok(self.extents.get_or_init(|| extents))
    }

    /// Whether there is anything that could make a reader search the file for objects instead of following its cross-reference
    /// data: any oddity at all, or an object that is not exactly where and as it should be.
    ///
    /// # Errors
    /// As [`View::get`].
    pub(crate) fn may_be_rebuilt(&self) -> Result<bool, Error> {
        Ok(!self.anomalies().is_empty() || !self.extents()?.all_exact())
    }

    /// To be asked when all that is read has been read: what is hidden in the data of later revisions shows only in readers that
    /// search the file, so it weighs if something may make them do so.
    pub(crate) fn note_hidden_in_data(&self) -> Result<(), Error> {
        if let Some(offset) = self.hidden_in_data.get()
            && self.may_be_rebuilt()?
        {
            self.log.add(Anomaly::at(AnomalyCode::HiddenInData, offset));
        }
        Ok(())
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
}

/// Where objects are otherwise if the streams of hybrid sections are left out. Nothing to do for nearly all files.
fn without_hybrid(groups: &[(SectionGroup, RevisionEnd)]) -> BTreeMap<u32, Option<Entry>> {
    let mut differing = BTreeMap::new();
    if groups.iter().all(|(group, _)| group.hybrid.is_empty()) {
        return differing;
    }
    let (mut with, mut without): (HashMap<u32, Entry>, HashMap<u32, Entry>) = Default::default();
    for (index, (group, _)) in groups.iter().enumerate() {
        with.extend(group.entries.iter().copied());
        // Streams of later sections are read by all; what their tables free is not.
        let is_hybrid = |number: &u32| {
            let found = group.hybrid.binary_search_by_key(number, |(number, _)| *number).ok();
            found.and_then(|found| group.hybrid.get(found)).is_some_and(|(_, entry)| entry.is_some() || index == 0)
        };
        without.extend(group.entries.iter().copied().filter(|(number, _)| !is_hybrid(number)));
        without.extend(group.hybrid.iter().filter_map(|(number, entry)| Some((*number, (*entry)?))));
    }
    let used = |entry: Option<&Entry>| entry.copied().filter(|entry| !matches!(entry, Entry::Free { .. }));
    for (number, entry) in &with {
        let other = used(without.get(number));
        if used(Some(entry)) != other {
            differing.insert(*number, other);
        }
    }
    differing
}
