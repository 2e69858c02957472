//! What later revisions did, as records of the report.

use crate::base::finding::{Code, Finding, Severity};
use crate::base::sort;
use crate::judged::{JudgedSignature, JudgedTimestamp};
use crate::pdf::changes::{self, ChangeKind, Judgement, Level};
use crate::report::model::{Change, ChangeLevel};

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
pub(crate) fn records(judgement: &Judgement) -> impl Iterator<Item = Change> {
    judgement.changes.iter().map(|judged| record(&judged.change, judged.justified))
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

/// What is said about the file as a whole: each unjustified change once, and each signature or time-stamp
/// that was added, with its place.
pub(crate) fn of_file(signatures: &[JudgedSignature<'_>], timestamps: &[JudgedTimestamp<'_>]) -> Vec<Finding> {
    let mut found: Vec<(usize, Finding)> = Vec::new();
    let after = signatures.iter().map(|s| &s.changes).chain(timestamps.iter().map(|t| &t.changes));
    for judged in after.flatten().flat_map(|judgement| &judgement.changes) {
        let (change, justified) = (&judged.change, judged.justified);
        let shown = change.kind == ChangeKind::SignatureAdded && change.page.is_some();
        if justified == Some(true) && !shown {
            continue;
        }
        let new = finding(change, justified);
        let same = |(revision, known): &&mut (usize, Finding)| {
            *revision == change.revision && known.code == new.code && known.params == new.params
        };
        match found.iter_mut().find(same) {
            Some((_, known)) => known.severity = known.severity.max(new.severity),
            None => found.push((change.revision, new)),
        }
    }
    sort::sort_by_key(&mut found, |(revision, _)| *revision);
    found.into_iter().map(|(_, finding)| finding).collect()
}

/// A coordinate to the nearest whole unit. The standard library's way of writing numbers with a point would be the only use of it,
/// and 5 kB.
#[allow(clippy::as_conversions)] // Out of range it stays at the end of the range, where no page is.
pub(super) fn rounded(value: f64) -> String {
    (value.round_ties_even() as i64).to_string()
}
