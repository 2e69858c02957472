//! Judges the signatures of a PDF and the document as it is now.

use super::collect::{Body, Collected, Item};
use super::context::Context;
use super::damage::{anomaly_facts, damage};
use super::digests::Computed;
use super::facts::proof;
use super::field::field_facts;
use super::proofs::{Located, covered, located, prove};
use super::wants::Wants;
use crate::ades::{
    Container, CoveringTimestamp, Indication, SignatureFact, SubIndication, Subject, TimeBasis, judge, signs_status,
};
use crate::base::error::Error;
use crate::base::fact::Fact;
use crate::base::finding::{Code, Severity};
use crate::base::sort;
use crate::base::span::Span;
use crate::base::time::Timestamp;
use crate::crypto::{DigestAlgorithm, sha256};
use crate::evidence::Existence;
use crate::judged::{InFile, JudgedSignature, JudgedTimestamp, indication_of, reached};
use crate::pdf::changes::{Judgement, Standing, analyse, judge_before_damage};
use crate::pdf::signature::SignatureField;
use crate::pdf::{ActiveContent, ActiveKind, Document, DocumentFact, find_active_content, transfer_damage};
use crate::validation::path::{Candidate, PathOutcome};
use crate::validation::timestamp::{Judged, TimestampStatus, Token};
use crate::validation::{self, ValidationFact};
use std::collections::BTreeMap;

/// Everything that was judged about a PDF.
pub(super) struct JudgedPdf<'a> {
    pub(super) signatures: Vec<JudgedSignature<'a>>,
    pub(super) timestamps: Vec<JudgedTimestamp<'a>>,
    /// About the file, in the order of the report: what was done to it.
    pub(super) damage: Vec<DocumentFact>,
    /// How its bytes can be read.
    pub(super) reading: Vec<DocumentFact>,
    /// Content that can change its own look.
    pub(super) active: BTreeMap<ActiveKind, ActiveContent>,
    pub(super) wants: Wants,
}

/// Runs the process for every item.
pub(super) fn judge_pdf<'a>(
    document: &Document<'_>,
    collected: &'a Collected,
    computed: &'a Computed,
    validation: &'a validation::Context<'a>,
    context: &'a Context<'a>,
    size: u64,
) -> Result<JudgedPdf<'a>, Error> {
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
    let active = find_active_content(&document.newest())?;
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
    signatures: Vec<JudgedSignature<'a>>,
    timestamps: Vec<JudgedTimestamp<'a>>,
    wants: Wants,
}

/// A document time-stamp with the bytes it covers before its own gap.
struct Covering {
    ranges: Vec<Span>,
    /// The place of its token.
    token: Option<Span>,
    /// The time before which it was not made.
    earliest: Timestamp,
    stamp: CoveringTimestamp,
    unit: Option<Candidate>,
    path: Option<PathOutcome>,
}

