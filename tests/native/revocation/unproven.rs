//! What is asked of *good* is not asked of *revoked*; and what the standards say in favour of a signer whose certificate has ended.

use crate::revocation::make::{
    self, NewAnswer, NewCertificate, NewList, NewResponse, Party, authority, base, entry, extension, good, gtime,
    key_usage, number, reason, revoked,
};
use crate::revocation::world::{SERIAL, World, time};
use kyso::crypto::sha256;
use kyso::evidence::{Existence, Kind};
use kyso::revocation::{Mode, Note, Outcome, Question, Status, Use, status_of};
use kyso::x509::Certificate;
use std::sync::Arc;

const FROM: &str = "2020-01-01T00:00:00Z";
/// End of the authority and of everything it issued.
const ENDED: &str = "2025-06-30T00:00:00Z";
const NOW: &str = "2026-06-01T00:00:00Z";
/// The time asked, while everything was in force.
const AT: &str = "2025-06-10T00:00:00Z";
const BEFORE: &str = "2025-06-01T00:00:00Z";

/// An authority that has ended, its certificate about which all is asked, and a responder of it.
struct Ended {
    world: World,
    ca: Party,
    responder: Party,
    ca_certificate: Arc<Certificate>,
    certificate: Arc<Certificate>,
    responder_der: Vec<u8>,
    proofs: Existence,
}

impl Ended {
    fn new(ca_ends: &str) -> Self {
        let (ca, subject, responder) = (Party::new("CA", 1), Party::new("Subject", 2), Party::new("Responder", 3));
        let mut world = World::new(time(NOW));
        let make = |subject: &Party, serial: &[u8], to: &str, extensions| {
            NewCertificate { issuer: &ca, subject, serial, from: FROM, to, extensions }.der()
        };
        let ca_certificate = world.anchor(&make(&ca, &[1], ca_ends, authority(0x06)));
        let certificate = world.certificate(&make(&subject, SERIAL, ENDED, vec![key_usage(0x80)]));
        let ocsp_signing = extension("2.5.29.37", false, &make::seq(&[&make::oid("1.3.6.1.5.5.7.3.9")]));
        let no_check = extension("1.3.6.1.5.5.7.48.1.5", false, &[5, 0]);
        let responder_der = make(&responder, &[9], ENDED, vec![key_usage(0x80), ocsp_signing, no_check]);
        Self { world, ca, responder, ca_certificate, certificate, responder_der, proofs: Existence::default() }
    }

    fn give(&mut self, kind: Kind, der: &[u8], proven: Option<&str>) {
        self.world.evidence(kind, der);
        if let Some(at) = proven {
            self.proofs.prove(sha256(der), time(at));
        }
    }

    fn status(&self, at: &str, mode: Mode) -> Status {
        let mut question =
            Question::new(&self.certificate, &self.ca_certificate, time(at), self.world.now, &self.world.limits);
        (question.proofs, question.mode) = (Some(&self.proofs), mode);
        status_of(&question, &self.world.information, &self.world, &self.world.policy, &self.world.limits)
    }

    fn code(&self, at: &str) -> &'static str {
        self.status(at, Mode::InForce).outcome.code()
    }

    fn list<'a>(&'a self, at: &'a str) -> NewList<'a> {
        NewList::new(&self.ca, at, "2025-12-31T00:00:00Z")
    }

    fn revoking(&self) -> Vec<u8> {
        self.list(AT).entry(entry(SERIAL, BEFORE, &[reason(1)])).der()
    }
}

