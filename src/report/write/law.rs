//! The law's view of a report: facts are taken from the records, [`crate::vietnam`] sorts them.

use super::model::{AsShown, Report, Revocation, RevocationStatus, Signature, Verdict};
use crate::base::finding::{Code, Finding};
use crate::vietnam::{
    self, AskedKind, CertificateFacts, CertificateStatus, DocumentFacts, Mark, Nature, SignatureFacts, View,
};

/// Adds the steps to every signature and the view to the report. A lone time-stamp is no document.
pub(crate) fn add(report: &mut Report, kind: AskedKind) {
    if report.input.format == "timestamp" {
        return;
    }
    let steps: Vec<_> = report.signatures.iter().map(|s| vietnam::steps(&facts(s, report))).collect();
    let view = document(report, &steps, kind);
    for (signature, steps) in report.signatures.iter_mut().zip(steps) {
        signature.decree68 = steps;
    }
    report.vietnam = Some(view);
}

fn document(report: &Report, steps: &[Vec<vietnam::Step>], kind: AskedKind) -> View {
    let signatures: Vec<SignatureFacts<'_>> = report.signatures.iter().map(|s| facts(s, report)).collect();
    vietnam::view(&DocumentFacts {
        signatures: &signatures,
        steps,
        kind,
        changed: report.document.as_shown == AsShown::UnjustifiedChanges,
        handled: &handled(report),
        valid: report.verdict == Verdict::Valid,
    })
}

/// Findings that tell of a file handled after signing, each once.
fn handled(report: &Report) -> Vec<Code> {
    const OF_FILE: [Code; 3] = [Code::PrintedOrResaved, Code::MergedFiles, Code::XrefReconstructed];
    const OF_SIGNATURE: [Code; 2] = [Code::RewrittenAfterSigning, Code::Truncated];
    let has = |list: &[Finding], code: &Code| list.iter().any(|f| f.code == *code);
    let of_file = OF_FILE.into_iter().filter(|c| has(&report.findings, c));
    let of_signature = OF_SIGNATURE.into_iter().filter(|c| report.signatures.iter().any(|s| has(&s.findings, c)));
    of_file.chain(of_signature).collect()
}

fn facts<'a>(signature: &'a Signature, report: &'a Report) -> SignatureFacts<'a> {
    let signer = signature.signer.as_ref();
    SignatureFacts {
        id: signature.id,
        certificate: signer.map(|s| s.sha256.as_str()),
        nature: signer.map_or(Nature::Uncertain, |s| s.nature),
        domain: signer.and_then(|s| s.trust_domain),
        indication: signature.indication,
        digest_matches: signature.integrity.digest_matches,
        signature_verifies: signature.integrity.signature_verifies,
        revision: signature.coverage.revision,
        marks: marks(signature),
        time: signature.time.best,
        basis: signature.time.basis,
        now: report.now,
        legal: &report.trust.legal.provisions,
        blocks: &signature.blocks,
        findings: &signature.findings,
        chain: chain(signature),
        timestamps: signature.timestamps.iter().map(|t| t.indication).collect(),
    }
}

/// Where a signature is shown.
pub(super) fn marks(signature: &Signature) -> Vec<Mark> {
    let mark = |w: &super::model::Widget| Some(Mark { page: w.page?, rect: w.rect? });
    signature.widgets.iter().filter_map(mark).collect()
}

fn chain(signature: &Signature) -> Vec<CertificateFacts> {
    let known = |sha256: &str| signature.revocation.iter().find(|r| r.certificate == sha256);
    let links = signature.chain.iter();
    links
        .map(|link| {
            let record = known(&link.sha256);
            CertificateFacts {
                not_before: link.not_before,
                not_after: link.not_after,
                status: record.map_or(CertificateStatus::Unknown, status),
                since: record.and_then(|r| r.since),
                has_source: record.is_some_and(|r| !r.evidence.is_empty()),
                missing: record.and_then(missing),
            }
        })
        .collect()
}

fn status(record: &Revocation) -> CertificateStatus {
    match record.status {
        RevocationStatus::Good => CertificateStatus::Good,
        RevocationStatus::Revoked | RevocationStatus::Held if record.unproven => CertificateStatus::StoppedUnproven,
        RevocationStatus::Revoked | RevocationStatus::Held => CertificateStatus::Stopped,
        RevocationStatus::NotApplicable => CertificateStatus::NotApplicable,
        RevocationStatus::NotAbout
        | RevocationStatus::Stale
        | RevocationStatus::Unknown
        | RevocationStatus::Unreachable
        | RevocationStatus::Unusable
        | RevocationStatus::Missing
        | RevocationStatus::NotAsked => CertificateStatus::Unknown,
    }
}

/// The finding that names what is missing to tell a status.
fn missing(record: &Revocation) -> Option<Code> {
    Some(match record.status {
        RevocationStatus::Good | RevocationStatus::NotApplicable => return None,
        RevocationStatus::Revoked | RevocationStatus::Held if record.unproven => Code::RevocationUnproven,
        RevocationStatus::Revoked | RevocationStatus::Held => return None,
        RevocationStatus::NotAbout => Code::StatusNotCovered,
        RevocationStatus::Stale => Code::StatusStale,
        RevocationStatus::Unknown => Code::StatusAnsweredUnknown,
        RevocationStatus::Unreachable => Code::StatusUnreachable,
        RevocationStatus::Unusable => Code::StatusUnusable,
        RevocationStatus::Missing => Code::StatusMissing,
        RevocationStatus::NotAsked => Code::StatusNotAsked,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(status: RevocationStatus, unproven: bool) -> Revocation {
        Revocation { certificate: String::new(), status, since: None, evidence: vec!["00".to_owned()], unproven }
    }

    /// What is not proven is named, and is no revocation for the law's view.
    #[test]
    fn a_status_that_cannot_be_told_names_what_is_missing() {
        use RevocationStatus::*;
        for (word, code) in [
            (NotAbout, Code::StatusNotCovered),
            (Stale, Code::StatusStale),
            (Unknown, Code::StatusAnsweredUnknown),
            (Unreachable, Code::StatusUnreachable),
            (Unusable, Code::StatusUnusable),
            (Missing, Code::StatusMissing),
            (NotAsked, Code::StatusNotAsked),
        ] {
            let record = record(word, false);
            assert_eq!((status(&record), missing(&record)), (CertificateStatus::Unknown, Some(code)));
        }
        for word in [Revoked, Held] {
            let seen = |unproven| {
                let record = record(word, unproven);
                (status(&record), missing(&record))
            };
            assert_eq!(seen(true), (CertificateStatus::StoppedUnproven, Some(Code::RevocationUnproven)));
            assert_eq!(seen(false), (CertificateStatus::Stopped, None));
        }
        assert_eq!(missing(&record(Good, false)).or(missing(&record(NotApplicable, false))), None);
    }
}
