//! What of a report the gate looks at. A host without the verifier beside it reads so much from the report's JSON.

use crate::ades::Indication;
use crate::base::finding::Severity;
use crate::judged::{AsShown, Level, Verdict, VerdictReason};
use crate::report::Report;
use crate::vietnam::Nature;
use serde::Deserialize;

/// A report, as far as the gate looks at it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Judgement {
    pub(super) verdict: Verdict,
    verdict_reason: Option<VerdictReason>,
    document: JudgedDocument,
    pub(super) signatures: Vec<JudgedSignature>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
struct JudgedDocument {
    as_shown: AsShown,
}

/// One signature.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct JudgedSignature {
    pub(super) id: usize,
    signer: Option<JudgedSigner>,
    pub(super) indication: Indication,
    integrity: JudgedIntegrity,
    pub(super) changes_justified: Option<bool>,
    pub(super) level: Option<Level>,
    missing_for_next: Vec<String>,
    findings: Vec<JudgedFinding>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
struct JudgedSigner {
    nature: Nature,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
struct JudgedIntegrity {
    digest_matches: Option<bool>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
struct JudgedFinding {
    code: String,
    severity: Severity,
}

impl Judgement {
    /// Why the verdict is not a better one, by its name in the report.
    pub(super) fn reason(&self) -> String {
        let name = self.verdict_reason.and_then(|reason| serde_json::to_value(reason).ok());
        name.and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// What is shown, against what was signed.
    pub(super) fn as_shown(&self) -> AsShown {
        self.document.as_shown
    }
}

impl JudgedSignature {
    /// Whether a person signed, and everything about it passed.
    pub(super) fn is_good_and_of_person(&self) -> bool {
        let is_person = self.signer.as_ref().is_some_and(|signer| signer.nature == Nature::Person);
        is_person && self.indication == Indication::TotalPassed
    }

    /// Whether other bytes were signed.
    pub(super) fn is_over_other_bytes(&self) -> bool {
        self.integrity.digest_matches == Some(false)
    }

    /// What the next level lacks, parted by `; `.
    pub(super) fn lacks(&self) -> String {
        self.missing_for_next.join("; ")
    }

    /// The codes of what speaks against it, parted by `; `.
    pub(super) fn against(&self) -> String {
        let against = self.findings.iter().filter(|finding| finding.severity != Severity::Info);
        let codes: Vec<&str> = against.map(|finding| finding.code.as_str()).collect();
        codes.join("; ")
    }
}

impl From<&Report> for Judgement {
    fn from(report: &Report) -> Self {
        Self {
            verdict: report.verdict,
            verdict_reason: report.verdict_reason,
            document: JudgedDocument { as_shown: report.document.as_shown },
            signatures: report.signatures.iter().map(JudgedSignature::from).collect(),
        }
    }
}

impl From<&crate::report::model::Signature> for JudgedSignature {
    fn from(signature: &crate::report::model::Signature) -> Self {
        let findings = signature.findings.iter();
        Self {
            id: signature.id,
            signer: signature.signer.as_ref().map(|signer| JudgedSigner { nature: signer.nature }),
            indication: signature.indication,
            integrity: JudgedIntegrity { digest_matches: signature.integrity.digest_matches },
            changes_justified: signature.changes_justified,
            level: signature.level,
            missing_for_next: signature.missing_for_next.clone(),
            findings: findings
                .map(|own| JudgedFinding { code: own.code.name().to_owned(), severity: own.severity })
                .collect(),
        }
    }
}
