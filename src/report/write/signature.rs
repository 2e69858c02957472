//! One judged signature as a record of the report.

use super::attributes::attributes;
use super::level::{self, Held};
use super::model::{
    Algorithms, ChainLink, Coverage, Integrity, Revocation, RevocationStatus, Signature, SignatureKind,
    SignatureTimestamp, Signer, Stated, Time, TimestampKind, Widget,
};
use crate::ades::{BestTime, Indication, Judgement, Message, SubIndication};
use crate::base::finding::{Code, Finding};
use crate::base::span::Span;
use crate::base::time::Timestamp;
use crate::crypto::{PublicKey, sha256};
use crate::pdf::signature::{self, SignatureAnomaly};
use crate::validation::Context;
use crate::validation::path::{Candidate, PathOutcome};
use crate::validation::revocation::{Note, Outcome, Status};
use crate::validation::timestamp::{Covers, Judged, Standing};
use crate::vietnam;

/// What came after a signature, by the bytes alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct After {
    /// The signed bytes reach exactly the end of the file.
    pub whole_file: Option<bool>,
}

/// The record of one signature.
pub(crate) fn record(
    id: usize,
    field: &signature::SignatureField,
    message: Option<&Message>,
    judgement: &Judgement,
    after: After,
    held: &Held,
    context: &Context<'_>,
) -> Signature {
    let (kind, permissions) = kind(field.kind);
    let value = message.and_then(Message::signature_value).map(sha256);
    let level::Reached { level, missing, extendable_until } =
        level::reached(form(field), judgement, value, held, context);
    Signature {
        id,
        parent: None,
        place: None,
        field: field.field_name.clone(),
        sub_filter: field.sub_filter.clone(),
        kind,
        permissions,
        visible: field.widgets.iter().any(is_visible),
        widgets: field.widgets.iter().map(|w| Widget { page: w.page, rect: w.rect }).collect(),
        stated: stated(&field.stated),
        signer: judgement.signer.as_ref().map(|s| signer(s, judgement.path.as_ref())),
        indication: judgement.indication,
        sub_indication: judgement.sub_indication,
        integrity: Integrity {
            digest_matches: judgement.digest_matches,
            signature_verifies: judgement.signature_verifies,
            whole_file: after.whole_file,
        },
        // Set once all signatures are judged: a later one may vouch for what came with it.
        change_level: None,
        changes_justified: None,
        time: time(&judgement.time),
        level,
        missing_for_next: missing,
        extendable_until,
        coverage: coverage(field),
        algorithms: algorithms(message, judgement.signer.as_ref()),
        attributes: attributes(message, context.limits),
        blocks: judgement.blocks.clone(),
        chain: chain(judgement.path.as_ref(), judgement.signer.as_ref()),
        revocation: revocation(judgement.path.as_ref(), &judgement.statuses, context),
        changes_after: Vec::new(),
        timestamps: judgement.timestamps.iter().map(timestamp).collect(),
        // Set once the whole report is there.
        decree68: Vec::new(),
        findings: judgement.findings.clone(),
        identity: None,
    }
}

fn kind(kind: signature::Kind) -> (SignatureKind, Option<u8>) {
    match kind {
        signature::Kind::Certification { permissions } => (SignatureKind::Certification, Some(permissions)),
        _ => (SignatureKind::Approval, None),
    }
}

/// A mark counts as visible when it lies on a page, has an extent and is not hidden.
fn is_visible(widget: &signature::Widget) -> bool {
    let has_extent = |[left, bottom, right, top]: [f64; 4]| (right - left).abs() > 0.0 && (top - bottom).abs() > 0.0;
    widget.page.is_some() && !widget.hidden && widget.rect.is_some_and(has_extent)
}

/// What a signature dictionary says of itself.
pub(crate) fn stated(stated: &signature::Stated) -> Stated {
    Stated {
        name: stated.name.clone(),
        reason: stated.reason.clone(),
        location: stated.location.clone(),
        contact: stated.contact.clone(),
        time: stated.time.as_ref().and_then(|t| t.timestamp),
    }
}

/// Who signed.
pub(super) fn signer(candidate: &Candidate, path: Option<&PathOutcome>) -> Signer {
    let certificate = &candidate.certificate;
    let (nature, nature_signs) = vietnam::nature(certificate);
    Signer {
        name: certificate.display_name(),
        organization: certificate.subject.organization(),
        units: certificate.subject.units(),
        subject: certificate.subject.to_string(),
        issuer_name: certificate.issuer.common_name().unwrap_or_else(|| certificate.issuer.to_string()),
        issuer: certificate.issuer.to_string(),
        serial: certificate.serial_hex(),
        sha256: certificate.sha256_hex(),
        not_before: certificate.not_before,
        not_after: certificate.not_after,
        nature,
        nature_signs,
        trust_domain: path.and_then(|p| p.domain),
    }
}

