//! From all statements to one outcome.

use crate::base::sort;
use crate::base::time::Timestamp;
use crate::policy::{ReleasedHold, StatusRules};
use crate::validation::revocation::context::StatusContext;
use crate::validation::revocation::observation::{Observation, Said};
use crate::validation::revocation::{NotUsed, NotUsedClass, Note, Outcome, Revocation};
use crate::x509::{ReasonSet, crl_locations, ocsp_locations};

/// The outcome, the statements it rests on (by their place) and what else should be noted.
pub(crate) struct Decision {
    pub(crate) outcome: Outcome,
    pub(crate) rests_on: Vec<usize>,
    pub(crate) notes: Vec<Note>,
    /// For each statement, why it could not say that the certificate was good, if its age or the certificate's end was in the way.
    pub(crate) why_not: Vec<Option<NotUsed>>,
}

/// What a case came to.
struct Verdict {
    outcome: Outcome,
    rests_on: Vec<usize>,
    notes: Vec<Note>,
}

/// Decides in this order: a revocation that cannot be undone, a suspension, good. What says none of these at the time asked
/// leaves the status open, and the closest reason is given.
pub(crate) fn decide(observations: &[Observation], not_used: &[&NotUsed], context: &StatusContext<'_>) -> Decision {
    let rules = &context.policy.status;
    let case = Case { observations, rules, at: context.question.at };
    let why_not = observations.iter().map(|o| case.says_good(o, context).err()).collect();
    let Verdict { outcome, rests_on, notes } = case.verdict(not_used, context);
    Decision { outcome, rests_on, notes, why_not }
}

struct Case<'a> {
    observations: &'a [Observation],
    rules: &'a StatusRules,
    at: Timestamp,
}

enum Hold {
    None,
    Released(Revocation),
    Held(Verdict),
}

impl Case<'_> {
    fn verdict(&self, not_used: &[&NotUsed], context: &StatusContext<'_>) -> Verdict {
        if let Some(verdict) = self.revoked() {
            return verdict;
        }
        let was_held = match self.held() {
            Hold::Held(verdict) => return verdict,
            Hold::Released(hold) => Some(hold),
            Hold::None => None,
        };
        self.good(was_held, context).unwrap_or_else(|| self.open(not_used, context))
    }

    fn all(&self) -> impl Iterator<Item = (usize, &Observation)> {
        self.observations.iter().enumerate()
    }

    fn newest<'a>(items: impl Iterator<Item = (usize, &'a Observation)>) -> Option<(usize, &'a Observation)> {
        items.max_by_key(|(index, o)| (o.this_update, core::cmp::Reverse(*index)))
    }

    /// Revoked by then for good: no newer silence undoes it (RFC 5280 §3.3, §5.3.1), and no age makes it untrue. A statement
    /// that may not say good counts too, after all others, and then the revocation is called unproven (EN 319 102-1 §5.6.2.2).
    fn revoked(&self) -> Option<Verdict> {
        let lasting = |o: &Observation| o.revoked_at(self.at, self.rules).filter(|r| !r.is_hold());
        let said =
            |sound: bool| Self::newest(self.all().filter(|(_, o)| o.flaw.is_none() == sound && lasting(o).is_some()));
        let (index, newest) = said(true).or_else(|| said(false))?;
        let revocation = lasting(newest)?;
        let contradicted = self.all().filter(|(_, o)| o.said == Said::Good && o.this_update > newest.this_update);
        let mut notes: Vec<Note> = Self::newest(contradicted.filter(|(_, o)| o.reasons.is_all()))
            .map(|(_, o)| Note::Contradicted { at: o.this_update })
            .into_iter()
            .collect();
        notes.extend(unproven(newest));
        let outcome = match &newest.flaw {
            None => Outcome::RevokedSince(revocation),
            Some(_) => Outcome::RevokedUnproven(revocation),
        };
        Some(Verdict { outcome, rests_on: vec![index], notes })
    }

    /// Suspended by then, as far as the newest object that says so knows.
    fn held(&self) -> Hold {
        let hold = |o: &Observation| o.revoked_at(self.at, self.rules).filter(Revocation::is_hold);
        let Some((index, newest)) = Self::newest(self.all().filter(|(_, o)| hold(o).is_some())) else {
            return Hold::None;
        };
        let Some(hold) = hold(newest) else { return Hold::None };
        // Objects that would list a suspension, issued later, and do not.
        let lifted = self
            .all()
            .filter(|(_, o)| o.said == Said::Good && o.reasons.has_hold() && o.this_update > newest.this_update);
        let released_by = lifted.map(|(_, o)| o.this_update).min();
        let forgiven = self.rules.released_hold == ReleasedHold::Forgiven;
        match released_by {
            Some(by) if by <= self.at || forgiven => Hold::Released(hold),
            _ => Hold::Held(Verdict {
                outcome: Outcome::Held { hold, released_by },
                rests_on: vec![index],
                notes: unproven(newest).into_iter().collect(),
            }),
        }
    }

    /// Whether a statement may say that the certificate was good at the time asked.
    fn says_good(&self, observation: &Observation, context: &StatusContext<'_>) -> Result<bool, NotUsed> {
        let good = match observation.said {
            _ if observation.flaw.is_some() => false,
            Said::Unknown => false,
            Said::Good => true,
            // Still a suspension here: one that another statement lifted.
            Said::Revoked(_) => observation.revoked_after(self.at, self.rules).is_some(),
        };
        if !good {
            return Ok(false);
        }
        observation.fresh(self.at, self.rules)?;
        observation.covers_end(context.question.certificate)?;
        observation.proven_before_end(context.question)?;
        Ok(true)
    }

    /// §6.3.3: good if the lists together cover all reasons. The newest that needs no other comes first.
    fn good(&self, was_held: Option<Revocation>, context: &StatusContext<'_>) -> Option<Verdict> {
        let mut saying: Vec<_> = self.all().filter(|(_, o)| self.says_good(o, context) == Ok(true)).collect();
        sort::sort_by_key(&mut saying, |(_, o)| {
            (!o.reasons.is_all(), o.is_vouched(), core::cmp::Reverse(o.this_update))
        });
        let mut covered = ReasonSet::NONE;
        let mut rests_on = Vec::new();
        for (index, observation) in &saying {
            let more = covered.or(observation.reasons);
            if more != covered {
                covered = more;
                rests_on.push(*index);
            }
        }
        if !covered.is_all() {
            return None;
        }
        let known_at = rests_on.iter().filter_map(|i| self.observations.get(*i)).map(|o| o.this_update).min()?;
        let later = self.all().filter_map(|(_, o)| o.revoked_after(self.at, self.rules));
        let revoked_later = later.min_by_key(|r| r.since);
        let notes = self.notes(revoked_later.as_ref(), &rests_on);
        Some(Verdict { outcome: Outcome::GoodAt { known_at, revoked_later, was_held }, rests_on, notes })
    }

    fn notes(&self, revoked_later: Option<&Revocation>, rests_on: &[usize]) -> Vec<Note> {
        let mut notes = Vec::new();
        if let Some(at) = revoked_later.and_then(|r| r.invalidity_date).filter(|at| *at <= self.at) {
            notes.push(Note::InvalidBefore { at });
        }
        if self.observations.iter().any(|o| o.said == Said::Unknown) {
            notes.push(Note::AnsweredUnknown);
        }
        let bases = rests_on.iter().filter_map(|i| self.observations.get(*i)).flat_map(|o| &o.basis);
        if bases.into_iter().any(|b| b.taken_as_dated) {
            notes.push(Note::TakenAsDated);
        }
        notes
    }

    /// Nothing says good: the reason that came closest to an answer.
    fn open(&self, not_used: &[&NotUsed], context: &StatusContext<'_>) -> Verdict {
        let why: Vec<NotUsed> = self.observations.iter().filter_map(|o| self.says_good(o, context).err()).collect();
        let outcome = self.answered_unknown(context).unwrap_or_else(|| {
            self.partly(context)
                .or_else(|| stale(&why))
                .or_else(|| first(&why))
                .unwrap_or_else(|| unused(not_used, context))
        });
        Verdict { outcome, rests_on: Vec::new(), notes: Vec::new() }
    }

    fn answered_unknown(&self, context: &StatusContext<'_>) -> Option<Outcome> {
        let unknown = |o: &Observation| o.said == Said::Unknown && o.fresh(context.question.at, self.rules).is_ok();
        self.observations.iter().any(unknown).then_some(Outcome::Unknown)
    }

    /// Some reasons are covered, others not.
    fn partly(&self, context: &StatusContext<'_>) -> Option<Outcome> {
        let good = self.observations.iter().filter(|o| self.says_good(o, context) == Ok(true));
        let covered = good.fold(ReasonSet::NONE, |all, o| all.or(o.reasons));
        let missing = covered.missing();
        (!covered.is_empty()).then_some(Outcome::NotAbout { why: None, missing: Some(missing) })
    }
}

