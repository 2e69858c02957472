//! Whether what a signature covers is all that its revision is made of: objects that lie behind the signed bytes, or in the
//! hole left for the signature, were never signed though the signed revision relies on them.

use crate::order;
use crate::pdf::document::Document;
use crate::pdf::xref::Entry;
use crate::span::Span;

/// Places of the objects of all revisions.
#[derive(Debug, Default)]
pub(crate) struct SignedBytes {
    /// For each revision the largest offset that it or an older one gives.
    largest: Vec<u64>,
    /// All offsets with the revision that gives them, in order.
    offsets: Vec<(u64, u32)>,
}

impl SignedBytes {
    pub(crate) fn read(document: &Document<'_>) -> Self {
        let mut largest = vec![0u64; document.revisions().len()];
        let mut offsets = Vec::new();
        for row in document.index.rows() {
            let Entry::InUse { offset, .. } = row.entry else { continue };
            offsets.push((offset, row.revision));
            let place = usize::try_from(row.revision).ok().and_then(|revision| largest.get_mut(revision));
            if let Some(place) = place {
                *place = (*place).max(offset);
            }
        }
        order::sort(&mut offsets);
        let mut running = 0;
        for offset in &mut largest {
            running = running.max(*offset);
            *offset = running;
        }
        Self { largest, offsets }
    }

    /// Whether a revision relies on an object that begins at or behind `end`.
    pub(crate) fn relies_beyond(&self, revision: usize, end: u64) -> bool {
        self.largest.get(revision).is_some_and(|largest| *largest >= end)
    }

    /// Whether a revision relies on an object that begins in a hole of the signed bytes.
    pub(crate) fn relies_on_gap(&self, revision: usize, gap: Span) -> bool {
        let from = self.offsets.partition_point(|(offset, _)| *offset < gap.start);
        let inside = self.offsets.get(from..).unwrap_or_default().iter().take_while(|(offset, _)| *offset < gap.end);
        let revision = u32::try_from(revision).unwrap_or(u32::MAX);
        inside.take(10_000).any(|(_, row)| *row <= revision)
    }
}
