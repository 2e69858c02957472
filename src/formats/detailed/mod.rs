//! The detailed report: building blocks, their checks with clause and result, and the evidence each check rests on.
//!
//! A function of the report alone. Its form is `kyso-detailed-report/1`.

mod model;

use crate::ades::{Block, BlockName, Check, CheckStatus, Indication, SubIndication, TimeBasis};
use crate::base::finding::{Finding, Severity};
use crate::report::{AsShown, ChainLink, DocumentTimestamp, Report, Signature, SignatureTimestamp};

pub use model::{
    Basis, BasisKind, BlockPart, CheckPart, Conclusion, Detailed, DocumentPart, EvidencePart, SCHEMA, SignaturePart,
    TimestampPart,
};

/// The detailed form of a report.
///
/// ```
/// use kyso::formats::{detailed, simple};
/// use kyso::words::Language;
///
/// # let file = std::fs::read("tests/fixtures/pdf/one-signature.pdf")?;
/// # let (trust, evidence, policy, limits) = Default::default();
/// # let now = kyso::Timestamp::parse("2026-11-22T00:00:00Z").ok_or("no time")?;
/// # let context = kyso::verify::Context::new(now, &trust, &evidence, &policy, &limits);
/// # let report = kyso::verify(&kyso::Input { source: &file, detached: None, password: None }, &context)?;
/// let full = detailed(&report);
/// let short = simple(&full, Language::En);
/// assert_eq!(short.verdict, report.verdict);
/// println!("{}", serde_json::to_string_pretty(&full)?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn detailed(report: &Report) -> Detailed<'_> {
    Detailed {
        schema: SCHEMA,
        engine: &report.engine,
        file: report.file.as_deref(),
        input: &report.input,
        now: report.now,
        policy: &report.policy,
        trust: &report.trust,
        verdict: report.verdict,
        verdict_reason: report.verdict_reason,
        vietnam: report.vietnam.as_ref(),
        document: document(report),
        signatures: report.signatures.iter().map(|s| signature(s, report)).collect(),
        timestamps: report.timestamps.iter().enumerate().map(|(i, t)| document_timestamp(i, t, report)).collect(),
        evidence: evidence(report),
        proofs: &report.objects.proofs,
        wants: &report.wants,
        report,
    }
}

fn document(report: &Report) -> DocumentPart<'_> {
    let signed = !report.signatures.is_empty() || !report.timestamps.is_empty();
    let status = match report.document.as_shown {
        _ if !signed => CheckStatus::NotDone,
        AsShown::Unchanged | AsShown::JustifiedChanges => CheckStatus::Passed,
        AsShown::UnjustifiedChanges => CheckStatus::Failed,
        AsShown::CannotTell => CheckStatus::Unknown,
    };
    let check = CheckPart {
        code: "shown-as-signed",
        status,
        clause: "ISO 32000-2 §12.8.2.2",
        sub_indication: None,
        findings: Vec::new(),
        rests_on: vec![whole_file(report)],
    };
    DocumentPart {
        as_shown: report.document.as_shown,
        orphan_signatures: report.document.orphan_signatures.len(),
        checks: vec![check],
        remarks: report.findings.iter().chain(&report.document.active_content).cloned().collect(),
    }
}

fn signature<'a>(signature: &'a Signature, report: &'a Report) -> SignaturePart<'a> {
    let blocks: Vec<BlockPart<'_>> = report.blocks(signature).iter().map(|b| block(b, signature, report)).collect();
    let behind_checks = |f: &&Finding| {
        blocks.iter().flat_map(|b| &b.checks).any(|c| c.findings.iter().any(|known| known.code == f.code))
    };
    let remarks = signature.findings.iter().filter(|f| !behind_checks(f)).cloned().collect();
    SignaturePart {
        id: signature.id,
        field: signature.field.as_deref(),
        signer: signature.signer.as_ref(),
        time: &signature.time,
        integrity: &signature.integrity,
        level: signature.level,
        conclusion: Conclusion {
            indication: signature.indication,
            sub_indication: signature.sub_indication,
            clause: "EN 319 102-1 §5.1.3",
        },
        blocks,
        after: after(signature.changes_justified, &signature.changes_after, report),
        timestamps: signature.timestamps.iter().enumerate().map(|(i, t)| signature_timestamp(i, t, report)).collect(),
        remarks,
    }
}

