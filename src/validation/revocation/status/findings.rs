//! A status in findings, for the report.

use crate::base::finding::{Code, Finding};
use crate::evidence::Kind;
use crate::validation::revocation::{NotUsed, NotUsedClass, Note, Outcome, Revocation, Status, Use};
use crate::x509::{Certificate, crl_locations, ocsp_locations};

impl Status {
    /// The outcome, its notes and what was wrong with objects about the certificate, in this order. The finding of the outcome is
    /// the first one.
    pub fn findings(&self, certificate: &Certificate) -> Vec<Finding> {
        let mut findings = vec![self.outcome_finding(certificate)];
        if let Outcome::GoodAt { revoked_later: Some(later), .. } = &self.outcome {
            let finding = named(Code::CertificateRevokedLater, certificate).with("since", later.since);
            findings.push(finding.with("reason", reason(later)).with("time", self.at));
        }
        if let Outcome::GoodAt { was_held: Some(hold), .. } = &self.outcome {
            findings.push(named(Code::CertificateWasHeld, certificate).with("since", hold.since).with("time", self.at));
        }
        if let Outcome::GoodAt { known_at, .. } = &self.outcome
            && *known_at < self.at
        {
            let finding = named(Code::StatusIssuedBefore, certificate).with("issued", known_at);
            findings.push(finding.with("time", self.at));
        }
        findings.extend(self.notes.iter().map(|note| self.note_finding(note, certificate)));
        findings.extend(self.relevant().filter_map(|object| match &object.used {
            Use::NotUsed(why) => Some(evidence_finding(object.evidence.kind, &object.evidence.sha256, why)),
            _ => None,
        }));
        findings
    }

    fn outcome_finding(&self, certificate: &Certificate) -> Finding {
        let about = |code| named(code, certificate);
        match &self.outcome {
            Outcome::GoodAt { known_at, .. } => {
                let newest = self.basis.first();
                let source = newest.map_or("", |b| kind(b.evidence.kind));
                let number = newest.and_then(|b| b.number.as_ref()).map(ToString::to_string).unwrap_or_default();
                about(Code::StatusGood)
                    .with("time", self.at)
                    .with("source", source)
                    .with("issued", known_at)
                    .with("number", number)
            }
            Outcome::RevokedSince(revocation) | Outcome::RevokedUnproven(revocation) => {
                about(Code::CertificateRevoked).with("since", revocation.since).with("reason", reason(revocation))
            }
            Outcome::Held { hold, released_by } => about(Code::CertificateHeld)
                .with("since", hold.since)
                .with("released", released_by.map(|at| at.to_string()).unwrap_or_default()),
            Outcome::NotAbout { why: Some(why), .. } => about(Code::StatusNotCovered).with("reason", why),
            Outcome::NotAbout { missing, .. } => about(Code::StatusNotCovered)
                .with("reason", missing.map(|m| format!("reasons-not-covered: {m}")).unwrap_or_default()),
            Outcome::Stale { until } => about(Code::StatusStale).with("until", until).with("time", self.at),
            Outcome::Unknown => about(Code::StatusAnsweredUnknown),
            Outcome::Unreachable { urls } => about(Code::StatusUnreachable).with("urls", urls.join(" ")),
            Outcome::Unusable { why } => about(Code::StatusUnusable).with("reason", why),
            Outcome::Missing => {
                let urls: Vec<_> = crl_locations(certificate).into_iter().chain(ocsp_locations(certificate)).collect();
                about(Code::StatusMissing).with("urls", urls.join(" "))
            }
        }
    }

    fn note_finding(&self, note: &Note, certificate: &Certificate) -> Finding {
        match note {
            Note::Contradicted { at } => named(Code::StatusContradicted, certificate).with("issued", at),
            Note::InvalidBefore { at } => {
                named(Code::KeyInvalidBefore, certificate).with("since", at).with("time", self.at)
            }
            Note::AnsweredUnknown => named(Code::StatusAnsweredUnknown, certificate),
            Note::TakenAsDated => named(Code::StatusTakenAsDated, certificate),
            Note::RevocationUnproven { why } => named(Code::RevocationUnproven, certificate).with("reason", why),
        }
    }
}

fn named(code: Code, certificate: &Certificate) -> Finding {
    Finding::new(code).with("certificate", certificate.display_name())
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Certificate => "certificate",
        Kind::Crl => "CRL",
        Kind::Ocsp => "OCSP",
    }
}

fn reason(revocation: &Revocation) -> &'static str {
    match revocation.reason {
        _ if revocation.never_issued => "neverIssued",
        Some(reason) => reason.name(),
        None => "",
    }
}

/// Objects that do not count: unusable ones are worth a look, the others are told for completeness.
fn evidence_finding(object: Kind, sha256: &[u8; 32], why: &NotUsed) -> Finding {
    let code = match why.class() {
        NotUsedClass::Unusable => Code::StatusEvidenceUnusable,
        _ => Code::StatusEvidenceNotUsed,
    };
    Finding::new(code).with("source", kind(object)).with("sha256", hex::encode(sha256)).with("reason", why)
}
