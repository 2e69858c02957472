//! Options that bring a policy, trust, text of pages or pictures from a file.

use super::scripts::{fixtures, kyso, pdf, records, scratch, status};
use serde_json::{Value, json};
use std::fs;

/// A policy file: used, named in the report, and refused as a whole with the name of what is wrong in it.
#[test]
fn a_policy_from_a_file() {
    let folder = scratch("policy");
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        path.to_string_lossy().into_owned()
    };
    let pki = |name: &str| fixtures().join("pki").join(name).to_string_lossy().into_owned();
    let good = write(
        "good.json",
        r#"{"schema":"kyso-policy/1","id":"office/1","version":7,"revocation":"none","constraints":[{"check":"padding-zero","level":"INFO"}]}"#,
    );
    let (file, ca) = (pdf("one-signature.pdf"), pki("state-ca.crt"));
    let verify = |more: &[&str]| {
        let mut line = vec!["verify", "--format", "json", "--evidence", &ca];
        line.extend(more);
        line.push(&file);
        kyso(&line)
    };
    let output = verify(&["--policy", &good]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let record = &records(&output)[0];
    assert_eq!((&record["policy"]["id"], &record["policy"]["version"]), (&"office/1".into(), &7.into()));
    assert_eq!(record["policy"]["revocation"], "none");
    assert_eq!(record["findings"][0]["code"], "policy-looser");
    // What is said on the command line comes before what the file says; what the file says before the default.
    assert_eq!(verify(&["--policy", &good, "--revocation", "required"]).status.code(), Some(2));
    for (name, text, fault) in [
        ("broken.json", "{", "policy-not-json"),
        ("unknown.json", r#"{"schema":"kyso-policy/1","id":"a","version":1,"colour":1}"#, "policy-name-unknown"),
        (
            "hard.json",
            r#"{"schema":"kyso-policy/1","id":"a","version":1,"constraints":[{"check":"message-digest","level":"WARN"}]}"#,
            "policy-level-too-weak",
        ),
    ] {
        let output = verify(&["--policy", &write(name, text)]);
        assert_eq!(output.status.code(), Some(64));
        assert!(output.stdout.is_empty());
        assert!(String::from_utf8_lossy(&output.stderr).contains(fault), "{output:?}");
    }
    assert_eq!(verify(&["--policy", "no-such-policy"]).status.code(), Some(64));
    let output = kyso(&["policy"]);
    let written = write("strict.json", &String::from_utf8(output.stdout).unwrap());
    let strict = records(&verify(&["--policy", &written, "--revocation", "none"]));
    assert_eq!(strict[0]["policy"]["id"], "kyso-strict/1");
    let schema: Value = serde_json::from_slice(&kyso(&["schema", "policy"]).stdout).unwrap();
    assert_eq!(schema["properties"]["schema"]["const"], "kyso-policy/1");
}

/// Roots that the user adds are named by the file they came in.
#[test]
fn user_trust_has_the_name_of_its_file() {
    let record = &records(&kyso(&["verify", "--format", "json", &pdf("b-b.pdf")]))[0];
    let findings = record["signatures"][0]["findings"].as_array().unwrap();
    let added = findings.iter().find(|f| f["code"] == "user-added-trust").unwrap();
    let label = added["params"].as_array().unwrap().iter().find(|p| p["name"] == "label").unwrap();
    assert_eq!(label["value"], "root.crt");
}

/// Text that the program reads itself and text that it is given say the same, and neither moves the verdict.
#[test]
fn text_of_pages_is_read_or_given() {
    let file = pdf("two-signatures.pdf");
    let plain = &records(&kyso(&["verify", "--format", "json", &file]))[0];
    let read = &records(&kyso(&["verify", "--format", "json", "--page-text", "read", &file]))[0];
    let text = scratch("page-text").join("text.json");
    fs::write(&text, kyso(&["page-text", &file]).stdout).unwrap();
    let given = &records(&kyso(&["verify", "--format", "json", "--page-text", text.to_str().unwrap(), &file]))[0];
    let printed = |report: &Value| report["vietnam"]["pageText"]["signatures"].clone();
    assert!(printed(read).as_array().is_some_and(|s| !s.is_empty()), "{read}");
    assert_eq!(printed(read), printed(given));
    assert_eq!(plain["vietnam"]["pageText"], Value::Null);
    for report in [read, given] {
        assert_eq!((&report["verdict"], &report["signatures"]), (&plain["verdict"], &plain["signatures"]));
    }
    // Text for one document is not text for two. What is no text of pages is told and moves nothing.
    assert_eq!(status(&["verify", "--page-text", text.to_str().unwrap(), &file, &pdf("b-b.pdf")]), 64);
    assert_eq!(status(&["verify", "--page-text", &file, &file]), status(&["verify", &file]));
}

/// What a renderer saw comes as a file. It speaks against the one document it is about, and is never passed over in silence.
#[test]
fn what_a_renderer_saw_is_taken_from_a_file() {
    let file = pdf("two-signatures.pdf");
    let plain = &records(&kyso(&["verify", "--format", "json", &file]))[0];
    let seen = scratch("pictures").join("seen.json");
    let write = |schema: &str| {
        let difference = json!({ "page": 1, "since": plain["signatures"][0]["coverage"]["revision"], "kind": "picture", "rects": [[300, 500, 340, 512]] });
        let all = json!({ "schema": schema, "document": plain["input"]["sha256"], "renderer": "test", "scale": 1.5, "threshold": 32,
            "pages": 1, "differences": [difference] });
        fs::write(&seen, all.to_string()).unwrap();
    };
    write("kyso-pictures/1");
    let option = format!("--pictures={}", seen.display());
    let found = &records(&kyso(&["verify", "--format", "json", &option, &file]))[0];
    assert_eq!(
        (&plain["document"]["asShown"], &plain["document"]["pictures"]),
        (&json!("justified-changes"), &Value::Null)
    );
    assert_eq!(found["document"]["asShown"], json!("cannot-tell"));
    assert_eq!(found["verdictReason"], json!("pictures-differ"));
    assert_eq!(found["document"]["pictures"]["differing"][0]["rects"], json!([[300.0, 500.0, 340.0, 512.0]]));
    let other = &records(&kyso(&["verify", "--format", "json", &option, &pdf("b-b.pdf")]))[0];
    assert_eq!(other["document"]["pictures"], Value::Null);
    assert!(other["findings"].as_array().unwrap().iter().any(|f| f["code"] == json!("pictures-unusable")), "{other}");
    // Not for two files, not of another form, not from nowhere, and not drawn here.
    assert_eq!(status(&["verify", &option, &file, &pdf("b-b.pdf")]), 64);
    assert_eq!(status(&["verify", "--pictures=/nowhere/seen.json", &file]), 64);
    assert_eq!(status(&["verify", "--pictures", &file]), 64);
    write("kyso-pictures/2");
    assert_eq!(status(&["verify", &option, &file]), 64);
}

/// What the user does not trust is named apart from what he added, and a file without a certificate is wrong usage.
#[test]
fn a_certificate_is_removed_from_trust() {
    let file = pdf("two-signatures.pdf");
    let removed = fixtures().join("pki/state-ca.crt");
    let report = &records(&kyso(&["verify", "--format", "json", "--distrust", removed.to_str().unwrap(), &file]))[0];
    assert_eq!(report["verdictReason"], json!("untrusted-root"));
    assert_eq!(report["trust"]["added"][0]["label"], json!("root.crt"));
    assert_eq!(report["trust"]["removed"][0]["label"], json!("state-ca.crt"));
    assert_eq!(status(&["verify", "--distrust", &file, &file]), 64);
}
