//! Certificates that may stand in a path.

use crate::evidence::Origin;
use crate::x509::Certificate;
use std::collections::HashSet;
use std::sync::Arc;

/// A certificate and where it was met.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The certificate.
    pub certificate: Arc<Certificate>,
    /// Where it came from first.
    pub origin: Origin,
}

/// All candidates of one run, each once.
#[derive(Clone, Debug, Default)]
pub struct CandidatePool {
    all: Vec<Candidate>,
    seen: HashSet<[u8; 32]>,
}

impl CandidatePool {
    /// Adds one; the first origin is kept.
    pub fn add(&mut self, certificate: Arc<Certificate>, origin: Origin) {
        if self.seen.insert(certificate.sha256) {
            self.all.push(Candidate { certificate, origin });
        }
    }

    /// All candidates in the order they were met.
    pub fn all(&self) -> &[Candidate] {
        &self.all
    }

    /// Candidates whose subject is the issuer of this certificate, those with the right key identifier first.
    pub(super) fn issuers_of<'a>(&'a self, certificate: &'a Certificate) -> Vec<&'a Candidate> {
        let wanted = crate::x509::authority_key_id(certificate);
        let mut found: Vec<_> =
            self.all.iter().filter(|c| c.certificate.subject.matches(&certificate.issuer)).collect();
        found.sort_by_key(|c| match (&wanted, crate::x509::subject_key_id(&c.certificate)) {
            (Some(wanted), Some(own)) if *wanted == own => 0,
            (Some(_), Some(_)) => 2,
            _ => 1,
        });
        found
    }
}
