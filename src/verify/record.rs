//! Judges what was collected and writes the report.

use super::collect::{Body, Collected, Item};
use super::context::Context;
use super::digests::Computed;
use super::facts::{objects, policy_facts, policy_looser, proof, trust_facts};
use super::proofs::{Located, covered, located, prove};
use super::wants::Wants;
use crate::ades::{Container, CoveringTimestamp, Indication, Subject, TimeBasis, judge, signs_status};
use crate::base::error::Error;
use crate::base::finding::{Code, Finding};
use crate::base::sort;
use crate::base::span::Span;
use crate::base::time::Timestamp;
use crate::evidence::Existence;
use crate::pdf::changes::judge_before_damage;
use crate::pdf::changes::{Judgement, Standing, analyse};
use crate::pdf::signature::{Kind as FieldKind, Reach, SignatureField};
use crate::pdf::{AnomalyCode, Document, find_active_content, read_information, transfer_damage};
use crate::report::level::Held;
use crate::report::model::{self, DocumentTimestamp, Integrity, Report, Time, VerdictReason};
use crate::report::signature::{After, container_findings, coverage, from_several_files, record, standing, timestamp};
use crate::report::{active, bounded, changes, law, mask, pictures, verdict};
use crate::validation;
use crate::validation::path::{Candidate, PathOutcome};
use crate::validation::timestamp::{Judged, Standing as StampStanding, Token};

/// Runs the process for every item and puts the results together.
pub(super) fn report(
    document: &Document<'_>,
    collected: &Collected,
    computed: &Computed,
    validation: &validation::Context<'_>,
    context: &Context<'_>,
    size: u64,
) -> Result<Report, Error> {
    let mut run = Run {
        collected,
        computed,
        validation,
        context,
        size,
        tail: document.tail(),
        stray_tail: document.is_reconstructed() || !document.is_white_space(document.tail())?,
        signatures: Vec::new(),
        timestamps: Vec::new(),
        wants: Wants::default(),
    };
    let located = located(collected, context.limits);
    let (covering, proofs) = run.document_timestamps(&located);
    run.signatures(&covering, &held(&located, &covering), &validation::Context { proofs: &proofs, ..*validation });
    run.changes(document)?;
    let active = active::findings(&find_active_content(&document.newest())?);
    document.note_hidden_in_data()?;
    Ok(run.finish(document, active))
}

struct Run<'a> {
    collected: &'a Collected,
    computed: &'a Computed,
    validation: &'a validation::Context<'a>,
    context: &'a Context<'a>,
    size: u64,
    /// What follows the last revision.
    tail: Span,
    /// Whether that is more than white space.
    stray_tail: bool,
    signatures: Vec<model::Signature>,
    timestamps: Vec<DocumentTimestamp>,
    wants: Wants,
}

/// A document time-stamp with the bytes it covers before its own gap.
struct Covering {
    ranges: Vec<Span>,
    /// Where its token stands.
    token: Option<Span>,
    /// The time before which it was not made.
    earliest: Timestamp,
    stamp: CoveringTimestamp,
    unit: Option<Candidate>,
    path: Option<PathOutcome>,
}

