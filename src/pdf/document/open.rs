//! Opening a file: by its cross-reference data or, where these cannot be read, by a search for objects.

use crate::base::error::Error;
use crate::base::input::Source;
use crate::base::limits::Limits;
use crate::pdf::document::Document;
use crate::pdf::document::cache::Cache;
use crate::pdf::document::failure::Failure;
use crate::pdf::document::header;
use crate::pdf::document::index::Index;
use crate::pdf::document::revision::{Revision, SectionPlace};
use crate::pdf::document::stream::DecodeBudget;
use crate::pdf::document::xref::{self, Entry, RevisionEnd, SectionGroup, SectionKind};
use crate::pdf::encryption::Security;
use crate::pdf::syntax::anomaly::{Anomaly, AnomalyCode, AnomalyLog};
use crate::pdf::syntax::bytes::Bytes;
use crate::pdf::syntax::object::Dictionary;
use std::cell::{Cell, OnceCell};
use std::collections::{BTreeMap, HashMap};

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
            searched: Cell::new(None),
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
