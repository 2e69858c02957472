//! The command line as a script sees it: exit statuses, one record per file, bad files among good ones.

use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

pub(super) fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

pub(super) fn kyso(arguments: &[&str]) -> Output {
    let trust = fixtures().join("pki/root.crt");
    let mut command = Command::new(env!("CARGO_BIN_EXE_kyso"));
    command.args(&arguments[..1]);
    if arguments[0] == "verify" {
        command.args(["--trust", trust.to_str().unwrap(), "--at", "2026-11-22T00:00:00Z"]);
    }
    command.args(&arguments[1..]).env("LC_ALL", "C").output().unwrap()
}

pub(super) fn status(arguments: &[&str]) -> i32 {
    kyso(arguments).status.code().unwrap()
}

pub(super) fn pdf(name: &str) -> String {
    fixtures().join("pdf").join(name).to_string_lossy().into_owned()
}

/// An empty folder of this test's own, under the build folder.
pub(super) fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

pub(super) fn records(output: &Output) -> Vec<Value> {
    let value: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {output:?}"));
    value.as_array().cloned().unwrap_or_else(|| vec![value])
}

#[test]
fn exit_status_is_the_headline() {
    assert_eq!(status(&["verify", &pdf("one-signature.pdf")]), 2);
    assert_eq!(status(&["verify", &pdf("rewritten.pdf")]), 1);
    assert_eq!(status(&["verify", &pdf("unsigned.pdf")]), 3);
    assert_eq!(status(&["verify", &pdf("encrypted-aes-256.pdf")]), 65);
    let ca = fixtures().join("pki/state-ca.crt");
    assert_eq!(
        status(&["verify", "--revocation", "none", "--evidence", ca.to_str().unwrap(), &pdf("one-signature.pdf")]),
        0
    );
    assert_eq!(status(&["verify", &pdf("unsigned.pdf"), &pdf("one-signature.pdf")]), 2);
    assert_eq!(status(&["verify", &pdf("unsigned.pdf"), &pdf("encrypted-aes-256.pdf")]), 65);
    assert_eq!(status(&["verify", &pdf("rewritten.pdf"), &pdf("encrypted-aes-256.pdf")]), 1);
}

/// Documents with state secrets are not brought here (Nghị định 30/2020/NĐ-CP Điều 22.4): said before any is.
#[test]
fn the_help_keeps_state_secrets_away() {
    for command in ["verify", "refuse", "receipt"] {
        let help = String::from_utf8(kyso(&[command, "--help"]).stdout).unwrap();
        assert!(help.contains("state secrets do not belong here"), "{command}");
        assert!(help.contains("Không dùng cho văn bản chứa bí mật nhà nước"), "{command}");
    }
}

#[test]
fn what_is_not_built_says_so() {
    for words in [
        &["path", "--cert", "x"][..],
        &["sign"],
        &["batch"],
        // Without the server compiled in, or without a page to serve.
        &["serve", "--site", "/nowhere/at/all"],
        &["verify", "--mirror", "/nowhere/at/all", "x.pdf"],
        &["verify", "--mirror", "http://127.0.0.1/evidence", "--operator-key", "RWQ", "x.pdf"],
        &["verify", "--operator-key", "RWQ", "x.pdf"],
        &["evidence", "mirror", "--out", "/nowhere/at/all", "--key", "/nowhere/at/all"],
        &["verify", "--online", "--online-host", "ca.example", "x.pdf"],
        &["verify", "--online-host", "ca.example=127.0.0.1:80", "x.pdf"],
        &["verify", "--relay", "x", "x.pdf"],
    ] {
        let output = kyso(words);
        if words[0] == "path" && output.status.code() != Some(64) {
            continue;
        }
        assert_eq!(output.status.code(), Some(64), "{words:?}");
        assert!(!output.stderr.is_empty() && output.stdout.is_empty(), "{words:?}");
    }
    assert_eq!(status(&["verify"]), 64);
    assert_eq!(status(&["verify", "--at", "yesterday", &pdf("unsigned.pdf")]), 64);
    assert_eq!(status(&["verify", "--trust", "/nowhere/at/all", &pdf("unsigned.pdf")]), 64);
}

