//! Which statement counts at which time: freshness, revocations before and after, suspensions, ends of certificates.

use crate::revocation::make::{
    NewAnswer, NewList, NewResponse, entry, extension, good, gtime, reason, revoked, unknown,
};
use crate::revocation::world::{SERIAL, Small, time};
use kyso::evidence::{Existence, Kind, ProofOfExistence};
use kyso::fact::Fact as _;
use kyso::policy::{ExpiredIssuer, InvalidityDate, LaterEvidence, ReleasedHold};
use kyso::revocation::{Note, Outcome, Question, ReasonCode, Use, status_of};

const MAY: &str = "2026-05-01T00:00:00Z";
const JUNE: &str = "2026-06-01T00:00:00Z";
const JULY: &str = "2026-07-01T00:00:00Z";

fn hold(since: &str) -> Vec<u8> {
    entry(SERIAL, since, &[reason(6)])
}

#[test]
fn without_evidence_it_is_missing() {
    assert_eq!(Small::new().outcome(MAY), Outcome::Missing);
}

#[test]
fn a_list_is_fresh_until_its_next_update() {
    let mut small = Small::new();
    small.list(&NewList::new(&small.ca.clone(), "2026-04-01T00:00:00Z", MAY));
    // Issued after the time asked: always fresh.
    assert_eq!(small.code("2026-03-01T00:00:00Z"), "good");
    assert_eq!(small.code(MAY), "good");
    assert_eq!(small.outcome("2026-05-01T00:00:01Z"), Outcome::Stale { until: time(MAY) });
    small.world.policy.status.next_update_tolerance = 1;
    assert_eq!(small.code("2026-05-01T00:00:01Z"), "good");
    small.world.policy.status.max_age = Some(3_600);
    assert_eq!(small.outcome(MAY), Outcome::Stale { until: time("2026-04-01T01:00:00Z") });
    assert_eq!(small.why(MAY), "stale");
    // The age in the place of nextUpdate.
    small.world.policy.status.max_age = Some(40 * 86_400);
    assert_eq!(small.code("2026-05-10T00:00:00Z"), "stale");
    small.world.policy.status.next_update_binds = false;
    assert_eq!((small.code("2026-05-10T00:00:00Z"), small.code("2026-05-12T00:00:00Z")), ("good", "stale"));
}

#[test]
fn later_evidence_and_grace_are_the_policys_business() {
    let mut small = Small::new();
    let ca = small.ca.clone();
    small.list(&NewList::new(&ca, MAY, JULY));
    assert_eq!((small.code("2026-04-30T00:00:00Z"), small.code("2026-05-03T00:00:00Z")), ("good", "good"));
    small.world.policy.status.grace_period = 86_400;
    assert_eq!((small.code("2026-04-30T00:00:00Z"), small.why("2026-04-30T00:00:01Z")), ("good", "before-grace"));
    small.world.policy.status.grace_period = 0;
    small.world.policy.status.later_evidence = LaterEvidence::Refused;
    assert_eq!((small.code("2026-05-03T00:00:00Z"), small.code(MAY)), ("good", "good"));
    assert_eq!((small.code("2026-04-30T00:00:00Z"), small.why("2026-04-30T00:00:00Z")), ("not-about", "issued-later"));
    // A revocation that only later objects tell counts all the same.
    small.list(&NewList::new(&ca, MAY, JULY).entry(entry(SERIAL, "2026-04-01T00:00:00Z", &[])));
    assert_eq!(small.code("2026-04-30T00:00:00Z"), "revoked");
}

#[test]
fn without_next_update_the_policy_says_how_long() {
    let mut small = Small::new();
    let ca = small.ca.clone();
    let list = NewList { next_update: None, ..NewList::new(&ca, MAY, MAY) };
    small.list(&list);
    assert_eq!(small.code("2026-05-02T00:00:00Z"), "good");
    assert_eq!(small.code("2026-05-02T00:00:01Z"), "stale");
    small.world.policy.status.age_without_next_update = 0;
    assert_eq!((small.code(MAY), small.code("2026-05-01T00:00:01Z")), ("good", "stale"));
}

#[test]
fn nothing_comes_from_the_future() {
    let mut small = Small::new();
    small.list(&NewList::new(&small.ca.clone(), "2026-06-01T00:05:00Z", JULY));
    assert_eq!(small.code(MAY), "good");
    small.world.policy.status.clock_tolerance = 299;
    assert_eq!((small.code(MAY), small.why(MAY)), ("not-about", "from-the-future"));
    let answer = NewAnswer::new(&small.ca, SERIAL, good(), MAY, JULY).der();
    small.response(&NewResponse::new(&small.ca.clone(), "2026-06-02T00:00:00Z", answer));
    assert_eq!(small.code(MAY), "not-about");
}

