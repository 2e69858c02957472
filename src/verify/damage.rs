//! Damage done to a file after signing, and anomalies of its structure.

use super::collect::Collected;
use super::field::from_several_files;
use crate::base::fact::OrEmpty;
use crate::base::sort;
use crate::pdf::signature::{Kind, Reach, SignatureField};
use crate::pdf::{Anomaly, AnomalyCode, Document, DocumentFact, read_information};

/// What the file shows of damage done to it after signing.
pub(super) fn damage(collected: &Collected, document: &Document<'_>) -> Vec<DocumentFact> {
    let mut facts = Vec::new();
    let widgets = collected.items.iter().filter(|i| i.field.reach == Reach::WidgetOnly && i.field.same_name_as_other);
    let mut names: Vec<&str> = widgets.filter_map(|i| i.field.field_name.as_deref()).collect();
    sort::sort(&mut names);
    for group in names.chunk_by(|a, b| a == b) {
        if let (Some(name), true) = (group.first(), group.len() > 1) {
            facts.push(DocumentFact::MergedFiles { field: (*name).to_owned(), count: group.len() });
        }
    }
    if facts.is_empty() {
        let fields: Vec<&SignatureField> = collected.items.iter().map(|item| &item.field).collect();
        facts.extend(from_several_files(&fields));
    }
    // The remains of the last saving: an older state is read, and the rest follows its end.
    let rest = document.anomalies().iter().any(|anomaly| anomaly.code == AnomalyCode::StructureAfterEof);
    if (rest || document.is_reconstructed()) && !document.has_end().unwrap_or(true) {
        facts.push(DocumentFact::EndMissing { size: document.len() });
    }
    let count = collected.orphans.len();
    if count > 0 {
        facts.push(DocumentFact::OrphanSignatures { count });
        let signed = collected.items.iter().any(|i| i.field.kind != Kind::DocumentTimestamp);
        if !signed {
            let producer = read_information(&document.newest()).ok().and_then(|i| i.producer).unwrap_or_default();
            facts.push(DocumentFact::PrintedOrResaved { producer, count });
        }
    }
    facts
}

/// One fact per kind of anomaly, the most serious of its kind; the complete list is in the report.
pub(super) fn anomaly_facts(document: &Document<'_>, anomalies: &[Anomaly]) -> Vec<DocumentFact> {
    let mut kinds: Vec<(&Anomaly, bool)> = Vec::new();
    for anomaly in anomalies {
        let weighs = document.weighs(anomaly);
        match kinds.iter_mut().find(|(known, _)| known.code == anomaly.code) {
            Some(known) if weighs && !known.1 => *known = (anomaly, true),
            Some(_) => {}
            None => kinds.push((anomaly, weighs)),
        }
    }
    let first = |code| anomalies.iter().find(|anomaly| anomaly.code == code);
    let facts = kinds.into_iter().flat_map(|(gravest, weighs)| {
        let (anomaly, offset) = (gravest.code.name(), OrEmpty(gravest.offset));
        let fact = if weighs {
            DocumentFact::PdfAnomaly { anomaly, offset }
        } else {
            DocumentFact::PdfOddity { anomaly, offset }
        };
        [Some(fact), first(gravest.code).and_then(two_readings)]
    });
    facts.flatten().collect()
}

/// The object that another reading of the file takes from another place, if the anomaly says so.
fn two_readings(anomaly: &Anomaly) -> Option<DocumentFact> {
    anomaly.code.is_other_reading().then(|| DocumentFact::PdfReadTwoWays {
        reading: anomaly.code.name(),
        object: OrEmpty(anomaly.object.map(|object| object.number)),
        here: OrEmpty(anomaly.offset),
        there: OrEmpty(anomaly.value),
    })
}