impl Run<'_> {
    /// Judges the document time-stamps, the outermost first: each is judged with what those around it prove to have existed, and
    /// adds what it proves itself (EN 319 102-1 §5.6.3.4). They are reported in the order of the file.
    fn document_timestamps(&mut self, located: &[Located]) -> (Vec<Covering>, Existence) {
        let mut proofs = self.validation.proofs.clone();
        let mut order: Vec<usize> = (0..self.collected.items.len()).collect();
        let end = |index: &usize| self.collected.items.get(*index).and_then(|item| item.field.covered_end);
        sort::sort_by_key(&mut order, |index| core::cmp::Reverse(end(index)));
        let (mut covering, mut records) = (Vec::new(), Vec::new());
        for index in order {
            let Some(item) = self.collected.items.get(index) else { continue };
            let Body::Timestamp(token) = &item.body else { continue };
            let container = container_findings(&item.field, self.size);
            let broken = container.iter().any(|f| f.severity == crate::base::finding::Severity::Error);
            let validation = validation::Context { proofs: &proofs, ..*self.validation };
            let judged = token.as_ref().ok().map(|token| self.judge_token(item, token, &validation));
            let existed = judged.as_ref().and_then(Judged::fingerprint).map(|token| validation.existed(&token));
            if let (Some(judged), false, Some(ranges)) = (&judged, broken, item.ranges()) {
                let stamp = CoveringTimestamp {
                    time: judged.token.shown(),
                    latest: judged.token.latest(),
                    standing: judged.standing,
                    open: crate::ades::open(judged),
                };
                if judged.standing == StampStanding::Proven {
                    prove(located, &ranges, judged.token.latest(), &mut proofs);
                }
                let (unit, path) = (judged.unit.clone(), judged.path.clone());
                let token = item.field.contents.as_ref().ok().map(|c| c.token);
                covering.push(Covering { ranges, token, earliest: judged.token.earliest(), stamp, unit, path });
            }
            let reason = token.as_ref().err().map(ToString::to_string);
            records.push((index, self.document_timestamp(item, judged.as_ref(), existed, container, reason)));
        }
        sort::sort_by_key(&mut records, |(index, _)| *index);
        self.timestamps = records.into_iter().map(|(_, record)| record).collect();
        (covering, proofs)
    }

    fn judge_token(&self, item: &Item, token: &Token, validation: &validation::Context<'_>) -> Judged {
        let digests = self.digests(item);
        let algorithm = token.imprint_algorithm.as_ref().ok();
        let over = digests.iter().find(|(a, _)| Some(a) == algorithm).map(|(_, value)| value.as_slice());
        validation::timestamp::judge(token.clone(), over, validation)
    }

    fn document_timestamp(
        &self,
        item: &Item,
        judged: Option<&Judged>,
        existed: Option<Timestamp>,
        mut findings: Vec<Finding>,
        unreadable: Option<String>,
    ) -> DocumentTimestamp {
        use crate::ades::SubIndication;
        let broken = findings.iter().any(|f| f.severity == crate::base::finding::Severity::Error);
        let (indication, sub_indication) = match judged {
            Some(judged) if !broken => standing(judged),
            _ => (SubIndication::FormatFailure.indication(), Some(SubIndication::FormatFailure)),
        };
        if let Some(reason) = unreadable {
            findings.push(Finding::new(Code::TimestampMalformed).with("reason", reason));
        }
        findings.extend(judged.map(|j| j.findings.clone()).unwrap_or_default());
        let after = self.after(item);
        findings.extend(self.after_findings(item));
        let basis = match judged.map(|j| j.standing) {
            Some(StampStanding::Proven) => TimeBasis::Proven,
            Some(StampStanding::Stamped) => TimeBasis::Stamped,
            _ => TimeBasis::None,
        };
        let stated_time = judged.map(|j| j.token.time);
        let best = judged.map(|j| j.token.shown()).filter(|_| basis != TimeBasis::None);
        DocumentTimestamp {
            field: item.field.field_name.clone(),
            indication,
            sub_indication,
            integrity: Integrity {
                digest_matches: judged.and_then(|j| j.imprint_matches),
                signature_verifies: judged.and_then(|j| j.signature_verifies),
                whole_file: after.whole_file,
            },
            time: Time {
                claimed: stated_time,
                received: None,
                best,
                basis,
                control: existed.unwrap_or(self.context.now),
            },
            change_level: None,
            changes_justified: None,
            coverage: coverage(&item.field),
            changes_after: Vec::new(),
            token: judged.map(timestamp),
            findings,
        }
    }

    fn signatures(&mut self, covering: &[Covering], held: &Held, validation: &validation::Context<'_>) {
        let mut id = 0_usize;
        for item in &self.collected.items {
            let Body::Signature(message) = &item.body else { continue };
            id = id.saturating_add(1);
            let mut container = container_findings(&item.field, self.size);
            container.extend(self.after_findings(item));
            let (all, around) = (covering, covers(item, covering));
            let covering: Vec<CoveringTimestamp> = around.iter().map(|c| c.stamp).collect();
            let subject = Subject {
                message,
                container: Container::Field(&container),
                digests: &self.digests(item),
                dictionary_time: item.field.stated.time.as_ref().and_then(|t| t.timestamp),
                received: self.context.received,
                proof: proof(message.as_ref().ok(), self.context),
                enclosed: enclosed(item, all),
                signs_status: signs_status(item.field.sub_filter.as_deref()),
                covering: &covering,
                // PAdES archives by document time-stamps (EN 319 142-1 §5.5).
                archives: &[],
            };
            let judgement = judge(&subject, validation);
            self.wants.of_signature(id, &judgement, validation);
            let open = around.iter().filter(|c| c.stamp.standing == StampStanding::Stamped);
            open.filter_map(|c| c.path.as_ref()).for_each(|path| self.wants.of_unit(id, path, validation));
            #[allow(unused_mut, reason = "only some builds add to it")]
            let mut record =
                record(id, &item.field, message.as_ref().ok(), &judgement, self.after(item), held, validation);
            {
                record.identity = message.as_ref().ok().and_then(|m| model::Identity::of(m, &self.digests(item)));
            }
            self.signatures.push(record);
        }
    }

    /// What came after each signature and document time-stamp, once it is known which of them may vouch for what was added.
    fn changes(&mut self, document: &Document<'_>) -> Result<(), Error> {
        let fields: Vec<&SignatureField> = self.collected.items.iter().map(|item| &item.field).collect();
        let analysis = analyse(document, &fields)?;
        let (mut signatures, mut timestamps) = (self.signatures.iter(), self.timestamps.iter());
        let standings: Vec<Standing> = self
            .collected
            .items
            .iter()
            .map(|item| match item.body {
                Body::Signature(_) => signatures.next().map(|s| standing_of(s.indication, &s.integrity, &s.findings)),
                Body::Timestamp(_) => timestamps.next().map(|t| standing_of(t.indication, &t.integrity, &t.findings)),
            })
            .map(|standing| standing.unwrap_or(Standing::Unknown))
            .collect();
        let before = before_damage(document, &fields, &standings)?;
        let judges = analysis.among(&fields, &standings);
        let (mut signatures, mut timestamps) = (self.signatures.iter_mut(), self.timestamps.iter_mut());
        let most = self.context.limits.changes_of_each(fields.len());
        for (index, item) in self.collected.items.iter().enumerate() {
            let mut judgement = judges.judge(index, most);
            // What was changed stays changed, whatever was broken afterwards.
            if let Some(Some(changed)) = before.get(index).filter(|_| judgement.justified != Some(false))
                && changed.justified == Some(false)
            {
                judgement = changed.clone();
            }
            let digest = match item.body {
                Body::Signature(_) => signatures.as_slice().first().map(|s| s.integrity.digest_matches),
                Body::Timestamp(_) => timestamps.as_slice().first().map(|t| t.integrity.digest_matches),
            };
            if digest.flatten() == Some(false) {
                judgement = judgement.without_signed_bytes();
            }
            let level = judgement.level.map(changes::level);
            let records = changes::records(&judgement);
            match item.body {
                Body::Signature(_) => {
                    let Some(signature) = signatures.next() else { continue };
                    (signature.change_level, signature.changes_justified) = (level, judgement.justified);
                    signature.changes_after = records;
                    signature.findings.extend(changes::omitted(&judgement));
                }
                Body::Timestamp(_) => {
                    let Some(stamp) = timestamps.next() else { continue };
                    (stamp.change_level, stamp.changes_justified) = (level, judgement.justified);
                    stamp.changes_after = records;
                    stamp.findings.extend(changes::omitted(&judgement));
                }
            }
        }
        Ok(())
    }

    fn digests(&self, item: &Item) -> Vec<(crate::crypto::DigestAlgorithm, Vec<u8>)> {
        item.ranges().map(|ranges| self.computed.over(&ranges)).unwrap_or_default()
    }

    /// What came after the bytes that a field covers.
    fn after(&self, item: &Item) -> After {
        let covered = item.field.byte_range.is_ok();
        let rest = item.field.uncovered_after;
        After { whole_file: covered.then(|| rest.is_none_or(|r| r.is_empty())) }
    }

    fn after_findings(&self, item: &Item) -> Option<Finding> {
        let rest = item.field.uncovered_after.filter(|r| !r.is_empty() && item.field.byte_range.is_ok())?;
        let white = item.field.uncovered_after_is_white_space == Some(true);
        // Later revisions are told one by one as changes; this is for bytes that belong to none.
        let (code, span) = match (white, item.field.covered_revision) {
            (true, _) => (Code::WhiteSpaceAfterSigned, rest),
            (false, None) => (Code::BytesAfterSigned, rest),
            (false, Some(_)) if self.stray_tail && !self.tail.is_empty() => (Code::BytesAfterSigned, self.tail),
            (false, Some(_)) if self.stray_tail => (Code::BytesAfterSigned, rest),
            (false, Some(_)) => return None,
        };
        Some(Finding::new(code).with("start", span.start).with("end", span.end))
    }

    fn finish(mut self, document: &Document<'_>, active_content: Vec<Finding>) -> Report {
        let anomalies = document.anomalies();
        let ambiguous = document.is_ambiguous() || self.collected.other_form.is_some();
        let mut findings = handling(self.collected, document);
        findings.extend(policy_looser(self.context));
        findings.extend(self.in_transfer(document));
        let two_forms = |other| Finding::new(Code::AmbiguousForm).with("form", "PDF").with("other", other);
        findings.extend(self.collected.other_form.map(two_forms));
        findings.extend(anomaly_findings(document, &anomalies));
        findings.extend(self.context.evidence.unusable.iter().cloned());
        let handled =
            findings.iter().any(|f| matches!(f.code, Code::MergedFiles | Code::EndMissing | Code::AlteredInTransfer));
        findings.extend(changes::told(&self.signatures, &self.timestamps));
        let sha256 = self.computed.whole_file(self.size);
        let seen = pictures::weigh(
            self.context.evidence.pictures.as_ref(),
            &hex::encode(&sha256),
            &mut self.signatures,
            &mut self.timestamps,
        );
        findings.extend(seen.findings.iter().cloned());
        let as_shown = changes::as_shown(&self.signatures, &self.timestamps, ambiguous);
        let headline = verdict::verdict(&self.signatures, as_shown);
        let doubt = changes::doubt(&self.signatures, &self.timestamps, ambiguous, handled);
        let verdict_reason: Option<VerdictReason> = verdict::reason(headline, &self.signatures, as_shown, doubt);
        let verdict_reason = if seen.differ() { verdict::with_pictures(verdict_reason) } else { verdict_reason };
        let context = self.context;
        let revisions = self.revisions(document);
        let objects = objects(&self.collected.evidence(context, &sha256), context);
        let mut report = Report {
            schema: model::SCHEMA,
            engine: model::Engine { version: env!("CARGO_PKG_VERSION"), build: env!("KYSO_BUILD") },
            file: context.file.map(str::to_owned),
            input: model::InputFacts { sha256: hex::encode(&sha256), size: self.size, format: "pdf", content: None },
            now: context.now,
            policy: policy_facts(context),
            trust: trust_facts(context),
            verdict: headline,
            verdict_reason,
            document: model::Document {
                as_shown,
                revisions,
                anomalies,
                active_content,
                orphan_signatures: self.collected.orphan_records(),
                pictures: seen.facts,
            },
            signatures: self.signatures,
            timestamps: self.timestamps,
            objects,
            wants: self.wants.list,
            vietnam: None,
            findings,
        };
        bounded::bound(&mut report);
        law::add(&mut report, context.kind);
        {
            crate::report::hints::add_text(&mut report, context.evidence.page_text.as_ref());
            if context.hints {
                crate::report::hints::add_looks(&mut report, &looks(document, self.collected));
            }
        }
        if !context.reveal {
            mask::mask(&mut report);
        }
        report
    }

    /// What the way the file took did to its bytes, by the first signature that shows it.
    fn in_transfer(&self, document: &Document<'_>) -> Option<Finding> {
        let mut signatures = self.signatures.iter();
        let mut differs = self.collected.items.iter().map(|item| match item.body {
            Body::Signature(_) => signatures.next().is_some_and(|s| s.integrity.digest_matches == Some(false)),
            Body::Timestamp(_) => false,
        });
        // Reading the file once more is enough.
        let suspect = self.collected.items.iter().find_map(|item| {
            let differs = differs.next().unwrap_or(false);
            (item.field.byte_range.is_err() || differs).then_some((item, differs))
        });
        let (item, differs) = suspect?;
        let damage = transfer_damage(document, &item.field, differs).ok()??;
        Some(Finding::new(Code::AlteredInTransfer).with("how", damage.name()))
    }

    fn revisions(&self, document: &Document<'_>) -> Vec<model::Revision> {
        let ending = |number: usize| {
            let here = self.signatures.iter().filter(|s| s.coverage.revision == Some(number));
            here.map(|s| s.id).collect::<Vec<_>>()
        };
        let revisions = document.revisions().iter();
        revisions
            .map(|r| model::Revision {
                number: r.number,
                end: r.end,
                objects: r.changed_count(),
                signatures: ending(r.number),
            })
            .collect()
    }
}

