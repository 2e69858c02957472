//! What later revisions did, as records of the report.

use super::model::{AsShown, Change, ChangeLevel, DocumentTimestamp, Integrity, Signature};
use super::verdict::{Doubt, verified};
use crate::base::finding::{Code, Finding, Severity};
use crate::base::sort;
use crate::pdf::changes::{self, ChangeKind, Judgement, Level};

/// The level in the words of the report.
pub(crate) fn level(level: Level) -> ChangeLevel {
    match level {
        Level::None => ChangeLevel::None,
        Level::Lta => ChangeLevel::Lta,
        Level::FormFilling => ChangeLevel::FormFilling,
        Level::Annotations => ChangeLevel::Annotations,
        Level::Other => ChangeLevel::Other,
    }
}

/// What is said where not all of that is listed.
pub(crate) fn omitted(judgement: &Judgement) -> Option<Finding> {
    (judgement.omitted > 0).then(|| Finding::new(Code::ChangesNotListed).with("count", judgement.omitted))
}

/// The records of what came after one signature.
pub(crate) fn records(judgement: &Judgement) -> Vec<Change> {
    judgement.changes.iter().map(|judged| record(&judged.change, judged.justified)).collect()
}

fn record(change: &changes::Change, justified: Option<bool>) -> Change {
    Change {
        revision: change.revision.saturating_add(1),
        level: level(change.level),
        justified,
        object: change.object.map(|id| id.to_string()),
        field: change.field.clone(),
        page: change.page,
        rect: change.rect,
        finding: finding(change, justified),
    }
}

fn finding(change: &changes::Change, justified: Option<bool>) -> Finding {
    let mut finding = Finding::new(code(change.kind));
    finding.severity = match justified {
        Some(true) => Severity::Info,
        Some(false) => Severity::Error,
        None => Severity::Warning,
    };
    if let Some(page) = change.page {
        finding = finding.with("page", page);
    }
    if let Some([x0, y0, x1, y1]) = change.rect {
        finding = finding.with("rect", [x0, y0, x1, y1].map(rounded).join(" "));
    }
    if let Some(field) = &change.field {
        finding = finding.with("field", field);
    }
    if let Some(detail) = &change.detail {
        finding = finding.with("detail", detail);
    }
    finding
}

fn code(kind: ChangeKind) -> Code {
    match kind {
        ChangeKind::SignatureAdded => Code::ChangeSignatureAdded,
        ChangeKind::SignaturePicture => Code::ChangeSignaturePicture,
        ChangeKind::TimestampAdded => Code::ChangeTimestampAdded,
        ChangeKind::SignatureFieldAdded => Code::ChangeSignatureFieldAdded,
        ChangeKind::EvidenceAdded => Code::ChangeEvidenceAdded,
        ChangeKind::EvidenceRemoved => Code::ChangeEvidenceRemoved,
        ChangeKind::FormFilled => Code::ChangeFormFilled,
        ChangeKind::Form => Code::ChangeForm,
        ChangeKind::Metadata => Code::ChangeMetadata,
        ChangeKind::Version => Code::ChangeVersion,
        ChangeKind::AnnotationAdded => Code::ChangeAnnotationAdded,
        ChangeKind::AnnotationChanged => Code::ChangeAnnotationChanged,
        ChangeKind::AnnotationRemoved => Code::ChangeAnnotationRemoved,
        ChangeKind::Structure => Code::ChangeStructure,
        ChangeKind::Resaved => Code::ChangeResaved,
        ChangeKind::FieldAdded => Code::ChangeFieldAdded,
        ChangeKind::FieldRemoved => Code::ChangeFieldRemoved,
        ChangeKind::FieldChanged => Code::ChangeFieldChanged,
        ChangeKind::AppearanceChanged => Code::ChangeAppearanceChanged,
        ChangeKind::SignatureChanged => Code::ChangeSignatureChanged,
        ChangeKind::SignatureReused => Code::ChangeSignatureReused,
        ChangeKind::Permissions => Code::ChangePermissions,
        ChangeKind::Pages => Code::ChangePages,
        ChangeKind::PageContent => Code::ChangePageContent,
        ChangeKind::PageProperty => Code::ChangePageProperty,
        ChangeKind::Font => Code::ChangeFont,
        ChangeKind::PageObject => Code::ChangePageObject,
        ChangeKind::Layers => Code::ChangeLayers,
        ChangeKind::Actions => Code::ChangeActions,
        ChangeKind::Xfa => Code::ChangeXfa,
        ChangeKind::Attachments => Code::ChangeAttachments,
        ChangeKind::Catalog => Code::ChangeCatalog,
        ChangeKind::Encryption => Code::ChangeEncryption,
        ChangeKind::BytesAfter => Code::ChangeBytesAfter,
        ChangeKind::OutsideSigned => Code::ChangeOutsideSigned,
        ChangeKind::SignedStateMissing => Code::ChangeSignedStateMissing,
        ChangeKind::Object => Code::ChangeObject,
    }
}

