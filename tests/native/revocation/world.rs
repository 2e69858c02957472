//! A small path search for the tests of revocation: enough to know who signed what, nothing of policies and names.
use crate::revocation::make::{self, NewCertificate, NewList, NewResponse, Party};
use kyso::crypto::Outcome as SignatureOutcome;
use kyso::evidence::{EvidenceStore, Kind, Origin};
use kyso::policy::{Policy, RevocationRule};
use kyso::revocation::{
    Issuers, OpenQuestions, Outcome, PathAnswer, PathQuestion, Question, Status, StatusInformation, Use, status_of,
};
use kyso::x509::{Authority, Certificate, KeyUse, authority, key_usage_allows};
use kyso::{Limits, Timestamp};
use std::sync::Arc;

pub(crate) fn time(text: &str) -> Timestamp {
    Timestamp::parse(text).expect(text)
}

/// Everything one question is answered from.
pub(crate) struct World {
    pub(crate) certificates: Vec<Arc<Certificate>>,
    pub(crate) anchors: Vec<[u8; 32]>,
    pub(crate) information: StatusInformation,
    pub(crate) policy: Policy,
    pub(crate) limits: Limits,
    pub(crate) now: Timestamp,
}

impl World {
    pub(crate) fn new(now: Timestamp) -> Self {
        Self {
            certificates: Vec::new(),
            anchors: Vec::new(),
            information: StatusInformation::default(),
            policy: Policy::strict(),
            limits: Limits::default(),
            now,
        }
    }

    pub(crate) fn certificate(&mut self, bytes: &[u8]) -> Arc<Certificate> {
        let mut store = EvidenceStore::default();
        store.add_file(bytes, "test");
        let der = &store.of(Kind::Certificate).next().expect("a certificate").der;
        let certificate = Arc::new(Certificate::parse(der, &self.limits).expect("a readable certificate"));
        self.certificates.push(Arc::clone(&certificate));
        certificate
    }

    pub(crate) fn anchor(&mut self, bytes: &[u8]) -> Arc<Certificate> {
        let certificate = self.certificate(bytes);
        self.anchors.push(certificate.sha256);
        certificate
    }

    /// Adds a list or response.
    pub(crate) fn evidence(&mut self, kind: Kind, der: &[u8]) {
        self.information.add(&kyso::evidence::Item::new(kind, der, Origin::Caller("test".to_owned())), &self.limits);
    }

    pub(crate) fn status(&self, certificate: &Certificate, issuer: &Certificate, at: Timestamp) -> Status {
        let question = Question::new(certificate, issuer, at, self.now, &self.limits);
        status_of(&question, &self.information, self, &self.policy, &self.limits)
    }

    /// A chain to an anchor in which every certificate is good; the outcome that stood in the way otherwise.
    pub(crate) fn path(
        &self,
        target: &Arc<Certificate>,
        at: Timestamp,
        open: &OpenQuestions,
        own: bool,
    ) -> Result<(), String> {
        self.climb(target, at, open, own, 0)
    }

    fn climb(
        &self,
        target: &Arc<Certificate>,
        at: Timestamp,
        open: &OpenQuestions,
        own: bool,
        depth: usize,
    ) -> Result<(), String> {
        if self.anchors.contains(&target.sha256) {
            return Ok(());
        }
        if depth > 8 {
            return Err("too-long".to_owned());
        }
        if !target.covers(at) {
            return Err("dates".to_owned());
        }
        let mut failure = "no-issuer".to_owned();
        for issuer in self.certificates.iter().filter(|c| c.subject.matches(&target.issuer)) {
            if issuer.sha256 == target.sha256 || target.signed_by(issuer) != SignatureOutcome::Verified {
                continue;
            }
            match self.link(target, issuer, at, open, own, depth) {
                Ok(()) => return Ok(()),
                Err(why) => failure = why,
            }
        }
        Err(failure)
    }

