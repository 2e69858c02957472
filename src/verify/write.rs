//! Writes the report of a file from what was judged, once.

use super::collect::{Body, Collected, Item};
use super::context::Context;
use super::facts::{fetched, objects, policy_facts, policy_more_permissive, trust_facts};
use super::judge::JudgedPdf;
use crate::base::fact::Fact;
use crate::base::finding::Finding;
use crate::evidence::{EvidenceStore, PageText};
use crate::judged::{
    Doubt, JudgedSignature, JudgedTimestamp, Law, SeenByLaw, apply_pictures, as_shown, doubt, law, of_timestamp,
    reason, verdict, with_pictures,
};
use crate::pdf::{Appearance, Document, DocumentFact, read_appearance};
use crate::report::model::{self, Place, Report, Want};
use crate::report::signature::{record, timestamp_record};
use crate::report::table::Tables;
use crate::report::{active, bounded, changes, mask, pictures};
use crate::validation;
use crate::vietnam::View;

/// A report, and what the law says of its document if it turns out to be an annex.
pub(crate) struct Verified {
    pub(crate) report: Report,
    pub(crate) as_annex: Option<View>,
}

/// Most signatures whose appearance is read for hints. Each costs a walk through its appearance.
const APPEARANCES: usize = 64;

/// What a report says of a file besides its signatures.
pub(super) struct File<'a> {
    pub(super) sha256: &'a [u8],
    pub(super) size: u64,
    pub(super) format: &'static str,
    pub(super) content: Option<model::ContentFacts>,
    pub(super) document: model::Document,
    pub(super) findings: Vec<Finding>,
    pub(super) wants: Vec<Want>,
    pub(super) evidence: &'a EvidenceStore,
    /// What was found of a PDF, for the law.
    pub(super) facts: &'a [DocumentFact],
    /// Text of its pages, for hints; only a PDF has pages.
    pub(super) page_text: Option<&'a PageText>,
    /// What the appearances of signatures show, with their numbers.
    pub(super) appearances: &'a [(usize, Appearance)],
    /// What leaves it open what the document is now.
    pub(super) doubt: Doubt,
}

/// Judged signatures, each with its place outside of a PDF, and time-stamps.
pub(super) struct Judged<'j, 'a> {
    pub(super) signatures: &'j [JudgedSignature<'a>],
    pub(super) places: Vec<Option<Place>>,
    pub(super) timestamps: &'j [JudgedTimestamp<'a>],
}

/// The report of a file whose signatures were judged.
pub(super) fn write(
    file: File<'_>,
    judged: Judged<'_, '_>,
    validation: &validation::Context<'_>,
    context: &Context<'_>,
) -> Verified {
    let signatures = judged.signatures;
    let shown = file.document.as_shown;
    let (headline, mut why) = if file.format == "timestamp" {
        of_timestamp(judged.timestamps)
    } else {
        let headline = verdict(signatures, shown);
        (headline, reason(headline, signatures, shown, file.doubt))
    };
    if file.document.pictures.as_ref().is_some_and(|pictures| !pictures.differing.is_empty()) {
        why = with_pictures(why);
    }
    let trust = trust_facts(context);
    let seen = SeenByLaw {
        kind: context.kind,
        stated: context.stated,
        file: file.facts,
        as_shown: shown,
        verdict: headline,
        page_text: file.page_text,
        appearances: file.appearances,
    };
    let Law { steps, view, as_annex } = law(signatures, &seen, context.now, &trust.legal.provisions, context.trust);
    let with_steps = signatures.iter().zip(judged.places).zip(steps);
    let mut tables = Tables::new();
    let records =
        with_steps.map(|((s, place), steps)| record(s, place, steps, context.stated, validation, &mut tables));
    let records = records.collect();
    let timestamps = judged.timestamps.iter().map(|stamp| timestamp_record(stamp, &mut tables)).collect();
    let mut report = Report {
        schema: model::SCHEMA.into(),
        engine: model::Engine { version: env!("CARGO_PKG_VERSION").into(), build: env!("KYSO_BUILD").into() },
        file: context.file.map(str::to_owned),
        input: model::InputFacts {
            sha256: hex::encode(file.sha256),
            size: file.size,
            format: file.format.into(),
            content: file.content,
        },
        now: context.now,
        policy: policy_facts(context),
        trust,
        verdict: headline,
        verdict_reason: why,
        document: file.document,
        signatures: records,
        timestamps,
        shared: tables.finish(),
        objects: objects(file.evidence, context),
        wants: file.wants,
        fetched: fetched(context.evidence),
        vietnam: of_document(file.format, view),
        findings: file.findings,
    };
    bounded::bound(&mut report);
    if !context.reveal {
        mask::mask(&mut report);
    }
    Verified { report, as_annex: of_document(file.format, as_annex) }
}

