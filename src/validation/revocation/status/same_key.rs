//! A key in other hands is in other hands under every certificate that names it.

use crate::base::fact::OrEmpty;
use crate::base::limits::SAME_KEY_CERTIFICATES;
use crate::base::time::Timestamp;
use crate::policy::RevocationRule;
use crate::validation::ValidationFact as Fact;
use crate::validation::path::{Candidate, PathContext, PathOptions, PathStatus, Purpose, find_path_with};
use crate::validation::revocation::{EvidenceChecker, NotUsed, Note, Outcome, ReasonCode, Revocation};
use crate::x509::Certificate;

impl EvidenceChecker<'_> {
    /// What is known by then of a key of this path that was revoked for compromise under another certificate (RFC 5280
    /// §5.3.1: keyCompromise, cACompromise and aACompromise are about the key). Only an authority that itself leads to
    /// an anchor counts. Anchors are not checked: the reader trusts them.
    pub fn compromised(&self, chain: &[Candidate], at: Timestamp) -> Option<Fact> {
        if self.policy.revocation == RevocationRule::None {
            return None;
        }
        let asked = chain.iter().filter(|c| self.trust.anchor(&c.certificate).is_none());
        asked.map(|c| &c.certificate).find_map(|certificate| {
            let twins = self.pool.all().iter().filter(|other| is_twin(certificate, &other.certificate));
            // What is proven comes before what is not.
            let known = |twin| Some((twin, self.compromise(twin, at)?));
            let known_of: Vec<(&Candidate, Compromise)> = twins.take(SAME_KEY_CERTIFICATES).filter_map(known).collect();
            let proven = known_of.iter().find(|(_, compromise)| compromise.unproven.is_none());
            let (twin, Compromise { revocation, unproven }) = proven.or(known_of.first())?;
            Some(Fact::KeyCompromised {
                certificate: certificate.display_name(),
                other: twin.certificate.sha256,
                since: revocation.since,
                reason: OrEmpty(revocation.reason.map(ReasonCode::name)),
                unproven: OrEmpty(unproven.clone()),
            })
        })
    }

    fn compromise(&self, twin: &Candidate, at: Timestamp) -> Option<Compromise> {
        let certificate = &twin.certificate;
        let valid = at.max(certificate.not_before).min(certificate.not_after);
        let context = PathContext { pool: self.pool, trust: self.trust, at: valid, limits: self.limits };
        let path = find_path_with(twin, &context, &PathOptions::new(Purpose::Any));
        let issuer = path.chain.get(1).filter(|_| path.status == PathStatus::Accepted)?;
        let status = self.status_at(certificate, &issuer.certificate, at);
        let revocation = match status.outcome {
            Outcome::RevokedSince(revocation) | Outcome::RevokedUnproven(revocation) => revocation,
            _ => return None,
        };
        let unproven = status.notes.into_iter().find_map(|note| match note {
            Note::RevocationUnproven { why } => Some(why),
            _ => None,
        });
        revocation.reason.is_some_and(is_compromise).then_some(Compromise { revocation, unproven })
    }
}

/// The statement about a twin, and why its source could not have established *good*, if so.
struct Compromise {
    revocation: Revocation,
    unproven: Option<NotUsed>,
}

fn is_twin(one: &Certificate, other: &Certificate) -> bool {
    one.spki == other.spki && one.sha256 != other.sha256
}

fn is_compromise(reason: ReasonCode) -> bool {
    matches!(reason, ReasonCode::KeyCompromise | ReasonCode::CaCompromise | ReasonCode::AaCompromise)
}
