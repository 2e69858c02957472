//! Path building: the shortest promising path first, by key, within a budget.
//!
//! Partial paths wait in a queue, ordered by their length and by how far the next anchor is according to names. A link
//! is verified only when it is taken from the queue, so that signatures are verified where names lead. A pair of
//! certificate and key is verified once, however many cross certificates contain that key. Nothing is recursive, and
//! every counter only decreases.

use super::issuer::{hint, issuer_missing, names_key, same_entity};
use super::outcome::{Attempt, Attempts};
use super::validator::{Failed, Failure, Judge};
use super::{Candidate, CandidatePool, Distances, PathOptions, PathOutcome, PathStatus, Purpose};
use crate::base::fact::OrEmpty;
use crate::base::limits::Limits;
use crate::base::sort;
use crate::base::time::Timestamp;
use crate::cms::MessageFact;
use crate::crypto::{Outcome, sha256};
use crate::evidence::Origin;
use crate::trust::{Domain, Removed, TrustStore};
use crate::validation::ValidationFact as Fact;
use crate::x509::{Certificate, authority_key_id};
use core::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::sync::Arc;

/// What a search depends on besides its target and options.
#[derive(Clone, Copy)]
pub struct PathContext<'a> {
    /// Certificates that may be part of the path.
    pub pool: &'a CandidatePool,
    /// Anchors.
    pub trust: &'a TrustStore,
    /// The time that counts.
    pub at: Timestamp,
    /// Limits.
    pub limits: &'a Limits,
}

/// Finds the best path from a certificate to an anchor at a time, with default options.
///
/// ```
/// use kyso::asn1::pem_blocks;
/// use kyso::evidence::Origin;
/// use kyso::path::{Candidate, CandidatePool, PathStatus, Purpose, find_path};
/// use kyso::trust::TrustStore;
/// use kyso::x509::Certificate;
/// use kyso::{Limits, Timestamp};
/// use std::sync::Arc;
///
/// let (limits, mut trust, mut pool) = (Limits::default(), TrustStore::default(), CandidatePool::default());
/// trust.add_user_file(&std::fs::read("tests/fixtures/pki/root.crt")?, &limits);
/// let mut read = |name: &str| -> Result<Arc<Certificate>, Box<dyn std::error::Error>> {
///     let blocks = pem_blocks(&std::fs::read(format!("tests/fixtures/pki/{name}"))?);
///     Ok(Arc::new(Certificate::parse(&blocks.first().ok_or("no certificate")?.der, &Limits::default())?))
/// };
/// pool.add(read("state-ca.crt")?, Origin::Caller("state-ca.crt".to_owned()));
/// let target = Candidate { certificate: read("person.crt")?, origin: Origin::Caller("person.crt".to_owned()) };
/// let at = Timestamp::parse("2026-03-02T00:00:00Z").ok_or("no time")?;
/// let outcome = find_path(&target, &pool, &trust, Purpose::Documents, at, &limits);
/// assert_eq!(outcome.status, PathStatus::Accepted);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn find_path(
    target: &Candidate,
    pool: &CandidatePool,
    trust: &TrustStore,
    purpose: Purpose,
    at: Timestamp,
    limits: &Limits,
) -> PathOutcome {
    find_path_with(target, &PathContext { pool, trust, at, limits }, &PathOptions::new(purpose))
}

/// Finds the best path from a certificate to an anchor.
pub fn find_path_with(target: &Candidate, context: &PathContext<'_>, options: &PathOptions<'_>) -> PathOutcome {
    let mut search = Search::new(context, options);
    search.push(target.clone(), None, 0);
    // Every turn takes one step from the queue, and `path_steps` bounds how many ever enter it.
    while let Some(Reverse(waiting)) = search.queue.pop() {
        search.take(waiting.step);
        if search.attempts.accepted() || search.spent() {
            break;
        }
    }
    let given_up = search.given_up;
    search.attempts.conclude(target, given_up)
}

/// Order in the queue: what names say of the whole length, then the hint of key identifiers, then first come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Waiting {
    length: usize,
    hint: usize,
    step: usize,
}

