//! One byte of a list or response flipped, each in turn: it never says good or revoked again, and never of another certificate.

use crate::revocation::make::{NewAnswer, NewList, NewResponse, entry, good, number, reason, revoked};
use crate::revocation::world::{SERIAL, Small, World, time};
use kyso::evidence::Kind;
use kyso::revocation::Outcome;

const FROM: &str = "2026-05-01T00:00:00Z";
const TO: &str = "2026-07-01T00:00:00Z";

fn flip_each(kind: Kind, der: &[u8]) {
    let small = Small::new();
    for place in 0..der.len() {
        let mut flipped = der.to_vec();
        flipped[place] ^= 0x01;
        let mut world = World::new(small.world.now);
        world.evidence(kind, &flipped);
        let outcome = world.status(&small.certificate, &small.ca_certificate, time("2026-05-20T00:00:00Z")).outcome;
        let silent = matches!(outcome, Outcome::Unusable { .. } | Outcome::NotAbout { .. } | Outcome::Missing);
        // Outside what is signed only the wrapping of a response remains, and there only what is not looked at.
        assert!(silent, "byte {place} of {}: {outcome:?}", der.len());
    }
}

#[test]
fn lists() {
    let ca = Small::new().ca;
    let clean = NewList::new(&ca, FROM, TO).extension(number(5)).entry(entry(&[7], FROM, &[reason(1)]));
    flip_each(Kind::Crl, &clean.der());
    let listed = NewList::new(&ca, FROM, TO).entry(entry(SERIAL, FROM, &[reason(1)]));
    flip_each(Kind::Crl, &listed.der());
}

#[test]
fn responses() {
    let ca = Small::new().ca;
    for status in [good(), revoked(FROM, Some(1))] {
        let answer = NewAnswer::new(&ca, SERIAL, status, FROM, TO).der();
        flip_each(Kind::Ocsp, &NewResponse::new(&ca, FROM, answer.clone()).der());
        flip_each(Kind::Ocsp, &NewResponse::new(&ca, FROM, answer).basic());
    }
}
