//! One signature (ETSI TS 119 102-2 §4.3).

use super::constraint::constraints;
use super::objects::{Objects, digest};
use super::status::{chain, crypto, revocation, status};
use super::{identifier, urn};
use crate::ades::{BlockName, Indication, SubIndication, TimeBasis};
use crate::formats::detailed::SignaturePart;
use crate::formats::markup::Markup;
use crate::report::{AsShown, Report, Signature, Stated};
use base64ct::{Base64, Encoding};

/// The order of the elements is the schema's.
pub(super) fn signature(
    xml: &mut Markup,
    record: &Signature,
    part: &SignaturePart<'_>,
    report: &Report,
    objects: &Objects<'_>,
) {
    signature_identifier(xml, record);
    let checks = part.blocks.iter().flat_map(|b| b.checks.iter().map(|c| (block_name(b.block), c)));
    let checks = checks.chain([("document", &part.after)]);
    constraints(xml, report, checks, objects);
    time_info(xml, record, report);
    signers_document(xml, record);
    attributes(xml, record);
    signer_information(xml, record, objects);
    let process = if record.timestamps.is_empty() && report.timestamps.is_empty() { "Basic" } else { "LTVM" };
    xml.element("SignatureValidationProcess", &[], |xml| {
        xml.leaf("SignatureValidationProcessID", &format!("urn:etsi:019102:validationprocess:{process}"));
    });
    let (indication, sub_indication) = with_document(record, report);
    status(xml, urn::main_indication(indication), sub_indication, |xml| {
        chain(xml, report.chain(record.chain), objects);
        let used = record.revocation.iter().flat_map(|r| &r.evidence).filter_map(|e| objects.reference(e));
        let mut used: Vec<String> = used.collect();
        used.sort_unstable();
        used.dedup();
        for id in used {
            xml.empty("RelatedValidationObject", &[("VOReference", &id)]);
        }
        revocation(xml, record, objects);
        crypto(xml, record, objects);
    });
}

/// The indication of a signature, combined with the document as it is now.
fn with_document(record: &Signature, report: &Report) -> (Indication, Option<SubIndication>) {
    if record.indication != Indication::TotalPassed {
        return (record.indication, record.sub_indication);
    }
    let as_signed = matches!(report.document.as_shown, AsShown::Unchanged | AsShown::JustifiedChanges);
    // If a document can be read in two ways, that counts against all its signatures, even if nothing counts against a
    // single one.
    let none_to_blame =
        report.input.format != "pdf" || report.signatures.iter().all(|s| s.changes_justified == Some(true));
    // Outside PDF there are no later revisions, only parts that no signature covers.
    let justified = if report.input.format == "pdf" { record.changes_justified } else { Some(true) };
    match justified {
        Some(true) if as_signed || !none_to_blame => (Indication::TotalPassed, None),
        Some(false) => (Indication::Indeterminate, Some(SubIndication::SigConstraintsFailure)),
        Some(true) | None => (Indication::Indeterminate, Some(SubIndication::Generic)),
    }
}

/// §4.3.3.
fn signature_identifier(xml: &mut Markup, record: &Signature) {
    xml.element("SignatureIdentifier", &[("id", &identifier::signature(record.id))], |xml| {
        if let Some(identity) = &record.identity {
            xml.leaf("ds:SignatureValue", &Base64::encode_string(&identity.value));
        }
        xml.leaf("HashOnly", "false");
        xml.leaf("DocHashOnly", "false");
        if let Some(field) = &record.field {
            xml.leaf("DAIdentifier", field);
        }
    });
}

fn block_name(block: BlockName) -> &'static str {
    match block {
        BlockName::Format => "format",
        BlockName::Identification => "identification",
        BlockName::Cryptography => "cryptography",
        BlockName::Time => "time",
        BlockName::Certificate => "certificate",
        BlockName::Acceptance => "acceptance",
    }
}

/// §4.3.6: best-signature-time is the earliest proof of existence, else the time of validation (EN 319 102-1 §5.5.4).
fn time_info(xml: &mut Markup, record: &Signature, report: &Report) {
    let (kind, stamp) = match record.time.basis {
        TimeBasis::Received => ("provided", None),
        _ => ("validation", record.timestamps.iter().position(|t| t.latest() == Some(record.time.control))),
    };
    xml.element("ValidationTimeInfo", &[], |xml| {
        xml.leaf("ValidationTime", &report.now.to_string());
        xml.element("BestSignatureTime", &[], |xml| {
            xml.leaf("POETime", &record.time.control.to_string());
            xml.leaf("TypeOfProof", &format!("urn:etsi:019102:poetype:{kind}"));
            if let Some(index) = stamp {
                let id = identifier::signature_time_stamp(record.id, index.saturating_add(1));
                xml.empty("POEObject", &[("VOReference", &id)]);
            }
        });
    });
}

/// §4.3.7: the digest of the bytes that are signed, and the file they are in.
fn signers_document(xml: &mut Markup, record: &Signature) {
    xml.element("SignersDocument", &[], |xml| {
        if let Some((algorithm, value)) = record.identity.as_ref().and_then(|i| i.digest.as_ref()) {
            digest(xml, algorithm, value);
        }
        xml.empty("SignersDocumentRepresentation", &[("VOReference", identifier::FILE)]);
    });
}

/// §4.3.8 and Annex A. What a signature dictionary says is not signed as an attribute, but its bytes are covered.
fn attributes(xml: &mut Markup, record: &Signature) {
    let Stated { name, reason, location, contact, .. } = &record.stated;
    let texts = [
        ("SignatureProductionPlace", "AddressString", location),
        ("Reason", "ReasonElement", reason),
        ("Name", "NameElement", name),
        ("ContactInfo", "ContactInfoElement", contact),
        ("SubFilter", "SubFilterElement", &record.sub_filter),
    ];
    let stamps: Vec<_> = record.timestamps.iter().enumerate().filter_map(|(i, t)| Some((i, t.time?))).collect();
    let range = &record.coverage.byte_range;
    let nothing = texts.iter().all(|(_, _, v)| v.is_none()) && record.time.claimed.is_none() && stamps.is_empty();
    if nothing && range.is_empty() {
        return;
    }
    xml.element("SignatureAttributes", &[], |xml| {
        if let Some(time) = record.time.claimed {
            xml.element("SigningTime", &[("Signed", "true")], |xml| xml.leaf("Time", &time.to_string()));
        }
        for (index, time) in stamps {
            xml.element("SignatureTimeStamp", &[("Signed", "false")], |xml| {
                let id = identifier::signature_time_stamp(record.id, index.saturating_add(1));
                xml.empty("AttributeObject", &[("VOReference", &id)]);
                xml.leaf("TimeStampValue", &time.to_string());
            });
        }
        for (outer, inner, value) in texts {
            if let Some(value) = value {
                xml.element(outer, &[("Signed", "true")], |xml| xml.leaf(inner, value));
            }
        }
        if !range.is_empty() {
            xml.leaf("ByteRange", &range.iter().map(i64::to_string).collect::<Vec<_>>().join(" "));
        }
    });
}

/// §4.3.9.
fn signer_information(xml: &mut Markup, record: &Signature, objects: &Objects<'_>) {
    let Some(signer) = &record.signer else { return };
    let Some(id) = objects.reference(&signer.sha256) else { return };
    xml.element("SignerInformation", &[], |xml| {
        xml.empty("SignerCertificate", &[("VOReference", &id)]);
        xml.leaf("Signer", &signer.subject);
    });
}
