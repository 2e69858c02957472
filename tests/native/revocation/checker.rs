//! The checker that path validation uses: an issuer that was revoked in between makes unproven objects of its key worthless.

use crate::revocation::make::{
    NewAnswer, NewCertificate, NewList, NewResponse, Party, authority, entry, good, key_usage, reason,
};
use crate::revocation::world::{SERIAL, time};
use kyso::Limits;
use kyso::evidence::{EvidenceStore, Kind, Origin, ProofOfExistence};
use kyso::fact::Fact as _;
use kyso::path::{Candidate, CandidatePool, PathContext, PathOptions, Purpose, find_path_with};
use kyso::policy::Policy;
use kyso::revocation::{EvidenceChecker, Mode, OpenQuestions, Outcome, StatusInformation};
use kyso::trust::{AuthorisedResponder, Domain, TrustStore};
use kyso::x509::Certificate;
use std::sync::Arc;

const FROM: &str = "2025-01-01T00:00:00Z";
const TO: &str = "2030-01-01T00:00:00Z";
const AT: &str = "2026-05-21T00:00:00Z";

/// The status at [`AT`], asked on 1 June 2026, of a certificate whose issuer the root revoked at `issuer_revoked`; the issuer's
/// list of 20 May is proven to have existed at `proven`.
fn outcome(issuer_revoked: Option<&str>, proven: Option<&str>) -> Outcome {
    let limits = Limits::default();
    let (root, ca, subject) = (Party::new("Root", 11), Party::new("CA", 12), Party::new("Subject", 13));
    let make = |issuer: &Party, subject: &Party, serial: &[u8], extensions: Vec<Vec<u8>>| {
        let der = NewCertificate { issuer, subject, serial, from: FROM, to: TO, extensions }.der();
        Certificate::parse(&der, &limits).unwrap()
    };
    let ca_certificate = make(&root, &ca, &[7], authority(0x06));
    let leaf = make(&ca, &subject, SERIAL, vec![key_usage(0x80)]);
    let mut trust = TrustStore::default();
    trust.add_anchor(make(&root, &root, &[1], authority(0x06)), Domain::UserAdded);
    let mut pool = CandidatePool::default();
    pool.add(Arc::new(ca_certificate.clone()), Origin::SecurityStore);
    let mut evidence = EvidenceStore::default();
    let list = NewList::new(&ca, "2026-05-20T00:00:00Z", "2026-06-20T00:00:00Z").der();
    let mut roots = NewList::new(&root, "2026-05-31T00:00:00Z", "2026-12-31T00:00:00Z");
    roots.entries.extend(issuer_revoked.map(|at| entry(&[7], at, &[reason(1)])));
    evidence.add(Kind::Crl, &list, Origin::SecurityStore);
    evidence.add(Kind::Crl, &roots.der(), Origin::SecurityStore);
    let proof = proven.map(|at| ProofOfExistence {
        sha256: kyso::crypto::sha256(&list),
        time: time(at),
        origin: Origin::Caller(String::new()),
    });
    evidence.proofs.extend(proof);
    let checker = EvidenceChecker {
        information: &StatusInformation::read(&evidence, &limits),
        pool: &pool,
        trust: &trust,
        policy: &Policy::strict(),
        limits: &limits,
        now: time("2026-06-01T00:00:00Z"),
        open: OpenQuestions::new(&limits),
        proofs: None,
        mode: Mode::InForce,
    };
    checker.status_at(&leaf, &ca_certificate, time(AT)).outcome
}

#[test]
fn an_issuer_revoked_in_between() {
    assert_eq!(outcome(None, None).code(), "good");
    // Revoked after the time asked: without a proof, its list may be younger than it says.
    let unproven = outcome(Some("2026-05-25T00:00:00Z"), None);
    assert!(matches!(&unproven, Outcome::Unusable { why } if why.code() == "signer-rejected"), "{unproven:?}");
    assert_eq!(outcome(Some("2026-05-25T00:00:00Z"), Some("2026-05-26T00:00:00Z")).code(), "unusable");
    assert_eq!(outcome(Some("2026-05-25T00:00:00Z"), Some("2026-05-22T00:00:00Z")).code(), "good");
}

