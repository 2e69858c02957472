//! Judged signatures and time-stamps as records of the report.

use super::attributes::attributes;
use super::changes;
use super::table::Tables;
use crate::ades::{BestTime, Message, TimeBasis};
use crate::base::fact::Fact;
use crate::base::finding::Finding;
use crate::base::time::Timestamp;
use crate::crypto::PublicKey;
use crate::judged::{JudgedSignature, JudgedTimestamp, Missing, indication_of};
use crate::pdf::changes::Judgement;
use crate::pdf::signature;
use crate::report::mask::masked;
use crate::report::model::{
    Algorithms, ChainLink, Coverage, DocumentTimestamp, Identity, Integrity, Place, Revocation, RevocationStatus,
    Signature, SignatureKind, SignatureTimestamp, Signer, Stated, Time, TimestampKind, Widget,
};
use crate::validation::Context;
use crate::validation::path::{Candidate, PathOutcome};
use crate::validation::revocation::{Note, Outcome, Status};
use crate::validation::timestamp::{Covers, Judged};
use crate::vietnam::{Statements, Step};

/// The record of one signature; `place` is its place outside a PDF.
pub(crate) fn record(
    judged: &JudgedSignature<'_>,
    place: Option<Place>,
    decree68: Vec<Step>,
    statements: Statements<'_>,
    context: &Context<'_>,
    tables: &mut Tables,
) -> Signature {
    let (JudgedSignature { field, message, judgement, changes, .. }, level) = (judged, &judged.level);
    let (kind, permissions) = kind(field.map(|field| field.kind));
    let widgets = field.map(|field| field.widgets.as_slice()).unwrap_or_default();
    let mut findings: Vec<Finding> = judgement.facts.iter().map(Fact::finding).collect();
    findings.extend(changes.as_ref().and_then(changes::omitted));
    Signature {
        id: judged.id,
        parent: judged.parent,
        place,
        field: field.and_then(|field| field.field_name.clone()),
        sub_filter: field.and_then(|field| field.sub_filter.clone()),
        kind,
        permissions,
        visible: widgets.iter().any(is_visible),
        widgets: widgets.iter().map(|w| Widget { page: w.page, rect: w.rect }).collect(),
        stated: field.map_or_else(Stated::default, |field| stated(&field.stated)),
        signer: judgement.signer.as_ref().map(|s| signer(s, judgement.path.as_ref(), statements)),
        indication: judgement.indication,
        sub_indication: judgement.sub_indication,
        integrity: Integrity {
            digest_matches: judgement.digest_matches,
            signature_verifies: judgement.signature_verifies,
            whole_file: judged.whole_file,
        },
        change_level: changes.as_ref().and_then(|changes| changes.level).map(changes::level),
        changes_justified: changes.as_ref().and_then(|changes| changes.justified),
        time: time(&judgement.time),
        level: level.level,
        missing_for_next: level.missing.iter().map(lacking).collect(),
        extendable_until: level.extendable_until,
        coverage: coverage(*field),
        algorithms: algorithms(*message, judgement.signer.as_ref()),
        attributes: attributes(*message, context.limits),
        blocks: tables.blocks.place(judgement.blocks.clone()),
        chain: tables.chains.place(chain(judgement.path.as_ref(), judgement.signer.as_ref())),
        revocation: revocation(judgement.path.as_ref(), &judgement.statuses, context),
        changes_after: changes.as_ref().map(|changes| places(changes, tables)).unwrap_or_default(),
        timestamps: judgement.timestamps.iter().map(|stamp| timestamp(stamp, tables)).collect(),
        decree68: tables.steps.place(decree68),
        findings,
        identity: message.and_then(|message| Identity::of(message, &judged.digests)),
    }
}

/// Places of what came after a signature.
fn places(judgement: &Judgement, tables: &mut Tables) -> Vec<usize> {
    changes::records(judgement).map(|change| tables.changes.place(change)).collect()
}

fn kind(kind: Option<signature::Kind>) -> (SignatureKind, Option<u8>) {
    match kind {
        Some(signature::Kind::Certification { permissions }) => (SignatureKind::Certification, Some(permissions)),
        _ => (SignatureKind::Approval, None),
    }
}