#[test]
fn a_revocation_weighs_though_its_signer_has_ended() {
    let mut ended = Ended::new(ENDED);
    let good = ended.list(AT).der();
    ended.give(Kind::Crl, &good, Some("2025-06-20T00:00:00Z"));
    assert_eq!(ended.code(AT), "good", "proven while its issuer stood");
    let revoking = ended.revoking();
    ended.give(Kind::Crl, &revoking, None);
    // An older archived "good" does not silence it, nor does a newer one.
    let status = ended.status(AT, Mode::InForce);
    assert!(matches!(status.outcome, Outcome::RevokedUnproven(r) if r.since == time(BEFORE)), "{status:?}");
    assert!(matches!(&status.notes[..], [.., Note::RevocationUnproven { why }] if why.code() == "signer-expired"));
    assert!(matches!(status.objects[1].used, Use::Decided));
    // Before the revocation it was good, and the revocation is told.
    let Outcome::GoodAt { revoked_later: Some(later), .. } =
        ended.status("2025-05-20T00:00:00Z", Mode::InForce).outcome
    else {
        panic!()
    };
    assert_eq!(later.since, time(BEFORE));
    // Proven to be older than its issuer's end it is a revocation like any other.
    ended.proofs.prove(sha256(&revoking), time("2025-06-20T00:00:00Z"));
    assert_eq!(ended.code(AT), "revoked");
}

#[test]
fn word_of_strangers_is_no_revocation() {
    let mut ended = Ended::new(ENDED);
    let stranger = Party::new("CA", 7);
    let forged = NewList::new(&stranger, AT, NOW).entry(entry(SERIAL, BEFORE, &[])).der();
    ended.give(Kind::Crl, &forged, None);
    assert_ne!(ended.code(AT), "revoked-unproven");
    let answer = NewAnswer::new(&ended.ca, SERIAL, revoked(BEFORE, Some(1)), AT, NOW).der();
    let forged = NewResponse::new(&stranger, AT, answer).der();
    ended.give(Kind::Ocsp, &forged, None);
    assert_ne!(ended.code(AT), "revoked-unproven");
}

#[test]
fn a_delta_list_alone_revokes_but_never_says_good() {
    let mut ended = Ended::new("2040-01-01T00:00:00Z");
    let complete = ended.list(BEFORE).extension(number(1)).der();
    ended.give(Kind::Crl, &complete, None);
    assert_eq!(ended.code(AT), "good");
    // Based on a complete list that is not at hand.
    let lifted =
        ended.list(AT).extension(number(9)).extension(base(8)).entry(entry(SERIAL, BEFORE, &[reason(8)])).der();
    ended.give(Kind::Crl, &lifted, None);
    assert_eq!(ended.code(AT), "good");
    let delta = ended.list(AT).extension(number(9)).extension(base(8)).entry(entry(SERIAL, BEFORE, &[reason(1)])).der();
    ended.give(Kind::Crl, &delta, None);
    assert_eq!(ended.code(AT), "revoked-unproven");
}

#[test]
fn a_responder_that_has_ended_still_revokes() {
    let mut ended = Ended::new("2040-01-01T00:00:00Z");
    let complete = ended.list(AT).der();
    ended.give(Kind::Crl, &complete, None);
    let answer = |status| NewAnswer::new(&ended.ca, SERIAL, status, AT, "2025-12-31T00:00:00Z").der();
    let certificate = ended.responder_der.clone();
    let says_good = NewResponse::new(&ended.responder, AT, answer(good())).with(&certificate).der();
    let says_revoked =
        NewResponse::new(&ended.responder, AT, answer(revoked(BEFORE, Some(1)))).with(&certificate).der();
    ended.give(Kind::Ocsp, &says_good, None);
    assert_eq!(ended.code(AT), "good");
    ended.give(Kind::Ocsp, &says_revoked, None);
    assert_eq!(ended.code(AT), "revoked-unproven");
}

