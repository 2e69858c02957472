//! Judges what was gathered outside of a PDF.

use super::super::context::Context;
use super::super::facts::{policy_more_permissive, proof};
use super::super::wants::Wants;
use super::super::write::{self, File, Verified};
use super::gathered::{Gathered, Stamp};
use super::item::Item;
use crate::ades::{Container, Judgement, SignatureFact, SubIndication, Subject, TimeBasis, judge};
use crate::base::fact::Fact;
use crate::base::finding::Code;
use crate::cms::{MessageFact, oid};
use crate::crypto::sha256;
use crate::evidence::EvidenceStore;
use crate::judged::{AsShown, Doubt, InFile, JudgedSignature, JudgedTimestamp, all_verified, indication_of, reached};
use crate::report::model::{self, Want, WantKind};
use crate::report::pictures;
use crate::validation;
use crate::validation::timestamp::{ArchiveTimestamp, Covers, Judged, TimestampStatus};
use crate::x509::{Certificate, GeneralName, alternative_names};

/// Runs the process for every signature and time-stamp, and writes what came of it.
pub(in super::super) fn report(
    gathered: &Gathered,
    whole_file: &[u8],
    validation: &validation::Context<'_>,
    evidence: &EvidenceStore,
    context: &Context<'_>,
    size: u64,
) -> Verified {
    let mut wants = Wants::default();
    let timestamps: Vec<JudgedTimestamp<'_>> =
        gathered.stamps.iter().map(|s| stamp(s, validation, context, &mut wants)).collect();
    let signatures: Vec<JudgedSignature<'_>> = (1..)
        .zip(&gathered.items)
        .map(|(id, item)| signature(id, item, gathered, validation, context, &mut wants))
        .collect();
    let verified = all_verified(&signatures, &timestamps);
    let findings = policy_more_permissive(context).into_iter();
    let findings = findings.chain(context.evidence.findings());
    let findings = findings.chain(pictures::of_no_pages(context.evidence.pictures.as_ref()));
    let file = File {
        sha256: whole_file,
        size,
        format: gathered.format,
        content: gathered.content.clone(),
        document: model::Document {
            as_shown: as_shown(gathered, &signatures, &timestamps),
            revisions: Vec::new(),
            anomalies: Vec::new(),
            active_content: Vec::new(),
            orphan_signatures: Vec::new(),
            pictures: None,
        },
        findings: findings.chain(gathered.facts.iter().map(Fact::finding)).collect(),
        wants: wants.list,
        evidence,
        facts: &[],
        page_text: None,
        appearances: &[],
        doubt: Doubt {
            not_covered: gathered.uncovered,
            ambiguous: gathered.ambiguous,
            not_verified: !verified,
            ..Doubt::default()
        },
    };
    let places = gathered.items.iter().map(|item| Some(item.place.clone())).collect();
    let judged = write::Judged { signatures: &signatures, places, timestamps: &timestamps };
    write::write(file, judged, validation, context)
}

fn signature<'a>(
    id: usize,
    item: &'a Item,
    gathered: &Gathered,
    validation: &validation::Context<'_>,
    context: &Context<'_>,
    wants: &mut Wants,
) -> JudgedSignature<'a> {
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
        judgement.facts.push(MessageFact::ContentMissing.into());
        wants.push(id, WantKind::DetachedContent, &wanted(item), Vec::new(), Code::ContentMissing);
    }
    judgement.facts.extend(item.notes.iter().cloned().map(SignatureFact::Message));
    if let Some(candidate) = judgement.signer.as_ref().filter(|_| item.signs_content()) {
        let differs = sender_differs(&gathered.senders, &candidate.certificate);
        judgement.facts.extend(differs.map(SignatureFact::Message));
    }
    wants.of_signature(id, &judgement, validation);
    let held = held(gathered, item, &judgement, context);
    let value = message.and_then(|message| message.signature_value()).map(sha256);
    JudgedSignature {
        id,
        parent: item.parent,
        field: None,
        message,
        digests: item.digests.clone(),
        level: reached(None, &judgement, value, &held, validation),
        judgement,
        whole_file: None,
        changes: None,
    }
}

