//! Broken input: nothing panics, and nothing broken is good.

use crate::corpora::{all_files, corpus};
use crate::revocation::make::{NewAnswer, NewList, NewResponse, entry, good, reason};
use crate::revocation::world::{SERIAL, Small, time};
use kyso::Limits;
use kyso::evidence::Kind;
use kyso::revocation::{OcspResponse, RevocationList, Wanted};

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

/// Every file, broken in every way the corpus knows.
#[test]
fn corpus_of_broken_asn1() {
    let Some(folder) = corpus("malformed-asn1") else { return };
    let small = Small::new();
    let files = all_files(&folder);
    for path in &files {
        let bytes = std::fs::read(path).unwrap();
        read_all(&bytes);
        read_all(&kyso::revocation::list_der(&bytes));
        // Also through the whole judgement.
        let mut world = crate::revocation::world::World::new(small.world.now);
        world.evidence(Kind::Crl, &bytes);
        world.evidence(Kind::Ocsp, &bytes);
        let status = world.status(&small.certificate, &small.ca_certificate, time(FROM));
        assert!(!status.is_good(), "{}", path.display());
    }
    println!("{} files", files.len());
    assert!(files.len() > 800, "{}", files.len());
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
