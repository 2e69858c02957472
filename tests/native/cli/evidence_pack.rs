//! Evidence packs: written, read again, replayed to the same bytes; and what a malformed or dishonest pack can do, which is little.

use base64ct::{Base64, Encoding};
use kyso::crypto::sha256;
use kyso::evidence::pack::{LoadedPack, PackError};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const AT: &str = "2026-11-22T00:00:00Z";

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn pdf(name: &str) -> String {
    fixtures().join("pdf").join(name).to_string_lossy().into_owned()
}

fn pki(name: &str) -> String {
    fixtures().join("pki").join(name).to_string_lossy().into_owned()
}

fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn kyso(arguments: &[&str]) -> Output {
    let output = Command::new(env!("CARGO_BIN_EXE_kyso")).args(arguments).env("LC_ALL", "C").output().unwrap();
    assert!(!String::from_utf8_lossy(&output.stderr).contains("panicked"), "{output:?}");
    output
}

/// A verification with everything a status needs from outside.
fn given() -> Vec<String> {
    let mut all = vec!["--trust".to_owned(), pki("root.crt"), "--at".to_owned(), AT.to_owned()];
    for name in ["state-ca.crt", "state-ca-2026-11.crl", "root-2026-11.crl"] {
        all.extend(["--evidence".to_owned(), pki(name)]);
    }
    all
}

fn run(first: &[&str], options: &[String], last: &[&str]) -> Output {
    let middle: Vec<&str> = options.iter().map(String::as_str).collect();
    kyso(&[first, &middle, last].concat())
}

/// Exports a pack for these files and returns where it is.
fn export(folder: &Path, options: &[String], files: &[&str]) -> String {
    let pack = folder.join("pack.json").to_string_lossy().into_owned();
    let output = run(&["evidence", "export", "-o", &pack], options, files);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(output.stdout.is_empty());
    pack
}

fn value(path: &str) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

/// Every evidence option replaced by one pack.
fn with_pack(pack: &str) -> Vec<String> {
    ["--trust", &pki("root.crt"), "--at", AT, "--evidence", pack].map(str::to_owned).to_vec()
}

#[test]
fn the_same_pack_gives_the_same_bytes() {
    let folder = scratch("pack-replay");
    let files = ["one-signature.pdf", "b-t.pdf", "b-lt.pdf", "b-lta.pdf", "two-signatures.pdf", "revoked.pdf"].map(pdf);
    let names: Vec<&str> = files.iter().map(String::as_str).collect();
    let pack = export(&folder, &given(), &names);
    let first = fs::read(&pack).unwrap();
    export(&folder, &given(), &names);
    assert_eq!(first, fs::read(&pack).unwrap(), "written twice, the same");
    for file in &names {
        for format in ["json", "detailed", "etsi", "html"] {
            let original = run(&["verify", "--format", format], &given(), &[file]);
            let trust = ["--trust".to_owned(), pki("root.crt")];
            let replayed = run(&["evidence", "import", &pack, "--replay", "--format", format], &trust, &[file]);
            assert_eq!(original.stdout, replayed.stdout, "{file} as {format}");
            assert_eq!(original.status.code(), replayed.status.code());
            assert!(replayed.stderr.is_empty(), "{replayed:?}");
        }
        let original = run(&["verify", "--format", "json"], &given(), &[file]);
        let again = run(&["verify", "--format", "json"], &with_pack(&pack), &[file]);
        assert_eq!(original.stdout, again.stdout, "{file} through --evidence");
    }
}

