//! The checker that path validation uses: an issuer that was revoked in between makes unproven objects of its key worthless.

use crate::revocation::make::{NewCertificate, NewList, Party, authority, entry, key_usage, reason};
use crate::revocation::world::{SERIAL, time};
use kyso::Limits;
use kyso::evidence::{EvidenceStore, Kind, Origin, ProofOfExistence};
use kyso::path::CandidatePool;
use kyso::policy::Policy;
use kyso::revocation::{Asking, EvidenceChecker, Mode, Outcome, StatusInformation};
use kyso::trust::{Domain, TrustStore};
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
        asking: Asking::new(&limits),
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
