//! Cross-reference data (ISO 32000-2 §7.5.4 to §7.5.8): sections as they stand in the file.

mod chain;
mod end;
mod reconstruct;
mod stream;
mod table;

pub(crate) use chain::{IMPRECISION, SectionGroup, read_groups, read_groups_from, startxref_before};
pub(crate) use end::{RevisionEnd, find_end, plain_offset};
pub(crate) use reconstruct::{numbers_in, reconstruct};

use crate::base::limits::Limits;
use crate::base::sort;
use crate::base::span::Span;
use crate::pdf::document::stream::DecodeBudget;
use crate::pdf::syntax::anomaly::{Anomaly, AnomalyCode, AnomalyLog};
use crate::pdf::syntax::bytes::Bytes;
use crate::pdf::syntax::object::{Dictionary, Object};
use std::cell::Cell;

/// Where one object is, by one section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Not in use.
    Free {
        /// The generation a new object of this number would have.
        generation: u16,
    },
    /// In the file.
    InUse {
        /// Where its number stands.
        offset: u64,
        /// Its generation.
        generation: u16,
    },
    /// In an object stream.
    Compressed {
        /// Object number of the stream.
        stream: u32,
        /// Number of the object within it, from 0.
        index: u32,
    },
}

/// Most objects that every program makes room for: PDFium's `kMaxObjectNumber`, the smallest of what the three viewers take; half of what
/// ISO 32000-1 Annex C gave as a usual limit.
const MOST_OBJECTS: i64 = 4 << 20;

/// The form of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionKind {
    /// A table with a trailer.
    Table,
    /// A cross-reference stream.
    Stream,
    /// The cross-reference stream a table names by `XRefStm`.
    HybridStream,
    /// None: the objects were searched for.
    Reconstructed,
}

/// One cross-reference section.
#[derive(Clone, Debug)]
pub(crate) struct Section {
    pub(crate) kind: SectionKind,
    /// From `xref` to the end of the trailer dictionary, or the stream object with its data.
    pub(crate) span: Span,
    pub(crate) trailer: Dictionary,
    /// Sorted by number, each once.
    pub(crate) entries: Vec<(u32, Entry)>,
}

/// What reading sections needs at hand.
pub(crate) struct XrefReader<'r, 'a> {
    pub(crate) bytes: &'r Bytes<'a>,
    pub(crate) log: &'r AnomalyLog,
    pub(crate) limits: &'r Limits,
    pub(crate) decode: &'r DecodeBudget,
    /// Added to every offset of the file: where its header stands.
    pub(crate) base: u64,
    /// Entries read so far, over all sections.
    pub(crate) entries: Cell<usize>,
}

impl XrefReader<'_, '_> {
    /// Books entries about to be read on the limit of objects.
    pub(crate) fn count_entries(&self, entries: usize) -> Result<(), crate::base::error::Error> {
        let total = self.entries.get().saturating_add(entries);
        self.entries.set(total);
        if total > self.limits.objects {
            let value = u64::try_from(self.limits.objects).unwrap_or(u64::MAX);
            return Err(crate::base::error::Error::OverLimit { limit: "objects", value });
        }
        Ok(())
    }

    /// "Any object in a cross-reference section whose number is greater than this value shall be ignored" (Table 15, `Size`):
    /// not all readers do so, so it is noted. So is a size that no program can make room for: poppler searches for objects then.
    pub(crate) fn note_size(&self, section: u64, trailer: &Dictionary, entries: &[(u32, Entry)]) {
        let Some(size) = trailer.get("Size").and_then(Object::as_integer) else { return };
        if size > MOST_OBJECTS {
            self.log.add(Anomaly::at(AnomalyCode::XrefSectionOdd, section));
        }
        let beyond =
            |(number, entry): &(u32, Entry)| i64::from(*number) >= size && !matches!(entry, Entry::Free { .. });
        if entries.iter().any(beyond) {
            self.log.add(Anomaly::at(AnomalyCode::XrefEntryBeyondSize, section));
        }
    }

    /// "The first entry in the table (object number 0) shall always be free" (§7.5.4).
    pub(crate) fn note_first(&self, number: u32, entry: Entry, section: u64) {
        if number == 0 && !matches!(entry, Entry::Free { .. }) {
            self.log.add(Anomaly::at(AnomalyCode::XrefSectionOdd, section));
        }
    }

    /// Sorts entries by number. Of several of one number the first counts, as in the readers that are strict about it.
    pub(crate) fn settle(&self, mut entries: Vec<(u32, Entry)>, section: u64) -> Vec<(u32, Entry)> {
        if !entries.is_sorted_by_key(|(number, _)| *number) {
            sort::sort_by_key(&mut entries, |(number, _)| *number);
        }
        let before = entries.len();
        entries.dedup_by_key(|(number, _)| *number);
        if entries.len() != before {
            self.log.add(Anomaly::at(AnomalyCode::XrefEntryDuplicate, section));
        }
        entries
    }
}