    fn link(
        &self,
        target: &Arc<Certificate>,
        issuer: &Arc<Certificate>,
        at: Timestamp,
        open: &OpenQuestions,
        own: bool,
        depth: usize,
    ) -> Result<(), String> {
        if !self.anchors.contains(&issuer.sha256)
            && (!matches!(authority(issuer), Authority::Yes { .. }) || !key_usage_allows(issuer, KeyUse::Certificates))
        {
            return Err("issuer-not-ca".to_owned());
        }
        self.climb(issuer, at, open, true, depth + 1)?;
        if !own || open.contains(&target.sha256) {
            return Ok(());
        }
        let question = Question { open: open.clone(), ..Question::new(target, issuer, at, self.now, &self.limits) };
        match status_of(&question, &self.information, self, &self.policy, &self.limits).outcome {
            Outcome::GoodAt { .. } => Ok(()),
            other if other.is_silence() && self.policy.revocation == RevocationRule::IfDeclared => Ok(()),
            other => Err(format!("{other:?}")),
        }
    }
}

impl Issuers for World {
    fn certificates(&self) -> Box<dyn Iterator<Item = &Arc<Certificate>> + '_> {
        Box::new(self.certificates.iter())
    }

    fn path(&self, question: &PathQuestion<'_>) -> PathAnswer {
        match self.climb(question.certificate, question.at, question.open, question.needs_status, 0) {
            Ok(()) => PathAnswer::Accepted,
            Err(why) => PathAnswer::Rejected { why },
        }
    }
}

/// One authority, one certificate of it, and whatever evidence a test adds. The time taken as now is 2026-06-01.
pub(crate) struct Small {
    pub(crate) world: World,
    pub(crate) ca: Party,
    pub(crate) ca_certificate: Arc<Certificate>,
    pub(crate) certificate: Arc<Certificate>,
}

/// Serial number of the certificate of [`Small`].
pub(crate) const SERIAL: &[u8] = &[0x00, 0xF1, 0x02];

impl Small {
    pub(crate) fn new() -> Self {
        Self::with(Vec::new())
    }

    /// With these extensions in the certificate beside keyUsage.
    pub(crate) fn with(extensions: Vec<Vec<u8>>) -> Self {
        let ca = Party::new("CA", 1);
        let mut world = World::new(time("2026-06-01T00:00:00Z"));
        let root = NewCertificate {
            issuer: &ca,
            subject: &ca,
            serial: &[1],
            from: "2020-01-01T00:00:00Z",
            to: "2040-01-01T00:00:00Z",
            extensions: make::authority(0x06),
        };
        let ca_certificate = world.anchor(&root.der());
        let mut all = vec![make::key_usage(0x80)];
        all.extend(extensions);
        let subject = Party::new("Subject", 2);
        let leaf = NewCertificate {
            issuer: &ca,
            subject: &subject,
            serial: SERIAL,
            from: "2025-01-01T00:00:00Z",
            to: "2027-01-01T00:00:00Z",
            extensions: all,
        };
        let certificate = world.certificate(&leaf.der());
        Self { world, ca, ca_certificate, certificate }
    }

    pub(crate) fn list(&mut self, list: &NewList<'_>) {
        self.world.evidence(Kind::Crl, &list.der());
    }

    pub(crate) fn response(&mut self, response: &NewResponse<'_>) {
        self.world.evidence(Kind::Ocsp, &response.der());
    }

    pub(crate) fn at(&self, at: &str) -> Status {
        self.world.status(&self.certificate, &self.ca_certificate, time(at))
    }

    pub(crate) fn outcome(&self, at: &str) -> Outcome {
        self.at(at).outcome
    }

    /// Code of the outcome.
    pub(crate) fn code(&self, at: &str) -> &'static str {
        self.outcome(at).code()
    }

    /// Why the first object is not used.
    pub(crate) fn why(&self, at: &str) -> &'static str {
        match &self.at(at).objects[0].used {
            Use::NotUsed(why) => why.code(),
            other => panic!("{other:?}"),
        }
    }
}
