//! A status as facts.

use crate::base::fact::OrEmpty;
use crate::evidence::Kind;
use crate::validation::revocation::{NotUsed, NotUsedClass, Note, Outcome, ReasonCode, Revocation, Status, Use};
use crate::validation::{NotCovered, ValidationFact as Fact};
use crate::x509::{Certificate, crl_locations, ocsp_locations};

impl Status {
    /// The outcome, its notes and what was wrong with objects about the certificate, in this order. The fact of the outcome is
    /// the first one.
    pub fn facts(&self, certificate: &Certificate) -> Vec<Fact> {
        let (name, time) = (|| certificate.display_name(), self.at);
        let mut facts = vec![self.outcome_fact(certificate)];
        if let Outcome::GoodAt { known_at, revoked_later, was_held } = &self.outcome {
            facts.extend(revoked_later.as_ref().map(|later| Fact::CertificateRevokedLater {
                certificate: name(),
                since: later.since,
                reason: reason(later),
                time,
            }));
            let held = |hold: &Revocation| Fact::CertificateWasHeld { certificate: name(), since: hold.since, time };
            facts.extend(was_held.as_ref().map(held));
            if *known_at < time {
                facts.push(Fact::StatusIssuedBefore { certificate: name(), issued: *known_at, time });
            }
        }
        facts.extend(self.notes.iter().map(|note| self.note_fact(note, name())));
        facts.extend(self.relevant().filter_map(|object| match &object.used {
            Use::NotUsed(why) => Some(evidence_fact(object.evidence.kind, object.evidence.sha256, why)),
            _ => None,
        }));
        facts
    }

    fn outcome_fact(&self, of: &Certificate) -> Fact {
        let (certificate, time) = (of.display_name(), self.at);
        match &self.outcome {
            Outcome::GoodAt { known_at, .. } => {
                let newest = self.basis.first();
                let source = OrEmpty(newest.map(|b| kind(b.evidence.kind)));
                let number = OrEmpty(newest.and_then(|b| b.number.as_ref()).map(ToString::to_string));
                Fact::StatusGood { certificate, time, source, issued: *known_at, number }
            }
            Outcome::RevokedSince(revocation) | Outcome::RevokedUnproven(revocation) => {
                Fact::CertificateRevoked { certificate, since: revocation.since, reason: reason(revocation) }
            }
            Outcome::Held { hold, released_by } => {
                Fact::CertificateHeld { certificate, since: hold.since, released: OrEmpty(*released_by) }
            }
            Outcome::NotAbout { why, missing } => {
                let missing = missing.map(|reasons| NotCovered::Reasons(reasons.to_string()));
                let reason = OrEmpty(why.clone().map(NotCovered::Because).or(missing));
                Fact::StatusNotCovered { certificate, reason }
            }
            Outcome::Stale { until } => Fact::StatusStale { certificate, until: *until, time },
            Outcome::Unknown => Fact::StatusAnsweredUnknown { certificate },
            Outcome::Unreachable { urls } => Fact::StatusUnreachable { certificate, urls: urls.clone() },
            Outcome::Unusable { why } => Fact::StatusUnusable { certificate, reason: why.clone() },
            Outcome::Missing => {
                let urls = crl_locations(of).into_iter().chain(ocsp_locations(of)).collect();
                Fact::StatusMissing { certificate, urls }
            }
        }
    }

    fn note_fact(&self, note: &Note, certificate: String) -> Fact {
        match note {
            Note::Contradicted { at } => Fact::StatusContradicted { certificate, issued: *at },
            Note::InvalidBefore { at } => Fact::KeyInvalidBefore { certificate, since: *at, time: self.at },
            Note::AnsweredUnknown => Fact::StatusAnsweredUnknown { certificate },
            Note::OnOperatorsWord(word) => {
                Fact::StatusOnOperatorsWord { certificate, operator: word.operator.clone(), list: word.list }
            }
            Note::TakenAsDated => Fact::StatusTakenAsDated { certificate },
            Note::RevocationUnproven { why } => Fact::RevocationUnproven { certificate, reason: why.clone() },
        }
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Certificate => "certificate",
        Kind::Crl | Kind::Shard | Kind::Record => "CRL",
        Kind::Ocsp => "OCSP",
    }
}

fn reason(revocation: &Revocation) -> OrEmpty<&'static str> {
    OrEmpty(if revocation.never_issued { Some("neverIssued") } else { revocation.reason.map(ReasonCode::name) })
}

/// Objects that do not count: unusable ones deserve attention, the others are listed for completeness.
fn evidence_fact(object: Kind, sha256: [u8; 32], why: &NotUsed) -> Fact {
    let (source, reason) = (kind(object), why.clone());
    match why.class() {
        NotUsedClass::Unusable => Fact::StatusEvidenceUnusable { source, sha256, reason },
        _ => Fact::StatusEvidenceNotUsed { source, sha256, reason },
    }
}
