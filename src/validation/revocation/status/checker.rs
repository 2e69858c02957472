//! Status for path validation, and paths for status: each asks the other, and neither asks the same question twice.

use crate::base::limits::Limits;
use crate::base::time::Timestamp;
use crate::evidence::{Existence, Origin};
use crate::policy::{Policy, RevocationRule};
use crate::trust::TrustStore;
use crate::validation::path::{
    Candidate, CandidatePool, PathContext, PathOptions, PathStatus, Purpose, StatusAnswer, StatusChecker,
    StatusQuestion, StatusVerdict, UnknownStatus, find_path_with,
};
use crate::validation::revocation::{
    Issuers, Mode, OpenQuestions, Outcome, PathAnswer, PathQuestion, Question, SignerRole, Status, StatusInformation,
    status_of,
};
use crate::x509::Certificate;
use std::sync::Arc;

/// Knows the status of certificates from the evidence (RFC 5280 §6.1.3 (a)(3)).
#[derive(Clone)]
pub struct EvidenceChecker<'a> {
    /// Lists and responses.
    pub information: &'a StatusInformation,
    /// Certificates that may have signed them.
    pub pool: &'a CandidatePool,
    /// Anchors.
    pub trust: &'a TrustStore,
    /// The rules on freshness and revocation.
    pub policy: &'a Policy,
    /// Bounds.
    pub limits: &'a Limits,
    /// The time taken as now; nothing issued later is used.
    pub now: Timestamp,
    /// Questions that led here.
    pub open: OpenQuestions,
    /// Time-stamps over lists and responses, in addition to the proofs of the evidence.
    pub proofs: Option<&'a Existence>,
    /// Further requirements on lists and responses.
    pub mode: Mode,
}

impl EvidenceChecker<'_> {
    /// The status of one certificate at a time.
    pub fn status_at(&self, subject: &Certificate, issuer: &Certificate, at: Timestamp) -> Status {
        let mut question = Question::new(subject, issuer, at, self.now, self.limits);
        question.open = self.open.clone();
        (question.proofs, question.mode) = (self.proofs, self.mode);
        status_of(&question, self.information, self, self.policy, self.limits)
    }
}

impl StatusChecker for EvidenceChecker<'_> {
    fn status(&self, question: &StatusQuestion<'_>) -> StatusAnswer {
        let status = self.status_at(question.subject, question.issuer, question.at);
        let facts = status.facts(question.subject);
        let verdict = match &status.outcome {
            Outcome::GoodAt { .. } => StatusVerdict::Good,
            revoked if revoked.is_revoked() => StatusVerdict::Revoked,
            Outcome::Missing | Outcome::Unreachable { .. } => StatusVerdict::Silent,
            _ => StatusVerdict::Unknown,
        };
        StatusAnswer { verdict, facts }
    }
}

impl Issuers for EvidenceChecker<'_> {
    /// EN 319 102-1 §5.6.2.2: what a key signed counts until it was revoked, and only if it is proven to be older.
    fn issuer_in_force(&self, question: &PathQuestion<'_>) -> PathAnswer {
        if self.mode == Mode::Past {
            return self.path(question);
        }
        if self.policy.revocation != RevocationRule::None && self.is_revoked(question) {
            return PathAnswer::Rejected { why: "revoked".to_owned() };
        }
        PathAnswer::Accepted
    }

    fn certificates(&self) -> Box<dyn Iterator<Item = &Arc<Certificate>> + '_> {
        let anchors = self.trust.anchors().iter().map(|a| &a.certificate);
        let anchors = anchors.chain(self.trust.responders().iter().map(|r| &r.certificate));
        Box::new(anchors.chain(self.pool.all().iter().map(|c| &c.certificate)))
    }

    fn is_removed(&self, certificate: &Certificate) -> bool {
        self.trust.removed(certificate).is_some()
    }

    fn trusts_responder(&self, responder: &Certificate, issuer: &Certificate) -> bool {
        self.trust.answers_for(responder, issuer)
    }

    fn path(&self, question: &PathQuestion<'_>) -> PathAnswer {
        // RFC 6960 §4.2.2.2, first case: local configuration names the certificate itself; its dates were looked at.
        if question.role == SignerRole::Responder && self.trust.answers_for(question.certificate, question.issuer) {
            return PathAnswer::Accepted;
        }
        let mut options = PathOptions::new(match question.role {
            SignerRole::Issuer => Purpose::Any,
            SignerRole::ListIssuer => Purpose::CrlSigning,
            SignerRole::Responder => Purpose::OcspSigning,
        });
        let nested = EvidenceChecker { open: question.open.clone(), ..self.clone() };
        if question.needs_status && self.policy.revocation != RevocationRule::None {
            options.status = Some(&nested);
            options.unknown_status = match self.policy.revocation {
                RevocationRule::Required => UnknownStatus::Reject,
                RevocationRule::IfDeclared | RevocationRule::None => UnknownStatus::Mark,
            };
        }
        let context = PathContext { pool: self.pool, trust: self.trust, at: question.at, limits: self.limits };
        let target = Candidate { certificate: Arc::clone(question.certificate), origin: Origin::SecurityStore };
        let outcome = find_path_with(&target, &context, &options);
        match outcome.status {
            PathStatus::Accepted if self.same_anchor(&outcome.chain, question.issuer) => PathAnswer::Accepted,
            PathStatus::Accepted => PathAnswer::Rejected { why: "another-anchor".to_owned() },
            PathStatus::OutOfBounds => {
                match outcome.chain.iter().map(|c| c.certificate.not_after).filter(|t| *t < question.at).min() {
                    Some(not_after) => PathAnswer::Expired { not_after },
                    None => PathAnswer::Rejected { why: "not-yet-valid".to_owned() },
                }
            }
            _ => PathAnswer::Rejected { why: outcome.reason.map_or("no-path", |code| code.name()).to_owned() },
        }
    }
}

impl EvidenceChecker<'_> {
    /// Whether the issuer is known to be revoked at a time. An unknown status does not matter: its path was accepted at
    /// the time in question, and this only checks whether something happened in between.
    fn is_revoked(&self, question: &PathQuestion<'_>) -> bool {
        let nested = EvidenceChecker { open: question.open.clone(), ..self.clone() };
        let mut options = PathOptions::new(Purpose::Any);
        options.status = Some(&nested);
        options.unknown_status = UnknownStatus::Mark;
        let context = PathContext { pool: self.pool, trust: self.trust, at: question.at, limits: self.limits };
        let target = Candidate { certificate: Arc::clone(question.certificate), origin: Origin::SecurityStore };
        find_path_with(&target, &context, &options).status == PathStatus::Revoked
    }

    /// RFC 5280 §6.3.3 (f): the path of the list's issuer ends at the anchor at which the certificate's own path ends.
    fn same_anchor(&self, chain: &[Candidate], issuer: &Certificate) -> bool {
        let Some(anchor) = chain.last() else { return false };
        if anchor.certificate.sha256 == issuer.sha256 {
            return true;
        }
        let context = PathContext { pool: self.pool, trust: self.trust, at: self.now, limits: self.limits };
        let target = Candidate { certificate: Arc::new(issuer.clone()), origin: Origin::SecurityStore };
        let own = find_path_with(&target, &context, &PathOptions::new(Purpose::Any));
        let ends = own.domain.is_some().then(|| own.chain.last().map(|c| c.certificate.spki.clone())).flatten();
        ends.is_some_and(|spki| spki == anchor.certificate.spki)
    }
}
