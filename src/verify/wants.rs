//! Evidence that would change the outcome: the engine never fetches, it reports what it needs.

use crate::ades::{Judgement, SignatureFact};
use crate::base::finding::Code;
use crate::base::time::Timestamp;
use crate::policy::RevocationRule;
use crate::report::model::{Want, WantKind};
use crate::validation::path::{Candidate, PathOutcome, PathStatus};
use crate::validation::revocation::Status;
use crate::validation::revocation::requests;
use crate::validation::timestamp::TimestampStatus;
use crate::validation::{Context, ValidationFact};
use crate::x509::{Certificate, crl_locations, ocsp_locations};
use base64ct::{Base64, Encoding};

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
        for (position, (candidate, status)) in chain.iter().zip(&judgement.statuses).enumerate() {
            if !known(status) {
                self.status(id, &candidate.certificate, issuer_in(chain, position), status.at, context);
            }
        }
        let open = judgement.timestamps.iter().filter(|t| t.status == TimestampStatus::Stamped);
        for stamp in open {
            stamp.path.iter().for_each(|path| self.of_unit(id, path, stamp.token.time, context));
        }
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
    pub(super) fn of_unit(&mut self, id: usize, path: &PathOutcome, at: Timestamp, context: &Context<'_>) {
        if path.status != PathStatus::StatusUnknown {
            return;
        }
        for (position, candidate) in path.chain.iter().enumerate() {
            if context.trust.anchor(&candidate.certificate).is_none() {
                self.status(id, &candidate.certificate, issuer_in(&path.chain, position), at, context);
            }
        }
    }

    /// What is missing for a certificate that has made no signature yet.
    #[cfg(feature = "sign")]
    pub(super) fn of_certificate(&mut self, path: &PathOutcome, context: &Context<'_>) {
        path.facts.iter().for_each(|fact| self.certificate(0, fact));
        self.of_unit(0, path, context.now, context);
    }

    /// Status information about one certificate.
    fn status(
        &mut self,
        id: usize,
        certificate: &Certificate,
        issuer: Option<&Certificate>,
        at: Timestamp,
        context: &Context<'_>,
    ) {
        if context.policy.revocation == RevocationRule::None {
            return;
        }
        let name = certificate.display_name();
        // An authority is asked for a list, and has no need to know whose certificate or which time it is for; a mirror gives parts.
        let told = context.information.from_mirror;
        self.add(Want {
            kind: WantKind::Crl,
            subject: name.clone(),
            urls: crl_locations(certificate),
            requests: Vec::new(),
            serial: told.then(|| hex::encode(&certificate.serial)),
            at: told.then_some(at),
            why: Code::StatusUnknown.name().into(),
            signatures: vec![id],
        });
        let responders = ocsp_locations(certificate);
        if !responders.is_empty() {
            let requests = issuer.map(|issuer| requests(certificate, issuer)).unwrap_or_default();
            let requests = requests.iter().map(|der| Base64::encode_string(der)).collect();
            let why = Code::StatusUnknown.name().into();
            self.add(Want {
                kind: WantKind::Ocsp,
                subject: name,
                urls: responders,
                requests,
                serial: None,
                at: None,
                why,
                signatures: vec![id],
            });
        }
    }

    /// Adds a want, or adds the signature to an existing one.
    pub(super) fn push(&mut self, id: usize, kind: WantKind, subject: &str, urls: Vec<String>, why: Code) {
        let (subject, why) = (subject.to_owned(), why.name().into());
        self.add(Want { kind, subject, urls, requests: Vec::new(), serial: None, at: None, why, signatures: vec![id] });
    }

    fn add(&mut self, want: Want) {
        let same = |known: &&mut Want| {
            (known.kind, &known.subject, &known.urls, &known.requests, &known.serial)
                == (want.kind, &want.subject, &want.urls, &want.requests, &want.serial)
        };
        let Some(known) = self.list.iter_mut().find(same) else { return self.list.push(want) };
        for id in want.signatures {
            if !known.signatures.contains(&id) {
                known.signatures.push(id);
            }
        }
    }
}

/// The issuer of the certificate at this position of a chain.
fn issuer_in(chain: &[Candidate], position: usize) -> Option<&Certificate> {
    chain.get(position.saturating_add(1)).map(|issuer| &*issuer.certificate)
}
