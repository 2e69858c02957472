//! `kyso refuse` and `kyso receipt` over a dossier: one letter about all files together.

use super::scripts::{fixtures, pdf, scratch};
use std::fs;
use std::process::{Command, Output};

fn letter(command: &str, arguments: &[&str]) -> Output {
    let trust = fixtures().join("pki/root.crt");
    let mut program = Command::new(env!("CARGO_BIN_EXE_kyso"));
    program.args([command, "--trust", trust.to_str().unwrap(), "--at", "2026-11-22T00:00:00Z", "--lang", "vi"]);
    program.args(arguments).env("LC_ALL", "C").output().unwrap()
}

#[test]
fn one_letter_about_a_dossier() {
    let files = ["--dossier", &pdf("rewritten.pdf"), &pdf("two-signatures.pdf")];
    let output = letter("refuse", &files);
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(text.matches("Lý do:").count(), 1, "one letter:\n{text}");
    assert!(text.contains("1. rewritten.pdf: "), "each reason names its file:\n{text}");
    assert!(!text.contains(". two-signatures.pdf: "), "a file without a ground has none in the letter:\n{text}");
    for name in ["rewritten.pdf", "two-signatures.pdf"] {
        assert!(text.contains(&format!("– {name}")), "the digest of each file:\n{text}");
    }
}

#[test]
fn no_letter_where_a_dossier_has_no_ground() {
    let output = letter("refuse", &["--dossier", &pdf("two-signatures.pdf"), &pdf("agency-only-copy.pdf")]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(text.lines().count(), 1, "one sentence says why there is none:\n{text}");
    assert!(!text.contains("Nghị định"), "{text}");
}

#[test]
fn a_receipt_names_every_file_of_a_zip_or_folder() {
    let folder = scratch("letters");
    for name in ["two-signatures.pdf", "agency-only-copy.pdf"] {
        fs::copy(pdf(name), folder.join(name)).unwrap();
    }
    let output = letter("receipt", &["--dossier", folder.to_str().unwrap(), "--receiver", "Sở Nội vụ"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("Sở Nội vụ") && text.contains("two-signatures.pdf") && text.contains("agency-only-copy.pdf"));
}