/// What the next level lacks, one word or `word: name`.
fn lacking(what: &Missing) -> String {
    match what {
        Missing::Part(word) => (*word).to_owned(),
        Missing::Certificate(name) => format!("certificate: {}", masked(name)),
        Missing::Status(name) => format!("revocation-status: {}", masked(name)),
    }
}

/// A mark is visible if it is on a page, has an extent and is not hidden.
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
fn signer(candidate: &Candidate, path: Option<&PathOutcome>, statements: Statements<'_>) -> Signer {
    let certificate = &candidate.certificate;
    let (nature, nature_signs) = statements.nature(certificate);
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
fn time(best: &BestTime) -> Time {
    Time { claimed: best.claimed, received: best.received, best: best.best, basis: best.basis, control: best.control }
}

/// The bytes that a field covers; empty outside a PDF.
pub(crate) fn coverage(field: Option<&signature::SignatureField>) -> Coverage {
    let Some(field) = field else { return Coverage::default() };
    Coverage {
        byte_range: field.stated_byte_range.clone(),
        revision: field.covered_revision.map(|index| index.saturating_add(1)),
        uncovered: field.uncovered_after,
        uncovered_white_space: field.uncovered_after_is_white_space,
    }
}

/// Algorithms of a message.
fn algorithms(message: Option<&Message>, signer: Option<&Candidate>) -> Algorithms {
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
fn chain(path: Option<&PathOutcome>, signer: Option<&Candidate>) -> Vec<ChainLink> {
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
fn revocation(path: Option<&PathOutcome>, statuses: &[Status], context: &Context<'_>) -> Vec<Revocation> {
    let Some(path) = path.filter(|p| p.domain.is_some()) else { return Vec::new() };
    let without = |status| (status, None, Vec::new());
    let record = |(index, candidate): (usize, &Candidate)| {
        let answer = statuses.get(index);
        let (status, since, evidence) = match answer {
            Some(status) => known(status),
            None if context.trust.anchor(&candidate.certificate).is_some() => without(RevocationStatus::NotApplicable),
            None => without(RevocationStatus::NotAsked),
        };
        let unproven =
            answer.is_some_and(|status| status.notes.iter().any(|n| matches!(n, Note::RevocationUnproven { .. })));
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
pub(crate) fn timestamp(judged: &Judged, tables: &mut Tables) -> SignatureTimestamp {
    let unit = || judged.unit.as_ref().map(|unit| vec![link(unit, false)]);
    let chain = judged.path.as_ref().map(links).or_else(unit).unwrap_or_default();
    let (indication, sub_indication) = indication_of(judged);
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
        chain: tables.chains.place(chain),
        findings: judged.facts.iter().map(Fact::finding).collect(),
    }
}

/// The record of a time-stamp in its own field or its own file.
pub(crate) fn timestamp_record(judged: &JudgedTimestamp<'_>, tables: &mut Tables) -> DocumentTimestamp {
    let (indication, sub_indication) = judged.result;
    let stamp = judged.token.as_ref();
    let mut token = stamp.map(|stamp| timestamp(stamp, tables));
    // Alone it is the whole of what was judged.
    if let (Some(token), None) = (&mut token, judged.field) {
        (token.indication, token.sub_indication) = judged.result;
    }
    let (changes, state) = (judged.changes.as_ref(), judged.state());
    let mut findings: Vec<Finding> = judged.facts.iter().map(Fact::finding).collect();
    findings.extend(changes.and_then(changes::omitted));
    DocumentTimestamp {
        field: judged.field.and_then(|field| field.field_name.clone()),
        indication,
        sub_indication,
        integrity: Integrity {
            digest_matches: state.digest_matches,
            signature_verifies: state.signature_verifies,
            whole_file: judged.whole_file,
        },
        time: Time {
            claimed: stamp.map(|stamp| stamp.token.time),
            received: None,
            best: stamp.map(|stamp| stamp.token.shown()).filter(|_| judged.basis != TimeBasis::None),
            basis: judged.basis,
            control: judged.control,
        },
        change_level: changes.and_then(|changes| changes.level).map(changes::level),
        changes_justified: changes.and_then(|changes| changes.justified),
        coverage: coverage(judged.field),
        changes_after: changes.map(|changes| places(changes, tables)).unwrap_or_default(),
        token,
        findings,
    }
}