impl<'a> Run<'a> {
    /// Judges the document time-stamps, the outermost first: each is judged with what those around it prove to have existed, and
    /// adds what it proves itself (EN 319 102-1 §5.6.3.4). They are reported in the order of the file.
    fn document_timestamps(&mut self, located: &[Located]) -> (Vec<Covering>, Existence) {
        let mut proofs = self.validation.proofs.clone();
        let mut order: Vec<usize> = (0..self.collected.items.len()).collect();
        let end = |index: &usize| self.collected.items.get(*index).and_then(|item| item.field.covered_end);
        sort::sort_by_key(&mut order, |index| core::cmp::Reverse(end(index)));
        let (mut covering, mut found) = (Vec::new(), Vec::new());
        for index in order {
            let Some(item) = self.collected.items.get(index) else { continue };
            let Body::Timestamp(token) = &item.body else { continue };
            let field = field_facts(&item.field, self.size);
            let broken = is_broken(&field);
            let validation = validation::Context { proofs: &proofs, ..*self.validation };
            let judged = token.as_ref().ok().map(|token| self.judge_token(item, token, &validation));
            let existed = judged.as_ref().and_then(Judged::fingerprint).map(|token| validation.existed(&token));
            if let (Some(judged), false, Some(ranges)) = (&judged, broken, item.ranges()) {
                let stamp = CoveringTimestamp {
                    time: judged.token.shown(),
                    latest: judged.token.latest(),
                    status: judged.status,
                    open: crate::ades::open(judged),
                };
                if judged.status == TimestampStatus::Proven {
                    prove(located, &ranges, judged.token.latest(), &mut proofs);
                }
                let (unit, path) = (judged.unit.clone(), judged.path.clone());
                let token = item.field.contents.as_ref().ok().map(|c| c.token);
                covering.push(Covering { ranges, token, earliest: judged.token.earliest(), stamp, unit, path });
            }
            let unreadable = token.as_ref().err().map(ToString::to_string);
            let control = existed.unwrap_or(self.context.now);
            found.push((index, self.document_timestamp(item, judged, control, field, unreadable)));
        }
        sort::sort_by_key(&mut found, |(index, _)| *index);
        self.timestamps = found.into_iter().map(|(_, judged)| judged).collect();
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
        item: &'a Item,
        token: Option<Judged>,
        control: Timestamp,
        field: Vec<DocumentFact>,
        unreadable: Option<String>,
    ) -> JudgedTimestamp<'a> {
        let result = match &token {
            Some(judged) if !is_broken(&field) => indication_of(judged),
            _ => (SubIndication::FormatFailure.indication(), Some(SubIndication::FormatFailure)),
        };
        let mut facts: Vec<SignatureFact> = field.into_iter().map(SignatureFact::from).collect();
        facts.extend(unreadable.map(|reason| ValidationFact::TimestampMalformed { reason }.into()));
        facts.extend(token.iter().flat_map(|judged| judged.facts.iter().cloned().map(SignatureFact::from)));
        facts.extend(self.after_fact(item).map(SignatureFact::from));
        let basis = match token.as_ref().map(|judged| judged.status) {
            Some(TimestampStatus::Proven) => TimeBasis::Proven,
            Some(TimestampStatus::Stamped) => TimeBasis::Stamped,
            _ => TimeBasis::None,
        };
        let whole_file = whole_file(item);
        let field = Some(&item.field);
        JudgedTimestamp { field, token, result, facts, basis, control, whole_file, changes: None }
    }

    fn signatures(&mut self, covering: &[Covering], held: &InFile, validation: &validation::Context<'_>) {
        let mut id = 0_usize;
        for item in &self.collected.items {
            let Body::Signature(message) = &item.body else { continue };
            id = id.saturating_add(1);
            let mut container = field_facts(&item.field, self.size);
            container.extend(self.after_fact(item));
            let (all, around) = (covering, covers(item, covering));
            let covering: Vec<CoveringTimestamp> = around.iter().map(|c| c.stamp).collect();
            let digests = self.digests(item);
            let subject = Subject {
                message,
                container: Container::Field(&container),
                digests: &digests,
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
            let open = around.iter().filter(|c| c.stamp.status == TimestampStatus::Stamped);
            for covering in open {
                covering.path.iter().for_each(|path| self.wants.of_unit(id, path, covering.stamp.time, validation));
            }
            let message = message.as_ref().ok();
            let value = message.and_then(|message| message.signature_value()).map(sha256);
            self.signatures.push(JudgedSignature {
                id,
                parent: None,
                field: Some(&item.field),
                message,
                level: reached(form(&item.field), &judgement, value, held, validation),
                judgement,
                digests,
                whole_file: whole_file(item),
                changes: None,
            });
        }
    }

    /// Changes after each signature and document time-stamp, once it is known which of them can justify additions.
    fn changes(&mut self, document: &Document<'_>) -> Result<(), Error> {
        let fields: Vec<&SignatureField> = self.collected.items.iter().map(|item| &item.field).collect();
        let analysis = analyse(document, &fields)?;
        let (mut signatures, mut timestamps) = (self.signatures.iter(), self.timestamps.iter());
        let standings: Vec<Standing> = self
            .collected
            .items
            .iter()
            .map(|item| match item.body {
                Body::Signature(_) => signatures.next().map(standing_of_signature),
                Body::Timestamp(_) => timestamps.next().map(standing_of_timestamp),
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
            let (digest, changes) = match item.body {
                Body::Signature(_) => match signatures.next() {
                    Some(signature) => (signature.judgement.digest_matches, &mut signature.changes),
                    None => continue,
                },
                Body::Timestamp(_) => match timestamps.next() {
                    Some(stamp) => (stamp.state().digest_matches, &mut stamp.changes),
                    None => continue,
                },
            };
            *changes = Some(if digest == Some(false) { judgement.without_signed_bytes() } else { judgement });
        }
        Ok(())
    }

    fn digests(&self, item: &Item) -> Vec<(DigestAlgorithm, Vec<u8>)> {
        item.ranges().map(|ranges| self.computed.over(&ranges)).unwrap_or_default()
    }

    fn after_fact(&self, item: &Item) -> Option<DocumentFact> {
        let rest = item.field.uncovered_after.filter(|r| !r.is_empty() && item.field.byte_range.is_ok())?;
        let white = item.field.uncovered_after_is_white_space == Some(true);
        // Later revisions are reported one by one as changes; this is for bytes that belong to none.
        let Span { start, end } = match (white, item.field.covered_revision) {
            (true, _) => return Some(DocumentFact::WhiteSpaceAfterSigned { start: rest.start, end: rest.end }),
            (false, None) => rest,
            (false, Some(_)) if self.stray_tail && !self.tail.is_empty() => self.tail,
            (false, Some(_)) if self.stray_tail => rest,
            (false, Some(_)) => return None,
        };
        Some(DocumentFact::BytesAfterSigned { start, end })
    }

    fn finish(self, document: &Document<'_>, active: BTreeMap<ActiveKind, ActiveContent>) -> JudgedPdf<'a> {
        let two_forms = |other| DocumentFact::AmbiguousForm { form: "PDF", other };
        let mut reading: Vec<DocumentFact> = self.in_transfer(document).into_iter().collect();
        reading.extend(self.collected.other_form.map(two_forms));
        reading.extend(anomaly_facts(document, &document.anomalies()));
        JudgedPdf {
            damage: damage(self.collected, document),
            reading,
            active,
            signatures: self.signatures,
            timestamps: self.timestamps,
            wants: self.wants,
        }
    }

    /// What the way the file took did to its bytes, by the first signature that shows it.
    fn in_transfer(&self, document: &Document<'_>) -> Option<DocumentFact> {
        let mut signatures = self.signatures.iter();
        let mut differs = self.collected.items.iter().map(|item| match item.body {
            Body::Signature(_) => signatures.next().is_some_and(|s| s.judgement.digest_matches == Some(false)),
            Body::Timestamp(_) => false,
        });
        // One further reading of the file is enough.
        let suspect = self.collected.items.iter().find_map(|item| {
            let differs = differs.next().unwrap_or(false);
            (item.field.byte_range.is_err() || differs).then_some((item, differs))
        });
        let (item, differs) = suspect?;
        let damage = transfer_damage(document, &item.field, differs).ok()??;
        Some(DocumentFact::AlteredInTransfer { how: damage.name() })
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

fn standing_of_signature(signature: &JudgedSignature<'_>) -> Standing {
    let judgement = &signature.judgement;
    standing_of(judgement.indication, judgement.digest_matches, judgement.signature_verifies, &judgement.facts)
}

fn standing_of_timestamp(stamp: &JudgedTimestamp<'_>) -> Standing {
    let (state, (indication, _)) = (stamp.state(), stamp.result);
    standing_of(indication, state.digest_matches, state.signature_verifies, &stamp.facts)
}

/// Whether a signature can justify what was added with it: by what is certain about it, whoever signed.
fn standing_of(
    indication: Indication,
    digest_matches: Option<bool>,
    signature_verifies: Option<bool>,
    facts: &[SignatureFact],
) -> Standing {
    let ambiguous = facts.iter().any(|f| matches!(f.code(), Code::FieldAmbiguous | Code::FieldOutsideAcroForm));
    match (digest_matches, signature_verifies) {
        _ if indication == Indication::TotalFailed || ambiguous => Standing::Bad,
        (Some(true), Some(true)) => Standing::Good,
        (Some(false), _) | (_, Some(false)) => Standing::Bad,
        _ => Standing::Unknown,
    }
}

/// Whether the signed bytes reach exactly the end of the file; nothing can be said where the byte range is broken.
fn whole_file(item: &Item) -> Option<bool> {
    item.field.byte_range.is_ok().then(|| item.field.uncovered_after.is_none_or(|rest| rest.is_empty()))
}

/// What the form of the signature dictionary lacks for a baseline level (EN 319 142-1 §6.3).
fn form(field: &SignatureField) -> Option<&'static str> {
    (field.sub_filter.as_deref() != Some("ETSI.CAdES.detached")).then_some("ETSI.CAdES.detached")
}

/// The objects in the file, and those that valid document time-stamps cover.
fn held(located: &[Located], covering: &[Covering]) -> InFile {
    let mut held = InFile { inside: located.iter().map(|object| object.sha256).collect(), ..InFile::default() };
    let mut valid: Vec<_> = covering.iter().filter(|c| c.stamp.status <= TimestampStatus::Stamped).collect();
    sort::sort_by_key(&mut valid, |c| c.stamp.time);
    for stamp in valid {
        held.archived.extend(covered(located, &stamp.ranges).map(|object| object.sha256));
        held.archives.extend(stamp.unit.clone());
    }
    held
}

/// Document time-stamps whose first range, before their own gap, contains the whole signature.
fn covers<'c>(item: &Item, covering: &'c [Covering]) -> Vec<&'c Covering> {
    let Some(token) = item.field.contents.as_ref().ok().map(|c| c.token) else { return Vec::new() };
    covering.iter().filter(|c| c.ranges.first().is_some_and(|range| range.contains(token))).collect()
}

/// The newest proven document time-stamp whose token lies within the bytes that a signature covers: those bytes, and so
/// the signature, are not older (EN 319 102-1 §5.5.4, as for a content-time-stamp).
fn enclosed(item: &Item, covering: &[Covering]) -> Option<Timestamp> {
    let ranges = item.ranges()?;
    let inside = |c: &&Covering| c.token.is_some_and(|token| ranges.iter().any(|range| range.contains(token)));
    let proven = covering.iter().filter(|c| c.stamp.status == TimestampStatus::Proven);
    proven.filter(inside).map(|c| c.earliest).max()
}

/// Whether a field says that its signature is broken.
fn is_broken(field: &[DocumentFact]) -> bool {
    field.iter().any(|fact| fact.severity() == Severity::Error)
}
