//! Whether other readers may see another document in the same bytes.

use crate::base::error::Error;
use crate::base::span::Span;
use crate::pdf::document::Document;
use crate::pdf::syntax::anomaly::{Anomaly, AnomalyCode};

impl Document<'_> {
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
}
