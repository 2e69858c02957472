//! `kyso path` as a program: what it prints and its exit status.

use serde_json::Value;
use std::process::Command;

const PKI: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/pki/");

/// Runs with names of files of the test PKI behind `@`.
fn run(words: &[&str]) -> (Option<i32>, Value) {
    let words = words.iter().map(|w| w.strip_prefix('@').map_or((*w).to_owned(), |file| format!("{PKI}{file}")));
    let done = Command::new(env!("CARGO_BIN_EXE_kyso")).arg("path").args(words).output().unwrap();
    (done.status.code(), serde_json::from_slice(&done.stdout).unwrap_or(Value::Null))
}

const BASE: [&str; 6] = ["--anchor", "@root.crt", "--cert", "@person.crt", "--at", "2026-03-01T00:00:00Z"];

fn with<'a>(words: &[&'a str]) -> Vec<&'a str> {
    [&BASE, words].concat()
}

#[test]
fn a_path_is_accepted_with_its_chain() {
    let (status, answer) = run(&with(&["--intermediate", "@state-ca.crt", "--revocation", "none"]));
    assert_eq!((status, &answer["accepted"], &answer["code"]), (Some(0), &true.into(), &"accepted".into()));
    assert_eq!(answer["chain"].as_array().unwrap().len(), 3);
    assert_eq!(answer["rejected"], Value::Array(vec![]));
}

#[test]
fn what_is_missing_or_wrong_is_named() {
    let code = |words: &[&str]| {
        let (status, answer) = run(words);
        assert_eq!((status, &answer["accepted"]), (Some(1), &false.into()));
        answer["code"].as_str().unwrap().to_owned()
    };
    assert_eq!(code(&with(&["--revocation", "none"])), "issuer-missing");
    let late =
        ["--anchor", "@root.crt", "--cert", "@person.crt", "--intermediate", "@state-ca.crt", "--revocation", "none"];
    assert_eq!(code(&[&late[..], &["--at", "2047-01-01T00:00:00Z"]].concat()), "certificate-expired");
    assert_eq!(
        code(
            &[&late[..], &["--at", "2026-03-01T00:00:00Z", "--explicit-policy", "--initial-policy", "1.2.3"]].concat()
        ),
        "policy-missing"
    );
    let other = ["--anchor", "@look-alike-root.crt", "--cert", "@person.crt", "--intermediate", "@state-ca.crt"];
    assert_eq!(code(&[&other[..], &["--at", "2026-03-01T00:00:00Z"]].concat()), "issuer-missing");
    let no_certificate = ["--anchor", "@root.crt", "--cert", "@keys/root.pem"];
    assert_eq!(code(&no_certificate), "certificate-malformed");
    // Nothing that is not known counts as good.
    assert_eq!(code(&with(&["--intermediate", "@state-ca.crt"])), "status-missing");
}

#[test]
fn an_unknown_status_passes_with_a_lasting_finding_when_only_declared_ones_count() {
    let (status, answer) = run(&with(&["--intermediate", "@state-ca.crt", "--revocation", "if-declared"]));
    assert_eq!(status, Some(0));
    let codes: Vec<_> = answer["findings"].as_array().unwrap().iter().map(|f| f["code"].as_str().unwrap()).collect();
    assert!(codes.contains(&"status-missing"), "{codes:?}");
}

#[test]
fn wrong_usage_is_64() {
    for words in [
        &["--anchor", "@root.crt"][..],
        &with(&["--revocation", "maybe"]),
        &with(&["--initial-policy", "policy"]),
        &with(&["--format", "html"]),
        &["--anchor", "@nowhere.crt", "--cert", "@person.crt"],
        &["--anchor", "@root.crt", "--cert", "@person.crt", "--at", "yesterday"],
    ] {
        assert_eq!(run(words).0, Some(64), "{words:?}");
    }
}