#[test]
fn times_the_wrong_way_round() {
    let mut small = Small::new();
    small.list(&NewList::new(&small.ca.clone(), MAY, "2026-04-01T00:00:00Z"));
    assert_eq!((small.code("2026-04-01T00:00:00Z"), small.why(MAY)), ("unusable", "times-reversed"));
}

#[test]
fn a_revocation_counts_from_its_date_whatever_the_age_of_the_list() {
    let mut small = Small::new();
    small.list(&NewList::new(&small.ca.clone(), "2026-02-01T00:00:00Z", "2026-02-08T00:00:00Z").entry(entry(
        SERIAL,
        "2026-01-15T00:00:00Z",
        &[reason(1)],
    )));
    let Outcome::RevokedSince(revocation) = small.outcome(JUNE) else { panic!() };
    assert_eq!((revocation.reason, revocation.since), (Some(ReasonCode::KeyCompromise), time("2026-01-15T00:00:00Z")));
    assert_eq!(small.code("2026-01-15T00:00:00Z"), "revoked");
    let before = small.at("2026-01-14T23:59:59Z");
    assert!(matches!(&before.outcome, Outcome::GoodAt { revoked_later: Some(later), .. } if *later == revocation));
    assert_eq!(before.facts(&small.certificate)[1].code().name(), "certificate-revoked-later");
}

#[test]
fn silence_later_does_not_undo_a_revocation() {
    let mut small = Small::new();
    let ca = small.ca.clone();
    small.list(&NewList::new(&ca, "2026-02-01T00:00:00Z", MAY).entry(entry(SERIAL, "2026-01-15T00:00:00Z", &[])));
    small.list(&NewList::new(&ca, MAY, JULY));
    let status = small.at(JUNE);
    assert_eq!(status.outcome.code(), "revoked");
    assert_eq!(status.notes, [Note::Contradicted { at: time(MAY) }]);
    assert_eq!(status.objects[0].used, Use::Decided);
    assert_eq!(status.objects[1].used, Use::Considered);
}

#[test]
fn suspension_and_release() {
    let mut small = Small::new();
    let ca = small.ca.clone();
    small.list(&NewList::new(&ca, "2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z").entry(hold("2026-01-15T00:00:00Z")));
    let held = |small: &Small, at: &str| match small.outcome(at) {
        Outcome::Held { released_by, .. } => released_by.map_or("held".to_owned(), |by| format!("held until {by}")),
        Outcome::GoodAt { was_held, .. } => if was_held.is_some() { "was held" } else { "good" }.to_owned(),
        other => other.code().to_owned(),
    };
    assert_eq!(held(&small, "2026-01-14T00:00:00Z"), "good");
    assert_eq!(held(&small, "2026-01-20T00:00:00Z"), "held");
    // Nobody said that it was lifted, so an old suspension goes on.
    assert_eq!(held(&small, JUNE), "held");
    small.list(&NewList::new(&ca, MAY, JULY));
    assert_eq!(held(&small, "2026-01-20T00:00:00Z"), format!("held until {MAY}"));
    assert_eq!(held(&small, "2026-04-30T00:00:00Z"), format!("held until {MAY}"));
    assert_eq!(held(&small, MAY), "was held");
    assert_eq!(held(&small, "2026-01-14T00:00:00Z"), "good");
    small.world.policy.status.released_hold = ReleasedHold::Forgiven;
    assert_eq!(held(&small, "2026-01-20T00:00:00Z"), "was held");
    // A response says the same as a list.
    let answer = NewAnswer::new(&ca, SERIAL, revoked("2026-05-10T00:00:00Z", Some(6)), "2026-05-11T00:00:00Z", JULY);
    small.response(&NewResponse::new(&ca, "2026-05-11T00:00:00Z", answer.der()));
    assert_eq!(held(&small, "2026-05-20T00:00:00Z"), "held");
}

#[test]
fn suspended_then_revoked() {
    let mut small = Small::new();
    let ca = small.ca.clone();
    small.list(&NewList::new(&ca, "2026-02-01T00:00:00Z", MAY).entry(hold("2026-01-15T00:00:00Z")));
    small.list(&NewList::new(&ca, "2026-03-01T00:00:00Z", MAY).entry(entry(
        SERIAL,
        "2026-02-20T00:00:00Z",
        &[reason(1)],
    )));
    assert_eq!(small.code("2026-02-10T00:00:00Z"), "held");
    assert_eq!(small.code("2026-02-20T00:00:00Z"), "revoked");
}