/// One certificate on top of a partial path.
struct Step {
    candidate: Candidate,
    /// The step whose certificate this one is to have issued.
    below: Option<usize>,
    length: usize,
    anchor: Option<Domain>,
    /// Candidates above that still wait to be verified.
    open: usize,
    /// Whether one of them was verified.
    extended: bool,
    /// Why the others were not the issuer.
    wrong: Vec<(Arc<Certificate>, Outcome)>,
}

struct Search<'a> {
    context: &'a PathContext<'a>,
    options: &'a PathOptions<'a>,
    distances: Distances<'a>,
    steps: Vec<Step>,
    queue: BinaryHeap<Reverse<Waiting>>,
    /// By certificate and key: whether the key signed it.
    verified: HashMap<([u8; 32], [u8; 32]), Outcome>,
    signatures_left: usize,
    attempts_left: usize,
    comparisons_left: usize,
    given_up: bool,
    attempts: Attempts,
}

impl<'a> Search<'a> {
    fn new(context: &'a PathContext<'a>, options: &'a PathOptions<'a>) -> Self {
        let anchors: Vec<_> = context.trust.anchors().iter().map(|a| &a.certificate.subject).collect();
        Self {
            context,
            options,
            distances: context.pool.distances(&anchors),
            steps: Vec::new(),
            queue: BinaryHeap::new(),
            verified: HashMap::new(),
            signatures_left: context.limits.path_signatures,
            attempts_left: context.limits.path_attempts,
            comparisons_left: context.limits.name_comparisons,
            given_up: false,
            attempts: Attempts::default(),
        }
    }

    fn spent(&mut self) -> bool {
        self.given_up |= self.attempts_left == 0;
        self.given_up
    }

    /// Puts a certificate on top of a partial path into the queue. Returns whether there was room.
    fn push(&mut self, candidate: Candidate, below: Option<usize>, hint: usize) -> bool {
        if self.steps.len() >= self.context.limits.path_steps {
            self.given_up = true;
            return false;
        }
        let length = below.and_then(|b| self.steps.get(b)).map_or(1, |b| b.length.saturating_add(1));
        let anchor = self.context.trust.anchor(&candidate.certificate).map(|a| a.domain);
        let ahead = match anchor {
            Some(_) => 0,
            // Candidates that lead to no anchor come last. They are still tried, to find where the path ends.
            None => self.distances.of(&candidate.certificate.issuer).map_or(usize::MAX / 2, |d| d.saturating_add(1)),
        };
        let step = self.steps.len();
        self.queue.push(Reverse(Waiting { length: length.saturating_add(ahead), hint, step }));
        self.steps.push(Step { candidate, below, length, anchor, open: 0, extended: false, wrong: Vec::new() });
        true
    }

    /// Verifies the link below a step and, if it is valid, judges the path or looks for the next issuer.
    fn take(&mut self, number: usize) {
        let Some(step) = self.steps.get(number) else { return };
        let (candidate, below, anchor) = (step.candidate.clone(), step.below, step.anchor);
        if let Some(below) = below {
            let Some(outcome) = self.link(below, &candidate.certificate) else { return };
            if !holds(&outcome) {
                return self.refused(below, candidate.certificate, outcome);
            }
            if let Some(below) = self.steps.get_mut(below) {
                below.open = below.open.saturating_sub(1);
                below.extended = true;
            }
        }
        // Whatever vouches for it: trust that the user removed does not come back another way.
        if let Some(removed) = self.context.trust.removed(&candidate.certificate) {
            return self.record_dead_end(
                number,
                PathStatus::UntrustedRoot,
                distrusted(&candidate.certificate, removed),
            );
        }
        if let Some(domain) = anchor {
            match self.without_purpose(&candidate.certificate) {
                // Another root may be above it.
                Some(fact) => self.record_dead_end(number, PathStatus::UntrustedRoot, fact),
                None => self.judge(number, domain),
            }
        }
        if !self.attempts.accepted() {
            self.extend(number, &candidate.certificate, anchor.is_some());
        }
    }

    /// What is to be said of an anchor that is not trusted for the purpose of this search (RFC 5280 §6.2).
    fn without_purpose(&self, anchor: &Certificate) -> Option<Fact> {
        let purpose = self.options.purpose.trusted_for()?;
        let trusted = self.context.trust.anchor(anchor)?.purposes.has(purpose);
        (!trusted).then(|| Fact::AnchorPurpose { root: anchor.display_name(), purpose: purpose.word() })
    }