#[test]
fn times_that_cannot_be_together_make_a_response_unusable() {
    let early = "2025-06-09T00:00:00Z";
    let mut ended = Ended::new("2040-01-01T00:00:00Z");
    let answer = |status| NewAnswer::new(&ended.ca, SERIAL, status, AT, NOW).der();
    let (good_answer, revoked_answer) = (answer(good()), answer(revoked(BEFORE, Some(1))));
    // Made a day before what it tells.
    let response = NewResponse::new(&ended.ca.clone(), early, good_answer.clone()).der();
    ended.give(Kind::Ocsp, &response, None);
    let status = ended.status(AT, Mode::InForce);
    assert!(matches!(&status.objects[0].used, Use::NotUsed(why) if why.code() == "times-contradict"), "{status:?}");
    // Told, or made, after it is proven to have existed.
    let mut proven = Ended::new("2040-01-01T00:00:00Z");
    let response = NewResponse::new(&proven.ca.clone(), AT, good_answer).der();
    proven.give(Kind::Ocsp, &response, Some(AT));
    assert_eq!(proven.code(AT), "good");
    proven.proofs.prove(sha256(&response), time(early));
    assert_eq!(proven.code(AT), "unusable");
    let list = proven.list(AT).der();
    proven.give(Kind::Crl, &list, Some(early));
    assert_eq!(proven.code(AT), "unusable");
    // A revocation is heard all the same.
    let response = NewResponse::new(&ended.ca.clone(), early, revoked_answer).der();
    ended.give(Kind::Ocsp, &response, None);
    assert_eq!(ended.code(AT), "revoked-unproven");
}

#[test]
fn who_is_no_authority_signs_lists_by_key_usage_alone() {
    let said = |extensions: Vec<Vec<u8>>| {
        let mut ended = Ended::new("2040-01-01T00:00:00Z");
        // Another certificate of the issuer's name, as an authority has for a key that signs lists alone.
        let lists = Party::new("CA", 5);
        let to = "2040-01-01T00:00:00Z";
        let der = NewCertificate { issuer: &ended.ca, subject: &lists, serial: &[6], from: FROM, to, extensions }.der();
        ended.world.certificate(&der);
        // The status of the signer of lists itself, from the authority's own key.
        let own = ended.list(AT).der();
        ended.give(Kind::Crl, &own, None);
        let list = NewList::new(&lists, AT, NOW).der();
        ended.give(Kind::Crl, &list, None);
        match &ended.status(AT, Mode::InForce).objects[1].used {
            Use::NotUsed(why) => why.code(),
            _ => "used",
        }
    };
    assert_eq!(said(vec![key_usage(0x02)]), "used");
    assert_eq!(said(Vec::new()), "signer-key-usage");
    assert_eq!(said(vec![key_usage(0x80)]), "signer-key-usage");
}

/// X.509 §9.5.2.8; RFC 6960 §4.4.4: an issuer may go on speaking of certificates that have ended.
#[test]
fn an_issuer_that_keeps_ended_certificates_vouches_beyond_their_end() {
    let later = "2026-05-01T00:00:00Z";
    let past = |kept: Option<&str>| {
        let mut ended = Ended::new("2040-01-01T00:00:00Z");
        let mut list = NewList::new(&ended.ca, later, "2026-12-31T00:00:00Z");
        list.extensions.extend(kept.map(|since| extension("2.5.29.60", false, &gtime(since))));
        let list = list.der();
        ended.give(Kind::Crl, &list, None);
        ended.status(AT, Mode::Past).outcome.code()
    };
    assert_eq!(past(Some("2020-01-01T00:00:00Z")), "good");
    assert_eq!(past(Some("2025-07-01T00:00:00Z")), "not-about");
    assert_eq!(past(None), "not-about");
    let cut = |since: &str| {
        let mut ended = Ended::new("2040-01-01T00:00:00Z");
        let mut answer = NewAnswer::new(&ended.ca, SERIAL, good(), later, "2026-12-31T00:00:00Z");
        answer.extensions.push(extension("1.3.6.1.5.5.7.48.1.6", false, &gtime(since)));
        let response = NewResponse::new(&ended.ca, later, answer.der()).der();
        ended.give(Kind::Ocsp, &response, None);
        ended.status(AT, Mode::Past).outcome.code()
    };
    assert_eq!((cut("2025-01-01T00:00:00Z"), cut("2025-07-01T00:00:00Z")), ("good", "not-about"));
}
