//! The detailed report: building blocks, their checks with clause and result, and the evidence each check rests on.
//!
//! A function of the report alone. Its form is `kyso-detailed-report/1`.

use crate::ades::{Block, BlockName, Check, CheckStatus, Indication, SubIndication, TimeBasis};
use crate::base::finding::{Finding, Severity};
use crate::base::time::Timestamp;
use crate::report::model::{
    AsShown, Change, DocumentTimestamp, Engine, InputFacts, Integrity, Level, PolicyFacts, Proof, Report, Signature,
    SignatureTimestamp, Signer, Time, TrustFacts, Verdict, VerdictReason, Want,
};
use crate::vietnam::View;
use serde::Serialize;

/// Name and version of this form of report.
pub const SCHEMA: &str = "kyso-detailed-report/1";

part! {
    /// The detailed report for one file.
    Detailed {
        /// Always [`SCHEMA`].
        schema: &'static str,
        /// The program that made it.
        engine: &'a Engine,
        /// Name of the file as the caller gave it.
        #[serde(skip_serializing_if = "Option::is_none")]
        file: Option<&'a str>,
        /// What was read.
        input: &'a InputFacts,
        /// The time taken as now.
        now: Timestamp,
        /// The policy applied.
        policy: &'a PolicyFacts,
        /// The trust data used.
        trust: &'a TrustFacts,
        /// Headline.
        verdict: Verdict,
        /// The class of reason a person needs.
        verdict_reason: Option<VerdictReason>,
        /// The document as the law sees it.
        vietnam: Option<&'a View>,
        /// The document as it is now.
        document: DocumentPart<'a>,
        /// Each signature with its blocks.
        signatures: Vec<SignaturePart<'a>>,
        /// Document time-stamps.
        timestamps: Vec<TimestampPart<'a>>,
        /// All evidence met, which the checks refer to by SHA-256.
        evidence: Vec<EvidencePart<'a>>,
        /// Proofs of existence the caller vouches for.
        proofs: &'a [Proof],
        /// Evidence that would change the outcome.
        wants: &'a [Want],
    }
}

part! {
    /// Verdict B.
    DocumentPart {
        /// In one word.
        as_shown: AsShown,
        /// Signature dictionaries that nothing leads to.
        orphan_signatures: usize,
        /// What is shown against what was signed.
        checks: Vec<CheckPart<'a>>,
        /// Findings about the file that no check stands behind.
        remarks: Vec<Finding>,
    }
}

part! {
    /// One signature.
    SignaturePart {
        /// Its number.
        id: usize,
        /// Full name of the form field.
        field: Option<&'a str>,
        /// Who signed, by the certificate.
        signer: Option<&'a Signer>,
        /// When.
        time: &'a Time,
        /// The three plain facts.
        integrity: &'a Integrity,
        /// Level reached.
        level: Option<Level>,
        /// Result.
        conclusion: Conclusion<'a>,
        /// The building blocks of EN 319 102-1 §5.2.
        blocks: Vec<BlockPart<'a>>,
        /// What later revisions did to what was signed.
        after: CheckPart<'a>,
        /// Time-stamps over this signature.
        timestamps: Vec<TimestampPart<'a>>,
        /// Findings that no check stands behind.
        remarks: Vec<Finding>,
    }
}

part! {
    /// Indication and sub-indication.
    Conclusion {
        /// EN 319 102-1 §5.1.3, Table 5.
        indication: Indication,
        /// Table 6.
        sub_indication: Option<SubIndication>,
        /// Where the rule stands that draws it.
        clause: &'a str,
    }
}

part! {
    /// One building block.
    BlockPart {
        /// Which.
        block: BlockName,
        /// The worst result among its checks.
        status: CheckStatus,
        /// Its checks.
        checks: Vec<CheckPart<'a>>,
    }
}

part! {
    /// One check.
    CheckPart {
        /// Its stable name.
        code: &'a str,
        /// Its result.
        status: CheckStatus,
        /// Where the rule stands.
        clause: &'a str,
        /// What a result other than passed means.
        sub_indication: Option<SubIndication>,
        /// The findings behind the result, with their data.
        findings: Vec<Finding>,
        /// What the result rests on.
        rests_on: Vec<Basis<'a>>,
    }
}

part! {
    /// Something a result rests on.
    Basis {
        /// What kind of thing.
        kind: BasisKind,
        /// SHA-256 of it, hexadecimal, where it is an object of its own.
        sha256: Option<&'a str>,
        /// What else tells it apart: a byte range, the time and serial number of a time-stamp.
        detail: Option<String>,
    }
}

