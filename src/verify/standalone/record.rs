//! Judges what was gathered and writes the report.

use super::super::context::Context;
use super::super::digests::Computed;
use super::super::facts::{objects, policy_facts, policy_looser, proof, trust_facts};
use super::super::wants::Wants;
use super::{Gathered, Item, Stamp};
use crate::ades::{Container, Judgement, Subject, judge};
use crate::base::error::Error;
use crate::base::finding::{Code, Finding};
use crate::cms::oid;
use crate::evidence::EvidenceStore;
use crate::report::level::Held;
use crate::report::model::{self, AsShown, DocumentTimestamp, Report, Signature, Want, WantKind};
use crate::report::verdict::{self, Doubt};
use crate::report::{bounded, changes, law, mask, pictures, standalone};
use crate::validation;
use crate::validation::timestamp::{ArchiveTimestamp, Covers, Judged, Standing};
use crate::x509::{Certificate, GeneralName, alternative_names};

/// Runs the process for every signature and time-stamp.
pub(in super::super) fn report(
    gathered: &Gathered,
    computed: &Computed,
    validation: &validation::Context<'_>,
    evidence: &EvidenceStore,
    context: &Context<'_>,
    size: u64,
) -> Result<Report, Error> {
    let mut wants = Wants::default();
    let timestamps: Vec<DocumentTimestamp> =
        gathered.stamps.iter().map(|s| stamp(s, validation, context, &mut wants)).collect();
    let signatures: Vec<Signature> = (1..)
        .zip(&gathered.items)
        .map(|(id, item)| signature(id, item, gathered, validation, context, &mut wants))
        .collect();
    let as_shown = as_shown(gathered, &signatures, &timestamps);
    let headline = verdict::verdict(&signatures, as_shown);
    let doubt = Doubt {
        not_covered: gathered.uncovered,
        ambiguous: gathered.ambiguous,
        not_verified: !changes::all_verified(&signatures, &timestamps),
        ..Doubt::default()
    };
    let verdict_reason = verdict::reason(headline, &signatures, as_shown, doubt);
    let mut report = Report {
        schema: model::SCHEMA,
        engine: model::Engine { version: env!("CARGO_PKG_VERSION"), build: env!("KYSO_BUILD") },
        file: context.file.map(str::to_owned),
        input: model::InputFacts {
            sha256: hex::encode(computed.whole_file(size)),
            size,
            format: gathered.format,
            content: gathered.content.clone(),
        },
        now: context.now,
        policy: policy_facts(context),
        trust: trust_facts(context),
        verdict: headline,
        verdict_reason,
        document: model::Document {
            as_shown,
            revisions: Vec::new(),
            anomalies: Vec::new(),
            active_content: Vec::new(),
            orphan_signatures: Vec::new(),
            pictures: None,
        },
        signatures,
        timestamps,
        objects: objects(evidence, context),
        wants: wants.list,
        vietnam: None,
        findings: policy_looser(context)
            .into_iter()
            .chain(context.evidence.unusable.iter().cloned())
            .chain(pictures::of_no_pages(context.evidence.pictures.as_ref()))
            .chain(gathered.findings.iter().cloned())
            .collect(),
    };
    bounded::bound(&mut report);
    law::add(&mut report, context.kind);
    if !context.reveal {
        mask::mask(&mut report);
    }
    Ok(report)
}

fn signature(
    id: usize,
    item: &Item,
    gathered: &Gathered,
    validation: &validation::Context<'_>,
    context: &Context<'_>,
    wants: &mut Wants,
) -> Signature {
    let message = item.message.as_ref().ok();
    let subject = Subject {
        message: &item.message,
        container: Container::Standalone,
        digests: &item.digests,
        dictionary_time: None,
        received: context.received,
        proof: proof(message, context),
        covering: &[],
        enclosed: None,
        signs_status: false,
        archives: &item.archives,
    };
    let mut judgement = judge(&subject, validation);
    if item.missing {
        judgement.findings.push(Finding::new(Code::ContentMissing));
        wants.push(id, WantKind::DetachedContent, &wanted(item), Vec::new(), Code::ContentMissing);
    }
    judgement.findings.extend(item.notes.iter().cloned());
    if let Some(candidate) = judgement.signer.as_ref().filter(|_| item.signs_content()) {
        judgement.findings.extend(sender_differs(&gathered.senders, &candidate.certificate));
    }
    wants.of_signature(id, &judgement, validation);
    let held = held(gathered, item, &judgement, context);
    #[allow(unused_mut, reason = "only some builds add to it")]
    let mut record = standalone::record(id, item.parent, item.place.clone(), message, &judgement, &held, validation);
    {
        record.identity = message.and_then(|m| model::Identity::of(m, &item.digests));
    }
    record
}