/// What keeps it from being told what the document is now, by the signatures and document time-stamps that it rests on.
pub(crate) fn doubt(
    signatures: &[Signature],
    timestamps: &[DocumentTimestamp],
    ambiguous: bool,
    handled: bool,
) -> Doubt {
    let open = |justified: Option<bool>, integrity: &Integrity, after: &[Change]| {
        justified.is_none() && (!after.is_empty() || integrity.whole_file == Some(false))
    };
    Doubt {
        handled,
        ambiguous,
        not_verified: !all_verified(signatures, timestamps),
        not_covered: signatures.iter().any(|s| open(s.changes_justified, &s.integrity, &s.changes_after))
            || timestamps.iter().any(|t| open(t.changes_justified, &t.integrity, &t.changes_after)),
    }
}

/// The values of all signatures of the content and of all document time-stamps.
pub(crate) fn all_verified(signatures: &[Signature], timestamps: &[DocumentTimestamp]) -> bool {
    let of_content = signatures.iter().filter(|s| s.parent.is_none()).map(|s| &s.integrity);
    of_content.chain(timestamps.iter().map(|t| &t.integrity)).all(verified)
}

/// The document as it is now: the worst that holds for any signature or document time-stamp. What was not verified says nothing
/// about it (EN 319 102-1 §5.2.7).
pub(crate) fn as_shown(signatures: &[Signature], timestamps: &[DocumentTimestamp], ambiguous: bool) -> AsShown {
    let all = || {
        let stamps = timestamps.iter().map(|stamp| (stamp.change_level, stamp.changes_justified));
        signatures.iter().map(|signature| (signature.change_level, signature.changes_justified)).chain(stamps)
    };
    if all().any(|(_, justified)| justified == Some(false)) {
        AsShown::UnjustifiedChanges
    } else if ambiguous
        || all().count() == 0
        || all().any(|(_, justified)| justified.is_none())
        || !all_verified(signatures, timestamps)
    {
        AsShown::CannotTell
    } else if all().all(|(level, _)| level == Some(ChangeLevel::None)) {
        AsShown::Unchanged
    } else {
        AsShown::JustifiedChanges
    }
}

/// What a person should be told about the file as a whole: each unjustified change once, and each signature or time-stamp
/// that was added, with its place.
pub(crate) fn told(signatures: &[Signature], timestamps: &[DocumentTimestamp]) -> Vec<Finding> {
    let mut told: Vec<(usize, Finding)> = Vec::new();
    let records = signatures.iter().flat_map(|signature| &signature.changes_after);
    for record in records.chain(timestamps.iter().flat_map(|stamp| &stamp.changes_after)) {
        let shown = record.finding.code == Code::ChangeSignatureAdded && record.page.is_some();
        if record.justified == Some(true) && !shown {
            continue;
        }
        let same = |(revision, finding): &(usize, Finding)| {
            *revision == record.revision
                && finding.code == record.finding.code
                && finding.params == record.finding.params
        };
        match told.iter_mut().find(|known| same(known)) {
            Some((_, known)) => known.severity = known.severity.max(record.finding.severity),
            None => told.push((record.revision, record.finding.clone())),
        }
    }
    sort::sort_by_key(&mut told, |(revision, _)| *revision);
    told.into_iter().map(|(_, finding)| finding).collect()
}

/// A coordinate to the nearest whole unit. The standard library's way of writing numbers with a point would be the only use of it,
/// and 5 kB.
#[allow(clippy::as_conversions)] // Out of range it stays at the end of the range, where no page is.
pub(super) fn rounded(value: f64) -> String {
    (value.round_ties_even() as i64).to_string()
}
