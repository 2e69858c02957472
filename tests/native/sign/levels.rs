//! Levels from B-T to B-LTA, with `openssl ts` as the authority.

use super::authority::{Manner, Tsa};
use super::token::Token;
use super::{judges, judging, kyso, pdf, sign, signed};
use std::path::Path;

/// What the report says of a file a minute later.
fn report(file: &Path) -> serde_json::Value {
    report_of(file, None)
}

/// The same of a message beside its content.
fn report_of(file: &Path, content: Option<&Path>) -> serde_json::Value {
    let judging = judging().into_iter().map(|word| word.replace(super::NOW, "2026-11-22T02:06:00Z"));
    let mut words: Vec<String> = vec!["verify".into(), "--format".into(), "json".into()];
    words.extend(judging);
    words.extend(content.into_iter().flat_map(|content| ["--detached".into(), content.to_str().unwrap().into()]));
    words.push(file.to_str().unwrap().into());
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    serde_json::from_slice(&kyso(None, &words).stdout).unwrap()
}

#[test]
fn every_level_is_reached() {
    let Some(token) = Token::with(&["person", "agency"]) else { return };
    let Some(tsa) = Tsa::start(Manner::Well) else { return };
    let url = tsa.url();
    for level in ["B-T", "B-LT", "B-LTA"] {
        let out = token.path(&format!("{level}.pdf"));
        signed(&token, "person", &pdf("unsigned.pdf"), &out, &["--level", level, "--tsa", &url]);
        let report = report(&out);
        assert_eq!(report["verdict"], "valid", "{level}: {report:#}");
        assert_eq!(report["signatures"][0]["level"], level, "{report:#}");
        assert_eq!(report["signatures"][0]["time"]["basis"], "proven");
        judges::agree(&out, 1);
    }
    // Signing after the archive time-stamp, and a renewal.
    let [seal, renewed] = ["seal.pdf", "renewed.pdf"].map(|name| token.path(name));
    let more = ["--as", "agency", "--level", "B-T", "--tsa", &url];
    signed(&token, "agency", &token.path("B-LTA.pdf"), &seal, &more);
    let mut words = vec!["extend".to_owned(), "--tsa".to_owned(), url.clone(), "-o".to_owned()];
    words.push(renewed.to_str().unwrap().to_owned());
    words.extend(judging());
    words.push(seal.to_str().unwrap().to_owned());
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let output = kyso(None, &words);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let report = report(&renewed);
    assert_eq!(report["verdict"], "valid", "{report:#}");
    for signature in report["signatures"].as_array().unwrap() {
        assert_eq!(signature["level"], "B-LTA", "{signature:#}");
    }
    // Nothing is kept twice.
    let objects: Vec<&str> = ["certificates", "crls", "ocsps"]
        .iter()
        .flat_map(|list| report["objects"][list].as_array().unwrap())
        .map(|item| item["sha256"].as_str().unwrap())
        .collect();
    assert_eq!(objects.iter().collect::<std::collections::BTreeSet<_>>().len(), objects.len());
}

#[test]
fn an_authority_that_answers_badly_stops_the_signature() {
    let Some(token) = Token::with(&["person"]) else { return };
    let out = token.path("refused.pdf");
    for (manner, code) in [
        (Manner::OfOther, "sign-timestamp-of-other"),
        (Manner::Again, "sign-timestamp-of-other"),
        (Manner::Page, "sign-bad-timestamp"),
        (Manner::Refuses, "sign-timestamp-refused"),
        (Manner::Redirects, "sign-timestamp-unreachable"),
        (Manner::Late, "sign-timestamp-unreachable"),
    ] {
        let Some(tsa) = Tsa::start(manner) else { return };
        let more = ["--level", "B-T", "--tsa", &tsa.url(), "--tsa-wait", "1"];
        let more = if manner == Manner::Late { &more[..] } else { &more[..4] };
        let output = sign(&token, "person", &pdf("unsigned.pdf"), &out, more);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains(&format!("[{code}]")) && !out.exists(), "{manner:?}: {said}");
    }
    let dead = ["--level", "B-T", "--tsa", "http://127.0.0.1:1/"];
    let output = sign(&token, "person", &pdf("unsigned.pdf"), &out, &dead);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("[sign-timestamp-unreachable]") && !out.exists(), "{said}");
}

