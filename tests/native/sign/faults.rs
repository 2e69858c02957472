//! What must not be signed, and what goes wrong with tokens: a named error, and never a file.

use super::token::{Token, module};
use super::{judging, kyso, pdf, pki, sign};
use std::fs;
use std::path::Path;

/// Runs with these words and asserts the code; nothing may be written.
#[track_caller]
fn refused(token: &Token, words: &[&str], file: &Path, code: &str) {
    let out = token.path("refused.pdf");
    let judging = judging();
    let mut all = vec!["sign", "-o", out.to_str().unwrap()];
    all.extend(judging.iter().map(String::as_str));
    all.extend(words);
    all.push(file.to_str().unwrap());
    let output = kyso(Some(token), &all);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{words:?}: {said}");
    assert!(said.contains(&format!("[{code}]")), "{words:?}: {said}");
    assert!(!out.exists());
    let left = fs::read_dir(token.folder.path())
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().starts_with(".tmp"));
    assert_eq!(left.count(), 0, "something is left behind");
}

#[test]
fn tokens_and_pins() {
    let Some(token) = Token::with(&["person", "agency"]) else { return };
    let (module, pin, cert) = (module(), token.pin(), pki("person.crt"));
    let wrong = token.path("wrong");
    fs::write(&wrong, "111111\n").unwrap();
    let unsigned = pdf("unsigned.pdf");
    let base = ["--pkcs11", &module, "--cert", &cert];
    let with = |more: &[&'static str]| -> Vec<String> { base.iter().chain(more).map(|w| (*w).to_owned()).collect() };
    let check = |words: Vec<String>, code: &str| {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        refused(&token, &words, &unsigned, code);
    };
    let and = |mut words: Vec<String>, file: &str| {
        words.extend(["--pin-file".to_owned(), file.to_owned()]);
        words
    };
    check(and(with(&["--key", "person"]), wrong.to_str().unwrap()), "pin-incorrect-few");
    check(and(with(&["--key", "person"]), "/nowhere/at/all"), "pin-unreadable");
    check(and(with(&["--key", "nobody"]), &pin), "token-no-key");
    check(and(with(&[]), &pin), "token-ambiguous");
    check(and(with(&["--token", "another"]), &pin), "token-absent");
    check(and(with(&["--key", "agency"]), &pin), "sign-value-mismatch");
    let elsewhere = vec!["--pkcs11".to_owned(), "/nowhere/at/all.so".to_owned()];
    check(elsewhere, "token-module");
    let no_certificate = vec!["--pkcs11".to_owned(), module.clone(), "--key".to_owned(), "person".to_owned()];
    check(and(no_certificate, &pin), "token-no-certificate");
}

#[test]
fn certificates_that_may_not_sign() {
    let Some(token) = Token::with(&["person", "person-revoked", "person-g1", "agency"]) else { return };
    let out = token.path("refused.pdf");
    for (key, more, code) in [
        ("person-revoked", &[][..], "sign-certificate-revoked"),
        ("person-g1", &[][..], "sign-certificate-expired"),
        ("agency", &["--as", "person"][..], "sign-wrong-nature"),
        ("person", &["--as", "copy"][..], "sign-wrong-nature"),
    ] {
        let output = sign(&token, key, &pdf("unsigned.pdf"), &out, more);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains(&format!("[{code}]")) && !out.exists(), "{key}: {said}");
    }
    let (module, pin, cert, root) = (module(), token.pin(), pki("person.crt"), pki("root.crt"));
    let (ca, unsigned, place) = (pki("state-ca.crt"), pdf("unsigned.pdf"), out.to_str().unwrap());
    let base =
        ["sign", "--pkcs11", &module, "--key", "person", "--pin-file", &pin, "--cert", &cert, "--at", super::NOW];
    // Without lists nobody knows whether it was revoked; without a root nobody knows anything.
    for (more, code) in [(&["--trust", &root, "--evidence", &ca][..], "sign-status-unknown"), (&[][..], "sign-no-path")]
    {
        let output = kyso(Some(&token), &[&base[..], more, &["-o", place, unsigned.to_str().unwrap()]].concat());
        assert!(String::from_utf8_lossy(&output.stderr).contains(&format!("[{code}]")), "{output:?}");
    }
    assert!(!out.exists());
}

#[test]
fn documents_that_may_not_be_signed() {
    let Some(token) = Token::with(&["person"]) else { return };
    let out = token.path("refused.pdf");
    for (name, code) in [
        ("encrypted-empty-password.pdf", "sign-encrypted"),
        ("encrypted-aes-256.pdf", "password-required"),
        ("rewritten.pdf", "sign-already-invalid"),
        ("appended-after-signing.pdf", "sign-already-invalid"),
    ] {
        let output = sign(&token, "person", &pdf(name), &out, &[]);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains(&format!("[{code}]")) && !out.exists(), "{name}: {said}");
    }
    let broken = token.path("broken.pdf");
    let mut bytes = fs::read(pdf("unsigned.pdf")).unwrap();
    let at = bytes.windows(9).rposition(|window| window == b"startxref").unwrap();
    bytes.truncate(at);
    fs::write(&broken, bytes).unwrap();
    let output = sign(&token, "person", &broken, &out, &[]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("[sign-damaged]") && !out.exists(), "{output:?}");
}

#[test]
fn nothing_is_written_over() {
    let Some(token) = Token::with(&["person"]) else { return };
    let out = token.path("there.pdf");
    fs::write(&out, "mine").unwrap();
    let output = sign(&token, "person", &pdf("unsigned.pdf"), &out, &[]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("[sign-output-exists]"));
    assert_eq!(fs::read(&out).unwrap(), b"mine");
    let own = token.path("own.pdf");
    fs::copy(pdf("unsigned.pdf"), &own).unwrap();
    let output = sign(&token, "person", &own, &own, &[]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("[sign-output-exists]"));
    assert_eq!(fs::read(&own).unwrap(), fs::read(pdf("unsigned.pdf")).unwrap());
}

#[test]
fn many_files_need_a_consent() {
    let Some(token) = Token::with(&["person"]) else { return };
    let folder = token.path("out");
    fs::create_dir(&folder).unwrap();
    let second = pdf("encrypted-empty-password.pdf");
    let second = second.to_str().unwrap();
    let output = sign(&token, "person", &pdf("unsigned.pdf"), &folder, &[second]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("[sign-not-agreed]"), "{output:?}");
    let output = sign(&token, "person", &pdf("unsigned.pdf"), &folder, &["--yes", second]);
    assert_eq!(output.status.code(), Some(1));
    assert!(folder.join("unsigned.pdf").exists() && !folder.join("encrypted-empty-password.pdf").exists());
    assert!(String::from_utf8_lossy(&output.stdout).contains("1 / 2"), "{output:?}");
}
