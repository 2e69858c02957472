//! A row of the table: a document, what is known about it, and what the law's view says of it.

use crate::support::{Setup, fixture, pki};
use kyso::evidence::{EvidenceStore, Kind};
use kyso::policy::{Policy, RevocationRule};
use kyso::report::{Report, Verdict};
use kyso::trust::{Domain, TrustStore};
use kyso::vietnam::{
    Completeness, DocumentKind, KindChoice, Nature, NoteCode, OpenCode, Order, Outcome, Reason, Refusal, SenderChoice,
    Statements, StepCode,
};
use kyso::x509::Certificate;
use kyso::{Limits, Timestamp};

/// What is expected of one row; what is not named is not looked at.
#[derive(Clone, Copy, Debug)]
pub enum Expect {
    Verdict(Verdict),
    Kind(DocumentKind, bool),
    Complete(Completeness),
    Order(Order),
    Refusal(Refusal),
    Reasons(&'static [Reason]),
    Acts(&'static [(Nature, usize)]),
    /// A step about the signature or its signer's certificate: id of the signature, step, outcome.
    Step(usize, StepCode, Outcome),
    /// A step about a certificate above: id of the signature, number of the certificate, step, outcome.
    Above(usize, usize, StepCode, Outcome),
    Note(NoteCode),
    NoNote(NoteCode),
    /// The provision that a reason rests on.
    Clause(Reason, &'static str),
    /// What is missing, all of it.
    Open(&'static [OpenCode]),
}

pub struct Row {
    pub clause: &'static str,
    pub name: &'static str,
    fixture: &'static str,
    domain: Domain,
    trust: Option<&'static [&'static str]>,
    evidence: Option<&'static [&'static str]>,
    at: Option<&'static str>,
    received: Option<&'static str>,
    kind: KindChoice,
    stated: Statements<'static>,
    revocation: RevocationRule,
    /// Part of the first signature that one byte is changed of.
    flip: Option<&'static str>,
    expect: &'static [Expect],
}

/// A row with everything as the fixture's note has it, its roots taken for those of official duty.
pub const fn row(clause: &'static str, name: &'static str, fixture: &'static str, expect: &'static [Expect]) -> Row {
    Row {
        clause,
        name,
        fixture,
        domain: Domain::OfficialDuty,
        trust: None,
        evidence: None,
        at: None,
        received: None,
        kind: KindChoice::Auto,
        stated: Statements { sender: SenderChoice::Auto, whose: &[], timestamp_demanded: false },
        revocation: RevocationRule::Required,
        flip: None,
        expect,
    }
}

impl Row {
    pub const fn domain(mut self, domain: Domain) -> Self {
        self.domain = domain;
        self
    }

    pub const fn trust(mut self, files: &'static [&'static str]) -> Self {
        self.trust = Some(files);
        self
    }

    pub const fn evidence(mut self, files: &'static [&'static str]) -> Self {
        self.evidence = Some(files);
        self
    }

    pub const fn at(mut self, time: &'static str) -> Self {
        self.at = Some(time);
        self
    }

    pub const fn received(mut self, time: &'static str) -> Self {
        self.received = Some(time);
        self
    }

    pub const fn kind(mut self, kind: KindChoice) -> Self {
        self.kind = kind;
        self
    }

    pub const fn sent_by(mut self, sender: SenderChoice) -> Self {
        self.stated.sender = sender;
        self
    }

    pub const fn timestamp_demanded(mut self) -> Self {
        self.stated.timestamp_demanded = true;
        self
    }

    pub const fn revocation(mut self, rule: RevocationRule) -> Self {
        self.revocation = rule;
        self
    }

    pub const fn flip(mut self, part: &'static str) -> Self {
        self.flip = Some(part);
        self
    }

