//! What of a report the gate looks at. A host without the verifier beside it reads so much from the report's JSON.

use crate::ades::Indication;
use crate::base::finding::Severity;
use crate::judged::{AsShown, Verdict, VerdictReason};
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
    shared: JudgedChains,
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
    findings: Vec<JudgedFinding>,
    revocation: Vec<JudgedStatus>,
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

#[derive(Clone, Debug, PartialEq, Deserialize)]
struct JudgedStatus {
    evidence: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
struct JudgedChains {
    chains: Vec<Vec<JudgedLink>>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
struct JudgedLink {
    sha256: String,
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

    /// Digests (SHA-256, hexadecimal) of the evidence that the judgement relies on.
    pub(super) fn relied_on(&self) -> impl Iterator<Item = &str> {
        // Every chain of a signature or a time-stamp is among the shared ones.
        let links = self.shared.chains.iter().flatten().map(|link| link.sha256.as_str());
        let statuses = self.signatures.iter().flat_map(|signature| &signature.revocation);
        links.chain(statuses.flat_map(|status| &status.evidence).map(String::as_str))
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

    /// The codes of what speaks against it, parted by `; `.
    pub(super) fn against(&self) -> String {
        let against = self.findings.iter().filter(|finding| finding.severity != Severity::Info);
        let codes: Vec<&str> = against.map(|finding| finding.code.as_str()).collect();
        codes.join("; ")
    }
}

impl From<&Report> for Judgement {
    fn from(report: &Report) -> Self {
        let link = |sha256: &String| JudgedLink { sha256: sha256.clone() };
        let chains = &report.shared.chains;
        Self {
            verdict: report.verdict,
            verdict_reason: report.verdict_reason,
            document: JudgedDocument { as_shown: report.document.as_shown },
            signatures: report.signatures.iter().map(JudgedSignature::from).collect(),
            shared: JudgedChains {
                chains: chains.iter().map(|chain| chain.iter().map(|own| link(&own.sha256)).collect()).collect(),
            },
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
            findings: findings
                .map(|own| JudgedFinding { code: own.code.name().to_owned(), severity: own.severity })
                .collect(),
            revocation: signature
                .revocation
                .iter()
                .map(|status| JudgedStatus { evidence: status.evidence.clone() })
                .collect(),
        }
    }
}