#[test]
fn every_form_of_report_has_the_same_exit_status() {
    for (name, expected) in [("one-signature.pdf", 2), ("rewritten.pdf", 1), ("unsigned.pdf", 3)] {
        for (format, begin) in
            [("json", "{"), ("simple", "{"), ("detailed", "{"), ("etsi", "<?xml"), ("html", "<!DOCTYPE html>")]
        {
            let output = kyso(&["verify", "--format", format, &pdf(name)]);
            assert_eq!(output.status.code(), Some(expected), "{format}");
            assert!(output.stdout.starts_with(begin.as_bytes()), "{format}");
        }
    }
    for format in ["etsi", "html"] {
        let output = kyso(&["verify", "--format", format, &pdf("encrypted-aes-256.pdf")]);
        assert_eq!(output.status.code(), Some(65));
        assert!(output.stdout.is_empty() && String::from_utf8_lossy(&output.stderr).contains("[password-required]"));
        assert_eq!(status(&["verify", "--format", format, &pdf("unsigned.pdf"), &pdf("rewritten.pdf")]), 64);
    }
    let page = |more: &[&str]| {
        String::from_utf8(kyso(&[&["verify", "--format", "html"], more, &[&pdf("unsigned.pdf")]].concat()).stdout)
            .unwrap()
    };
    assert!(page(&[]).contains("<html lang=\"vi\">") && page(&["--lang", "en"]).contains("<html lang=\"en\">"));
    let many = kyso(&["verify", "--format", "simple", &pdf("unsigned.pdf"), &pdf("encrypted-aes-256.pdf")]);
    let found = records(&many);
    assert_eq!(found[0]["schema"], "kyso-simple-report/1");
    assert_eq!(found[1]["error"]["code"], "password-required");
}

