//! The values a status depends on.

use super::{Issuers, NotUsed, OpenQuestions, PathAnswer, PathQuestion, SignerRole, StatusInformation};
use crate::base::limits::Limits;
use crate::base::time::Timestamp;
use crate::crypto::{DigestAlgorithm, PublicKey};
use crate::evidence::Existence;
use crate::policy::{ExpiredIssuer, Policy, Reliability};
use crate::x509::Certificate;
use core::cell::RefCell;
use std::sync::Arc;

/// Further requirements on evidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// The paths in question are in force now. An issuer must not be known to be revoked at the time to which its list or response
    /// is proven.
    #[default]
    InForce,
    /// Past certificate validation (EN 319 102-1 §5.6.2.1). The issuer's own path is accepted at the time by which its
    /// list or response is proven (§5.6.2.2.4, step 2 b). An object that says that an expired certificate was good is
    /// proven to be older than that expiry, because the issuer vouches for the status only until then (RFC 5280
    /// §4.1.2.5).
    Past,
}

/// A question about the status of one certificate.
#[derive(Clone, Debug)]
pub struct Question<'a> {
    /// Whose status.
    pub certificate: &'a Certificate,
    /// Whose key signed it.
    pub issuer: &'a Certificate,
    /// At what time.
    pub at: Timestamp,
    /// The time taken as now; nothing issued later is used.
    pub now: Timestamp,
    /// Further proofs of existence of lists and responses: time-stamps over them.
    pub proofs: Option<&'a Existence>,
    /// The requirements on the evidence.
    pub mode: Mode,
    /// Questions that led to this one.
    pub open: OpenQuestions,
}

impl<'a> Question<'a> {
    /// A question that nothing led to.
    pub fn new(
        certificate: &'a Certificate,
        issuer: &'a Certificate,
        at: Timestamp,
        now: Timestamp,
        limits: &Limits,
    ) -> Self {
        Self { certificate, issuer, at, now, proofs: None, mode: Mode::InForce, open: OpenQuestions::new(limits) }
    }
}

/// The question and everything it is answered from.
pub(crate) struct StatusContext<'a> {
    pub(crate) question: &'a Question<'a>,
    /// With this question open.
    pub(crate) open: OpenQuestions,
    pub(crate) issuer: Arc<Certificate>,
    pub(crate) information: &'a StatusInformation,
    pub(crate) issuers: &'a dyn Issuers,
    pub(crate) policy: &'a Policy,
    pub(crate) limits: &'a Limits,
    /// Answers about the issuer at other times than the one asked, for many objects of one control time.
    pub(crate) issuer_answers: RefCell<Vec<(Timestamp, PathAnswer)>>,
}