/// Whether later changes are allowed. Allowed changes are like remarks: they have no effect.
fn after<'a>(justified: Option<bool>, changes: &[usize], report: &'a Report) -> CheckPart<'a> {
    let (status, least) = match justified {
        // Only a PDF is saved again with what was signed inside it.
        _ if report.input.format != "pdf" => (CheckStatus::NotDone, Severity::Warning),
        Some(true) => (CheckStatus::Passed, Severity::Info),
        Some(false) => (CheckStatus::Failed, Severity::Warning),
        None => (CheckStatus::Unknown, Severity::Warning),
    };
    let mut findings: Vec<Finding> = Vec::new();
    for finding in report.changes(changes).map(|c| &c.finding).filter(|f| f.severity >= least) {
        if !findings.contains(finding) {
            findings.push(finding.clone());
        }
    }
    CheckPart {
        code: "changes-after",
        status,
        clause: "ISO 32000-2 §12.8.2.2",
        sub_indication: None,
        findings,
        rests_on: vec![whole_file(report)],
    }
}

fn whole_file(report: &Report) -> Basis<'_> {
    Basis { kind: BasisKind::File, sha256: Some(&report.input.sha256), detail: None }
}

fn block<'a>(block: &'a Block, signature: &'a Signature, report: &'a Report) -> BlockPart<'a> {
    let checks: Vec<CheckPart<'_>> = block.checks.iter().map(|c| check(c, block.block, signature, report)).collect();
    BlockPart { block: block.block, status: worst(checks.iter().map(|c| c.status)), checks }
}

fn check<'a>(check: &'a Check, block: BlockName, signature: &'a Signature, report: &'a Report) -> CheckPart<'a> {
    let findings = signature.findings.iter().filter(|f| check.findings.contains(&f.code)).cloned().collect();
    let rests_on =
        if check.status == CheckStatus::NotDone { Vec::new() } else { basis(block, &check.code, signature, report) };
    CheckPart {
        code: &check.code,
        status: check.status,
        clause: &check.clause,
        sub_indication: check.sub_indication,
        findings,
        rests_on,
    }
}

/// The worst of several results; nothing at all is "not done".
fn worst(all: impl Iterator<Item = CheckStatus>) -> CheckStatus {
    let rank = |status: &CheckStatus| match status {
        CheckStatus::Failed => 0_u8,
        CheckStatus::Unknown => 1,
        CheckStatus::Warned => 2,
        CheckStatus::Passed => 3,
        CheckStatus::NotDone => 4,
    };
    all.min_by_key(rank).unwrap_or(CheckStatus::NotDone)
}

/// What the checks of a block look at (EN 319 102-1 §5.2: the inputs of each building block).
fn basis<'a>(block: BlockName, code: &str, signature: &'a Signature, report: &'a Report) -> Vec<Basis<'a>> {
    match block {
        BlockName::Format => vec![signed_bytes(signature)],
        BlockName::Identification => signer(signature).into_iter().collect(),
        BlockName::Cryptography => core::iter::once(signed_bytes(signature)).chain(signer(signature)).collect(),
        BlockName::Time => time(signature),
        BlockName::Certificate if code == "status" => status(signature),
        BlockName::Certificate => chain(report.chain(signature.chain)),
        BlockName::Acceptance => {
            let policy = Basis { kind: BasisKind::Policy, sha256: Some(&report.policy.sha256), detail: None };
            core::iter::once(policy).chain(chain(report.chain(signature.chain))).collect()
        }
    }
}

fn signed_bytes(signature: &Signature) -> Basis<'_> {
    let range = signature.coverage.byte_range.iter().map(i64::to_string).collect::<Vec<_>>().join(" ");
    Basis { kind: BasisKind::SignedBytes, sha256: None, detail: (!range.is_empty()).then_some(range) }
}

fn signer(signature: &Signature) -> Option<Basis<'_>> {
    let signer = signature.signer.as_ref()?;
    Some(Basis { kind: BasisKind::Certificate, sha256: Some(&signer.sha256), detail: None })
}

fn chain(links: &[ChainLink]) -> Vec<Basis<'_>> {
    let kind = |anchor: bool| if anchor { BasisKind::TrustAnchor } else { BasisKind::Certificate };
    links.iter().map(|l| Basis { kind: kind(l.anchor), sha256: Some(&l.sha256), detail: None }).collect()
}

fn status(signature: &Signature) -> Vec<Basis<'_>> {
    let mut all: Vec<Basis<'_>> = Vec::new();
    for sha256 in signature.revocation.iter().flat_map(|r| &r.evidence) {
        let basis = Basis { kind: BasisKind::StatusInformation, sha256: Some(sha256), detail: None };
        if !all.contains(&basis) {
            all.push(basis);
        }
    }
    all
}

fn time(signature: &Signature) -> Vec<Basis<'_>> {
    let mut all: Vec<Basis<'_>> = signature.timestamps.iter().map(token).collect();
    if signature.time.basis == TimeBasis::Received {
        let detail = signature.time.received.map(|t| t.to_string());
        all.push(Basis { kind: BasisKind::Caller, sha256: None, detail });
    }
    all
}