    /// What is to be said of an anchor that is not trusted at the time of this search.
    fn outside_trust(&self, chain: &[Candidate]) -> Option<Fact> {
        let anchor = self.context.trust.anchor(&chain.last()?.certificate)?;
        (!anchor.is_trusted_at(self.context.at)).then(|| Fact::AnchorNotTrusted {
            root: anchor.certificate.display_name(),
            from: OrEmpty(anchor.from),
            until: OrEmpty(anchor.until),
            time: self.context.at,
        })
    }

    /// Whether the key of `issuer` signed the certificate of a step. `None` when the budget is spent.
    fn link(&mut self, below: usize, issuer: &Certificate) -> Option<Outcome> {
        let subject = Arc::clone(&self.steps.get(below)?.candidate.certificate);
        let outcome = self.signed_by(&subject, issuer);
        if outcome.is_none() {
            self.given_up = true;
            self.record_dead_end(below, PathStatus::Budget, Fact::PathBudget);
        }
        outcome
    }

    fn signed_by(&mut self, subject: &Certificate, issuer: &Certificate) -> Option<Outcome> {
        let pair = (subject.sha256, sha256(&issuer.spki));
        if let Some(known) = self.verified.get(&pair) {
            return Some(known.clone());
        }
        let left = self.signatures_left.checked_sub(1)?;
        let outcome = subject.signed_by(issuer);
        // What was refused by its form alone cost no public-key operation.
        if holds(&outcome) || outcome == Outcome::Mismatch {
            self.signatures_left = left;
        }
        self.verified.insert(pair, outcome.clone());
        Some(outcome)
    }

    /// A candidate turned out not to be the issuer; when it was the last one, the path ends here.
    fn refused(&mut self, below: usize, issuer: Arc<Certificate>, outcome: Outcome) {
        let Some(step) = self.steps.get_mut(below) else { return };
        step.open = step.open.saturating_sub(1);
        step.wrong.push((issuer, outcome));
        if step.open == 0 && !step.extended && step.anchor.is_none() {
            self.dead_end(below);
        }
    }

    fn extend(&mut self, number: usize, top: &Arc<Certificate>, is_anchor: bool) {
        let length = self.steps.get(number).map_or(0, |s| s.length);
        let issuers = self.issuers(number, top);
        if issuers.is_empty() {
            if !is_anchor {
                self.dead_end(number);
            }
            return;
        }
        if length >= self.context.limits.path_length {
            return self.record_dead_end(number, PathStatus::Budget, Fact::PathBudget);
        }
        let mut open = 0_usize;
        for (hint, issuer) in issuers {
            if !self.push(issuer, Some(number), hint) {
                break;
            }
            open = open.saturating_add(1);
        }
        if let Some(step) = self.steps.get_mut(number) {
            step.open = open;
        }
    }

    /// Certificates whose subject is the issuer of `top`, each once and none twice in one path, with the hint of their key
    /// identifiers: agreeing before unknown before another.
    fn issuers(&self, number: usize, top: &Certificate) -> Vec<(usize, Candidate)> {
        let anchors = self.context.trust.anchors().iter().filter(|a| a.certificate.subject.matches(&top.issuer));
        let mut found: Vec<Candidate> =
            anchors.map(|a| Candidate { certificate: Arc::clone(&a.certificate), origin: Origin::Trust }).collect();
        let pooled = self.context.pool.named(&top.issuer);
        found.extend(pooled.filter(|c| self.context.trust.anchor(&c.certificate).is_none()).cloned());
        let wanted = authority_key_id(top);
        let below = self.chain(number);
        let fresh = found.into_iter().filter(|c| !below.iter().any(|b| same_entity(&b.certificate, &c.certificate)));
        fresh.map(|c| (hint(wanted.as_deref(), &c.certificate), c)).collect()
    }

    /// The partial path of a step, from the target upwards. Its length is bounded by `path_length`.
    fn chain(&self, number: usize) -> Vec<Candidate> {
        let mut chain = Vec::new();
        let mut next = self.steps.get(number);
        while let Some(step) = next {
            chain.push(step.candidate.clone());
            next = step.below.and_then(|b| self.steps.get(b));
        }
        chain.reverse();
        chain
    }