    pub fn report(&self) -> Report {
        let fixture = fixture(self.fixture);
        let note = fixture.note();
        let limits = Limits::default();
        let mut trust = TrustStore::default();
        let named: Vec<&str> =
            self.trust.map_or_else(|| note.trust.iter().map(String::as_str).collect(), <[_]>::to_vec);
        for name in named {
            let mut one = EvidenceStore::default();
            one.add_file(pki(name), name);
            let der = one.of(Kind::Certificate).next().unwrap().der.clone();
            trust.add_anchor(Certificate::parse(&der, &limits).unwrap(), self.domain);
        }
        let mut evidence = EvidenceStore::default();
        let given: Vec<&str> =
            self.evidence.map_or_else(|| note.evidence.iter().map(String::as_str).collect(), <[_]>::to_vec);
        for name in given {
            evidence.add_file(pki(name), name);
        }
        let mut bytes = fixture.pdf.to_vec();
        if let Some(part) = self.flip {
            bytes[note.signatures[0].parts[part]] ^= 1;
        }
        let setup = Setup {
            received: self.received.map(|t| Timestamp::parse(t).unwrap()),
            trust,
            evidence,
            policy: Policy { revocation: self.revocation, ..Policy::strict() },
            password: note.password,
            file: Some("vanban.pdf"),
            kind: self.kind,
            stated: self.stated,
            ..Setup::at(self.at.unwrap_or(&note.at))
        };
        setup.judge(&bytes).unwrap()
    }

    /// What differs from what is expected.
    pub fn differences(&self) -> Vec<String> {
        let report = self.report();
        self.expect.iter().filter_map(|e| difference(*e, &report)).map(|d| format!("{}: {d}", self.name)).collect()
    }
}

fn difference(expect: Expect, report: &Report) -> Option<String> {
    let view = report.vietnam.as_ref().unwrap();
    let step = |id: usize, certificate: Option<usize>, code: StepCode| {
        let signature = report.signatures.iter().find(|s| s.id == id).unwrap();
        let found = report.steps(signature).iter().find(|s| s.code == code && s.certificate == certificate);
        found.map(|s| s.outcome)
    };
    let acts: Vec<(Nature, usize)> = view.acts.iter().map(|a| (a.nature, a.signatures.len())).collect();
    let noted = |code| view.notes.iter().any(|n| n.code == code);
    let (holds, found) = match expect {
        Expect::Verdict(v) => (report.verdict == v, format!("{:?} {:?}", report.verdict, report.verdict_reason)),
        Expect::Kind(kind, inferred) => {
            (view.kind.value == kind && view.kind.inferred == inferred, format!("{:?}", view.kind))
        }
        Expect::Complete(c) => (view.completeness == c, format!("{:?}", view.completeness)),
        Expect::Order(o) => (view.order == o, format!("{:?}", view.order)),
        Expect::Refusal(r) => (view.refusal == r, format!("{:?} {:?}", view.refusal, view.refusal_reasons)),
        Expect::Reasons(r) => (view.refusal_reasons == r, format!("{:?}", view.refusal_reasons)),
        Expect::Acts(a) => (acts == a, format!("{acts:?}")),
        Expect::Step(id, code, outcome) => {
            (step(id, None, code) == Some(outcome), format!("{:?}", step(id, None, code)))
        }
        Expect::Above(id, n, code, outcome) => {
            (step(id, Some(n), code) == Some(outcome), format!("{:?}", step(id, Some(n), code)))
        }
        Expect::Note(code) => (noted(code), format!("{:?}", view.notes)),
        Expect::Open(o) => {
            let open: Vec<OpenCode> = view.open.iter().map(|open| open.code).collect();
            (open == o, format!("{open:?}"))
        }
        Expect::Clause(reason, clause) => {
            let ground = view.grounds.iter().find(|g| g.reason == reason);
            (ground.is_some_and(|g| g.clause == clause), format!("{ground:?}"))
        }
        Expect::NoNote(code) => (!noted(code), format!("{:?}", view.notes)),
    };
    (!holds).then(|| format!("expected {expect:?}, found {found}"))
}