/// A path through one certificate of a key, while another certificate of that key was revoked, for a reason.
fn compromised(why: Option<u8>, trusted: bool) -> Option<kyso::ValidationFact> {
    let limits = Limits::default();
    let (root, other, ca) = (Party::new("Root", 11), Party::new("Other", 14), Party::new("CA", 12));
    let make = |issuer: &Party, subject: &Party, serial: &[u8]| {
        let der = NewCertificate { issuer, subject, serial, from: FROM, to: TO, extensions: authority(0x06) }.der();
        Certificate::parse(&der, &limits).unwrap()
    };
    let mut trust = TrustStore::default();
    trust.add_anchor(make(&root, &root, &[1]), Domain::UserAdded);
    if trusted {
        trust.add_anchor(make(&other, &other, &[1]), Domain::UserAdded);
    }
    let (used, twin) = (make(&root, &ca, &[7]), make(&other, &ca, &[8]));
    let mut pool = CandidatePool::default();
    for certificate in [&used, &twin] {
        pool.add(Arc::new(certificate.clone()), Origin::SecurityStore);
    }
    let mut evidence = EvidenceStore::default();
    let mut list = NewList::new(&other, "2026-05-20T00:00:00Z", "2026-12-31T00:00:00Z");
    list.entries.extend(why.map(|n| entry(&[8], "2026-03-01T00:00:00Z", &[reason(n)])));
    evidence.add(Kind::Crl, &list.der(), Origin::SecurityStore);
    let checker = EvidenceChecker {
        information: &StatusInformation::read(&evidence, &limits),
        pool: &pool,
        trust: &trust,
        policy: &Policy::strict(),
        limits: &limits,
        now: time("2026-06-01T00:00:00Z"),
        open: OpenQuestions::new(&limits),
        proofs: None,
        mode: Mode::InForce,
    };
    let target = Candidate { certificate: Arc::new(used), origin: Origin::SecurityStore };
    let context = PathContext { pool: &pool, trust: &trust, at: time(AT), limits: &limits };
    let path = find_path_with(&target, &context, &PathOptions::new(Purpose::Any));
    checker.compromised(&path.chain, time(AT))
}

#[test]
fn a_key_in_other_hands_is_so_under_every_certificate() {
    let found = compromised(Some(1), true).unwrap().finding();
    assert_eq!((found.code, found.param("reason")), (kyso::finding::Code::KeyCompromised, "keyCompromise"));
    assert!(compromised(Some(2), true).is_some(), "cACompromise");
    // A reason that does not speak of the key, none at all, and word of an authority that leads to no anchor.
    assert_eq!((compromised(Some(4), true), compromised(None, true), compromised(Some(1), false)), (None, None, None));
}

/// RFC 6960 §4.2.2.2, first case: a responder that local configuration names answers for the authorities named with it.
#[test]
fn a_responder_that_the_reader_names() {
    let limits = Limits::default();
    let (root, desk) = (Party::new("Root", 11), Party::new("Desk", 15));
    let (subject, leaf_serial) = (Party::new("Subject", 13), SERIAL);
    let make = |issuer: &Party, subject: &Party, serial: &[u8], to: &str, extensions: Vec<Vec<u8>>| {
        let der = NewCertificate { issuer, subject, serial, from: FROM, to, extensions }.der();
        Certificate::parse(&der, &limits).unwrap()
    };
    let anchor = make(&root, &root, &[1], TO, authority(0x06));
    let leaf = make(&root, &subject, leaf_serial, TO, vec![key_usage(0x80)]);
    let answer = NewAnswer::new(&root, leaf_serial, good(), AT, "2026-12-31T00:00:00Z").der();
    let response = NewResponse::new(&desk, AT, answer).der();
    let outcome = |to: &str, answers_for: Option<[u8; 32]>| {
        let responder = make(&desk, &desk, &[5], to, vec![key_usage(0x80)]);
        let mut trust = TrustStore::default();
        trust.add_anchor(anchor.clone(), Domain::UserAdded);
        let mut pool = CandidatePool::default();
        pool.add(Arc::new(responder.clone()), Origin::SecurityStore);
        if let Some(authority) = answers_for {
            let certificate = Arc::new(responder);
            trust.add_responder(AuthorisedResponder { certificate, authorities: vec![authority] });
        }
        let mut evidence = EvidenceStore::default();
        evidence.add(Kind::Ocsp, &response, Origin::SecurityStore);
        let checker = EvidenceChecker {
            information: &StatusInformation::read(&evidence, &limits),
            pool: &pool,
            trust: &trust,
            policy: &Policy::strict(),
            limits: &limits,
            now: time("2026-06-01T00:00:00Z"),
            open: OpenQuestions::new(&limits),
            proofs: None,
            mode: Mode::InForce,
        };
        checker.status_at(&leaf, &anchor, time(AT)).outcome.code()
    };
    assert_eq!(outcome(TO, Some(anchor.sha256)), "good");
    assert_eq!(outcome(TO, Some([7; 32])), "unusable", "for another authority");
    assert_eq!(outcome(TO, None), "unusable");
    assert_eq!(
        outcome("2026-05-30T00:00:00Z", Some(anchor.sha256)),
        "unusable",
        "it has ended, and nothing proves the age"
    );
}
