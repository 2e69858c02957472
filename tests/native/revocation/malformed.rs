//! Broken input: nothing panics, and nothing broken is good.

use crate::revocation::make::{NewAnswer, NewList, NewResponse, entry, good, reason};
use crate::revocation::world::{SERIAL, Small, shared, time};
use kyso::Limits;
use kyso::evidence::Kind;
use kyso::revocation::{OcspResponse, RevocationList, Wanted};
use std::path::Path;

const FROM: &str = "2026-05-01T00:00:00Z";
const TO: &str = "2026-07-01T00:00:00Z";

fn read_all(bytes: &[u8]) {
    let limits = Limits::default();
    if let Ok(list) = RevocationList::parse(bytes.into(), &limits) {
        let wanted = [Wanted { serial: SERIAL, issuer: &list.issuer }];
        let _ = list.scan(&wanted).map(|scan| scan.entries);
        let _ = (list.unknown_critical(), list.authority_key_id(), list.delta_locations());
    }
    let _ = OcspResponse::parse(bytes, &limits).map(|r| (r.unknown_critical(), r.answers.len()));
}

/// Every file of a folder tree, broken in every way the corpus knows.
fn walk(folder: &Path, small: &Small, count: &mut usize) {
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.is_dir() {
            walk(&path, small, count);
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        read_all(&bytes);
        read_all(&kyso::revocation::list_der(&bytes));
        // Also through the whole judgement.
        let mut world = crate::revocation::world::World::new(small.world.now);
        world.evidence(Kind::Crl, &bytes);
        world.evidence(Kind::Ocsp, &bytes);
        let status = world.status(&small.certificate, &small.ca_certificate, time(FROM));
        assert!(!status.is_good(), "{}", path.display());
        *count += 1;
    }
}

#[test]
fn corpus_of_broken_asn1() {
    let Some(corpus) = shared() else {
        println!("skipped: no corpora");
        return;
    };
    let mut count = 0;
    walk(&corpus.join("malformed-asn1"), &Small::new(), &mut count);
    println!("{count} files");
    assert!(count > 800, "{count}");
}

#[test]
fn cut_anywhere() {
    let small = Small::new();
    let list = NewList::new(&small.ca, FROM, TO).entry(entry(&[7], FROM, &[reason(1)])).der();
    let answer = NewAnswer::new(&small.ca, SERIAL, good(), FROM, TO).der();
    let response = NewResponse::new(&small.ca, FROM, answer).der();
    for whole in [list, response] {
        for end in 0..whole.len() {
            read_all(&whole[..end]);
            assert!(RevocationList::parse(whole[..end].into(), &Limits::default()).is_err());
            assert!(OcspResponse::parse(&whole[..end], &Limits::default()).is_err());
        }
    }
}
