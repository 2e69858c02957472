//! Building: depth first from the target, by key, within a budget.

use super::validator::{Failure, Purpose, validate};
use super::{Candidate, CandidatePool};
use crate::Limits;
use crate::crypto::Outcome;
use crate::evidence::Origin;
use crate::finding::{Code, Finding};
use crate::time::Timestamp;
use crate::trust::{Domain, TrustStore};
use crate::x509::{Certificate, authority_key_id, ca_issuers, subject_key_id};
use std::collections::HashMap;
use std::sync::Arc;

/// What became of the search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PathStatus {
    /// A path to an anchor meets every rule that is evaluated.
    Accepted,
    /// A path to an anchor, but a certificate in it does not cover the time asked.
    OutOfBounds,
    /// A path to an anchor that breaks another rule.
    Rejected,
    /// The path ends at a self-signed certificate that is not trusted.
    UntrustedRoot,
    /// The path ends because the issuer's certificate is not at hand.
    IssuerMissing,
    /// The path ends because the signature on a certificate is wrong.
    SignatureWrong,
    /// An algorithm in the path is not done.
    Unsupported,
    /// The search was given up.
    Budget,
}

/// Result of the search: the best path, or the longest attempt and why it ends.
#[derive(Clone, Debug)]
pub struct PathOutcome {
    /// What became of it.
    pub status: PathStatus,
    /// From the target upwards; the last one is the anchor if `domain` is there.
    pub chain: Vec<Candidate>,
    /// Domain of the anchor reached.
    pub domain: Option<Domain>,
    /// What was found.
    pub findings: Vec<Finding>,
}

struct Search<'a> {
    pool: &'a CandidatePool,
    trust: &'a TrustStore,
    purpose: Purpose,
    at: Timestamp,
    limits: &'a Limits,
    signatures_left: usize,
    verified: HashMap<([u8; 32], [u8; 32]), Outcome>,
    best: Option<PathOutcome>,
    paths_left: usize,
}

/// Most complete paths judged for one target; each costs no signature, only comparisons.
const PATHS: usize = 64;

/// Finds the best path from a certificate to an anchor at a time.
pub fn find_path(
    target: &Candidate,
    pool: &CandidatePool,
    trust: &TrustStore,
    purpose: Purpose,
    at: Timestamp,
    limits: &Limits,
) -> PathOutcome {
    let mut search = Search {
        pool,
        trust,
        purpose,
        at,
        limits,
        signatures_left: limits.path_signatures,
        verified: HashMap::new(),
        best: None,
        paths_left: PATHS,
    };
    search.extend(&mut vec![target.clone()]);
    search.best.unwrap_or_else(|| PathOutcome {
        status: PathStatus::Budget,
        chain: vec![target.clone()],
        domain: None,
        findings: vec![Finding::new(Code::PathBudget)],
    })
}