impl StatusContext<'_> {
    pub(crate) fn control(&self, sha256: &[u8; 32]) -> Timestamp {
        self.information.control(sha256, self.question.proofs, self.question.now)
    }

    /// An object issued later than now, clocks apart, cannot be known.
    pub(crate) fn not_in_the_future(&self, issued: Timestamp) -> Result<(), NotUsed> {
        if issued.seconds_since(self.question.now) > self.policy.status.clock_tolerance {
            return Err(NotUsed::FromTheFuture { at: issued });
        }
        Ok(())
    }

    /// An object cannot have been made after it is proven to have existed, nor be about a later time (RFC 6960
    /// §4.2.2.1; EN 319 102-1 §5.6.2.3).
    pub(crate) fn existed_after(&self, made: Timestamp, control: Timestamp) -> Result<(), NotUsed> {
        if made.seconds_since(control) > self.policy.status.clock_tolerance {
            return Err(NotUsed::TimesContradict { at: made });
        }
        Ok(())
    }

    /// Whether the signer's certificate was valid when the object is known to have existed; `Ok(true)` if it had
    /// expired and the policy accepts the object's date.
    pub(crate) fn in_time(&self, signer: &Certificate, made: Timestamp, control: Timestamp) -> Result<bool, NotUsed> {
        if control < signer.not_before {
            return Err(NotUsed::SignerNotYetValid { not_before: signer.not_before });
        }
        if signer.covers(control) {
            return Ok(false);
        }
        let as_dated = self.policy.status.expired_issuer == ExpiredIssuer::AsDated && signer.covers(made);
        if as_dated { Ok(true) } else { Err(NotUsed::SignerExpired { not_after: signer.not_after }) }
    }

    /// Asks path validation about a signer that is not the issuer.
    pub(crate) fn path(
        &self,
        certificate: &Arc<Certificate>,
        role: SignerRole,
        at: Timestamp,
        exempt: bool,
    ) -> Result<(), NotUsed> {
        let needs_status = !exempt && !self.open.contains(&certificate.sha256);
        accepted(self.issuers.path(&self.path_question(certificate, role, at, needs_status)))
    }

    /// Whether the issuer may still vouch, by its own signature or its delegate's, for an object judged at `control`.
    pub(crate) fn issuer_in_time(&self, made: Timestamp, control: Timestamp) -> Result<bool, NotUsed> {
        let taken_as_dated = self.in_time(&self.issuer, made, control)?;
        let at = if taken_as_dated { made } else { control };
        if at != self.question.at {
            accepted(self.issuer_in_force(at))?;
        }
        Ok(taken_as_dated)
    }

    /// Whether a certificate is the issuer's, or had a valid path when it says it made something. The path need not be
    /// accepted today: a revocation outlives its publisher.
    pub(crate) fn ever_accepted(&self, certificate: &Arc<Certificate>, made: Timestamp) -> bool {
        if certificate.spki == self.issuer.spki && certificate.subject.matches(&self.issuer.subject) {
            return true;
        }
        let at = made.max(certificate.not_before).min(certificate.not_after);
        self.path(certificate, SignerRole::ListIssuer, at, true).is_ok()
    }

    fn issuer_in_force(&self, at: Timestamp) -> PathAnswer {
        if let Some((_, answer)) = self.issuer_answers.borrow().iter().find(|(time, _)| *time == at) {
            return answer.clone();
        }
        let answer = self.issuers.issuer_in_force(&self.path_question(&self.issuer, SignerRole::Issuer, at, true));
        self.issuer_answers.borrow_mut().push((at, answer.clone()));
        answer
    }

    fn path_question<'b>(
        &'b self,
        certificate: &'b Arc<Certificate>,
        role: SignerRole,
        at: Timestamp,
        needs_status: bool,
    ) -> PathQuestion<'b> {
        let (now, issuer, open) = (self.question.now, &*self.issuer, &self.open);
        PathQuestion { certificate, role, at, now, issuer, needs_status, open }
    }

    /// EN 319 102-1 §5.2.7 for the signature on an object: judged when it is known to have existed.
    pub(crate) fn strong(
        &self,
        digest: Option<DigestAlgorithm>,
        key: &PublicKey,
        control: Timestamp,
    ) -> Result<(), NotUsed> {
        if !self.policy.status.judge_algorithms {
            return Ok(());
        }
        let suite = &self.policy.algorithms;
        let description = key.describe();
        let key = suite.key(&description.algorithm, description.bits.unwrap_or(0), control);
        let digest_name = digest.map(DigestAlgorithm::name);
        match (key, digest_name.map(|name| suite.digest(name, control))) {
            (Reliability::Reliable, None | Some(Reliability::Reliable)) => Ok(()),
            (Reliability::Reliable, Some(_)) => {
                Err(NotUsed::WeakAlgorithm { what: digest_name.unwrap_or_default().to_owned() })
            }
            _ => Err(NotUsed::WeakAlgorithm { what: description.to_string() }),
        }
    }
}

fn accepted(answer: PathAnswer) -> Result<(), NotUsed> {
    match answer {
        PathAnswer::Accepted => Ok(()),
        PathAnswer::Expired { not_after } => Err(NotUsed::SignerExpired { not_after }),
        PathAnswer::Rejected { why } => Err(NotUsed::SignerRejected { why }),
    }
}