/// What the file holds, and what the archive time-stamps of one signer that verify cover of it.
fn held(gathered: &Gathered, item: &Item, judgement: &Judgement, context: &Context<'_>) -> Held {
    let mut store = EvidenceStore::default();
    gathered.carried(context.limits, &mut store);
    let mut held = Held { inside: store.items().iter().map(|i| i.sha256).collect(), ..Held::default() };
    let stands = |judged: &&Judged| judged.covers == Covers::Archive && judged.standing <= Standing::Stamped;
    let mut standing: Vec<&Judged> = judgement.timestamps.iter().filter(stands).collect();
    standing.sort_by_key(|judged| judged.token.time);
    for judged in standing {
        let same = |archive: &&ArchiveTimestamp| archive.token.info == judged.token.info;
        held.archived.extend(item.archives.iter().filter(same).flat_map(|archive| &archive.covers));
        held.archives.extend(judged.unit.clone());
    }
    held
}

/// What the signer says the digest of the content is, so that a person can find it.
fn wanted(item: &Item) -> String {
    let Some(signer) = item.signer() else { return String::new() };
    let stated = signer.signed.as_ref().and_then(|s| s.single(oid::MESSAGE_DIGEST).ok());
    let algorithm = signer.digest.as_ref().map(|d| d.name()).unwrap_or_default();
    // Two octets of header: the attribute is a short OCTET STRING.
    let value = stated.and_then(|v| v.get(2..)).map(hex::encode).unwrap_or_default();
    let groups: Vec<&str> = value.as_bytes().chunks(8).filter_map(|c| core::str::from_utf8(c).ok()).collect();
    format!("{algorithm} {}", groups.join(" ")).trim().to_owned()
}

/// RFC 8550 §3: an address of the sender is one of those in the certificate, if that has any.
fn sender_differs(senders: &[String], certificate: &Certificate) -> Option<Finding> {
    let names = alternative_names(certificate).ok().flatten().unwrap_or_default();
    let addresses: Vec<String> = names
        .iter()
        .filter_map(
            |name| if let GeneralName::Rfc822(address) = name { Some(address.to_ascii_lowercase()) } else { None },
        )
        .collect();
    let sender = senders.first()?;
    let known = addresses.is_empty() || senders.iter().any(|s| addresses.contains(s));
    (!known).then(|| Finding::new(Code::MimeSenderDiffers).with("sender", sender))
}

fn stamp(
    stamp: &Stamp,
    validation: &validation::Context<'_>,
    context: &Context<'_>,
    wants: &mut Wants,
) -> DocumentTimestamp {
    // Without the content everything but the imprint can be told; the record says that this is open.
    let computed = stamp.computed.clone().or_else(|| stamp.missing.then(|| stamp.token.imprint.clone()));
    let mut judged = validation::timestamp::judge(stamp.token.clone(), computed.as_deref(), validation);
    if stamp.missing {
        judged.imprint_matches = None;
        judged.findings.push(Finding::new(Code::ContentMissing));
        wants.list.push(Want {
            kind: WantKind::DetachedContent,
            subject: String::new(),
            urls: Vec::new(),
            why: Code::ContentMissing.name(),
            signatures: Vec::new(),
        });
    }
    standalone::timestamp_record(&judged, context.now)
}

/// The content against what was signed. Nothing can be added to a CMS that its signers would not notice; what can be wrong is
/// that the content is another one, or that there is more than was signed.
fn as_shown(gathered: &Gathered, signatures: &[Signature], timestamps: &[DocumentTimestamp]) -> AsShown {
    let of_content = signatures.iter().filter(|s| s.parent.is_none()).map(|s| s.integrity.digest_matches);
    let facts: Vec<Option<bool>> = of_content.chain(timestamps.iter().map(|t| t.integrity.digest_matches)).collect();
    let differs = gathered.findings.iter().any(|f| f.code == Code::GivenContentDiffers);
    if differs || facts.contains(&Some(false)) {
        AsShown::UnjustifiedChanges
    } else if gathered.uncovered
        || gathered.ambiguous
        || facts.is_empty()
        || !changes::all_verified(signatures, timestamps)
    {
        AsShown::CannotTell
    } else {
        AsShown::Unchanged
    }
}