fn token(stamp: &SignatureTimestamp) -> Basis<'_> {
    let time = stamp.time.map(|t| t.to_string());
    let parts: Vec<&str> =
        [time.as_deref(), stamp.serial.as_deref(), stamp.unit.as_deref()].into_iter().flatten().collect();
    Basis { kind: BasisKind::TimeStamp, sha256: None, detail: Some(parts.join(" ")) }
}

fn signature_timestamp<'a>(index: usize, stamp: &'a SignatureTimestamp, report: &'a Report) -> TimestampPart<'a> {
    let conclusion = conclusion(stamp.indication, stamp.sub_indication);
    let facts = [
        ("message-imprint", stamp.imprint_matches, SubIndication::HashFailure),
        ("signature-value", stamp.signature_verifies, SubIndication::SigCryptoFailure),
    ];
    timestamp(index, None, Some((stamp, report.chain(stamp.chain))), conclusion, facts, &stamp.findings)
}

fn document_timestamp<'a>(index: usize, stamp: &'a DocumentTimestamp, report: &'a Report) -> TimestampPart<'a> {
    let conclusion = conclusion(stamp.indication, stamp.sub_indication);
    let facts = [
        ("message-imprint", stamp.integrity.digest_matches, SubIndication::HashFailure),
        ("signature-value", stamp.integrity.signature_verifies, SubIndication::SigCryptoFailure),
    ];
    let token = stamp.token.as_ref().map(|token| (token, report.chain(token.chain)));
    let mut part = timestamp(index, stamp.field.as_deref(), token, conclusion, facts, &stamp.findings);
    part.time = part.time.or(stamp.time.claimed);
    part.checks.push(after(stamp.changes_justified, &stamp.changes_after, report));
    part
}

fn conclusion<'a>(indication: Indication, sub_indication: Option<SubIndication>) -> Conclusion<'a> {
    Conclusion { indication, sub_indication, clause: "EN 319 102-1 §5.4" }
}

/// A time-stamp's checks follow from its facts: the imprint, the value, and everything else as one result.
fn timestamp<'a>(
    index: usize,
    field: Option<&'a str>,
    with_chain: Option<(&'a SignatureTimestamp, &'a [ChainLink])>,
    conclusion: Conclusion<'a>,
    facts: [(&'static str, Option<bool>, SubIndication); 2],
    findings: &'a [Finding],
) -> TimestampPart<'a> {
    let token_record = with_chain.map(|(record, _)| record);
    let rests_on = |on_chain: bool| -> Vec<Basis<'a>> {
        let links = with_chain.filter(|_| on_chain).map(|(_, links)| chain(links)).unwrap_or_default();
        token_record.map(token).into_iter().chain(links).collect()
    };
    let fact = |(code, value, sub): (&'static str, Option<bool>, SubIndication)| CheckPart {
        code,
        status: match value {
            Some(true) => CheckStatus::Passed,
            Some(false) => CheckStatus::Failed,
            None => CheckStatus::Unknown,
        },
        clause: "RFC 3161 §2.4.2",
        sub_indication: (value != Some(true)).then_some(if value.is_none() { SubIndication::Generic } else { sub }),
        findings: Vec::new(),
        rests_on: rests_on(false),
    };
    let mut checks: Vec<CheckPart<'a>> = facts.into_iter().map(fact).collect();
    let (weighing, remarks) = findings.iter().cloned().partition::<Vec<_>, _>(|f| f.severity > Severity::Info);
    let status = match conclusion.indication {
        Indication::TotalPassed if weighing.is_empty() => CheckStatus::Passed,
        Indication::TotalPassed => CheckStatus::Warned,
        Indication::TotalFailed => CheckStatus::Failed,
        Indication::Indeterminate => CheckStatus::Unknown,
    };
    checks.push(CheckPart {
        code: "time-stamp-validation",
        status,
        clause: conclusion.clause,
        sub_indication: conclusion.sub_indication,
        findings: weighing,
        rests_on: rests_on(true),
    });
    TimestampPart {
        id: index.saturating_add(1),
        field,
        time: token_record.and_then(|t| t.time),
        unit: token_record.and_then(|t| t.unit.as_deref()),
        conclusion,
        checks,
        remarks,
    }
}

fn evidence(report: &Report) -> Vec<EvidencePart<'_>> {
    let objects = &report.objects;
    let kinds = [("certificate", &objects.certificates), ("crl", &objects.crls), ("ocsp", &objects.ocsps)];
    kinds
        .into_iter()
        .flat_map(|(kind, items)| {
            items.iter().map(move |i| EvidencePart {
                kind,
                sha256: &i.sha256,
                name: i.name.as_deref(),
                origin: &i.origin,
            })
        })
        .collect()
}
