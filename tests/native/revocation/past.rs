//! Validation in the past (EN 319 102-1 §5.6): what time-stamps prove, layer by layer, and that nothing passes without them.

use crate::support::{Note, Poe, fixture};
use kyso::Timestamp;
use kyso::ades::{Indication, SubIndication, TimeBasis};
use kyso::finding::Code;
use kyso::report::{Level, Report, Verdict};

fn report(bytes: &[u8], note: &Note) -> Report {
    note.setup().judge(bytes).unwrap()
}

fn first(report: &Report) -> (Indication, Option<SubIndication>) {
    (report.signatures[0].indication, report.signatures[0].sub_indication)
}

fn time(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

const PASSED: (Indication, Option<SubIndication>) = (Indication::TotalPassed, None);
const NO_POE: (Indication, Option<SubIndication>) = (Indication::Indeterminate, Some(SubIndication::NoPoe));

/// Offsets behind every `%%EOF` line.
fn revisions(bytes: &[u8]) -> Vec<usize> {
    let ends = bytes.windows(5).enumerate().filter(|(_, w)| *w == b"%%EOF").map(|(at, _)| at + 5);
    ends.map(|end| end + usize::from(bytes.get(end) == Some(&b'\n'))).collect()
}

#[test]
fn a_renewed_document_is_proven_from_layer_to_layer() {
    let fixture = fixture("b-lta-renewed");
    let report = report(fixture.pdf, &fixture.note());
    assert_eq!(report.verdict, Verdict::Valid);
    assert_eq!(first(&report), PASSED);
    let signature = &report.signatures[0];
    assert_eq!((signature.time.basis, signature.level), (TimeBasis::Proven, Some(Level::BLta)));
    assert_eq!(signature.extendable_until, Some(time("2048-08-14T07:36:39Z")));
    // Each layer is known to be as old as the one around it says, the newest no older than now.
    let proven: Vec<Timestamp> = report.timestamps.iter().map(|t| t.time.control).collect();
    let times = ["2033-03-02T01:00:05Z", "2041-03-02T01:00:05Z", "2047-01-03T00:00:00Z"];
    assert_eq!(proven, times.map(time));
    assert!(report.timestamps.iter().all(|t| t.indication == Indication::TotalPassed));
}

#[test]
fn the_newest_layer_must_stand_today() {
    let fixture = fixture("b-lta-renewed");
    let mut note = fixture.note();
    note.evidence.clear();
    let unknown = report(fixture.pdf, &note);
    assert_eq!(first(&unknown), NO_POE);
    let subs: Vec<_> = unknown.timestamps.iter().map(|t| t.sub_indication).collect();
    assert_eq!(subs, [Some(SubIndication::NoPoe), Some(SubIndication::NoPoe), Some(SubIndication::TryLater)]);
    // After the end of the newest unit nothing is left that proves anything.
    note.evidence = vec!["root-2047-01.crl".to_owned()];
    note.at = "2048-09-01T00:00:00Z".to_owned();
    assert_ne!(first(&report(fixture.pdf, &note)).0, Indication::TotalPassed);
}

#[test]
fn without_a_layer_the_ones_below_are_not_proven() {
    let fixture = fixture("b-lta-renewed");
    let note = fixture.note();
    // The first revision is the letter before it was signed.
    let ends = revisions(fixture.pdf).split_off(1);
    let passing = ends.iter().filter(|end| first(&report(&fixture.pdf[..**end], &note)) == PASSED).count();
    // Only with the layer of 2041; one more revision follows it, with the list about its unit.
    let with_newest = ends.iter().filter(|end| report(&fixture.pdf[..**end], &note).timestamps.len() == 3).count();
    assert_eq!(passing, with_newest);
    assert!(passing >= 1 && passing < ends.len());
}

#[test]
fn a_flip_in_any_time_stamp_breaks_the_chain_of_proofs() {
    let fixture = fixture("b-lta-renewed");
    let note = fixture.note();
    let whole = report(fixture.pdf, &note);
    assert_eq!(whole.timestamps.len(), 3);
    for stamp in &whole.timestamps {
        // In the value of the signature, with which the token ends; zeros pad the string behind it.
        let range: Vec<usize> = stamp.coverage.byte_range.iter().map(|n| usize::try_from(*n).unwrap()).collect();
        let mut bytes = fixture.pdf.to_vec();
        let last = bytes[range[1]..range[2]].iter().rposition(|b| !matches!(b, b'0' | b'>')).unwrap();
        let at = range[1] + last - 100;
        bytes[at] = if bytes[at] == b'0' { b'1' } else { b'0' };
        let after = report(&bytes, &note);
        assert_ne!(first(&after).0, Indication::TotalPassed, "{:?}", stamp.field);
    }
}

#[test]
fn evidence_counts_in_the_past_only_where_it_is_proven_to_be_old() {
    let fixture = fixture("b-lt");
    let judged = |poe: &[(&str, &str)]| {
        let mut note = fixture.note();
        note.at = "2033-03-04T00:00:00Z".to_owned();
        note.evidence = vec!["root-2033-03.crl".to_owned()];
        note.poe = poe.iter().map(|(file, at)| Poe { file: (*file).to_owned(), at: (*at).to_owned() }).collect();
        report(fixture.pdf, &note)
    };
    // The unit is in force and the time proven, but the signer ended in 2029 and nothing is as old as its lists.
    let open = judged(&[]);
    assert_eq!(first(&open), NO_POE);
    assert_eq!(open.signatures[0].time.basis, TimeBasis::Proven);
    assert!(open.signatures[0].findings.iter().any(|f| f.code == Code::ProofOfExistenceMissing));
    // Either object about the signer will do, if it is vouched for before that end.
    assert_eq!(first(&judged(&[("person-2026-03.ocsp", "2026-03-04T00:00:00Z")])), PASSED);
    assert_eq!(first(&judged(&[("state-ca-2026-03.crl", "2029-11-04T00:00:00Z")])), PASSED);
    assert_eq!(first(&judged(&[("state-ca-2026-03.crl", "2029-11-05T00:00:00Z")])), NO_POE);
    assert_eq!(first(&judged(&[("root-2026-03.crl", "2026-03-04T00:00:00Z")])), NO_POE);
}

#[test]
fn a_document_time_stamp_proves_what_it_covers_and_nothing_else() {
    let covered = fixture("b-lta");
    let mut note = covered.note();
    note.at = "2033-03-04T00:00:00Z".to_owned();
    note.evidence = vec!["root-2033-03.crl".to_owned()];
    assert_eq!(first(&report(covered.pdf, &note)), PASSED);
    // The same objects, put into the file behind the time-stamp.
    let behind = fixture("evidence-after-archive");
    let report = report(behind.pdf, &behind.note());
    assert_eq!(first(&report), NO_POE);
    assert_eq!(report.timestamps[0].indication, Indication::TotalPassed);
    let signature = &report.signatures[0];
    assert_eq!(signature.level, Some(Level::BLt));
    assert_eq!(signature.missing_for_next, ["archive-time-stamp"]);
}

#[test]
fn time_stamps_that_contradict_each_other_prove_nothing() {
    let fixture = fixture("timestamps-out-of-order");
    let order = Some(SubIndication::TimestampOrderFailure);
    assert_eq!(first(&report(fixture.pdf, &fixture.note())), (Indication::Indeterminate, order));
}
