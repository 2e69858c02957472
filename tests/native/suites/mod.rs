//! What the external suites share: where they are, and the files that explain each difference.

mod asn1_malformed;
pub mod real_files;
mod second_readers;
mod wycheproof;

use kyso::Limits;
use kyso::evidence::Origin;
use kyso::path::{Candidate, CandidatePool};
use kyso::trust::{Domain, TrustStore};
use kyso::x509::{Certificate, CertificateError};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

/// Why a case is not met.
#[derive(Debug, Deserialize)]
pub(crate) struct Reason {
    /// Document and clause.
    pub(crate) clause: String,
    /// In words.
    pub(crate) why: String,
}

/// A reasons file: every case that is not met, and nothing else.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reasons {
    /// Rejected here though the origin accepts.
    #[serde(default)]
    pub(crate) stricter: BTreeMap<String, Reason>,
    /// Accepted here though the origin rejects, for a rule that is none of path validation (server identity, rules of a
    /// browser's root programme).
    #[serde(default)]
    pub(crate) other_rules: BTreeMap<String, Reason>,
    /// Decided by the status of a certificate alone: the path itself is accepted.
    #[serde(default)]
    pub(crate) status: BTreeMap<String, Reason>,
    /// Not run: what is tested does not exist here.
    #[serde(default)]
    pub(crate) not_run: BTreeMap<String, Reason>,
}

/// Tally of a suite against its reasons file.
pub(crate) struct Suite {
    name: &'static str,
    reasons: Reasons,
    met: usize,
    counts: BTreeMap<&'static str, usize>,
    problems: Vec<String>,
    seen: Vec<String>,
}

impl Suite {
    pub(crate) fn new(name: &'static str) -> Self {
        let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/suites").join(format!("{name}.json"));
        let text = fs::read_to_string(&file).unwrap_or_else(|_| "{}".to_owned());
        let reasons: Reasons = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        for (id, reason) in
            reasons.stricter.iter().chain(&reasons.other_rules).chain(&reasons.status).chain(&reasons.not_run)
        {
            assert!(!reason.clause.is_empty() && reason.why.len() > 10, "{name}: {id} has no reason");
        }
        Self { name, reasons, met: 0, counts: BTreeMap::new(), problems: Vec::new(), seen: Vec::new() }
    }

    /// Whether the case is listed as one that cannot be run.
    pub(crate) fn is_not_run(&mut self, id: &str) -> bool {
        let listed = self.reasons.not_run.contains_key(id);
        if listed {
            self.seen.push(id.to_owned());
            *self.counts.entry("not run").or_default() += 1;
        }
        listed
    }

    /// Records one case. `code` is what the product said.
    pub(crate) fn record(&mut self, id: &str, expected: bool, accepted: bool, code: &str) {
        self.seen.push(id.to_owned());
        let listed = if self.reasons.stricter.contains_key(id) {
            Some(("stricter", (true, false)))
        } else if self.reasons.other_rules.contains_key(id) {
            Some(("other rules", (false, true)))
        } else if self.reasons.status.contains_key(id) {
            Some(("status", (false, true)))
        } else {
            None
        };
        match listed {
            Some((kind, outcome)) if outcome == (expected, accepted) => *self.counts.entry(kind).or_default() += 1,
            Some((kind, _)) => self
                .problems
                .push(format!("{id}: listed as '{kind}', but now expected {expected}, accepted {accepted} ({code})")),
            None if expected == accepted => self.met += 1,
            None => self.problems.push(format!("{id}: expected {expected}, accepted {accepted} ({code})")),
        }
    }

    /// Records a case that is met for another reason than the verdict.
    pub(crate) fn met(&mut self, id: &str) {
        self.seen.push(id.to_owned());
        self.met += 1;
    }

    /// Records what is wrong besides the verdict.
    pub(crate) fn problem(&mut self, text: String) {
        self.problems.push(text);
    }

    /// Prints the totals and fails on anything that the reasons file does not say.
    #[track_caller]
    pub(crate) fn finish(mut self, least: usize) {
        let listed = [&self.reasons.stricter, &self.reasons.other_rules, &self.reasons.status, &self.reasons.not_run];
        for id in listed.into_iter().flat_map(BTreeMap::keys) {
            if !self.seen.contains(id) {
                self.problems.push(format!("{id}: listed, but there is no such case"));
            }
        }
        println!(
            "{}: {} cases, met {}, explained {:?}, problems {}",
            self.name,
            self.seen.len(),
            self.met,
            self.counts,
            self.problems.len()
        );
        assert!(self.problems.is_empty(), "{}:\n{}", self.name, self.problems.join("\n"));
        assert!(self.seen.len() >= least, "{}: only {} cases", self.name, self.seen.len());
    }
}

/// Anchors and candidates of one case.
#[derive(Default)]
pub(crate) struct World {
    pub(crate) trust: TrustStore,
    pub(crate) pool: CandidatePool,
    pub(crate) limits: Limits,
}

impl World {
    /// Adds an anchor; one that cannot be read is no anchor.
    pub(crate) fn anchor(&mut self, der: &[u8]) {
        if let Ok(certificate) = Certificate::parse(der, &self.limits) {
            self.trust.add_anchor(certificate, Domain::Public);
        }
    }

    /// Adds a candidate; one that cannot be read is none.
    pub(crate) fn candidate(&mut self, der: &[u8]) {
        if let Ok(certificate) = Certificate::parse(der, &self.limits) {
            self.pool.add(Arc::new(certificate), Origin::Caller(String::new()));
        }
    }

    pub(crate) fn target(&self, der: &[u8]) -> Result<Candidate, CertificateError> {
        let certificate = Arc::new(Certificate::parse(der, &self.limits)?);
        Ok(Candidate { certificate, origin: Origin::Caller(String::new()) })
    }
}