/// The note on a statement that counts only because it says *revoked*.
fn unproven(observation: &Observation) -> Option<Note> {
    observation.flaw.clone().map(|why| Note::RevocationUnproven { why })
}

fn stale(why: &[NotUsed]) -> Option<Outcome> {
    let ends = why.iter().filter_map(|w| match w {
        NotUsed::Stale { until } => Some(*until),
        _ => None,
    });
    ends.max().map(|until| Outcome::Stale { until })
}

fn first(why: &[NotUsed]) -> Option<Outcome> {
    why.first().map(|why| Outcome::NotAbout { why: Some(why.clone()), missing: None })
}

/// No object covers the certificate: unusable ones before those about something else, then what the host says.
fn unused(not_used: &[&NotUsed], context: &StatusContext<'_>) -> Outcome {
    let near = || not_used.iter().filter(|w| !w.is_elsewhere());
    if let Some(why) = near().find(|w| w.class() == NotUsedClass::Unusable && concerns(w)) {
        return Outcome::Unusable { why: (**why).clone() };
    }
    let urls = unreachable(context);
    if !urls.is_empty() {
        return Outcome::Unreachable { urls };
    }
    if let Some(why) = near().find(|w| w.class() == NotUsedClass::NotAbout) {
        return Outcome::NotAbout { why: Some((**why).clone()), missing: None };
    }
    // Lists and responses of others say as much as none.
    near().next().map_or(Outcome::Missing, |why| Outcome::Unusable { why: (**why).clone() })
}

/// Addresses in the certificate that the host could not fetch from.
fn unreachable(context: &StatusContext<'_>) -> Vec<String> {
    let certificate = context.question.certificate;
    let places = crl_locations(certificate).into_iter().chain(ocsp_locations(certificate));
    places.filter(|url| context.information.unreachable.contains(url)).collect()
}

/// Whether the object is known to be one about this certificate or its issuer. What cannot be read might be anybody's.
fn concerns(why: &NotUsed) -> bool {
    !matches!(why, NotUsed::Malformed { .. } | NotUsed::NotSuccessful { .. })
}