/// What was done to a file whose structure is broken, as long as it could be read.
fn before_damage(
    document: &Document<'_>,
    fields: &[&SignatureField],
    standings: &[Standing],
) -> Result<Vec<Option<Judgement>>, Error> {
    if document.is_reconstructed() { judge_before_damage(document, fields, standings) } else { Ok(Vec::new()) }
}

/// Whether a signature can vouch for what was added with it: by what is certain about it, whoever signed.
fn standing_of(indication: Indication, integrity: &Integrity, findings: &[Finding]) -> Standing {
    let ambiguous = findings.iter().any(|f| matches!(f.code, Code::FieldAmbiguous | Code::FieldOutsideAcroForm));
    match (integrity.digest_matches, integrity.signature_verifies) {
        _ if indication == Indication::TotalFailed || ambiguous => Standing::Bad,
        (Some(true), Some(true)) => Standing::Good,
        (Some(false), _) | (_, Some(false)) => Standing::Bad,
        _ => Standing::Unknown,
    }
}

/// What the file holds, and what the document time-stamps that verify cover of it.
fn held(located: &[Located], covering: &[Covering]) -> Held {
    let mut held = Held { inside: located.iter().map(|object| object.sha256).collect(), ..Held::default() };
    let mut standing: Vec<_> = covering.iter().filter(|c| c.stamp.standing <= StampStanding::Stamped).collect();
    sort::sort_by_key(&mut standing, |c| c.stamp.time);
    for stamp in standing {
        held.archived.extend(covered(located, &stamp.ranges).map(|object| object.sha256));
        held.archives.extend(stamp.unit.clone());
    }
    held
}