#[test]
fn a_pack_holds_what_was_used_and_nothing_else() {
    let folder = scratch("pack-content");
    let file = pdf("b-lta.pdf");
    let poe = format!("{}=2026-03-05T00:00:00Z", "ab".repeat(32));
    let options = [given(), vec!["--poe".to_owned(), poe]].concat();
    let pack = value(&export(&folder, &options, &[&file]));
    assert_eq!(pack["schema"], "kyso-evidence/1");
    assert_eq!(pack["now"], AT);
    assert_eq!(pack["policy"]["revocation"], "required");
    assert_eq!(pack["documents"][0]["sha256"], hex::encode(sha256(&fs::read(&file).unwrap())));
    let objects = pack["objects"].as_array().unwrap();
    for object in objects {
        let der = Base64::decode_vec(object["der"].as_str().unwrap()).unwrap();
        assert_eq!(object["sha256"], hex::encode(sha256(&der)));
        let caller = object["origin"].as_str().unwrap().starts_with("caller:");
        assert_eq!(caller, object["document"].is_null());
    }
    let kinds = |kind: &str| objects.iter().filter(|o| o["kind"] == kind).count();
    assert!(kinds("certificate") > 2 && kinds("crl") > 2 && kinds("ocsp") > 0);
    assert_eq!(kinds("time-stamp"), 2, "the signature's and the document's");
    assert_eq!(pack["proofs"][0]["time"], "2026-03-05T00:00:00Z");
    let report: Value =
        serde_json::from_slice(&run(&["verify", "--format", "json"], &options, &[&file]).stdout).unwrap();
    for kind in ["certificates", "crls", "ocsps"] {
        for item in report["objects"][kind].as_array().unwrap() {
            let known = objects.iter().any(|o| o["sha256"] == item["sha256"] && o["origin"] == item["origin"]);
            assert!(known, "{kind}: {item}");
        }
    }
    assert_eq!(report["objects"]["proofs"], pack["proofs"]);
    assert_eq!(
        (&report["policy"]["sha256"], &report["trust"]["sha256"]),
        (&pack["policy"]["sha256"], &pack["trust"]["sha256"])
    );
    let schema: Value = serde_json::from_slice(&kyso(&["schema", "evidence"]).stdout).unwrap();
    for key in pack.as_object().unwrap().keys() {
        assert!(schema["properties"].get(key).is_some(), "{key} is not in the schema");
    }
}