    /// Judges a path that reached an anchor.
    fn judge(&mut self, number: usize, domain: Domain) {
        self.attempts_left = self.attempts_left.saturating_sub(1);
        let chain = self.chain(number);
        let mut notes = self.notes(&chain, domain);
        let certificates: Vec<_> = chain.iter().map(|c| Arc::clone(&c.certificate)).collect();
        let judge = Judge { chain: &certificates, options: self.options, at: self.context.at };
        let mut judgement = judge.judge(&mut self.comparisons_left);
        let outside = self.outside_trust(&chain);
        judgement.failed.extend(outside.map(|fact| Failed { failure: Failure::Time, fact }));
        notes.extend(judgement.notes);
        let status = match judgement.failed.iter().map(|f| f.failure).max() {
            None => PathStatus::Accepted,
            Some(Failure::StatusUnknown) => PathStatus::StatusUnknown,
            Some(Failure::Revoked) => PathStatus::Revoked,
            Some(Failure::Time) => PathStatus::OutOfBounds,
            Some(Failure::Rule) => PathStatus::Rejected,
        };
        // The worst failure comes first: it is the reason that is named.
        let mut failed = judgement.failed;
        sort::sort_by_key(&mut failed, |f| Reverse(f.failure));
        let against = failed.into_iter().map(|f| f.fact).collect();
        let policies = judgement.policies;
        self.attempts.record(Attempt { status, chain, domain: Some(domain), notes, against, policies });
    }

    /// What is to be said of a path whatever comes of it.
    fn notes(&self, chain: &[Candidate], domain: Domain) -> Vec<Fact> {
        let mut notes = Vec::new();
        if let ([only], true) = (chain, self.options.target_may_be_anchor) {
            notes.push(Fact::TrustedDirectly { certificate: only.certificate.display_name() });
        }
        if domain == Domain::UserAdded {
            let root = chain.last().map(|c| c.certificate.display_name()).unwrap_or_default();
            let anchor = chain.last().and_then(|c| self.context.trust.anchor(&c.certificate));
            notes.push(Fact::UserAddedTrust { root, label: anchor.and_then(|a| a.label.clone()) });
        }
        let links = chain.iter().zip(chain.iter().skip(1));
        let lax = links.filter(|(subject, issuer)| {
            let pair = (subject.certificate.sha256, sha256(&issuer.certificate.spki));
            self.verified.get(&pair) == Some(&Outcome::VerifiedWithoutNull)
        });
        notes.extend(lax.map(|_| Fact::Message(MessageFact::DigestInfoWithoutNull)));
        notes
    }

    /// The path cannot go on above this step.
    fn dead_end(&mut self, number: usize) {
        let Some(step) = self.steps.get_mut(number) else { return };
        let wrong = core::mem::take(&mut step.wrong);
        let top = Arc::clone(&step.candidate.certificate);
        let unsupported = wrong.iter().find_map(|(_, outcome)| match outcome {
            Outcome::Unsupported { what } => Some(what.clone()),
            _ => None,
        });
        let own = if top.is_self_issued() { self.signed_by(&top, &top) } else { None };
        let (status, fact) = if own.is_some_and(|o| holds(&o)) {
            (PathStatus::UntrustedRoot, Fact::RootUntrusted { root: top.display_name(), sha256: top.sha256 })
        } else if let Some(algorithm) = unsupported {
            (PathStatus::Unsupported, Fact::Message(MessageFact::AlgorithmUnsupported { algorithm }))
        } else if wrong.iter().any(|(issuer, _)| names_key(&top, issuer)) {
            (PathStatus::SignatureWrong, Fact::CertificateSignatureWrong { certificate: top.display_name() })
        } else {
            (PathStatus::IssuerMissing, issuer_missing(&top))
        };
        self.record_dead_end(number, status, fact);
    }

    fn record_dead_end(&mut self, number: usize, status: PathStatus, fact: Fact) {
        let chain = self.chain(number);
        let (notes, against, policies) = (Vec::new(), vec![fact], Vec::new());
        self.attempts.record(Attempt { status, chain, domain: None, notes, against, policies });
    }
}

fn distrusted(certificate: &Certificate, removed: &Removed) -> Fact {
    Fact::CertificateDistrusted {
        certificate: certificate.display_name(),
        sha256: certificate.sha256,
        label: removed.label.clone(),
    }
}

fn holds(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Verified | Outcome::VerifiedWithoutNull)
}