/// The times of a signature.
pub(crate) fn time(best: &BestTime) -> Time {
    Time { claimed: best.claimed, received: best.received, best: best.best, basis: best.basis, control: best.control }
}

/// The bytes that a field covers.
pub(crate) fn coverage(field: &signature::SignatureField) -> Coverage {
    Coverage {
        byte_range: field.stated_byte_range.clone(),
        revision: field.covered_revision.map(|index| index.saturating_add(1)),
        uncovered: field.uncovered_after,
        uncovered_white_space: field.uncovered_after_is_white_space,
    }
}

/// Algorithms of a message.
pub(super) fn algorithms(message: Option<&Message>, signer: Option<&Candidate>) -> Algorithms {
    let info = message.and_then(Message::signer);
    let bare = matches!(message, Some(Message::BareRsa { .. }));
    Algorithms {
        digest: message.and_then(Message::digest_needed).map(|d| d.name().to_owned()),
        signature: info
            .and_then(|i| i.algorithm.as_ref().ok())
            .map(ToString::to_string)
            .or_else(|| bare.then(|| "RSA PKCS#1 v1.5 with SHA-1".to_owned())),
        key: signer.and_then(|s| s.certificate.key.as_ref().ok()).map(PublicKey::describe).map(|d| d.to_string()),
    }
}

/// The path as far as it leads.
pub(super) fn chain(path: Option<&PathOutcome>, signer: Option<&Candidate>) -> Vec<ChainLink> {
    match path {
        Some(path) => links(path),
        None => signer.map(|s| vec![link(s, false)]).unwrap_or_default(),
    }
}

fn links(path: &PathOutcome) -> Vec<ChainLink> {
    let last = path.chain.len().saturating_sub(1);
    path.chain.iter().enumerate().map(|(index, c)| link(c, index == last && path.domain.is_some())).collect()
}

fn link(candidate: &Candidate, anchor: bool) -> ChainLink {
    let certificate = &candidate.certificate;
    ChainLink {
        subject: certificate.subject.to_string(),
        name: certificate.display_name(),
        serial: certificate.serial_hex(),
        sha256: certificate.sha256_hex(),
        not_before: certificate.not_before,
        not_after: certificate.not_after,
        origin: candidate.origin.to_string(),
        anchor,
    }
}

/// Status of each certificate of the path.
pub(super) fn revocation(path: Option<&PathOutcome>, statuses: &[Status], context: &Context<'_>) -> Vec<Revocation> {
    let Some(path) = path.filter(|p| p.domain.is_some()) else { return Vec::new() };
    let without = |status| (status, None, Vec::new());
    let record = |(index, candidate): (usize, &Candidate)| {
        let told = statuses.get(index);
        let (status, since, evidence) = match told {
            Some(status) => known(status),
            None if context.trust.anchor(&candidate.certificate).is_some() => without(RevocationStatus::NotApplicable),
            None => without(RevocationStatus::NotAsked),
        };
        let unproven =
            told.is_some_and(|status| status.notes.iter().any(|n| matches!(n, Note::RevocationUnproven { .. })));
        Revocation { certificate: candidate.certificate.sha256_hex(), status, since, evidence, unproven }
    };
    path.chain.iter().enumerate().map(record).collect()
}

fn known(status: &Status) -> (RevocationStatus, Option<Timestamp>, Vec<String>) {
    let (word, since) = match &status.outcome {
        Outcome::GoodAt { revoked_later, .. } => (RevocationStatus::Good, revoked_later.as_ref().map(|r| r.since)),
        Outcome::RevokedSince(revocation) | Outcome::RevokedUnproven(revocation) => {
            (RevocationStatus::Revoked, Some(revocation.since))
        }
        Outcome::Held { hold, .. } => (RevocationStatus::Held, Some(hold.since)),
        Outcome::NotAbout { .. } => (RevocationStatus::NotAbout, None),
        Outcome::Stale { .. } => (RevocationStatus::Stale, None),
        Outcome::Unknown => (RevocationStatus::Unknown, None),
        Outcome::Unreachable { .. } => (RevocationStatus::Unreachable, None),
        Outcome::Unusable { .. } => (RevocationStatus::Unusable, None),
        Outcome::Missing => (RevocationStatus::Missing, None),
    };
    (word, since, status.basis.iter().map(|b| hex::encode(b.evidence.sha256)).collect())
}

