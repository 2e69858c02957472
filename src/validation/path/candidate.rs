//! Certificates that may be part of a path.

use crate::evidence::Origin;
use crate::x509::{Certificate, Name};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// A certificate and where it was met.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The certificate.
    pub certificate: Arc<Certificate>,
    /// Where it came from first.
    pub origin: Origin,
}

/// All candidates of one run, each once, indexed by their names.
#[derive(Clone, Debug, Default)]
pub struct CandidatePool {
    all: Vec<Candidate>,
    seen: HashSet<[u8; 32]>,
    /// Every name that is a subject or an issuer, with its number.
    names: HashMap<Vec<String>, usize>,
    /// By the number of a name, the candidates that have it as subject.
    named: Vec<Vec<usize>>,
    /// By the number of a name, the numbers of the subjects that it issued for.
    issued: Vec<HashSet<usize>>,
}

impl CandidatePool {
    /// Adds one; the first origin remains.
    pub fn add(&mut self, certificate: Arc<Certificate>, origin: Origin) {
        if !self.seen.insert(certificate.sha256) {
            return;
        }
        let subject = self.number(&certificate.subject);
        let issuer = self.number(&certificate.issuer);
        if let Some(named) = self.named.get_mut(subject) {
            named.push(self.all.len());
        }
        if let Some(issued) = self.issued.get_mut(issuer) {
            issued.insert(subject);
        }
        self.all.push(Candidate { certificate, origin });
    }

    fn number(&mut self, name: &Name) -> usize {
        if let Some(known) = self.names.get(name.folded()) {
            return *known;
        }
        let number = self.named.len();
        self.names.insert(name.folded().to_vec(), number);
        self.named.push(Vec::new());
        self.issued.push(HashSet::new());
        number
    }

    /// All candidates in the order they were met.
    pub fn all(&self) -> &[Candidate] {
        &self.all
    }

    /// Candidates with this subject.
    pub(super) fn named(&self, name: &Name) -> impl Iterator<Item = &Candidate> {
        let numbers = self.names.get(name.folded()).and_then(|n| self.named.get(*n)).map_or(&[][..], Vec::as_slice);
        numbers.iter().filter_map(|n| self.all.get(*n))
    }

    /// The minimum number of certificates between a certificate with this issuer and one of the anchors, by names
    /// alone.
    pub(super) fn distances(&self, anchors: &[&Name]) -> Distances<'_> {
        let mut steps: Vec<Option<usize>> = vec![None; self.named.len()];
        let mut level: Vec<usize> = anchors.iter().filter_map(|name| self.names.get(name.folded()).copied()).collect();
        let mut distance = 0_usize;
        // Every name enters a level once, so the work is that of the edges between names.
        while !level.is_empty() {
            level.retain(|n| steps.get_mut(*n).is_some_and(|s| s.replace(s.unwrap_or(distance)).is_none()));
            let next: HashSet<usize> = level.iter().filter_map(|n| self.issued.get(*n)).flatten().copied().collect();
            level = next.into_iter().filter(|n| steps.get(*n).is_some_and(Option::is_none)).collect();
            distance = distance.saturating_add(1);
        }
        Distances { pool: self, steps }
    }
}

/// Result of [`CandidatePool::distances`]. Names decide only the order of the search; keys decide what is a path.
pub(super) struct Distances<'a> {
    pool: &'a CandidatePool,
    steps: Vec<Option<usize>>,
}

impl Distances<'_> {
    /// From this issuer name up to an anchor; `None` if no chain of names leads there.
    pub(super) fn of(&self, issuer: &Name) -> Option<usize> {
        self.pool.names.get(issuer.folded()).and_then(|n| *self.steps.get(*n)?)
    }
}
