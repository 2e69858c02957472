//! Signatures with the pictures of Decree 30/2020, Phụ lục I: judged by our own verifier and by others.

use super::token::Token;
use super::{judging, kyso, sign, signed};
use std::path::{Path, PathBuf};

fn draft(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/drafts").join(name)
}

fn report(file: &Path) -> serde_json::Value {
    let judging = judging();
    let mut words = vec!["verify", "--format", "json"];
    words.extend(judging.iter().map(String::as_str));
    words.push(file.to_str().unwrap());
    serde_json::from_slice(&kyso(None, &words).stdout).unwrap()
}

/// Codes of the notes on form.
fn notes(report: &serde_json::Value) -> Vec<String> {
    let notes = report["vietnam"]["notes"].as_array();
    notes.into_iter().flatten().map(|note| note["code"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn signature_number_and_seal_are_shown_as_the_decree_has_them() {
    let Some(token) = Token::with(&["person", "agency"]) else { return };
    let (hand, seal) = (draft("signature.png"), draft("seal-36mm.png"));
    let (hand, seal) = (hand.to_str().unwrap(), seal.to_str().unwrap());
    for name in ["decision.pdf", "turned-90.pdf", "turned-180.pdf", "turned-270.pdf", "cropped.pdf"] {
        let [first, second, third] = ["person", "number", "seal"].map(|step| token.path(&format!("{step}-{name}")));
        signed(&token, "person", &draft(name), &first, &["--as", "person", "--image", hand]);
        signed(&token, "agency", &first, &second, &["--as", "number", "--number", "27", "--date", "02/03"]);
        signed(&token, "agency", &second, &third, &["--as", "agency", "--image", seal]);
        let report = report(&third);
        assert_eq!(report["verdict"], "valid", "{name}: {report:#}");
        assert_eq!(report["document"]["asShown"], "justified-changes", "{name}");
        assert_eq!(report["signatures"].as_array().unwrap().len(), 5, "{name}: number, day and month are one each");
        let form = [
            "seal-place",
            "signature-colour",
            "seal-colour",
            "picture-kind",
            "block-place",
            "block-font",
            "block-time",
        ];
        assert!(!notes(&report).iter().any(|note| form.contains(&note.as_str())), "{name}: {:?}", notes(&report));
        super::judges::agree(&third, 5);
    }
}

#[test]
fn copies_and_annexes_have_a_block_in_the_corner() {
    let Some(token) = Token::with(&["agency"]) else { return };
    let [copy, annex] = ["copy.pdf", "annex.pdf"].map(|name| token.path(name));
    let agency = "Ủy ban nhân dân tỉnh Thử Nghiệm";
    signed(
        &token,
        "agency",
        &draft("letter.pdf"),
        &copy,
        &["--as", "copy", "--copy-form", "sao-y", "--agency-name", agency],
    );
    signed(&token, "agency", &draft("annex.pdf"), &annex, &["--as", "annex", "--document-number", "27/QĐ-UBND"]);
    for file in [copy, annex] {
        let report = report(&file);
        assert_eq!(report["verdict"], "valid");
        assert_eq!(report["vietnam"]["kind"]["value"], "copy-or-annex", "{:#}", report["vietnam"]);
        // The font has the widths of Times New Roman, and is another.
        assert_eq!(notes(&report).iter().filter(|note| note.starts_with("block-")).collect::<Vec<_>>(), ["block-font"]);
        super::judges::agree(&file, 1);
    }
}

#[test]
fn a_field_of_the_document_shows_the_picture() {
    let Some(token) = Token::with(&["person"]) else { return };
    let (hand, out) = (draft("signature.png"), token.path("field.pdf"));
    let more = ["--as", "person", "--image", hand.to_str().unwrap(), "--at-field", "Signature1"];
    signed(&token, "person", &super::pdf("empty-field.pdf"), &out, &more);
    let report = report(&out);
    assert_eq!(report["verdict"], "valid", "{report:#}");
    let signature = &report["signatures"][0];
    assert_eq!(signature["visible"], true);
    assert_eq!(signature["widgets"][0]["rect"], serde_json::json!([348.0, 447.0, 498.0, 529.0]));
    super::judges::agree(&out, 1);
}

#[test]
fn what_cannot_be_shown_is_not_signed() {
    let Some(token) = Token::with(&["person"]) else { return };
    let out = token.path("none.pdf");
    let hand = draft("signature.png");
    // An image that is none; a page without the signer's title and name.
    for (image, file) in [(draft("letter.pdf"), draft("letter.pdf")), (hand.clone(), draft("annex.pdf"))] {
        let refused = sign(&token, "person", &file, &out, &["--as", "person", "--image", image.to_str().unwrap()]);
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(!refused.status.success() && !out.exists() && said.contains("[sign-no-place]"), "{said}");
    }
    // A person chooses the place where none is found.
    let place = ["--as", "person", "--image", hand.to_str().unwrap(), "--page", "1", "--rect", "300,400,450,470"];
    signed(&token, "person", &draft("annex.pdf"), &out, &place);
}

#[test]
fn a_preview_signs_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (judging, hand, file) = (judging(), draft("signature.png"), draft("letter.pdf"));
    let mut words = vec!["sign", "--image", hand.to_str().unwrap(), "--preview", folder.path().to_str().unwrap()];
    words.extend(judging.iter().map(String::as_str));
    words.push(file.to_str().unwrap());
    let output = kyso(None, &words);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let listing = std::fs::read(folder.path().join("letter.preview.json")).unwrap();
    let listing: serde_json::Value = serde_json::from_slice(&listing).unwrap();
    assert_eq!(listing[0]["preview"]["reason"]["code"], "between-title-and-name", "{listing:#}");
    let drawn = std::fs::read(folder.path().join(listing[0]["file"].as_str().unwrap())).unwrap();
    assert!(drawn.starts_with(b"%PDF-"));
}