#[test]
fn a_pack_helps_another_document() {
    let folder = scratch("pack-other");
    let pack = export(&folder, &given(), &[&pdf("b-lt.pdf")]);
    let output = run(&["verify", "--format", "json"], &with_pack(&pack), &[&pdf("one-signature.pdf")]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let origins: Vec<&str> =
        report["objects"]["crls"].as_array().unwrap().iter().map(|i| i["origin"].as_str().unwrap()).collect();
    // What was in the other document is evidence given under the pack's name, never something this document carries.
    assert!(origins.contains(&"caller:pack.json") && !origins.contains(&"dss"), "{origins:?}");
}

#[test]
fn time_and_proofs_are_taken_only_on_the_readers_word() {
    let folder = scratch("pack-word");
    let file = pdf("one-signature.pdf");
    let mut pack = value(&export(&folder, &given(), &[&file]));
    pack["now"] = json!("2020-01-01T00:00:00Z");
    pack["proofs"] = json!([{ "sha256": "ab".repeat(32), "time": "2019-01-01T00:00:00Z", "origin": "caller" }]);
    let path = folder.join("dishonest.json").to_string_lossy().into_owned();
    fs::write(&path, pack.to_string()).unwrap();
    let output = run(&["verify", "--format", "json"], &with_pack(&path), &[&file]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["now"], AT);
    assert!(report["objects"]["proofs"].is_null());
    assert!(String::from_utf8_lossy(&output.stderr).contains("--poe"));
    let trust = ["--trust", &pki("root.crt"), "--evidence", &path].map(str::to_owned);
    let clock: Value = serde_json::from_slice(&run(&["verify", "--format", "json"], &trust, &[&file]).stdout).unwrap();
    assert_ne!(clock["now"], pack["now"], "without --at the clock counts, not the pack");
    let said = [with_pack(&path), vec!["--poe".to_owned(), path.clone()]].concat();
    let output = run(&["verify", "--format", "json"], &said, &[&file]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["objects"]["proofs"], pack["proofs"]);
    // No pack brings an anchor: without the root the path leads nowhere.
    let bare = ["--at", AT, "--evidence", &path].map(str::to_owned);
    let output = run(&["verify", "--format", "json"], &bare, &[&file]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_ne!(report["verdict"], "valid");
    assert!(report["signatures"][0]["signer"]["trustDomain"].is_null());
}

#[test]
fn a_replay_under_other_trust_says_so() {
    let folder = scratch("pack-trust");
    let pack = export(&folder, &given(), &[&pdf("one-signature.pdf")]);
    let output = kyso(&["evidence", "import", &pack, "--replay", "--format", "json", &pdf("one-signature.pdf")]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("trust data"), "{output:?}");
    assert_ne!(output.status.code(), Some(0));
}

/// EN 319 102-1 §5.1.4: the rules are those of the one who validates. Whoever writes a pack could write any.
#[test]
fn no_pack_says_what_is_asked() {
    let folder = scratch("pack-rules");
    let file = pdf("revoked.pdf");
    let mut pack = value(&export(&folder, &given(), &[&file]));
    pack["policy"]["revocation"] = json!("none");
    pack["now"] = json!("2026-01-02T00:00:00Z");
    pack["received"] = json!("2026-01-01T00:00:00Z");
    pack["proofs"] = json!([{ "sha256": "ab".repeat(32), "time": "2019-01-01T00:00:00Z", "origin": "caller" }]);
    let path = folder.join("dishonest.json").to_string_lossy().into_owned();
    fs::write(&path, pack.to_string()).unwrap();
    let trust = ["--trust", &pki("root.crt")].map(str::to_owned);
    let import = |options: &[&str]| {
        let output =
            run(&[&["evidence", "import", path.as_str(), "--format", "json"], options].concat(), &trust, &[&file]);
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        (report, String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (report, said) = import(&["--at", AT]);
    assert_eq!((&report["policy"]["revocation"], &report["now"]), (&json!("required"), &json!(AT)));
    assert_ne!(report["verdict"], "valid");
    assert!(report["objects"]["proofs"].as_array().is_none_or(Vec::is_empty));
    assert!(report["signatures"][0]["time"]["received"].is_null());
    assert!(said.contains("--revocation none") && said.contains("proofs of existence"), "{said}");
    // Without --at the clock counts, not the pack.
    assert_ne!(import(&[]).0["now"], pack["now"]);
    // On the reader's word its time and its proofs count; what is asked of revocation is said by the reader himself.
    let (report, said) = import(&["--replay"]);
    assert_eq!((&report["policy"]["revocation"], &report["now"]), (&json!("required"), &pack["now"]));
    assert_eq!(report["objects"]["proofs"], pack["proofs"]);
    assert!(said.contains("--revocation none"), "{said}");
    assert_eq!(import(&["--replay", "--at", AT]).0["now"], AT, "an option comes before the pack");
    let (report, said) = import(&["--replay", "--revocation", "none"]);
    assert_eq!(report["policy"]["revocation"], "none");
    assert!(!said.contains("--revocation none"), "{said}");
}

#[test]
fn a_bad_object_is_named_and_the_rest_is_judged() {
    let folder = scratch("pack-faults");
    let file = pdf("one-signature.pdf");
    let whole = value(&export(&folder, &given(), &[&file]));
    let count = whole["objects"].as_array().unwrap().len();
    let changes: Vec<(&str, Value, &str)> = vec![
        ("kind", json!("secret"), "kind-unknown"),
        ("kind", json!(7), "kind-unknown"),
        ("der", json!("*"), "not-base64"),
        ("der", json!("AAAA"), "sha256-differs"),
        ("sha256", json!("00".repeat(32)), "sha256-differs"),
        ("sha256", json!("00"), "sha256-malformed"),
        ("origin", json!("dss"), "origin-without-document"),
        ("origin", json!("nowhere"), "origin-unknown"),
        ("document", json!("00".repeat(32)), "origin-without-document"),
        ("document", json!("x"), "sha256-malformed"),
    ];
    for (key, wrong, reason) in changes {
        let mut pack = whole.clone();
        pack["objects"][0][key] = wrong;
        let loaded = LoadedPack::read(pack.to_string().as_bytes()).unwrap();
        assert_eq!(loaded.objects.len(), count - 1, "{reason}");
        assert_eq!((loaded.faults[0].place.as_str(), loaded.faults[0].reason), ("objects[0]", reason));
    }
    let mut pack = whole;
    pack["objects"][0]["der"] = json!("AAAA");
    pack["proofs"] = json!([{ "sha256": "ab", "time": "x", "origin": "caller" }, 5]);
    pack["unusable"] = json!("text");
    let path = folder.join("bad.json").to_string_lossy().into_owned();
    fs::write(&path, pack.to_string()).unwrap();
    let output = run(&["verify", "--format", "json"], &with_pack(&path), &[&file]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let said: Vec<&str> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|f| f["code"] == "evidence-unusable")
        .map(|f| f["params"][0]["value"].as_str().unwrap())
        .collect();
    assert_eq!(said, ["bad.json: objects[0]", "bad.json: proofs[0]", "bad.json: proofs[1]", "bad.json: unusable"]);
    assert!(!report["objects"]["crls"].as_array().unwrap().is_empty(), "the rest is used");
    let listed = kyso(&["evidence", "import", &path]);
    assert_eq!(listed.status.code(), Some(65));
    let listed: Value = serde_json::from_slice(&listed.stdout).unwrap();
    assert_eq!(listed["faults"][0], json!({ "place": "objects[0]", "reason": "sha256-differs" }));
}

#[test]
fn what_is_no_pack_is_an_error_of_its_own() {
    let code = |bytes: &[u8]| LoadedPack::read(bytes).unwrap_err().code();
    assert_eq!(code(b""), "pack-malformed");
    assert_eq!(code(b"{"), "pack-malformed");
    assert_eq!(code(&[b'['; 100_000]), "pack-malformed");
    assert_eq!(code(b"{}"), "pack-schema");
    assert_eq!(code(b"[]"), "pack-schema");
    assert_eq!(code(br#"{"schema":"kyso-evidence/2"}"#), "pack-schema");
    assert_eq!(code(br#"{"schema":5}"#), "pack-schema");
    assert!(matches!(LoadedPack::read(&vec![b' '; (1 << 28) + 1]), Err(PackError::TooLarge)));
    let folder = scratch("pack-none");
    let path = folder.join("none.json").to_string_lossy().into_owned();
    fs::write(&path, "{}").unwrap();
    let output = kyso(&["evidence", "import", &path]);
    assert_eq!(output.status.code(), Some(65));
    assert!(String::from_utf8_lossy(&output.stderr).contains("[pack-schema]"));
    // As evidence it is a finding, and the signature is judged all the same.
    let output = run(&["verify", "--format", "json"], &with_pack(&path), &[&pdf("one-signature.pdf")]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["findings"][0]["code"], "evidence-unusable");
    assert_eq!(report["findings"][0]["params"][1]["value"], "pack-schema");
    assert_eq!(report["signatures"][0]["integrity"]["digestMatches"], true);
}

#[test]
fn a_pack_cut_or_flipped_anywhere_has_an_answer() {
    let folder = scratch("pack-flips");
    let pack = fs::read(export(&folder, &given(), &[&pdf("b-t.pdf")])).unwrap();
    let whole = LoadedPack::read(&pack).unwrap();
    for at in (0..pack.len()).step_by(97) {
        let _ = LoadedPack::read(&pack[..at]);
        let mut flipped = pack.clone();
        flipped[at] ^= 1;
        if let Ok(read) = LoadedPack::read(&flipped) {
            // Whatever is still taken is what was written: every object stands under its own SHA-256.
            assert!(read.objects.iter().all(|o| whole.objects.iter().any(|w| w.der == o.der)), "at {at}");
        }
    }
}

#[test]
fn objects_can_be_taken_out_of_a_pack() {
    let folder = scratch("pack-out");
    let pack = export(&folder, &given(), &[&pdf("b-lta.pdf")]);
    let out = folder.join("out");
    assert_eq!(kyso(&["evidence", "import", &pack, "-o", out.to_str().unwrap()]).status.code(), Some(0));
    let names: Vec<String> =
        fs::read_dir(&out).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    for end in [".crt", ".crl", ".ors", ".tst"] {
        assert!(names.iter().any(|n| n.ends_with(end)), "{end}");
    }
    for name in &names {
        let stem = name.split('.').next().unwrap();
        assert_eq!(stem, hex::encode(sha256(&fs::read(out.join(name)).unwrap())));
    }
}

#[test]
fn an_unreadable_file_does_not_stop_the_others() {
    let folder = scratch("pack-unreadable");
    let pack = folder.join("p.json").to_string_lossy().into_owned();
    let files = [pdf("encrypted-aes-256.pdf"), pdf("b-t.pdf")];
    let output = run(&["evidence", "export", "-o", &pack], &given(), &[&files[0], &files[1]]);
    assert_eq!(output.status.code(), Some(65));
    assert!(String::from_utf8_lossy(&output.stderr).contains("[password-required]"));
    assert_eq!(value(&pack)["documents"].as_array().unwrap().len(), 1);
    assert_eq!(kyso(&["evidence", "export", "-o", &pack]).status.code(), Some(64));
    assert_eq!(kyso(&["evidence", "import"]).status.code(), Some(64));
}