/// Document time-stamps whose first range, in front of their own gap, holds the whole signature.
fn covers<'c>(item: &Item, covering: &'c [Covering]) -> Vec<&'c Covering> {
    let Some(token) = item.field.contents.as_ref().ok().map(|c| c.token) else { return Vec::new() };
    covering.iter().filter(|c| c.ranges.first().is_some_and(|range| range.contains(token))).collect()
}

/// The newest proven document time-stamp whose token lies within the bytes that a signature covers: those bytes, and so the signature,
/// are not older (EN 319 102-1 §5.5.4, as for a content-time-stamp).
fn enclosed(item: &Item, covering: &[Covering]) -> Option<Timestamp> {
    let ranges = item.ranges()?;
    let inside = |c: &&Covering| c.token.is_some_and(|token| ranges.iter().any(|range| range.contains(token)));
    let proven = covering.iter().filter(|c| c.stamp.standing == StampStanding::Proven);
    proven.filter(inside).map(|c| c.earliest).max()
}

/// What the file shows of how it was handled after signing.
fn handling(collected: &Collected, document: &Document<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let widgets = collected.items.iter().filter(|i| i.field.reach == Reach::WidgetOnly && i.field.same_name_as_other);
    let mut names: Vec<&str> = widgets.filter_map(|i| i.field.field_name.as_deref()).collect();
    sort::sort(&mut names);
    for group in names.chunk_by(|a, b| a == b) {
        if let (Some(name), true) = (group.first(), group.len() > 1) {
            findings.push(Finding::new(Code::MergedFiles).with("field", name).with("count", group.len()));
        }
    }
    if findings.is_empty() {
        let fields: Vec<&SignatureField> = collected.items.iter().map(|item| &item.field).collect();
        findings.extend(from_several_files(&fields));
    }
    // What is left of the last saving: an older state is read, with the rest behind its end.
    let rest = document.anomalies().iter().any(|anomaly| anomaly.code == AnomalyCode::StructureAfterEof);
    if (rest || document.is_reconstructed()) && !document.has_end().unwrap_or(true) {
        findings.push(Finding::new(Code::EndMissing).with("size", document.len()));
    }
    let orphans = collected.orphans.len();
    if orphans > 0 {
        findings.push(Finding::new(Code::OrphanSignatures).with("count", orphans));
        let signed = collected.items.iter().any(|i| i.field.kind != FieldKind::DocumentTimestamp);
        if !signed {
            let producer = read_information(&document.newest()).ok().and_then(|i| i.producer).unwrap_or_default();
            findings.push(Finding::new(Code::PrintedOrResaved).with("producer", producer).with("count", orphans));
        }
    }
    findings
}