/// `.p7s` and `.p7m` (EN 319 122-1 §6): evidence in SignedData, and archive-time-stamp-v3 with its index.
#[test]
fn messages_reach_every_level() {
    let Some(token) = Token::with(&["person", "person-p256"]) else { return };
    let Some(tsa) = Tsa::start(Manner::Well) else { return };
    let url = tsa.url();
    let notice = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/cms/notice.txt");
    for (key, form) in [("person", "cades-detached"), ("person-p256", "cades-opaque")] {
        let content: Option<&Path> = (form == "cades-detached").then_some(&notice);
        for level in ["B-T", "B-LT", "B-LTA"] {
            let out = token.path(&format!("{form}-{level}"));
            signed(&token, key, &notice, &out, &["--form", form, "--level", level, "--tsa", &url]);
            let report = report_of(&out, content);
            assert_eq!(report["verdict"], "valid", "{form} {level}: {report:#}");
            assert_eq!(report["signatures"][0]["level"], level, "{form} {level}: {report:#}");
            openssl(&out, content);
        }
        // From B-T later, and a renewal of what has an archive time-stamp already.
        for (from, name) in [("B-T", "later"), ("B-LTA", "renewed")] {
            let out = token.path(&format!("{form}-{name}"));
            extended(&token.path(&format!("{form}-{from}")), &out, content, &url);
            let report = report_of(&out, content);
            assert_eq!(report["signatures"][0]["level"], "B-LTA", "{form} {name}: {report:#}");
            let stamps = report["signatures"][0]["timestamps"].as_array().unwrap();
            let archives = stamps.iter().filter(|stamp| stamp["kind"] == "archive").count();
            assert_eq!(archives, if name == "later" { 1 } else { 2 }, "{form} {name}: {stamps:#?}");
            assert!(stamps.iter().all(|stamp| stamp["indication"] == "TOTAL-PASSED"), "{form} {name}: {stamps:#?}");
            openssl(&out, content);
        }
        // What the index names is what counts: one certificate changed, and the archive time-stamp proves nothing.
        let mut message = std::fs::read(token.path(&format!("{form}-B-LTA"))).unwrap();
        let certificate = std::fs::read(super::pki(&format!("{key}.crt"))).unwrap();
        let der = kyso::asn1::pem_blocks(&certificate).first().map_or(certificate, |block| block.der.clone());
        let at = message.windows(der.len()).position(|window| window == der.as_slice()).unwrap();
        message[at + der.len() - 1] ^= 1;
        let broken = token.path(&format!("{form}-broken"));
        std::fs::write(&broken, message).unwrap();
        assert_ne!(report_of(&broken, content)["signatures"][0]["level"], "B-LTA", "{form}");
    }
}

/// content-time-stamp and commitment-type-indication (EN 319 122-1 §5.2.8, §5.2.3), in every form.
#[test]
fn the_content_is_stamped_and_a_commitment_stated() {
    const APPROVAL: &str = "1.2.840.113549.1.9.16.6.5";
    let Some(token) = Token::with(&["person", "person-p256"]) else { return };
    let Some(tsa) = Tsa::start(Manner::Well) else { return };
    let url = tsa.url();
    let unsigned = pdf("unsigned.pdf");
    for (key, form) in
        [("person", "pades"), ("person-p256", "adbe"), ("person", "cades-detached"), ("person-p256", "cades-opaque")]
    {
        let out = token.path(&format!("content-{form}"));
        let more = ["--form", form, "--content-time-stamp", "--commitment", "approval", "--tsa", &url];
        signed(&token, key, &unsigned, &out, &more);
        let content: Option<&Path> = (form == "cades-detached").then_some(&unsigned);
        let report = report_of(&out, content);
        assert_eq!(report["verdict"], "valid", "{form}: {report:#}");
        let signature = &report["signatures"][0];
        assert_eq!(signature["attributes"]["commitments"][0], APPROVAL, "{form}: {signature:#}");
        let [stamp] = signature["timestamps"].as_array().unwrap().as_slice() else { panic!("{form}: {signature:#}") };
        assert_eq!((&stamp["kind"], &stamp["indication"]), (&"content".into(), &"TOTAL-PASSED".into()), "{stamp:#}");
        if form == "pades" || form == "adbe" {
            judges::agree(&out, 1);
        } else {
            openssl(&out, content);
        }
    }
    // A PDF has a reason or a commitment (EN 319 142-1 §6.3), and a token comes from somewhere.
    for words in [&["--commitment", "origin", "--reason", "X"][..], &["--content-time-stamp"]] {
        let output = sign(&token, "person", &unsigned, &token.path("never.pdf"), words);
        assert!(!output.status.success() && !token.path("never.pdf").exists(), "{words:?}");
    }
    // An answer over something else is not signed.
    let Some(other) = Tsa::start(Manner::OfOther) else { return };
    let words = ["--content-time-stamp", "--tsa", &other.url()];
    let output = sign(&token, "person", &unsigned, &token.path("never.pdf"), &words);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("[sign-timestamp-of-other]"), "{said}");
}

fn extended(file: &Path, out: &Path, content: Option<&Path>, url: &str) {
    let mut words = vec!["extend".to_owned(), "--tsa".to_owned(), url.to_owned()];
    words.extend(["-o".to_owned(), out.to_str().unwrap().to_owned()]);
    words.extend(
        content.into_iter().flat_map(|content| ["--detached".to_owned(), content.to_str().unwrap().to_owned()]),
    );
    words.extend(judging());
    words.push(file.to_str().unwrap().to_owned());
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let output = kyso(None, &words);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// OpenSSL reads the message and verifies the value.
fn openssl(message: &Path, content: Option<&Path>) {
    let mut command = std::process::Command::new("openssl");
    command.args(["cms", "-verify", "-noverify", "-binary", "-inform", "DER", "-out", "/dev/null", "-in"]).arg(message);
    if let Some(content) = content {
        command.arg("-content").arg(content);
    }
    let verified = command.output().unwrap();
    assert!(verified.status.success(), "{}: {verified:?}", message.display());
}
