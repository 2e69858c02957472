//! The report in the form of ETSI TS 119 102-2 V1.2.1 (signature validation report, XML).
//!
//! A function of the report alone. Certificates, lists and responses stand in it by SHA-256; an evidence pack holds their bytes.
//! What the standard has no place for (stable codes, clauses) stands in the namespace `urn:kyso:report:1`, where its schema
//! allows any content.
//!
//! The standard speaks of signatures and has no place for what became of the document since. So that nobody who reads the main
//! indication alone takes a changed document for a good one, a signature that passed is written as INDETERMINATE
//! (SIG_CONSTRAINTS_FAILURE; GENERIC where it cannot be told) when what came after it is not known to be allowed; the constraint
//! `document:changes-after` says why. The JSON report keeps the two apart.

mod identifier;
mod objects;
mod urn;

use crate::ades::{BlockName, Indication, SubIndication, TimeBasis};
use crate::base::finding::Code;
use crate::formats::detailed::{BasisKind, CheckPart, SignaturePart, detailed};
use crate::formats::markup::Markup;
use crate::report::model::{AsShown, ChainLink, Report, RevocationStatus, Signature, Stated};
use base64ct::{Base64, Encoding};
use objects::{Objects, digest};

const NAMESPACES: &[(&str, &str)] = &[
    ("xmlns", "http://uri.etsi.org/19102/v1.2.1#"),
    ("xmlns:ds", "http://www.w3.org/2000/09/xmldsig#"),
    ("xmlns:XAdES", "http://uri.etsi.org/01903/v1.3.2#"),
    ("xmlns:kyso", "urn:kyso:report:1"),
];

/// The standard knows no report about a file without a signature; this name is the one other programs use for it.
const NO_SIGNATURE: &str = "urn:cef:dss:mainindication:noSignatureFound";

/// The report as XML.
///
/// ```
/// # let file = std::fs::read("tests/fixtures/pdf/one-signature.pdf")?;
/// # let (trust, evidence, policy, limits) = Default::default();
/// # let now = kyso::Timestamp::parse("2026-11-22T00:00:00Z").ok_or("no time")?;
/// # let context = kyso::verify::Context::new(now, &trust, &evidence, &policy, &limits);
/// # let report = kyso::verify(&kyso::Input { source: &file, detached: None, password: None }, &context)?;
/// assert!(kyso::formats::etsi(&report).starts_with("<?xml"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn etsi(report: &Report) -> String {
    let detailed = detailed(report);
    let objects = Objects::collect(report, &detailed);
    let mut xml = Markup::xml();
    xml.element("ValidationReport", NAMESPACES, |xml| {
        for (record, part) in report.signatures.iter().zip(&detailed.signatures) {
            xml.element("SignatureValidationReport", &[], |xml| signature(xml, record, part, report, &objects));
        }
        if report.signatures.is_empty() {
            xml.element("SignatureValidationReport", &[], |xml| status(xml, NO_SIGNATURE, None, |_| {}));
        }
        objects.write(xml);
    });
    xml.finish()
}

