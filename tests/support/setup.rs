//! What a file is judged with, and the one place where the tests call the engine.

use super::{Note, content, pki};
use kyso::evidence::{EvidenceStore, Origin, ProofOfExistence};
use kyso::policy::{Policy, RevocationRule};
use kyso::report::Report;
use kyso::trust::TrustStore;
use kyso::verify::{Context, Digests};
use kyso::vietnam::{KindChoice, Statements};
use kyso::{Error, Input, Limits, Source, Timestamp};

/// What a file is judged with: a test names what it is about, the rest is as for anyone who has the file alone.
pub struct Setup {
    pub now: Timestamp,
    pub received: Option<Timestamp>,
    pub trust: TrustStore,
    pub evidence: EvidenceStore,
    pub policy: Policy,
    pub limits: Limits,
    pub digests: Digests,
    /// Content beside the signature.
    pub content: Option<Vec<u8>>,
    pub password: Option<String>,
    pub file: Option<&'static str>,
    pub kind: KindChoice,
    pub stated: Statements<'static>,
    pub reveal: bool,
    pub hints: bool,
}

impl Setup {
    /// Nothing but a time.
    pub fn at(now: &str) -> Self {
        Self {
            now: Timestamp::parse(now).unwrap_or_else(|| panic!("{now}")),
            received: None,
            trust: TrustStore::default(),
            evidence: EvidenceStore::default(),
            policy: Policy::strict(),
            limits: Limits::default(),
            digests: Digests::default(),
            content: None,
            password: None,
            file: None,
            kind: KindChoice::Auto,
            stated: Statements::default(),
            reveal: false,
            hints: true,
        }
    }

    /// Everything that a note names, behind evidence that is there before.
    pub fn of(note: &Note, evidence: EvidenceStore) -> Self {
        let mut all = Self { evidence, password: note.password.clone(), ..Self::at(&note.at) };
        all.content = note.content.as_deref().map(|name| content(name).to_vec());
        for name in &note.trust {
            assert!(all.trust.add_user_file_as(pki(name), name, &all.limits) > 0, "{name}");
        }
        for name in &note.evidence {
            assert!(all.evidence.add_file(pki(name), name) > 0, "{name}");
        }
        for poe in &note.poe {
            let mut one = EvidenceStore::default();
            assert_eq!(one.add_file(pki(&poe.file), &poe.file), 1, "{}", poe.file);
            let (sha256, origin) = (one.items()[0].sha256, Origin::Caller(String::new()));
            let time = Timestamp::parse(&poe.at).unwrap();
            all.evidence.proofs.push(ProofOfExistence { sha256, time, origin });
        }
        all
    }

    /// The same with another rule for the status of certificates.
    pub fn revocation(mut self, rule: RevocationRule) -> Self {
        self.policy.revocation = rule;
        self
    }

    /// The values as the engine takes them.
    pub fn context(&self) -> Context<'_> {
        Context {
            now: self.now,
            received: self.received,
            trust: &self.trust,
            evidence: &self.evidence,
            policy: &self.policy,
            limits: &self.limits,
            digests: &self.digests,
            file: self.file,
            kind: self.kind,
            stated: self.stated,
            reveal: self.reveal,
            hints: self.hints,
        }
    }

    /// The report on these bytes.
    pub fn judge(&self, bytes: &[u8]) -> Result<Report, Error> {
        self.judge_source(&bytes.to_vec())
    }

    /// The report on a file that is read in pieces.
    pub fn judge_source(&self, source: &dyn Source) -> Result<Report, Error> {
        let detached = self.content.as_ref().map(|content| content as &dyn Source);
        kyso::verify(&Input { source, detached, password: self.password.as_deref() }, &self.context())
    }
}
