//! The values a judgement depends on, and the two ways to ask for a path: in force, and in the past.

use crate::base::fact::Fact as _;
use crate::base::finding::Code;
use crate::base::limits::Limits;
use crate::base::time::Timestamp;
use crate::crypto::DigestAlgorithm;
use crate::evidence::{Existence, Origin};
use crate::policy::{Policy, Reliability, RevocationRule};
use crate::trust::TrustStore;
use crate::validation::ValidationFact;
use crate::validation::path::{
    Candidate, CandidatePool, PathContext, PathOptions, PathOutcome, PathStatus, ProfileRule, Purpose, StatusChecker,
    UnknownStatus, find_path_with,
};
use crate::validation::revocation::{EvidenceChecker, Mode, OpenQuestions, StatusInformation};

/// The values a judgement depends on.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Candidates for the path.
    pub pool: &'a CandidatePool,
    /// Anchors.
    pub trust: &'a TrustStore,
    /// Policy.
    pub policy: &'a Policy,
    /// Limits.
    pub limits: &'a Limits,
    /// The time taken as now.
    pub now: Timestamp,
    /// Lists and responses.
    pub information: &'a StatusInformation,
    /// What is known to have existed when, so far: the caller's proofs and the time-stamps judged before.
    pub proofs: &'a Existence,
}

impl Context<'_> {
    /// Answers for the status of certificates.
    pub fn checker(&self) -> EvidenceChecker<'_> {
        EvidenceChecker {
            information: self.information,
            pool: self.pool,
            trust: self.trust,
            policy: self.policy,
            limits: self.limits,
            now: self.now,
            open: OpenQuestions::new(self.limits),
            proofs: Some(self.proofs),
            mode: Mode::InForce,
        }
    }

    /// The best path of a certificate at a time, with the status of its certificates as the policy asks for it.
    pub fn path(&self, target: &Candidate, purpose: Purpose, at: Timestamp) -> PathOutcome {
        self.path_with(target, purpose, at, &self.checker())
    }

    /// Past certificate validation (EN 319 102-1 §5.6.2.1): the best path of a certificate at a time by which the
    /// existence of what it signed is proven.
    ///
    /// The path is validated at that time, which lies in the validity of all its certificates. Every list and response
    /// it uses must be proven to have existed while its own issuer's path was accepted, and so on upwards. This is the
    /// sliding of the control time (§5.6.2.2), computed for the one time that matters. An object without a proof is
    /// known to exist now, so a path whose authorities are valid now needs no proofs for its lists; below an authority
    /// that has expired or was revoked, only proven ones count.
    pub(crate) fn past_path(&self, target: &Candidate, purpose: Purpose, at: Timestamp) -> PathOutcome {
        let mut path = self.path_with(target, purpose, at, &self.past_checker());
        if path.status == PathStatus::Accepted
            && let Some(unproven) = self.unproven(&path.chain, at)
        {
            path.status = PathStatus::StatusUnknown;
            path.reason = Some(Code::ProofOfExistenceMissing);
            path.facts.push(ValidationFact::ProofOfExistenceMissing { certificate: unproven });
        }
        path
    }

    /// A certificate that could have been made later with its issuer's key: its existence is not proven for a time at
    /// which the path of its issuer is accepted (EN 319 102-1 §5.6.2.2.4, step 2 b). For anchors and their companions,
    /// whoever supplied them vouches.
    fn unproven(&self, chain: &[Candidate], at: Timestamp) -> Option<String> {
        let pairs = chain.iter().zip(chain.iter().skip(1));
        let mut asked = pairs.filter(|(subject, _)| subject.origin != Origin::Trust);
        let forged = |(subject, issuer): &(&Candidate, &Candidate)| {
            let existed = self.existed(&subject.certificate.sha256);
            let status = || self.path_with(issuer, Purpose::Any, existed, &self.past_checker()).status;
            existed > at && status() != PathStatus::Accepted
        };
        asked.find(forged).map(|(subject, _)| subject.certificate.display_name())
    }

    /// Answers for the status of certificates in the past.
    pub(crate) fn past_checker(&self) -> EvidenceChecker<'_> {
        EvidenceChecker { mode: Mode::Past, ..self.checker() }
    }

    fn path_with(
        &self,
        target: &Candidate,
        purpose: Purpose,
        at: Timestamp,
        checker: &EvidenceChecker<'_>,
    ) -> PathOutcome {
        let checker_of_status: &dyn StatusChecker = checker;
        let mut options = PathOptions::new(purpose);
        options.profile = if self.policy.profile_required() { ProfileRule::Require } else { ProfileRule::Note };
        (options.status, options.unknown_status) = match self.policy.revocation {
            RevocationRule::Required => (Some(checker_of_status), UnknownStatus::Reject),
            RevocationRule::IfDeclared => (Some(checker_of_status), UnknownStatus::Mark),
            RevocationRule::None => (None, UnknownStatus::Mark),
        };
        let context = PathContext { pool: self.pool, trust: self.trust, at, limits: self.limits };
        let mut path = find_path_with(target, &context, &options);
        if path.status == PathStatus::Accepted
            && let Some(compromised) = checker.compromised(&path.chain, at)
        {
            path.status = PathStatus::Revoked;
            path.reason = Some(compromised.code());
            path.facts.push(compromised);
        }
        path
    }

    /// Whether a digest was reliable at a time.
    pub(crate) fn is_reliable(&self, digest: DigestAlgorithm, at: Timestamp) -> bool {
        self.policy.algorithms.digest(digest.name(), at) == Reliability::Reliable
    }

    /// When an object is known to have existed at the latest.
    pub fn existed(&self, sha256: &[u8; 32]) -> Timestamp {
        self.proofs.at_latest(sha256, self.now)
    }
}