/// One finding per kind of oddity; the list of all stands beside it.
fn anomaly_findings(document: &Document<'_>, anomalies: &[crate::pdf::Anomaly]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for anomaly in anomalies {
        let name = anomaly.code.name();
        let weighs = document.weighs(anomaly);
        let code = if weighs { Code::PdfAnomaly } else { Code::PdfOddity };
        let offset = anomaly.offset.map(|o| o.to_string()).unwrap_or_default();
        let known = findings.iter_mut().find(|finding| finding.param("anomaly") == name);
        let new = Finding::new(code).with("anomaly", &name).with("offset", &offset);
        match known {
            // The gravest of one kind is told.
            Some(known) if weighs && known.code != code => *known = new,
            Some(_) => {}
            None => {
                findings.push(new);
                findings.extend(two_readings(anomaly, name, offset));
            }
        }
    }
    findings
}

/// The object that another reading of the file takes from another place, if the anomaly says so.
fn two_readings(anomaly: &crate::pdf::Anomaly, reading: String, here: String) -> Option<Finding> {
    let object = anomaly.object.map(|object| object.number.to_string()).unwrap_or_default();
    let there = anomaly.value.map(|value| value.to_string()).unwrap_or_default();
    let finding = Finding::new(Code::PdfReadTwoWays).with("reading", reading).with("object", object);
    anomaly.code.is_other_reading().then(|| finding.with("here", here).with("there", there))
}

/// Most signatures whose look is read.
const LOOKS: usize = 64;

/// How the signatures look, with their numbers. A hint that cannot be read is none.
fn looks(document: &Document<'_>, collected: &Collected) -> Vec<(usize, crate::pdf::Look)> {
    let view = document.newest();
    let signatures = collected.items.iter().filter(|item| matches!(item.body, Body::Signature(_)));
    let look = |(id, item): (usize, &Item)| Some((id, crate::pdf::look(&view, item.field.field?).ok()?));
    (1..).zip(signatures).take(LOOKS).filter_map(look).collect()
}