#[test]
fn a_bad_file_among_good_ones_stays_alone() {
    let folder = scratch("mixed");
    fs::copy(pdf("one-signature.pdf"), folder.join("a-good.pdf")).unwrap();
    fs::write(folder.join("b-empty.pdf"), b"").unwrap();
    fs::write(folder.join("c-zip.pdf"), b"PK\x03\x04 a container").unwrap();
    fs::write(folder.join("d-text.pdf"), b"no document at all").unwrap();
    fs::copy(pdf("encrypted-aes-256.pdf"), folder.join("e-locked.pdf")).unwrap();
    fs::copy(pdf("unsigned.pdf"), folder.join("f-unsigned.pdf")).unwrap();
    fs::write(folder.join("notes.txt"), b"not a PDF by name").unwrap();
    let before: Vec<_> = fs::read_dir(&folder).unwrap().map(|e| e.unwrap().file_name()).collect();
    let output = kyso(&["verify", "--format", "json", folder.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(65));
    let found = records(&output);
    let codes: Vec<&str> =
        found.iter().map(|r| r["error"]["code"].as_str().or(r["verdict"].as_str()).unwrap()).collect();
    assert_eq!(codes, ["indeterminate", "empty", "unknown-format", "unknown-format", "password-required", "unsigned"]);
    for record in &found[1..5] {
        assert!(record["file"].as_str().unwrap().starts_with(folder.to_str().unwrap()));
        assert!(!record["error"]["message"].as_str().unwrap().is_empty() && record["error"]["details"].is_object());
    }
    let after: Vec<_> = fs::read_dir(&folder).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(before.len(), after.len(), "nothing is written");
}

#[test]
fn json_lines_and_order() {
    let output = kyso(&[
        "verify",
        "--format",
        "jsonl",
        "--jobs",
        "4",
        &pdf("unsigned.pdf"),
        &pdf("rewritten.pdf"),
        &pdf("one-signature.pdf"),
    ]);
    let lines: Vec<Value> =
        String::from_utf8(output.stdout).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let verdicts: Vec<&str> = lines.iter().map(|r| r["verdict"].as_str().unwrap()).collect();
    assert_eq!(verdicts, ["unsigned", "invalid", "indeterminate"]);
    assert!(lines.iter().all(|r| r["schema"] == "kyso-report/2"));
}

#[test]
fn a_password_opens_the_file_and_is_not_an_argument() {
    let folder = scratch("password");
    let secret = folder.join("secret.txt");
    fs::write(&secret, "kyso\n").unwrap();
    let output = kyso(&[
        "verify",
        "--format",
        "json",
        "--password-file",
        secret.to_str().unwrap(),
        &pdf("encrypted-aes-256.pdf"),
    ]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(records(&output)[0]["signatures"][0]["integrity"]["digestMatches"], true);
}

#[test]
fn cut_anywhere_there_is_an_answer() {
    let folder = scratch("cut");
    let whole = fs::read(pdf("one-signature.pdf")).unwrap();
    for cut in (0..whole.len()).step_by(1_501) {
        fs::write(folder.join(format!("{cut:08}.pdf")), &whole[..cut]).unwrap();
    }
    let output = kyso(&["verify", "--format", "json", "--revocation", "none", folder.to_str().unwrap()]);
    assert!(matches!(output.status.code(), Some(1 | 65 | 2 | 3)), "{:?}", output.status);
    assert!(records(&output).iter().all(|r| r["verdict"] != "valid"));
}

#[test]
fn text_speaks_the_language_asked_for() {
    let vi = kyso(&["verify", "--lang", "vi", &pdf("two-signatures.pdf")]);
    let en = kyso(&["verify", &pdf("two-signatures.pdf")]);
    assert!(String::from_utf8(vi.stdout).unwrap().contains("Chữ ký số 1"));
    assert!(String::from_utf8(en.stdout).unwrap().contains("Signature 1"));
    let locale = Command::new(env!("CARGO_BIN_EXE_kyso"))
        .args(["verify", &pdf("unsigned.pdf")])
        .env("LC_ALL", "vi_VN.UTF-8")
        .output()
        .unwrap();
    assert!(String::from_utf8(locale.stdout).unwrap().contains("KHÔNG CÓ CHỮ KÝ SỐ"));
}

#[test]
fn standard_input_is_a_file() {
    use std::io::Write;
    use std::process::Stdio;
    let mut child = Command::new(env!("CARGO_BIN_EXE_kyso"))
        .args(["verify", "--format", "json", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(&fs::read(pdf("unsigned.pdf")).unwrap()).unwrap();
    assert_eq!(child.wait_with_output().unwrap().status.code(), Some(3));
}

#[test]
fn inspect_states_facts() {
    let output = kyso(&["inspect", "--format", "json", &pdf("two-signatures.pdf")]);
    assert_eq!(output.status.code(), Some(0));
    let found = &records(&output)[0];
    assert_eq!(found["fields"].as_array().unwrap().len(), 2);
    assert_eq!(found["pages"], 1);
    assert_eq!(status(&["inspect", &pdf("encrypted-aes-256.pdf")]), 65);
}

#[test]
fn inspect_prints_a_table_of_revisions() {
    let output = kyso(&["inspect", "--format", "json", &pdf("b-lta.pdf")]);
    let revisions = records(&output)[0]["revisions"].as_array().unwrap().clone();
    let column = |name: &str| revisions.iter().map(|revision| revision[name].clone()).collect::<Vec<_>>();
    assert_eq!(column("reason"), ["created", "signature-added", "evidence-added", "timestamp-added"]);
    assert_eq!(column("level")[0], Value::Null);
    assert_eq!(column("level")[3], "lta");
    assert_eq!((&column("signatures")[1], &column("timestamps")[3]), (&json!([1]), &json!([1])));
    let mut start = 0;
    for revision in &revisions {
        assert_eq!(revision["start"], start);
        start += revision["size"].as_u64().unwrap();
        assert_eq!(revision["end"], start);
    }
    assert_eq!(start, fs::metadata(pdf("b-lta.pdf")).unwrap().len());
    for (language, words) in
        [("en", ["a signature added", "level of change"]), ("vi", ["thêm chữ ký số", "mức thay đổi"])]
    {
        let output = kyso(&["inspect", "--lang", language, &pdf("b-lta.pdf")]);
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(words.iter().all(|word| text.contains(word)), "{text}");
    }
}

#[test]
fn the_signed_document_is_cut_out_and_compared() {
    let folder = scratch("revision");
    let out = folder.join("signed.pdf").to_string_lossy().into_owned();
    let both = pdf("two-signatures.pdf");
    assert_eq!(status(&["revision", &both, "1", "-o", &out]), 0);
    let (signed, all) = (fs::read(&out).unwrap(), fs::read(&both).unwrap());
    assert!(signed.len() < all.len() && all.starts_with(&signed));
    // It is never written over a file that is there.
    assert_eq!(status(&["revision", &both, "2", "-o", &out]), 65);
    assert_eq!(fs::read(&out).unwrap(), signed);
    assert_eq!(status(&["revision", &both, "3", "-o", &out]), 64);
    assert_eq!(kyso(&["revision", &both, "1", "-o", "-"]).stdout, signed);

    assert_eq!(status(&["compare", &both, &both]), 0);
    assert_eq!(status(&["compare", &both, &out]), 2);
    assert_eq!(status(&["compare", &out, &both]), 1);
    assert_eq!(status(&["compare", &both, &pdf("b-t.pdf")]), 1);
    assert_eq!(status(&["compare", &both, "/nowhere.pdf"]), 65);
    let found = &records(&kyso(&["compare", "--format", "json", &both, &out]))[0];
    assert_eq!((&found["schema"], &found["relation"]), (&json!("kyso-comparison/1"), &json!("extended")));
    let text = String::from_utf8(kyso(&["compare", "--lang", "vi", &both, &out]).stdout).unwrap();
    assert!(text.contains("thêm chữ ký số") && text.contains("trang 1"), "{text}");
}

#[test]
fn the_schema_describes_the_report() {
    for (of, format) in [("report", "json"), ("detailed", "detailed"), ("simple", "simple")] {
        let schema = &records(&kyso(&["schema", of]))[0];
        let properties = schema["properties"].as_object().unwrap();
        let report = &records(&kyso(&["verify", "--format", format, &pdf("one-signature.pdf")]))[0];
        for key in report.as_object().unwrap().keys() {
            assert!(properties.contains_key(key), "{key} is not in the schema");
        }
    }
    assert_eq!(kyso(&["schema"]).stdout, kyso(&["schema", "report"]).stdout);
}
