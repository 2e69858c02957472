//! The outcome of a path search.

use super::Candidate;
use crate::base::fact::Fact as _;
use crate::base::finding::Code;
use crate::base::limits::REJECTED_PATHS;
use crate::trust::Domain;
use crate::validation::ValidationFact as Fact;
use crate::x509::PolicyId;
use core::cmp::Reverse;

/// What became of the search, the most useful answer first: of several attempts the lowest is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PathStatus {
    /// A path to an anchor meets every rule.
    Accepted,
    /// A path to an anchor meets every rule, but the status of a certificate in it cannot be known.
    StatusUnknown,
    /// A path to an anchor meets every rule, but a certificate in it was revoked.
    Revoked,
    /// A path to an anchor, but a certificate in it does not cover the time asked.
    OutOfBounds,
    /// A path to an anchor that breaks another rule.
    Rejected,
    /// The path ends at a self-signed certificate that is not trusted, or at one that the user removed.
    UntrustedRoot,
    /// The path ends because the issuer's certificate is missing.
    IssuerMissing,
    /// The path ends because the signature on a certificate is wrong.
    SignatureWrong,
    /// An algorithm in the path is not done.
    Unsupported,
    /// The search was given up.
    Budget,
}

/// Result of the search: the best path, or the most useful attempt and why it ends.
#[derive(Clone, Debug)]
pub struct PathOutcome {
    /// What became of it.
    pub status: PathStatus,
    /// From the target upwards; the last one is the anchor if `domain` is there.
    pub chain: Vec<Candidate>,
    /// Domain of the anchor reached.
    pub domain: Option<Domain>,
    /// The findings: notes first, then those against the path.
    pub facts: Vec<Fact>,
    /// The first finding against the path.
    pub reason: Option<Code>,
    /// user-constrained-policy-set (RFC 5280 §6.1.6; RFC 9618 §5.5), of a path that reached an anchor.
    pub policies: Vec<PolicyId>,
    /// The other attempts with their reasons, the more useful first. Bounded.
    pub rejected: Vec<RejectedPath>,
}

/// An attempt that is not the answer.
#[derive(Clone, Debug)]
pub struct RejectedPath {
    /// What became of it.
    pub status: PathStatus,
    /// From the target upwards as far as it got.
    pub chain: Vec<Candidate>,
    /// The findings against it.
    pub facts: Vec<Fact>,
    /// The first of these.
    pub reason: Option<Code>,
}

/// All attempts of one search.
#[derive(Default)]
pub(super) struct Attempts {
    best_first: Vec<Attempt>,
}

pub(super) struct Attempt {
    pub(super) status: PathStatus,
    pub(super) chain: Vec<Candidate>,
    pub(super) domain: Option<Domain>,
    pub(super) notes: Vec<Fact>,
    pub(super) against: Vec<Fact>,
    pub(super) policies: Vec<PolicyId>,
}

impl Attempt {
    /// The lower, the more useful: the status, then the number of findings against it; among complete paths the
    /// shorter, among broken ones the longer, because the end of the longest shows what is missing.
    fn rank(&self) -> (PathStatus, usize, usize, Reverse<usize>) {
        let length = self.chain.len();
        let complete = if self.domain.is_some() { length } else { 0 };
        (self.status, self.against.len(), complete, Reverse(length))
    }
}

impl Attempts {
    pub(super) fn record(&mut self, attempt: Attempt) {
        let place = self.best_first.partition_point(|other| other.rank() <= attempt.rank());
        self.best_first.insert(place, attempt);
        self.best_first.truncate(REJECTED_PATHS);
    }

    pub(super) fn accepted(&self) -> bool {
        self.best_first.first().is_some_and(|best| best.status == PathStatus::Accepted)
    }

    /// The answer. `given_up` means that the search reached a limit, so that a better path may exist.
    pub(super) fn conclude(self, target: &Candidate, given_up: bool) -> PathOutcome {
        let mut attempts = self.best_first.into_iter();
        let best = attempts.next().unwrap_or_else(|| Attempt {
            status: PathStatus::Budget,
            chain: vec![target.clone()],
            domain: None,
            notes: Vec::new(),
            against: Vec::new(),
            policies: Vec::new(),
        });
        let mut against = best.against;
        if given_up && best.status != PathStatus::Accepted && !against.iter().any(|f| f.code() == Code::PathBudget) {
            against.push(Fact::PathBudget);
        }
        let reason = against.first().map(|f| f.code());
        let mut facts = best.notes;
        facts.extend(against);
        let rejected = attempts.map(RejectedPath::from).collect();
        PathOutcome {
            status: best.status,
            chain: best.chain,
            domain: best.domain,
            facts,
            reason,
            policies: best.policies,
            rejected,
        }
    }
}

impl From<Attempt> for RejectedPath {
    fn from(attempt: Attempt) -> Self {
        let reason = attempt.against.first().map(|f| f.code());
        Self { status: attempt.status, chain: attempt.chain, facts: attempt.against, reason }
    }
}
