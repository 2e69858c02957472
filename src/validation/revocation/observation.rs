//! What one object, or a complete list with a delta list, says of the certificate.

use super::{Basis, EvidenceName, Mode, NotUsed, Question, Revocation};
use crate::base::time::Timestamp;
use crate::crypto::{BadParameters, SignatureAlgorithm};
use crate::policy::{AnnouncedDelta, InvalidityDate, LaterEvidence, StatusRules};
use crate::x509::{Certificate, ReasonSet};

/// What it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// Not revoked.
    Good,
    /// Revoked or suspended.
    Revoked(Revocation),
    /// Not known to the responder.
    Unknown,
}

/// One statement about the certificate, its signature and scope checked.
#[derive(Clone, Debug)]
pub(crate) struct Observation {
    /// The objects it rests on: one, or a complete list and its delta.
    pub(crate) basis: Vec<Basis>,
    pub(crate) this_update: Timestamp,
    pub(crate) next_update: Option<Timestamp>,
    /// A complete list alone that announces delta lists.
    pub(crate) delta_awaited: bool,
    /// The reasons it covers.
    pub(crate) reasons: ReasonSet,
    pub(crate) said: Said,
    /// Since when it covers expired certificates.
    pub(crate) archive_cutoff: Option<Timestamp>,
    /// Why the object could not establish *good*. Present only if the object says *revoked*.
    pub(crate) flaw: Option<NotUsed>,
}

impl Observation {
    /// Whether it rests on the word of a mirror's operator: what proves itself comes first.
    pub(crate) fn is_vouched(&self) -> bool {
        self.basis.iter().any(|basis| basis.word.is_some())
    }

    /// The revocation, if it had come by then. The earlier of the two dates counts where the policy says so (RFC 5280 §5.3.2).
    pub(crate) fn revoked_at(&self, at: Timestamp, rules: &StatusRules) -> Option<Revocation> {
        match self.said {
            Said::Revoked(revocation) if effective(&revocation, rules) <= at => Some(revocation),
            _ => None,
        }
    }

    /// A revocation that came later.
    pub(crate) fn revoked_after(&self, at: Timestamp, rules: &StatusRules) -> Option<Revocation> {
        match self.said {
            Said::Revoked(revocation) if effective(&revocation, rules) > at => Some(revocation),
            _ => None,
        }
    }

    /// Whether it may say that the certificate was good at a time (revocation freshness, EN 319 102-1 §5.2.5): issued then or
    /// later, or not too long before.
    pub(crate) fn fresh(&self, at: Timestamp, rules: &StatusRules) -> Result<(), NotUsed> {
        let due = at.plus(rules.grace_period);
        if rules.grace_period > 0 && self.this_update < due {
            return Err(NotUsed::BeforeGrace { due });
        }
        if self.this_update > at && rules.later_evidence == LaterEvidence::Refused {
            return Err(NotUsed::IssuedLater);
        }
        if self.this_update >= at {
            return Ok(());
        }
        if self.delta_awaited && rules.announced_delta == AnnouncedDelta::Required {
            return Err(NotUsed::DeltaMissing);
        }
        let until = self.fresh_until(rules);
        if at <= until { Ok(()) } else { Err(NotUsed::Stale { until }) }
    }

    fn fresh_until(&self, rules: &StatusRules) -> Timestamp {
        let next = self.next_update.map(|next| next.plus(rules.next_update_tolerance));
        let age = rules.max_age.map(|age| self.this_update.plus(age));
        match (next.filter(|_| rules.next_update_binds || age.is_none()), age) {
            (Some(next), Some(age)) => next.min(age),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => self.this_update.plus(rules.age_without_next_update),
        }
    }

    /// Silence about an expired certificate means nothing, unless the issuer says that it retains such certificates
    /// (RFC 5280 §3.3; X.509 expiredCertsOnCRL; RFC 6960 §4.4.4).
    pub(crate) fn covers_end(&self, certificate: &Certificate) -> Result<(), NotUsed> {
        let ended = self.this_update > certificate.not_after && self.said == Said::Good;
        if ended && !self.covers_expired(certificate) {
            Err(NotUsed::CertificateEnded { not_after: certificate.not_after })
        } else {
            Ok(())
        }
    }

    /// Whether the issuer says that it covers this certificate after its expiry.
    fn covers_expired(&self, certificate: &Certificate) -> bool {
        self.archive_cutoff.is_some_and(|since| since <= certificate.not_after)
    }

    /// RFC 5280 §4.1.2.5; EN 319 102-1 §5.6.2: in the past, an object that says that an expired certificate was good
    /// must be older than that expiry. An issuer that says how long it retains expired certificates vouches for them
    /// beyond it (X.509 expiredCertsOnCRL; RFC 6960 §4.4.4).
    pub(crate) fn proven_before_end(&self, question: &Question<'_>) -> Result<(), NotUsed> {
        let not_after = question.certificate.not_after;
        let asked = question.mode == Mode::Past && question.now > not_after && self.said == Said::Good;
        let asked = asked && !self.covers_expired(question.certificate);
        if asked && self.basis.iter().any(|basis| basis.control > not_after) {
            return Err(NotUsed::NotProven { not_after });
        }
        Ok(())
    }
}

/// From when on a revocation counts.
fn effective(revocation: &Revocation, rules: &StatusRules) -> Timestamp {
    match (rules.invalidity_date, revocation.invalidity_date) {
        (InvalidityDate::Counts, Some(invalid)) => revocation.since.min(invalid),
        _ => revocation.since,
    }
}

/// What is reported of an object; times and numbers are filled in by its reader.
pub(crate) fn basis(
    evidence: &EvidenceName,
    this_update: Timestamp,
    next_update: Option<Timestamp>,
    signer: &Certificate,
    algorithm: &Result<SignatureAlgorithm, BadParameters>,
    control: Timestamp,
) -> Option<Basis> {
    Some(Basis {
        evidence: evidence.clone(),
        this_update,
        next_update,
        produced_at: None,
        number: None,
        base_number: None,
        signer: signer.display_name(),
        signer_sha256: signer.sha256,
        algorithm: algorithm.as_ref().ok()?.to_string(),
        key: signer.key.as_ref().ok()?.describe(),
        control,
        taken_as_dated: false,
        word: None,
    })
}