/// A standalone time-stamp is not a document.
fn of_document(format: &str, view: View) -> Option<View> {
    (format != "timestamp").then_some(view)
}

/// The report of a PDF.
pub(super) fn pdf(
    document: &Document<'_>,
    collected: &Collected,
    mut judged: JudgedPdf<'_>,
    sha256: &[u8],
    size: u64,
    validation: &validation::Context<'_>,
    context: &Context<'_>,
) -> Verified {
    let given = context.evidence.pictures.as_ref();
    let seen = apply_pictures(given, &hex::encode(sha256), &mut judged.signatures, &mut judged.timestamps);
    let JudgedPdf { signatures, timestamps, damage, reading, active, wants } = judged;
    let ambiguous = document.is_ambiguous() || collected.other_form.is_some();
    let damaged_by_handling = damage.iter().chain(&reading).any(is_handling_damage);
    let findings = damage.iter().map(Fact::finding).chain(policy_more_permissive(context));
    let findings = findings.chain(reading.iter().map(Fact::finding));
    let findings = findings.chain(context.evidence.findings());
    let findings = findings.chain(changes::of_file(&signatures, &timestamps)).chain(pictures::findings(given, &seen));
    let evidence = collected.evidence(context, sha256);
    let appearances = if context.hints { appearances(document, collected) } else { Vec::new() };
    let file = File {
        sha256,
        size,
        format: "pdf",
        content: None,
        document: model::Document {
            as_shown: as_shown(&signatures, &timestamps, ambiguous),
            revisions: revisions(document, &signatures),
            anomalies: document.anomalies(),
            active_content: active::findings(&active),
            orphan_signatures: collected.orphan_records(),
            pictures: pictures::facts(given, &seen),
        },
        findings: findings.collect(),
        wants: wants.list,
        evidence: &evidence,
        facts: &damage,
        page_text: context.evidence.page_text.as_ref(),
        appearances: &appearances,
        doubt: doubt(&signatures, &timestamps, ambiguous, damaged_by_handling),
    };
    let places = signatures.iter().map(|_| None).collect();
    write(file, Judged { signatures: &signatures, places, timestamps: &timestamps }, validation, context)
}

/// Facts that show that a file was joined, truncated or transferred as text.
fn is_handling_damage(fact: &DocumentFact) -> bool {
    use DocumentFact::{AlteredInTransfer, EndMissing, MergedFiles};
    matches!(fact, MergedFiles { .. } | EndMissing { .. } | AlteredInTransfer { .. })
}

fn revisions(document: &Document<'_>, signatures: &[JudgedSignature<'_>]) -> Vec<model::Revision> {
    let ending = |number: usize| {
        signatures.iter().filter(|s| s.state().revision == Some(number)).map(|s| s.id).collect::<Vec<_>>()
    };
    let revision = |r: &crate::pdf::Revision| model::Revision {
        number: r.number,
        end: r.end,
        objects: r.changed_count(),
        signatures: ending(r.number),
    };
    document.revisions().iter().map(revision).collect()
}

/// What the appearances of the signatures show, with their numbers. Unreadable hints are ignored.
fn appearances(document: &Document<'_>, collected: &Collected) -> Vec<(usize, Appearance)> {
    let view = document.newest();
    let signatures = collected.items.iter().filter(|item| matches!(item.body, Body::Signature(_)));
    let looking = |(id, item): (usize, &Item)| Some((id, read_appearance(&view, item.field.field?).ok()?));
    (1..).zip(signatures).take(APPEARANCES).filter_map(looking).collect()
}
