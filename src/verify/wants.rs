//! Evidence that would change the outcome: the engine never fetches, it says what it wants.

use crate::ades::Judgement;
use crate::base::finding::Code;
use crate::policy::RevocationRule;
use crate::report::model::{Want, WantKind};
use crate::validation::Context;
use crate::validation::path::{PathOutcome, PathStatus};
use crate::validation::revocation::Status;
use crate::validation::timestamp::Standing;
use crate::x509::{Certificate, crl_locations, ocsp_locations};

/// Wants in the order they came up, each once.
#[derive(Default)]
pub(super) struct Wants {
    pub(super) list: Vec<Want>,
}

impl Wants {
    /// What is missing for one signature.
    pub(super) fn of_signature(&mut self, id: usize, judgement: &Judgement, context: &Context<'_>) {
        let of_stamps = judgement.timestamps.iter().flat_map(|stamp| &stamp.findings);
        for finding in judgement.findings.iter().chain(of_stamps) {
            match finding.code {
                Code::IssuerMissing => {
                    let urls = finding.param("urls").split_whitespace().map(str::to_owned).collect();
                    self.push(id, WantKind::IssuerCertificate, finding.param("issuer"), urls, Code::IssuerMissing);
                }
                Code::SignerCertificateMissing | Code::TimestampUnitMissing => {
                    let subject = format!("{} {}", finding.param("serial"), finding.param("issuer"));
                    self.push(id, WantKind::IssuerCertificate, &subject, Vec::new(), finding.code);
                }
                _ => {}
            }
        }
        let known = |s: &Status| s.is_good() || s.outcome.is_revoked();
        let chain = judgement.path.as_ref().map(|p| p.chain.as_slice()).unwrap_or_default();
        for (candidate, status) in chain.iter().zip(&judgement.statuses) {
            if !known(status) {
                self.status(id, &candidate.certificate, context);
            }
        }
        let open = judgement.timestamps.iter().filter(|t| t.standing == Standing::Stamped);
        open.filter_map(|t| t.path.as_ref()).for_each(|path| self.of_unit(id, path, context));
    }

    /// What would settle the status of a time-stamp unit.
    pub(super) fn of_unit(&mut self, id: usize, path: &PathOutcome, context: &Context<'_>) {
        if path.status != PathStatus::StatusUnknown {
            return;
        }
        for candidate in path.chain.iter().filter(|c| context.trust.anchor(&c.certificate).is_none()) {
            self.status(id, &candidate.certificate, context);
        }
    }

    /// Status information about one certificate.
    fn status(&mut self, id: usize, certificate: &Certificate, context: &Context<'_>) {
        if context.policy.revocation == RevocationRule::None {
            return;
        }
        let name = certificate.display_name();
        self.push(id, WantKind::Crl, &name, crl_locations(certificate), Code::StatusUnknown);
        let responders = ocsp_locations(certificate);
        if !responders.is_empty() {
            self.push(id, WantKind::Ocsp, &name, responders, Code::StatusUnknown);
        }
    }

    /// Adds a want, or the signature to one that is known.
    pub(super) fn push(&mut self, id: usize, kind: WantKind, subject: &str, urls: Vec<String>, why: Code) {
        let known = self.list.iter_mut().find(|w| w.kind == kind && w.subject == subject && w.urls == urls);
        match known {
            Some(want) if !want.signatures.contains(&id) => want.signatures.push(id),
            Some(_) => {}
            None => {
                self.list.push(Want { kind, subject: subject.to_owned(), urls, why: why.name(), signatures: vec![id] })
            }
        }
    }
}