/// Kind of thing that a result rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum BasisKind {
    /// The whole file.
    File,
    /// The bytes that the signature covers.
    SignedBytes,
    /// A certificate.
    Certificate,
    /// A trust anchor, as the caller's trust data name it.
    TrustAnchor,
    /// A list or response about the status of a certificate.
    StatusInformation,
    /// A time-stamp.
    TimeStamp,
    /// The word of the caller: time of receipt, proof of existence.
    Caller,
    /// The policy.
    Policy,
}

part! {
    /// One piece of evidence.
    EvidencePart {
        /// `certificate`, `crl` or `ocsp`.
        kind: &'static str,
        /// SHA-256 of its DER form.
        sha256: &'a str,
        /// Subject, issuer or responder.
        name: Option<&'a str>,
        /// Where it came from.
        origin: &'a str,
    }
}

part! {
    /// A time-stamp over a signature or over the document.
    TimestampPart {
        /// From 1, in the order of the report.
        id: usize,
        /// Full name of the form field of a document time-stamp.
        field: Option<&'a str>,
        /// The time it states.
        time: Option<Timestamp>,
        /// Name of the unit that made it.
        unit: Option<&'a str>,
        /// Result.
        conclusion: Conclusion<'a>,
        /// Its checks.
        checks: Vec<CheckPart<'a>>,
        /// Findings that no check stands behind.
        remarks: Vec<Finding>,
    }
}

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
    let blocks: Vec<BlockPart<'_>> = signature.blocks.iter().map(|b| block(b, signature, report)).collect();
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
        timestamps: signature.timestamps.iter().enumerate().map(|(i, t)| signature_timestamp(i, t)).collect(),
        remarks,
    }
}

/// Whether what came after is allowed. Changes that are allowed are like remarks: they weigh nothing.
fn after<'a>(justified: Option<bool>, changes: &[Change], report: &'a Report) -> CheckPart<'a> {
    let (status, least) = match justified {
        // Only a PDF is saved again with what was signed inside it.
        _ if report.input.format != "pdf" => (CheckStatus::NotDone, Severity::Warning),
        Some(true) => (CheckStatus::Passed, Severity::Info),
        Some(false) => (CheckStatus::Failed, Severity::Warning),
        None => (CheckStatus::Unknown, Severity::Warning),
    };
    let mut findings: Vec<Finding> = Vec::new();
    for finding in changes.iter().map(|c| &c.finding).filter(|f| f.severity >= least) {
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
        if check.status == CheckStatus::NotDone { Vec::new() } else { basis(block, check.code, signature, report) };
    CheckPart {
        code: check.code,
        status: check.status,
        clause: check.clause,
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
        BlockName::Certificate => chain(&signature.chain),
        BlockName::Acceptance => {
            let policy = Basis { kind: BasisKind::Policy, sha256: Some(&report.policy.sha256), detail: None };
            core::iter::once(policy).chain(chain(&signature.chain)).collect()
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

fn chain(links: &[crate::report::model::ChainLink]) -> Vec<Basis<'_>> {
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

fn signature_timestamp(index: usize, stamp: &SignatureTimestamp) -> TimestampPart<'_> {
    let conclusion = conclusion(stamp.indication, stamp.sub_indication);
    let facts = [
        ("message-imprint", stamp.imprint_matches, SubIndication::HashFailure),
        ("signature-value", stamp.signature_verifies, SubIndication::SigCryptoFailure),
    ];
    timestamp(index, None, Some(stamp), conclusion, facts, &stamp.findings)
}

fn document_timestamp<'a>(index: usize, stamp: &'a DocumentTimestamp, report: &'a Report) -> TimestampPart<'a> {
    let conclusion = conclusion(stamp.indication, stamp.sub_indication);
    let facts = [
        ("message-imprint", stamp.integrity.digest_matches, SubIndication::HashFailure),
        ("signature-value", stamp.integrity.signature_verifies, SubIndication::SigCryptoFailure),
    ];
    let mut part = timestamp(index, stamp.field.as_deref(), stamp.token.as_ref(), conclusion, facts, &stamp.findings);
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
    token_record: Option<&'a SignatureTimestamp>,
    conclusion: Conclusion<'a>,
    facts: [(&'static str, Option<bool>, SubIndication); 2],
    findings: &'a [Finding],
) -> TimestampPart<'a> {
    let rests_on = |with_chain: bool| -> Vec<Basis<'a>> {
        let links = token_record.filter(|_| with_chain).map(|t| chain(&t.chain)).unwrap_or_default();
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
