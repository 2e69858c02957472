//! Evidence that would change the outcome: the engine never fetches, it reports what it needs.

use crate::ades::{Judgement, SignatureFact};
use crate::base::finding::Code;
use crate::policy::RevocationRule;
use crate::report::model::{Want, WantKind};
use crate::validation::path::{PathOutcome, PathStatus};
use crate::validation::revocation::Status;
use crate::validation::timestamp::TimestampStatus;
use crate::validation::{Context, ValidationFact};
use crate::x509::{Certificate, crl_locations, ocsp_locations};

/// Wants in the order they came up, each once.
#[derive(Default)]
pub(super) struct Wants {
    pub(super) list: Vec<Want>,
}

impl Wants {
    /// What is missing for one signature.
    pub(super) fn of_signature(&mut self, id: usize, judgement: &Judgement, context: &Context<'_>) {
        for fact in &judgement.facts {
            match fact {
                SignatureFact::SignerCertificateMissing { issuer, serial } => {
                    self.named_certificate(id, issuer, serial, Code::SignerCertificateMissing);
                }
                SignatureFact::Validation(fact) => self.certificate(id, fact),
                _ => {}
            }
        }
        judgement.timestamps.iter().flat_map(|stamp| &stamp.facts).for_each(|fact| self.certificate(id, fact));
        let known = |s: &Status| s.is_good() || s.outcome.is_revoked();
        let chain = judgement.path.as_ref().map(|p| p.chain.as_slice()).unwrap_or_default();
        for (candidate, status) in chain.iter().zip(&judgement.statuses) {
            if !known(status) {
                self.status(id, &candidate.certificate, context);
            }
        }
        let open = judgement.timestamps.iter().filter(|t| t.status == TimestampStatus::Stamped);
        open.filter_map(|t| t.path.as_ref()).for_each(|path| self.of_unit(id, path, context));
    }

    /// A certificate that a path or a time-stamp lacks.
    fn certificate(&mut self, id: usize, fact: &ValidationFact) {
        match fact {
            ValidationFact::IssuerMissing { issuer, urls, .. } => {
                self.push(id, WantKind::IssuerCertificate, issuer, urls.clone(), Code::IssuerMissing);
            }
            ValidationFact::TimestampUnitMissing { issuer, serial } => {
                self.named_certificate(id, issuer, serial, Code::TimestampUnitMissing);
            }
            _ => {}
        }
    }

    /// A certificate of which the issuer and the number are known.
    fn named_certificate(&mut self, id: usize, issuer: &str, serial: &str, why: Code) {
        self.push(id, WantKind::IssuerCertificate, &format!("{serial} {issuer}"), Vec::new(), why);
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

    /// Adds a want, or adds the signature to an existing one.
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