/// §4.3: one signature. The order of the elements is the schema's.
fn signature(xml: &mut Markup, record: &Signature, part: &SignaturePart<'_>, report: &Report, objects: &Objects<'_>) {
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
        chain(xml, &record.chain, objects);
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

/// The indication of a signature, held against the document as it is now.
fn with_document(record: &Signature, report: &Report) -> (Indication, Option<SubIndication>) {
    if record.indication != Indication::TotalPassed {
        return (record.indication, record.sub_indication);
    }
    let as_signed = matches!(report.document.as_shown, AsShown::Unchanged | AsShown::JustifiedChanges);
    // A document that cannot be read in one way only speaks against all its signatures, when nothing speaks against one.
    let none_to_blame =
        report.input.format != "pdf" || report.signatures.iter().all(|s| s.changes_justified == Some(true));
    // Outside of PDF there are no later revisions, only what no signature covers.
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

/// §4.3.5: the policy and every check made under it.
fn constraints<'a>(
    xml: &mut Markup,
    report: &Report,
    checks: impl Iterator<Item = (&'static str, &'a CheckPart<'a>)>,
    objects: &Objects<'_>,
) {
    xml.element("ValidationConstraintsEvaluationReport", &[], |xml| {
        xml.element("SignatureValidationPolicy", &[], |xml| {
            xml.element("SignaturePolicyIdentifier", &[], |xml| {
                xml.element("XAdES:SignaturePolicyId", &[], |xml| {
                    xml.element("XAdES:SigPolicyId", &[], |xml| {
                        xml.leaf("XAdES:Identifier", &urn::own("policy", &report.policy.id));
                    });
                    xml.element("XAdES:SigPolicyHash", &[], |xml| {
                        xml.empty("ds:DigestMethod", &[("Algorithm", &urn::algorithm("SHA-256"))]);
                        let value = hex::decode(&report.policy.sha256).unwrap_or_default();
                        xml.leaf("ds:DigestValue", &Base64::encode_string(&value));
                    });
                });
            });
            xml.leaf("PolicyName", &report.policy.id);
        });
        for (block, check) in checks {
            xml.element("ValidationConstraint", &[], |xml| constraint(xml, block, check, objects));
        }
    });
}

/// §4.3.5.4: one check, with its clause and its findings.
fn constraint(xml: &mut Markup, block: &str, check: &CheckPart<'_>, objects: &Objects<'_>) {
    xml.leaf("ValidationConstraintIdentifier", &urn::own("check", &format!("{block}:{}", check.code)));
    xml.element("ValidationConstraintParameter", &[], |xml| {
        xml.leaf("Type", "urn:kyso:parameter:clause");
        xml.leaf("Value", check.clause);
    });
    xml.element("ConstraintStatus", &[], |xml| xml.leaf("Status", "urn:etsi:019102:constraintStatus:applied"));
    if let Some(indication) = urn::constraint_indication(check.status) {
        xml.element("ValidationStatus", &[], |xml| {
            xml.leaf("MainIndication", indication);
            if let Some(sub) = check.sub_indication {
                xml.leaf("SubIndication", &urn::sub_indication(sub));
            }
            rests_on(xml, check, objects);
        });
    }
    if !check.findings.is_empty() {
        xml.element("Indications", &[], |xml| {
            for finding in &check.findings {
                let severity = match finding.severity {
                    crate::base::finding::Severity::Info => "info",
                    crate::base::finding::Severity::Warning => "warning",
                    crate::base::finding::Severity::Error => "error",
                };
                let attributes = [("code", finding.code.name()), ("severity", severity), ("clause", finding.clause)];
                xml.element("kyso:finding", &attributes, |xml| {
                    for param in &finding.params {
                        xml.leaf_with("kyso:param", &[("name", param.name)], &param.value);
                    }
                });
            }
        });
    }
}

/// The validation objects behind a check.
fn rests_on(xml: &mut Markup, check: &CheckPart<'_>, objects: &Objects<'_>) {
    let mut used: Vec<String> = Vec::new();
    for basis in &check.rests_on {
        let id = match basis.kind {
            BasisKind::File => Some(identifier::FILE.to_owned()),
            _ => basis.sha256.and_then(|s| objects.reference(s)),
        };
        used.extend(id.filter(|id| !used.contains(id)));
    }
    if used.is_empty() {
        return;
    }
    xml.element("AssociatedValidationReportData", &[], |xml| {
        for id in &used {
            xml.empty("RelatedValidationObject", &[("VOReference", id)]);
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

/// §4.3.4: a status with what belongs to it.
fn status(xml: &mut Markup, main: &str, sub: Option<SubIndication>, data: impl FnOnce(&mut Markup)) {
    xml.element("SignatureValidationStatus", &[], |xml| {
        xml.leaf("MainIndication", main);
        if let Some(sub) = sub {
            xml.leaf("SubIndication", &urn::sub_indication(sub));
        }
        xml.element("AssociatedValidationReportData", &[], data);
    });
}

/// §4.3.12.2, §4.3.12.3: the anchor, and the path to it.
fn chain(xml: &mut Markup, links: &[ChainLink], objects: &Objects<'_>) {
    let Some((first, rest)) = links.split_first() else { return };
    let anchor = links.last().filter(|l| l.anchor).and_then(|l| objects.reference(&l.sha256));
    if let Some(id) = &anchor {
        xml.empty("TrustAnchor", &[("VOReference", id)]);
    }
    let Some(signing) = objects.reference(&first.sha256) else { return };
    xml.element("CertificateChain", &[], |xml| {
        xml.empty("SigningCertificate", &[("VOReference", &signing)]);
        for id in rest.iter().filter(|l| !l.anchor).filter_map(|l| objects.reference(&l.sha256)) {
            xml.empty("IntermediateCertificate", &[("VOReference", &id)]);
        }
        if let Some(id) = &anchor {
            xml.empty("TrustAnchor", &[("VOReference", id)]);
        }
    });
}

/// §4.3.12.5: the first certificate of the path that is revoked or suspended.
fn revocation(xml: &mut Markup, record: &Signature, objects: &Objects<'_>) {
    let bad = |status| matches!(status, RevocationStatus::Revoked | RevocationStatus::Held);
    let Some((revoked, since)) = record.revocation.iter().find_map(|r| Some((r, r.since.filter(|_| bad(r.status))?)))
    else {
        return;
    };
    let Some(certificate) = objects.reference(&revoked.certificate) else { return };
    xml.element("RevocationStatusInformation", &[], |xml| {
        xml.empty("ValidationObjectId", &[("VOReference", &certificate)]);
        xml.leaf("RevocationTime", &since.to_string());
        if let Some(id) = revoked.evidence.first().and_then(|e| objects.reference(e)) {
            xml.empty("RevocationObject", &[("VOReference", &id)]);
        }
    });
}

/// §4.3.12.6: the algorithm or key that is not good enough.
fn crypto(xml: &mut Markup, record: &Signature, objects: &Objects<'_>) {
    let weak = |code| matches!(code, Code::AlgorithmOutdated | Code::KeyTooShort);
    let Some(finding) = record.findings.iter().find(|f| weak(f.code)) else { return };
    let place = record.chain.iter().find(|l| l.name == finding.param("where")).map(|l| l.sha256.as_str());
    let place = place.or_else(|| record.signer.as_ref().map(|s| s.sha256.as_str()));
    let id = place.and_then(|sha256| objects.reference(sha256)).unwrap_or_else(|| identifier::FILE.to_owned());
    xml.element("CryptoInformation", &[], |xml| {
        xml.empty("ValidationObjectId", &[("VOReference", &id)]);
        xml.leaf("Algorithm", &urn::algorithm(finding.param("algorithm")));
        xml.leaf("SecureAlgorithm", "false");
        if !finding.param("until").is_empty() {
            xml.leaf("NotAfter", finding.param("until"));
        }
    });
}