#[test]
fn invalidity_date_is_noted_or_counts() {
    let mut small = Small::new();
    let invalid = extension("2.5.29.24", false, &gtime("2026-01-01T00:00:00Z"));
    let ca = small.ca.clone();
    small.list(&NewList::new(&ca, MAY, JULY).entry(entry(SERIAL, "2026-04-01T00:00:00Z", &[reason(1), invalid])));
    let status = small.at("2026-02-01T00:00:00Z");
    assert!(status.is_good());
    assert_eq!(status.notes, [Note::InvalidBefore { at: time("2026-01-01T00:00:00Z") }]);
    assert_eq!(small.at("2025-12-31T00:00:00Z").notes, []);
    small.world.policy.status.invalidity_date = InvalidityDate::Counts;
    assert_eq!(small.code("2026-02-01T00:00:00Z"), "revoked");
    assert_eq!(small.code("2025-12-31T00:00:00Z"), "good");
}

#[test]
fn silence_about_an_ended_certificate_needs_a_promise() {
    let late = "2027-03-01T00:00:00Z";
    let with = |extension: Option<Vec<u8>>| {
        let mut small = Small::new();
        small.world.now = time("2027-04-01T00:00:00Z");
        let mut list = NewList::new(&small.ca, late, "2027-05-01T00:00:00Z");
        list.extensions.extend(extension);
        let der = list.der();
        small.world.evidence(Kind::Crl, &der);
        (small.code(JUNE), small.at(JUNE).objects[0].used.clone())
    };
    assert_eq!(with(None).0, "not-about");
    assert!(matches!(with(None).1, Use::NotUsed(why) if why.code() == "certificate-ended"));
    let expired_certs = |since: &str| Some(extension("2.5.29.60", false, &gtime(since)));
    assert_eq!(with(expired_certs("2026-12-31T00:00:00Z")).0, "good");
    assert_eq!(with(expired_certs("2027-01-02T00:00:00Z")).0, "not-about");
    // The same by archiveCutoff.
    let answered = |cutoff: Option<&str>| {
        let mut small = Small::new();
        small.world.now = time("2027-04-01T00:00:00Z");
        let mut answer = NewAnswer::new(&small.ca, SERIAL, good(), late, "2027-05-01T00:00:00Z");
        answer.extensions.extend(cutoff.map(|at| extension("1.3.6.1.5.5.7.48.1.6", false, &gtime(at))));
        let answer = answer.der();
        small.response(&NewResponse::new(&small.ca.clone(), late, answer));
        small.code(JUNE)
    };
    assert_eq!((answered(None), answered(Some("2026-12-31T00:00:00Z"))), ("not-about", "good"));
}

#[test]
fn an_ended_signer_needs_a_proof_of_existence() {
    let mut small = Small::new();
    let der = NewList::new(&small.ca, MAY, JULY).der();
    small.world.evidence(Kind::Crl, &der);
    small.world.now = time("2041-01-01T00:00:00Z");
    assert_eq!((small.code(MAY), small.why(MAY)), ("unusable", "signer-expired"));
    let sha256 = kyso::crypto::sha256(&der);
    let origin = kyso::evidence::Origin::Caller(String::new());
    let proofs = Existence::of(&[ProofOfExistence { sha256, time: time("2039-01-01T00:00:00Z"), origin }]);
    let limits = &small.world.limits;
    let plain = Question::new(&small.certificate, &small.ca_certificate, time(MAY), small.world.now, limits);
    let question = Question { proofs: Some(&proofs), ..plain };
    let status = status_of(&question, &small.world.information, &small.world, &small.world.policy, limits);
    assert!(status.is_good());
    assert_eq!(status.basis[0].control, time("2039-01-01T00:00:00Z"));
    small.world.policy.status.expired_issuer = ExpiredIssuer::AsDated;
    let status = small.at(MAY);
    assert!(status.is_good() && status.notes == [Note::TakenAsDated]);
}

#[test]
fn unreachable_and_unknown_are_different_words() {
    let point = crate::revocation::make::points(&[crate::revocation::make::point(&[crate::revocation::make::uri(
        "http://crl.example/a.crl",
    )])]);
    let mut small = Small::with(vec![point]);
    let urls = ["http://crl.example/a.crl".to_owned(), "http://elsewhere.example/".to_owned()];
    small.world.information.unreachable = urls.to_vec();
    let ask = |small: &Small| {
        let limits = &small.world.limits;
        let question = Question::new(&small.certificate, &small.ca_certificate, time(MAY), small.world.now, limits);
        status_of(&question, &small.world.information, &small.world, &small.world.policy, limits).outcome
    };
    assert_eq!(ask(&small), Outcome::Unreachable { urls: vec![urls[0].clone()] });
    let answer = NewAnswer::new(&small.ca, SERIAL, unknown(), MAY, JULY).der();
    small.response(&NewResponse::new(&small.ca.clone(), MAY, answer));
    assert_eq!(ask(&small), Outcome::Unknown);
}