impl Search<'_> {
    /// Continues above the last certificate of `chain`. Depth is bounded by `limits.path_length`.
    fn extend(&mut self, chain: &mut Vec<Candidate>) {
        if self.done() {
            return;
        }
        let Some(top) = chain.last().map(|c| Arc::clone(&c.certificate)) else { return };
        if let Some(anchor) = self.trust.anchor(&top) {
            let domain = anchor.domain;
            self.complete(chain, domain);
            return;
        }
        if chain.len() >= self.limits.path_length {
            self.offer(PathStatus::Budget, chain, None, vec![Finding::new(Code::PathBudget)]);
            return;
        }
        let mut wrong = Vec::new();
        let mut extended = false;
        for issuer in self.issuers(&top) {
            // A certificate, or another one for the same name and key, is never passed twice (loops, cross certificates).
            let repeated = |c: &Candidate| {
                c.certificate.sha256 == issuer.certificate.sha256
                    || (c.certificate.spki == issuer.certificate.spki
                        && c.certificate.subject.matches(&issuer.certificate.subject))
            };
            if chain.iter().any(repeated) {
                continue;
            }
            match self.signed_by(&top, &issuer.certificate) {
                Some(Outcome::Verified) => {
                    extended = true;
                    chain.push(issuer);
                    self.extend(chain);
                    chain.pop();
                }
                Some(outcome) => wrong.push((issuer, outcome)),
                None => {
                    self.offer(PathStatus::Budget, chain, None, vec![Finding::new(Code::PathBudget)]);
                    return;
                }
            }
            if self.done() {
                return;
            }
        }
        if !extended {
            self.dead_end(&top, chain, &wrong);
        }
    }

    fn done(&self) -> bool {
        self.paths_left == 0 || self.best.as_ref().is_some_and(|b| b.status == PathStatus::Accepted)
    }

    /// Anchors first, then everything else, each once.
    fn issuers(&self, certificate: &Certificate) -> Vec<Candidate> {
        let anchors = self.trust.anchors().iter().map(|a| &a.certificate);
        let mut found: Vec<Candidate> = anchors
            .filter(|a| a.subject.matches(&certificate.issuer))
            .map(|a| Candidate { certificate: Arc::clone(a), origin: Origin::Trust })
            .collect();
        for candidate in self.pool.issuers_of(certificate) {
            if !found.iter().any(|f| f.certificate.sha256 == candidate.certificate.sha256) {
                found.push(candidate.clone());
            }
        }
        found
    }

    /// Whether one certificate's key verifies another; `None` when the budget is spent.
    fn signed_by(&mut self, subject: &Certificate, issuer: &Certificate) -> Option<Outcome> {
        let pair = (subject.sha256, issuer.sha256);
        if let Some(known) = self.verified.get(&pair) {
            return Some(known.clone());
        }
        self.signatures_left = self.signatures_left.checked_sub(1)?;
        let outcome = subject.signed_by(issuer);
        self.verified.insert(pair, outcome.clone());
        Some(outcome)
    }

    fn complete(&mut self, chain: &[Candidate], domain: Domain) {
        self.paths_left = self.paths_left.saturating_sub(1);
        let mut findings = Vec::new();
        if let [only] = chain {
            findings.push(Finding::new(Code::TrustedDirectly).with("certificate", only.certificate.display_name()));
        }
        if domain == Domain::UserAdded {
            let root = chain.last().map(|c| c.certificate.display_name()).unwrap_or_default();
            findings.push(Finding::new(Code::UserAddedTrust).with("root", root));
        }
        let certificates: Vec<_> = chain.iter().map(|c| Arc::clone(&c.certificate)).collect();
        let failures = validate(&certificates, self.purpose, self.at);
        let status = match failures.iter().map(|f| f.failure).max() {
            None => PathStatus::Accepted,
            Some(Failure::Time) => PathStatus::OutOfBounds,
            Some(Failure::Rule) => PathStatus::Rejected,
        };
        findings.extend(failures.into_iter().map(|f| f.finding));
        self.offer(status, chain, Some(domain), findings);
    }

    fn dead_end(&mut self, top: &Arc<Certificate>, chain: &[Candidate], wrong: &[(Candidate, Outcome)]) {
        let self_signed = top.is_self_issued() && self.signed_by(top, top) == Some(Outcome::Verified);
        let (status, finding) = if self_signed {
            let finding =
                Finding::new(Code::RootUntrusted).with("root", top.display_name()).with("sha256", top.sha256_hex());
            (PathStatus::UntrustedRoot, finding)
        } else if let Some((_, Outcome::Unsupported { what })) =
            wrong.iter().find(|(_, o)| matches!(o, Outcome::Unsupported { .. }))
        {
            (PathStatus::Unsupported, Finding::new(Code::AlgorithmUnsupported).with("algorithm", what))
        } else if wrong.iter().any(|(issuer, _)| names_key(top, &issuer.certificate)) {
            let finding = Finding::new(Code::CertificateSignatureWrong).with("certificate", top.display_name());
            (PathStatus::SignatureWrong, finding)
        } else {
            (PathStatus::IssuerMissing, issuer_missing(top))
        };
        self.offer(status, chain, None, vec![finding]);
    }

    /// Keeps the better of two outcomes: the lower status, then the longer chain.
    fn offer(&mut self, status: PathStatus, chain: &[Candidate], domain: Option<Domain>, findings: Vec<Finding>) {
        let better = self
            .best
            .as_ref()
            .is_none_or(|b| (status, core::cmp::Reverse(chain.len())) < (b.status, core::cmp::Reverse(b.chain.len())));
        if better {
            self.best = Some(PathOutcome { status, chain: chain.to_vec(), domain, findings });
        }
    }
}

/// Whether `certificate` means the key of `issuer`: the key identifiers agree, or one of them is absent. A candidate of the same
/// name whose key identifier is another one is not the issuer meant, so that issuer is missing, not wrong.
fn names_key(certificate: &Certificate, issuer: &Certificate) -> bool {
    match (authority_key_id(certificate), subject_key_id(issuer)) {
        (Some(wanted), Some(own)) => wanted == own,
        _ => true,
    }
}

fn issuer_missing(top: &Certificate) -> Finding {
    let issuer = top.issuer.common_name().unwrap_or_else(|| top.issuer.to_string());
    let key_id = authority_key_id(top).map(hex::encode).unwrap_or_default();
    Finding::new(Code::IssuerMissing)
        .with("issuer", issuer)
        .with("keyId", key_id)
        .with("urls", ca_issuers(top).join(" "))
}
