//! One broken object among good ones: it is named, and everything else is judged as if it were not there.

use crate::support::{Fixture, Setup, fixture, pki};
use kyso::ades::{Indication, TimeBasis};
use kyso::asn1::pem_blocks;
use kyso::evidence::{EvidenceStore, Kind, Origin};
use kyso::finding::{Code, Finding};
use kyso::report::{Report, Verdict};

fn der(name: &str) -> Vec<u8> {
    let bytes = pki(name);
    pem_blocks(bytes).into_iter().next().map_or_else(|| bytes.to_vec(), |block| block.der)
}

/// A run with the note's trust and evidence, and more evidence that is put in first.
fn judge(fixture: &Fixture, pdf: &[u8], first: &[(Kind, Vec<u8>)]) -> Report {
    let mut evidence = EvidenceStore::default();
    for (kind, der) in first {
        evidence.add(*kind, der, Origin::Caller("broken".to_owned()));
    }
    Setup { reveal: true, ..Setup::of(&fixture.note(), evidence) }.judge(pdf).unwrap()
}

fn unusable<'a>(report: &'a Report, der: &[u8]) -> Vec<&'a Finding> {
    let sha256 = hex::encode(kyso::crypto::sha256(der));
    let all = report.signatures.iter().flat_map(|s| &s.findings);
    all.filter(|f| f.code == Code::StatusEvidenceUnusable && f.param("sha256") == sha256).collect()
}

/// Cut, with a foreign tag inside, with bytes behind, empty, and nothing like it at all.
fn broken(whole: &[u8]) -> Vec<Vec<u8>> {
    let mut tag = whole.to_vec();
    tag[4] = 0x31;
    vec![whole[..whole.len() / 2].to_vec(), tag, [whole, &[0]].concat(), Vec::new(), b"not found".to_vec()]
}

#[test]
fn a_broken_list_is_named_and_the_others_count() {
    let fixture = fixture("one-signature");
    for bad in broken(&der("state-ca-2026-11.crl")) {
        let report = judge(fixture, fixture.pdf, &[(Kind::Crl, bad.clone())]);
        assert_eq!(report.verdict, Verdict::Valid);
        assert!(!unusable(&report, &bad).is_empty(), "{} bytes", bad.len());
    }
}

/// A list whose entries break off in the middle is broken as a whole: silence in it means nothing.
#[test]
fn a_list_with_one_broken_entry_says_nothing() {
    let fixture = fixture("one-signature");
    let mut bad = der("state-ca-2026-11.crl");
    // The first revocation date behind the two of the list itself.
    let dates: Vec<usize> = (0..bad.len() - 2).filter(|at| bad[*at] == 0x17 && bad[at + 1] == 13).collect();
    bad[dates[2]] = 0x04;
    let report = judge(fixture, fixture.pdf, &[(Kind::Crl, bad.clone())]);
    assert_eq!(report.verdict, Verdict::Valid);
    let named = unusable(&report, &bad);
    assert!(named.iter().any(|f| f.param("reason").contains("malformed")), "{named:?}");
    // Alone it is no status at all.
    let mut alone = fixture.note();
    alone.evidence.retain(|name| !name.starts_with("state-ca-2026"));
    let mut evidence = EvidenceStore::default();
    evidence.add(Kind::Crl, &bad, Origin::Caller("broken".to_owned()));
    let report = Setup { reveal: true, ..Setup::of(&alone, evidence) }.judge(fixture.pdf).unwrap();
    assert_eq!(report.verdict, Verdict::Indeterminate);
}

#[test]
fn a_broken_response_is_named_and_the_others_count() {
    let fixture = fixture("one-signature");
    for bad in broken(&der("person-2026-11.ocsp")) {
        let report = judge(fixture, fixture.pdf, &[(Kind::Ocsp, bad.clone())]);
        assert_eq!(report.verdict, Verdict::Valid);
        assert!(!unusable(&report, &bad).is_empty(), "{} bytes", bad.len());
    }
}

/// A certificate that cannot be read helps nobody and harms nobody.
#[test]
fn a_broken_certificate_is_passed_over() {
    let fixture = fixture("one-signature");
    for bad in broken(&der("state-ca.crt")) {
        assert_eq!(judge(fixture, fixture.pdf, &[(Kind::Certificate, bad)]).verdict, Verdict::Valid);
    }
}

/// id-ct-TSTInfo, in the hexadecimal of `/Contents`, and something that is no type of content.
const TOKEN: &[u8] = b"060b2a864886f70d0109100104";

fn without_token(pdf: &[u8], which: impl Fn(usize) -> bool) -> Vec<u8> {
    let mut pdf = pdf.to_vec();
    let places: Vec<usize> =
        (0..pdf.len() - TOKEN.len()).filter(|at| pdf[*at..at + TOKEN.len()].eq_ignore_ascii_case(TOKEN)).collect();
    assert!(!places.is_empty());
    for (number, at) in places.into_iter().enumerate() {
        if which(number) {
            pdf[at + TOKEN.len() - 1] = b'f';
        }
    }
    pdf
}

/// The token stands outside what the signature covers: digest and value stay, the time is only claimed.
#[test]
fn a_broken_token_is_named_and_the_signature_judged() {
    let fixture = fixture("b-t");
    let report = judge(fixture, &without_token(fixture.pdf, |_| true), &[]);
    let signature = &report.signatures[0];
    assert!(signature.findings.iter().any(|f| f.code == Code::TimestampMalformed));
    assert_eq!(signature.integrity.digest_matches, Some(true));
    assert_eq!(signature.integrity.signature_verifies, Some(true));
    assert_eq!(signature.time.basis, TimeBasis::Claimed);
    assert_eq!(signature.indication, Indication::TotalPassed);
}

/// A document time-stamp that cannot be read fails by itself; the signature below it is judged with its own token.
#[test]
fn a_broken_document_time_stamp_fails_alone() {
    let fixture = fixture("b-lta");
    let whole = judge(fixture, fixture.pdf, &[]);
    let count = fixture.pdf.windows(TOKEN.len()).filter(|w| w.eq_ignore_ascii_case(TOKEN)).count();
    // The last occurrences are those of the document time-stamp, at the end of the file: as content type, and as attribute.
    let last = (0..count).rev().find_map(|first| {
        let report = judge(fixture, &without_token(fixture.pdf, |number| number >= first), &[]);
        report.timestamps[0].findings.iter().any(|f| f.code == Code::TimestampMalformed).then_some(report)
    });
    let report = last.unwrap();
    assert_eq!(report.timestamps[0].indication, Indication::TotalFailed);
    let (was, is) = (&whole.signatures[0], &report.signatures[0]);
    assert_eq!((was.integrity.digest_matches, was.time.best), (is.integrity.digest_matches, is.time.best));
}
