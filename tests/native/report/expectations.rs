//! The reports against what the origin notes say a verifier must find. The notes were written with other people's tools in hand
//! and speak of a complete verifier with the evidence listed; this one may say less, never more.

use crate::support::{FIXTURES, STANDALONE};
use kyso::ades::Indication;
use kyso::report::{Report, Signature};
use serde_json::Value;

fn rank(text: &str) -> u8 {
    match text {
        "TOTAL-FAILED" => 0,
        "INDETERMINATE" => 1,
        "TOTAL-PASSED" => 2,
        other => panic!("indication {other}"),
    }
}

fn rank_of(indication: Indication) -> u8 {
    match indication {
        Indication::TotalFailed => 0,
        Indication::Indeterminate => 1,
        Indication::TotalPassed => 2,
    }
}

fn check(name: &str, expected: &Value, found: &Signature, wrong: &mut Vec<String>) {
    let mut differ = |what: &str, want: &Value, got: Value| {
        if !want.is_null() && *want != got {
            wrong.push(format!("{name}/{}: {what}: expected {want}, found {got}", found.id));
        }
    };
    let integrity = &expected["integrity"];
    differ("digestMatches", &integrity["digestMatches"], found.integrity.digest_matches.into());
    differ("signatureVerifies", &integrity["signatureVerifies"], found.integrity.signature_verifies.into());
    differ("wholeFile", &integrity["wholeFile"], found.integrity.whole_file.into());
    if expected["time"]["basis"] == "proven" {
        differ("time.best", &expected["time"]["best"], found.time.best.map(|t| t.to_string()).into());
    }
    let want = expected["indication"].as_str().map(rank).unwrap_or_else(|| panic!("{name}: no indication in the note"));
    let got = rank_of(found.indication);
    if got > want || (want > 0 && got == 0) || (want == 0 && got != 0) {
        wrong.push(format!(
            "{name}/{}: {:?}/{:?}, expected {}",
            found.id, found.indication, found.sub_indication, expected["indication"]
        ));
    }
}

fn signatures(expect: &Value) -> Vec<&Value> {
    expect["signatures"].as_array().map(|a| a.iter().collect()).unwrap_or_default()
}

#[test]
fn nothing_is_better_than_the_notes_say_and_the_plain_facts_are_the_same() {
    let mut wrong = Vec::new();
    let mut checked = 0;
    for fixture in FIXTURES.iter().chain(STANDALONE) {
        let note = fixture.note();
        let report: Report = match fixture.report() {
            Ok(report) => report,
            Err(error) => {
                wrong.push(format!("{}: {error}", fixture.name));
                continue;
            }
        };
        let expected = signatures(&note.expect);
        if expected.len() != report.signatures.len() {
            wrong.push(format!(
                "{}: {} signatures, expected {}",
                fixture.name,
                report.signatures.len(),
                expected.len()
            ));
            continue;
        }
        for (want, got) in expected.iter().zip(&report.signatures) {
            check(fixture.name, want, got, &mut wrong);
            checked += 1;
        }
    }
    println!("{checked} signatures of {} fixtures held against their notes", FIXTURES.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
