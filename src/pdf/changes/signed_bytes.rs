//! Whether what a signature covers is all that its revision is made of: objects that lie behind the signed bytes, or in the
//! hole left for the signature, were never signed though the signed revision relies on them.

use crate::base::error::Error;
use crate::base::span::Span;
use crate::pdf::document::Document;

/// Places of the objects of all revisions.
#[derive(Debug, Default)]
pub(crate) struct SignedBytes {
    /// For each revision the largest offset that it or an older one reaches.
    largest: Vec<u64>,
    /// All offsets with the revision that gives them, in order.
    offsets: Vec<(u64, u32)>,
    /// Stream data, in order, each with the largest end of those up to it.
    data: Vec<(Span, u64)>,
}

impl SignedBytes {
    pub(crate) fn read(document: &Document<'_>) -> Result<Self, Error> {
        let mut largest = vec![0u64; document.revisions().len()];
        let (mut offsets, mut data, mut reach) = (Vec::new(), Vec::new(), 0u64);
        for extent in &document.extents()?.list {
            // Where an object that is not as prescribed ends is told by nothing; it begins here all the same.
            let end = if extent.exact { extent.span.end.saturating_sub(1) } else { extent.span.start };
            offsets.push((extent.span.start, extent.revision));
            let place = usize::try_from(extent.revision).ok().and_then(|revision| largest.get_mut(revision));
            if let Some(place) = place {
                *place = (*place).max(end);
            }
            if !extent.data().is_empty() {
                reach = reach.max(extent.data().end);
                data.push((extent.data(), reach));
            }
        }
        let mut running = 0;
        for offset in &mut largest {
            running = running.max(*offset);
            *offset = running;
        }
        Ok(Self { largest, offsets, data })
    }

    /// Whether a revision relies on an object that begins at or behind `end`, or reaches past it.
    pub(crate) fn relies_beyond(&self, revision: usize, end: u64) -> bool {
        self.largest.get(revision).is_some_and(|largest| *largest >= end)
    }

    /// Whether a revision relies on an object that begins in a hole of the signed bytes, or the hole lies in the data of a stream.
    pub(crate) fn relies_on_gap(&self, revision: usize, gap: Span) -> bool {
        let from = self.offsets.partition_point(|(offset, _)| *offset < gap.start);
        let inside = self.offsets.get(from..).unwrap_or_default().iter().take_while(|(offset, _)| *offset < gap.end);
        let revision = u32::try_from(revision).unwrap_or(u32::MAX);
        let in_data = self.data.partition_point(|(data, _)| data.start < gap.end).checked_sub(1);
        let in_data = in_data.and_then(|at| self.data.get(at)).is_some_and(|(_, reach)| *reach > gap.start);
        in_data || inside.take(10_000).any(|(_, row)| *row <= revision)
    }
}