/// The objects in the file, and those that valid archive time-stamps of one signer cover.
fn held(gathered: &Gathered, item: &Item, judgement: &Judgement, context: &Context<'_>) -> InFile {
    let mut store = EvidenceStore::default();
    gathered.carried(context.limits, &mut store);
    let mut held = InFile { inside: store.items().iter().map(|i| i.sha256).collect(), ..InFile::default() };
    let is_valid = |judged: &&Judged| judged.covers == Covers::Archive && judged.status <= TimestampStatus::Stamped;
    let mut valid: Vec<&Judged> = judgement.timestamps.iter().filter(is_valid).collect();
    valid.sort_by_key(|judged| judged.token.time);
    for judged in valid {
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
fn sender_differs(senders: &[String], certificate: &Certificate) -> Option<MessageFact> {
    let names = alternative_names(certificate).ok().flatten().unwrap_or_default();
    let addresses: Vec<String> = names
        .iter()
        .filter_map(
            |name| if let GeneralName::Rfc822(address) = name { Some(address.to_ascii_lowercase()) } else { None },
        )
        .collect();
    let sender = senders.first()?;
    let known = addresses.is_empty() || senders.iter().any(|s| addresses.contains(s));
    (!known).then(|| MessageFact::MimeSenderDiffers { sender: sender.clone() })
}

fn stamp<'a>(
    stamp: &Stamp,
    validation: &validation::Context<'_>,
    context: &Context<'_>,
    wants: &mut Wants,
) -> JudgedTimestamp<'a> {
    // Without the content everything but the imprint can be checked; the record says that this is open.
    let computed = stamp.computed.clone().or_else(|| stamp.missing.then(|| stamp.token.imprint.clone()));
    let mut judged = validation::timestamp::judge(stamp.token.clone(), computed.as_deref(), validation);
    if stamp.missing {
        judged.imprint_matches = None;
        judged.facts.push(MessageFact::ContentMissing.into());
        wants.list.push(Want {
            kind: WantKind::DetachedContent,
            subject: String::new(),
            urls: Vec::new(),
            requests: Vec::new(),
            serial: None,
            at: None,
            why: Code::ContentMissing.name().into(),
            signatures: Vec::new(),
        });
    }
    let result = match indication_of(&judged) {
        // It is unknown what the time applies to.
        (_, None) if stamp.missing => {
            (SubIndication::SignedDataNotFound.indication(), Some(SubIndication::SignedDataNotFound))
        }
        known => known,
    };
    let basis = match judged.status {
        TimestampStatus::Proven if !stamp.missing => TimeBasis::Proven,
        TimestampStatus::Stamped if !stamp.missing => TimeBasis::Stamped,
        _ => TimeBasis::None,
    };
    JudgedTimestamp {
        field: None,
        result,
        facts: judged.facts.iter().cloned().map(SignatureFact::from).collect(),
        basis,
        control: context.now,
        whole_file: None,
        changes: None,
        token: Some(judged),
    }
}

/// The content against what was signed. Nothing can be added to a CMS that its signers would not notice; what can be wrong is
/// that the content is another one, or that there is more than was signed.
fn as_shown(gathered: &Gathered, signatures: &[JudgedSignature<'_>], timestamps: &[JudgedTimestamp<'_>]) -> AsShown {
    let of_content = signatures.iter().filter(|s| s.parent.is_none()).map(|s| s.judgement.digest_matches);
    let facts: Vec<Option<bool>> = of_content.chain(timestamps.iter().map(|t| t.state().digest_matches)).collect();
    let differs = gathered.facts.iter().any(|f| matches!(f, MessageFact::GivenContentDiffers { .. }));
    if differs || facts.contains(&Some(false)) {
        AsShown::UnjustifiedChanges
    } else if gathered.uncovered || gathered.ambiguous || facts.is_empty() || !all_verified(signatures, timestamps) {
        AsShown::CannotTell
    } else {
        AsShown::Unchanged
    }
}
