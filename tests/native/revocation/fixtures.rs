//! The lists and responses of the test PKI, which other people's tools wrote and signed with RSA and ECDSA.

use crate::revocation::world::{World, time};
use kyso::evidence::Kind;
use kyso::revocation::{Outcome, ReasonCode, list_der};
use std::path::PathBuf;

fn file(name: &str) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pki");
    std::fs::read(folder.join(name)).expect(name)
}

/// Status of a certificate of the State CA, with some evidence.
fn status(subject: &str, evidence: &[&str], at: &str) -> Outcome {
    let mut world = World::new(time("2026-11-22T00:00:00Z"));
    world.anchor(&file("root.crt"));
    let issuer = world.certificate(&file("state-ca.crt"));
    let certificate = world.certificate(&file(subject));
    for name in evidence {
        let bytes = file(name);
        match name.rsplit('.').next() {
            Some("ocsp") => world.evidence(Kind::Ocsp, &bytes),
            _ => world.evidence(Kind::Crl, &list_der(&bytes)),
        }
    }
    world.status(&certificate, &issuer, time(at)).outcome
}

const SIGNED: &str = "2026-03-02T03:00:00Z";

#[test]
fn lists_of_the_state_ca() {
    assert_eq!(status("person.crt", &["state-ca-2026-11.crl"], SIGNED).code(), "good");
    // The same list as PEM.
    assert_eq!(status("person.crt", &["state-ca-2026-11.crl.pem"], SIGNED).code(), "good");
    // A list of 27 February covers 2 March; at the time of checking it is stale.
    assert_eq!(status("person.crt", &["state-ca-2026-02.crl"], SIGNED).code(), "good");
    assert_eq!(status("person.crt", &["state-ca-2026-02.crl"], "2026-11-22T00:00:00Z").code(), "stale");
    // Another authority's list says nothing.
    assert_eq!(status("person.crt", &["root-2026-11.crl"], SIGNED).code(), "missing");
    // A revocation counts whatever the age of the list.
    for list in ["state-ca-2026-02.crl", "state-ca-2026-11.crl"] {
        let Outcome::RevokedSince(revocation) = status("person-revoked.crt", &[list], SIGNED) else { panic!("{list}") };
        assert_eq!(revocation.reason, Some(ReasonCode::KeyCompromise));
        assert_eq!(revocation.since, time("2026-01-15T03:00:00Z"));
    }
}

#[test]
fn revoked_after_signing() {
    let outcome = status("person-revoked-later.crt", &["state-ca-2026-11.crl"], SIGNED);
    let Outcome::GoodAt { revoked_later: Some(later), .. } = outcome else { panic!("{outcome:?}") };
    assert_eq!(later.since, time("2026-06-01T03:00:00Z"));
    assert_eq!(status("person-revoked-later.crt", &["state-ca-2026-11.crl"], "2026-06-01T03:00:00Z").code(), "revoked");
}

#[test]
fn responses_of_the_delegated_responder() {
    assert_eq!(status("person.crt", &["person-2026-11.ocsp"], SIGNED).code(), "good");
    assert_eq!(status("agency.crt", &["agency-2026-03.ocsp"], SIGNED).code(), "good");
    assert_eq!(status("agency.crt", &["person-2026-11.ocsp"], SIGNED).code(), "missing");
    assert_eq!(status("person.crt", &["person-2026-02.ocsp"], "2026-11-22T00:00:00Z").code(), "stale");
    assert_eq!(status("person-revoked.crt", &["person-revoked-2026-11.ocsp"], SIGNED).code(), "revoked");
    assert_eq!(status("person.crt", &["person-unknown-2026-11.ocsp"], SIGNED).code(), "unknown");
    // A list that knows outweighs a responder that does not.
    assert_eq!(status("person.crt", &["person-unknown-2026-11.ocsp", "state-ca-2026-11.crl"], SIGNED).code(), "good");
}
