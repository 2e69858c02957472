//! The trust file of a mirror: `kyso trust update` puts it in the place of an older one, and of no newer.

use super::{OPERATOR, OTHER, Published, operator};
use kyso::Timestamp;
use kyso::mirror::{MirrorSettings, Task, run};
use kyso::trust::{OperatorSigner, TrustStore};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const FILE: &str = include_str!("../../fixtures/trust/kyso-trust.json");

/// The trust file of the fixtures under another number.
fn numbered(number: u64) -> String {
    let mut value: serde_json::Value = serde_json::from_str(FILE).unwrap();
    value["sequence"] = number.into();
    value.to_string()
}

/// A mirror that gives out the trust file of this number, signed with a key.
fn mirror(folder: &Path, number: u64, pem: &str) {
    let (operator, network, trust) = (operator(), Published::default(), TrustStore::default());
    let (file, settings) = (numbered(number), MirrorSettings::default());
    let signature = OperatorSigner::from_pem(pem).unwrap().sign(file.as_bytes(), "of a test");
    let task = Task {
        out: folder,
        settings: &settings,
        trust: &trust,
        operator: &operator,
        network: &network,
        now: Timestamp::parse("2026-11-22T00:00:00Z").unwrap(),
        trust_file: Some((file.as_bytes(), &signature, number)),
        stamper: None,
        digests: &[],
    };
    run(&task).unwrap();
}

fn public(pem: &str) -> String {
    OperatorSigner::from_pem(pem).unwrap().public()
}

fn update(mirror: &Path, file: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kyso"));
    command.args(["trust", "update", "--operator-key", &public(OPERATOR), "--key", &public(OPERATOR), "--mirror"]);
    command.arg(mirror).arg(file).output().unwrap()
}

/// What it printed, with its exit status.
fn said(output: &Output) -> (Option<i32>, String) {
    let text = [output.stdout.as_slice(), &output.stderr].concat();
    (output.status.code(), String::from_utf8(text).unwrap())
}

fn number(file: &Path) -> u64 {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kyso"));
    let output = command.args(["trust", "verify", "--key", &public(OPERATOR)]).arg(file).output().unwrap();
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    value["sequence"].as_u64().unwrap()
}

#[test]
fn the_newest_is_put_in_place_and_none_that_is_older() {
    let folder = tempfile::tempdir().unwrap();
    let (out, file) = (folder.path().join("mirror"), folder.path().join("trust.json"));
    mirror(&out, 5, OPERATOR);
    assert!(said(&update(&out, &file)).1.contains("number 5"));
    assert_eq!(number(&file), 5);
    assert!(said(&update(&out, &file)).1.contains("is the newest"));
    mirror(&out, 7, OPERATOR);
    assert_eq!(said(&update(&out, &file)).0, Some(0));
    assert_eq!(number(&file), 7);
    // Another folder with the index of the same operator, and an old file that is signed as well.
    let old = folder.path().join("old");
    mirror(&old, 6, OPERATOR);
    let (status, text) = said(&update(&old, &file));
    assert!(status == Some(1) && text.contains("trust-rolled-back"), "{text}");
    assert_eq!(number(&file), 7);
    // It is what other commands take.
    let document = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/pdf/one-signature.pdf");
    let mut command = Command::new(env!("CARGO_BIN_EXE_kyso"));
    command
        .args(["verify", "--format", "json", "--trust-key", &public(OPERATOR), "--trust-file"])
        .arg(&file)
        .arg(document);
    let report: serde_json::Value = serde_json::from_slice(&command.output().unwrap().stdout).unwrap();
    assert_eq!(report["trust"]["signed"]["sequence"], 7);
}

#[test]
fn what_is_not_signed_by_the_named_key_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (out, file) = (folder.path().join("mirror"), folder.path().join("trust.json"));
    mirror(&out, 5, OPERATOR);
    update(&out, &file);
    let forged = folder.path().join("forged");
    mirror(&forged, 9, OTHER);
    let (status, text) = said(&update(&forged, &file));
    assert!(status == Some(1) && text.contains("trust-signature-wrong"), "{text}");
    // A file that is not the one of the index, and an index that was changed.
    let changed = folder.path().join("changed");
    mirror(&changed, 9, OPERATOR);
    let inside = fs::read_dir(changed.join("trust")).unwrap().map(|entry| entry.unwrap().path());
    let inside = inside.filter(|path| path.extension().is_some_and(|end| end == "json"));
    inside.for_each(|path| fs::write(path, numbered(10)).unwrap());
    assert_eq!(said(&update(&changed, &file)).0, Some(65));
    let index = fs::read_to_string(out.join("index.json")).unwrap();
    fs::write(out.join("index.json"), index.replace("\"sequence\": 5", "\"sequence\": 6")).unwrap();
    assert_eq!(said(&update(&out, &file)).0, Some(65));
    assert_eq!(said(&update(&folder.path().join("nothing"), &file)).0, Some(64));
    assert_eq!(number(&file), 5);
    // A file in its place that is not good is not replaced unseen: its number is not known.
    fs::write(&file, numbered(4)).unwrap();
    assert_eq!(said(&update(&out, &file)).0, Some(1));
}

#[test]
fn an_update_that_was_killed_is_finished_by_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let (out, file) = (folder.path().join("mirror"), folder.path().join("trust.json"));
    mirror(&out, 5, OPERATOR);
    update(&out, &file);
    let old = fs::read(&file).unwrap();
    mirror(&out, 6, OPERATOR);
    update(&out, &file);
    // As it is after the signature was put in place, and before the file was.
    fs::rename(&file, folder.path().join("trust.json.next")).unwrap();
    fs::write(&file, old).unwrap();
    assert!(said(&update(&out, &file)).1.contains("number 6"));
    assert_eq!(number(&file), 6);
    // As it is before the signature: the half is thrown away.
    fs::write(folder.path().join("trust.json.next"), "half").unwrap();
    assert_eq!(said(&update(&out, &file)).0, Some(0));
    assert!(!folder.path().join("trust.json.next").exists());
    assert_eq!(number(&file), 6);
}