/// The record of a time-stamp token.
pub(crate) fn timestamp(judged: &Judged) -> SignatureTimestamp {
    let (indication, sub_indication) = standing(judged);
    SignatureTimestamp {
        kind: match judged.covers {
            Covers::Content => TimestampKind::Content,
            Covers::Signature => TimestampKind::Signature,
            Covers::Archive => TimestampKind::Archive,
            Covers::Document => TimestampKind::Document,
        },
        time: Some(judged.token.time),
        accuracy: (judged.token.accuracy > 0).then_some(judged.token.accuracy),
        unit: judged.unit.as_ref().map(|u| u.certificate.display_name()),
        indication,
        sub_indication,
        imprint_algorithm: judged.token.imprint_algorithm.as_ref().ok().map(|a| a.name().to_owned()),
        imprint_matches: judged.imprint_matches,
        signature_verifies: judged.signature_verifies,
        policy: Some(judged.token.policy.clone()),
        serial: Some(judged.token.serial.clone()),
        chain: judged
            .path
            .as_ref()
            .map(links)
            .or_else(|| judged.unit.as_ref().map(|u| vec![link(u, false)]))
            .unwrap_or_default(),
        findings: judged.findings.clone(),
    }
}

/// The indication of a time-stamp (EN 319 102-1 §5.4).
pub(crate) fn standing(judged: &Judged) -> (Indication, Option<SubIndication>) {
    let has = |code| judged.findings.iter().any(|f| f.code == code);
    let sub = match judged.standing {
        Standing::Proven => return (Indication::TotalPassed, None),
        Standing::Stamped if has(Code::TimestampUnitStatusUnknown) => SubIndication::TryLater,
        Standing::Stamped if has(Code::ProofOfExistenceMissing) => SubIndication::NoPoe,
        Standing::Stamped => SubIndication::CryptoConstraintsFailureNoPoe,
        Standing::Unanchored if has(Code::TimestampUntrusted) => unanchored(judged),
        Standing::Unanchored => SubIndication::CryptoConstraintsFailureNoPoe,
        Standing::Worthless if judged.imprint_matches == Some(false) => SubIndication::HashFailure,
        Standing::Worthless if judged.signature_verifies == Some(false) => SubIndication::SigCryptoFailure,
        Standing::Worthless if has(Code::TimestampOrder) => SubIndication::TimestampOrderFailure,
        Standing::Worthless if has(Code::TimestampUnitMissing) => SubIndication::NoSigningCertificateFound,
        Standing::Worthless if has(Code::TimestampNotConforming) => SubIndication::SigConstraintsFailure,
        Standing::Worthless if has(Code::ArchiveIndexUnmatched) => SubIndication::FormatFailure,
        Standing::Worthless if has(Code::TimestampUnitPurpose) => SubIndication::ChainConstraintsFailure,
        Standing::Worthless => SubIndication::Generic,
    };
    (sub.indication(), Some(sub))
}

fn unanchored(judged: &Judged) -> SubIndication {
    use crate::validation::path::PathStatus;
    match judged.path.as_ref().map(|p| p.status) {
        Some(PathStatus::OutOfBounds) => SubIndication::OutOfBoundsNoPoe,
        Some(PathStatus::Revoked) => SubIndication::RevokedNoPoe,
        Some(PathStatus::Rejected) => SubIndication::ChainConstraintsFailure,
        Some(PathStatus::UntrustedRoot | PathStatus::IssuerMissing) | None => SubIndication::NoCertificateChainFound,
        Some(_) => SubIndication::CertificateChainGeneralFailure,
    }
}

/// What the form of the signature dictionary lacks for a baseline level (EN 319 142-1 §6.3).
fn form(field: &signature::SignatureField) -> Option<&'static str> {
    (field.sub_filter.as_deref() != Some("ETSI.CAdES.detached")).then_some("ETSI.CAdES.detached")
}

/// What the container of a signature says against or about it.
pub(crate) fn container_findings(field: &signature::SignatureField, size: u64) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Err(fault) = &field.byte_range {
        findings.push(byte_range_finding(field, fault, size));
    }
    if let Err(fault) = &field.contents {
        findings.push(Finding::new(Code::ContentsMalformed).with("reason", fault.code()));
    }
    if field.reach == signature::Reach::WidgetOnly {
        findings.push(Finding::new(Code::FieldOutsideAcroForm));
    }
    if field.same_name_as_other {
        findings
            .push(Finding::new(Code::FieldNameTwice).with("field", field.field_name.as_deref().unwrap_or_default()));
    }
    if field.removed_later {
        findings.push(
            Finding::new(Code::SignatureRemovedLater).with("field", field.field_name.as_deref().unwrap_or_default()),
        );
    }
    findings.extend(field.anomalies.iter().filter_map(|a| anomaly_finding(*a)));
    findings
}

