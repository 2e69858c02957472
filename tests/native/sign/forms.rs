//! Keys, algorithms and forms, on files of every kind.

use super::token::Token;
use super::{judges, pdf, signed};
use std::path::Path;

/// Files that a signature is added to.
const FILES: [&str; 7] = [
    "unsigned.pdf",
    "xref-stream.pdf",
    "hybrid-xref.pdf",
    "linearized.pdf",
    "two-signatures.pdf",
    "clerk-fields.pdf",
    "empty-field.pdf",
];

#[test]
fn every_kind_of_file_takes_a_signature() {
    let Some(token) = Token::with(&["person"]) else { return };
    for name in FILES {
        let out = token.path(name);
        signed(&token, "person", &pdf(name), &out, &[]);
        judges::agree(&out, signatures(&pdf(name)).fields.len() + 1);
    }
}

fn signatures(file: &Path) -> kyso::pdf::signature::Signatures {
    let bytes = std::fs::read(file).unwrap();
    let limits = kyso::Limits::default();
    let document = kyso::pdf::Document::open(&bytes, None, &limits).unwrap();
    kyso::pdf::signature::find_signatures(&document, &limits).unwrap()
}

#[test]
fn every_key_signs_with_every_digest() {
    let Some(token) = Token::with(&["person", "person-p256", "agency-p384", "person-pss"]) else { return };
    let cases: [(&str, &[&str]); 8] = [
        ("person", &["--digest", "SHA-256"]),
        ("person", &["--digest", "SHA-384"]),
        ("person", &["--digest", "SHA-512", "--form", "adbe"]),
        ("person", &["--pss"]),
        ("person-pss", &["--pss", "--digest", "SHA-512"]),
        ("person-p256", &["--digest", "SHA-256"]),
        ("agency-p384", &["--digest", "SHA-384", "--as", "copy"]),
        ("agency-p384", &["--digest", "SHA-256", "--as", "annex", "--form", "adbe"]),
    ];
    for (number, (key, more)) in cases.into_iter().enumerate() {
        let out = token.path(&format!("{number}.pdf"));
        signed(&token, key, &pdf("unsigned.pdf"), &out, more);
        judges::agree(&out, 1);
    }
}

#[test]
fn a_certification_and_a_lock_are_kept() {
    let Some(token) = Token::with(&["person"]) else { return };
    for permissions in ["1", "2", "3"] {
        let (out, again) = (token.path(&format!("c{permissions}.pdf")), token.path(&format!("d{permissions}.pdf")));
        signed(&token, "person", &pdf("unsigned.pdf"), &out, &["--certify", permissions, "--lock", "all"]);
        judges::agree(&out, 1);
        let refused = super::sign(&token, "person", &out, &again, &[]);
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        let code = if permissions == "1" { "[sign-certified]" } else { "[sign-field-locked]" };
        assert!(!refused.status.success() && said.contains(code) && !again.exists(), "{permissions}: {said}");
    }
    let late = super::sign(&token, "person", &pdf("b-b.pdf"), &token.path("late.pdf"), &["--certify", "2"]);
    assert!(String::from_utf8_lossy(&late.stderr).contains("[sign-not-first]"));
}

#[test]
fn a_field_that_waits_is_signed() {
    let Some(token) = Token::with(&["person"]) else { return };
    let names = signatures(&pdf("empty-field.pdf")).empty_fields;
    let out = token.path("filled.pdf");
    signed(&token, "person", &pdf("empty-field.pdf"), &out, &["--at-field", &names[0]]);
    assert!(signatures(&out).empty_fields.len() < names.len());
    judges::agree(&out, 1);
    let again = super::sign(&token, "person", &out, &token.path("again.pdf"), &["--at-field", &names[0]]);
    assert!(String::from_utf8_lossy(&again.stderr).contains("[sign-field-signed]"));
    let missing = super::sign(&token, "person", &out, &token.path("again.pdf"), &["--at-field", "nowhere"]);
    assert!(String::from_utf8_lossy(&missing.stderr).contains("[sign-no-such-field]"));
}

#[test]
fn files_of_any_kind_are_signed_beside_and_inside() {
    let Some(token) = Token::with(&["person", "person-p256"]) else { return };
    let notice = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/cms/notice.txt");
    for (key, form, name) in [("person", "cades-detached", "notice.p7s"), ("person-p256", "cades-opaque", "notice.p7m")]
    {
        let out = token.path(name);
        signed(&token, key, &notice, &out, &["--form", form]);
        let mut command = std::process::Command::new("openssl");
        command
            .args(["cms", "-verify", "-noverify", "-binary", "-inform", "DER", "-out", "/dev/null", "-in"])
            .arg(&out);
        if form == "cades-detached" {
            command.arg("-content").arg(&notice);
        }
        let verified = command.output().unwrap();
        assert!(verified.status.success(), "{form}: {verified:?}");
    }
}

/// A signature of which nothing is known for want of evidence does not stop a person, who adds to it and not to what it is worth. An
/// agency needs one that passed (Decree 30/2020 Art. 32.2).
#[test]
fn an_earlier_signature_without_evidence_is_no_valid_one() {
    let Some(token) = Token::with(&["person", "person-p256", "agency"]) else { return };
    let [first, second, sealed] = ["first.pdf", "second.pdf", "sealed.pdf"].map(|name| token.path(name));
    signed(&token, "person-p256", &pdf("unsigned.pdf"), &first, &[]);
    let sign = |key: &str, role: &str, from: &Path, out: &Path| {
        let cert = super::pki(&format!("{key}.crt"));
        let (module, pin) = (super::token::module(), token.pin());
        let mut words = vec!["sign", "--pkcs11", &module, "--token", "kyso", "--key", key, "--pin-file", &pin];
        words.extend(["--cert", &cert, "--as", role, "-o", out.to_str().unwrap()]);
        let judging = super::judging();
        // Without the authority of the first signer, and its list.
        let judging: Vec<&str> = judging.iter().map(String::as_str).collect();
        let (alone, pairs) = judging.split_at(1);
        words.extend(alone);
        words.extend(pairs.chunks(2).filter(|pair| !pair[1].contains("ec-ca")).flatten());
        words.push(from.to_str().unwrap());
        super::kyso(Some(&token), &words)
    };
    let refused = sign("agency", "agency", &first, &sealed);
    let said = String::from_utf8_lossy(&refused.stderr);
    assert!(said.contains("[sign-no-personal-signature]") && !sealed.exists(), "{said}");
    let output = sign("person", "person", &first, &second);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    // Now one has passed.
    let output = sign("agency", "agency", &second, &sealed);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    judges::agree(&sealed, 3);
}
