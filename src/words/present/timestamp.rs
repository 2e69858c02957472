//! One document time-stamp.

use super::model::Card;
use super::presenter::Presenter;
use crate::report::{DocumentTimestamp, Report};
use crate::words::word::Word;

impl Presenter {
    pub(super) fn document_timestamp(&self, id: usize, stamp: &DocumentTimestamp, report: &Report) -> Card {
        let (tone, verdict) = self.verdict(stamp.indication);
        let mut lines = vec![self.line(Word::TimestampTime, self.time(&stamp.time))];
        if let Some(token) = &stamp.token {
            if let Some(unit) = &token.unit {
                lines.push(self.line(Word::TimestampUnit, unit.clone()));
            }
            let names = report.chain(token.chain).iter().map(|c| c.name.clone()).collect::<Vec<_>>().join(" → ");
            lines.push(self.line(Word::Path, names));
        }
        let mut details = vec![self.conclusion(stamp.indication, stamp.sub_indication)];
        if let Some(field) = &stamp.field {
            details.push(self.line(Word::Field, field.clone()));
        }
        let title = format!("{} {id}", self.word(Word::TimestampTitle));
        Card { id, tone, title, verdict, lines, findings: self.said(&stamp.findings), law: Vec::new(), details }
    }
}