/// Oddities that leave more than one reading of the signature; the others leave one.
fn anomaly_finding(anomaly: SignatureAnomaly) -> Option<Finding> {
    let code = match anomaly {
        // Said by a finding of its own.
        SignatureAnomaly::FieldOutsideAcroform => return None,
        SignatureAnomaly::SharedDictionary
        | SignatureAnomaly::InObjectStream
        | SignatureAnomaly::DuplicateKey
        | SignatureAnomaly::DefinedAfterCoverage
        | SignatureAnomaly::SignedRevisionOutsideChain => Code::FieldAmbiguous,
        _ => Code::FieldOdd,
    };
    let name = serde_json::to_value(anomaly).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default();
    Some(Finding::new(code).with("anomaly", name))
}

fn byte_range_finding(field: &signature::SignatureField, fault: &signature::ByteRangeFault, size: u64) -> Finding {
    use signature::ByteRangeFault as Fault;
    let with_size = |code: Code, end: u64| Finding::new(code).with("end", end).with("size", size);
    match fault {
        Fault::BeyondFile { end, .. } if in_place(field) => with_size(Code::Truncated, *end),
        Fault::BeyondFile { end, .. } => with_size(Code::RewrittenAfterSigning, *end),
        Fault::GapNotContents { gap, contents: Some(contents) } if has_moved(field, *gap, *contents) => {
            with_size(Code::RewrittenAfterSigning, stated_end(field).unwrap_or(gap.end))
        }
        Fault::GapNotContents { .. } => Finding::new(Code::GapNotContents).with("reason", fault.code()),
        Fault::CrossesOther { .. } => Finding::new(Code::ByteRangesCross).with("reason", fault.code()),
        _ => Finding::new(Code::ByteRangeMalformed).with("reason", fault.code()),
    }
}

/// The four numbers of `ByteRange`, if they are four and none is negative.
fn stated_numbers(field: &signature::SignatureField) -> Option<[u64; 4]> {
    let [a, b, c, d] = *field.stated_byte_range.as_slice() else { return None };
    let number = |value: i64| u64::try_from(value).ok();
    Some([number(a)?, number(b)?, number(c)?, number(d)?])
}

fn stated_end(field: &signature::SignatureField) -> Option<u64> {
    stated_numbers(field).map(|[_, _, start, length]| start.saturating_add(length))
}

/// Whether `Contents` stands exactly where the byte range leaves room for it, so that nothing in front of it was moved.
fn in_place(field: &signature::SignatureField) -> bool {
    let (Some([0, end, next, _]), Ok(contents)) = (stated_numbers(field), &field.contents) else { return false };
    contents.token.start == end && contents.token.end == next
}

/// Whether `Contents` stands elsewhere than the byte range says, whole and as long as the room left for it: a file saved anew.
/// Whoever forges a byte range leaves the signature where it is and stretches the gap, or leaves one side of it.
fn has_moved(field: &signature::SignatureField, gap: Span, contents: Span) -> bool {
    let apart = contents.start != gap.start && contents.end != gap.end;
    apart && contents.len() == gap.len() && stated_numbers(field).is_some_and(|[start, ..]| start == 0)
}

/// Signatures that cannot come from one file: of two signatures in one file, the later one covers the earlier one whole
/// (ISO 32000-2 §12.8.1). Asked only of those that are not where their byte range says.
pub(crate) fn from_several_files(fields: &[&signature::SignatureField]) -> Option<Finding> {
    use signature::ByteRangeFault as Fault;
    let displaced = fields.iter().filter(|field| {
        matches!(field.byte_range, Err(Fault::GapNotContents { .. } | Fault::BeyondFile { .. })) && !in_place(field)
    });
    let mut ranges: Vec<(u64, u64, &str)> = displaced
        .filter_map(|field| {
            let [start, length, next, rest] = stated_numbers(field)?;
            let name = field.field_name.as_deref().unwrap_or_default();
            (start == 0 && next >= length).then_some((length, next.saturating_add(rest), name))
        })
        .collect();
    crate::base::sort::sort_by_key(&mut ranges, |(_, end, _)| *end);
    // In the order of their ends each must lie in the first part of the next.
    let crossing = ranges.windows(2).find_map(|pair| match pair {
        [(_, end, _), (first_end, _, name)] if end > first_end => Some(*name),
        _ => None,
    })?;
    Some(Finding::new(Code::MergedFiles).with("field", crossing).with("count", ranges.len()))
}
