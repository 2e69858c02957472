//! The way of a document: the person, the clerk with number and date, the seal.

use super::authority::{Manner, Tsa};
use super::token::Token;
use super::{judging, kyso, pdf, sign, signed};

#[test]
fn a_document_goes_from_the_person_to_the_seal() {
    let Some(token) = Token::with(&["person", "agency"]) else { return };
    let [first, second, third] = ["person.pdf", "number.pdf", "seal.pdf"].map(|name| token.path(name));
    let refused = sign(&token, "agency", &pdf("unsigned.pdf"), &first, &["--as", "agency"]);
    assert!(!refused.status.success() && !first.exists(), "nobody has signed it yet");
    assert!(String::from_utf8_lossy(&refused.stderr).contains("[sign-no-personal-signature]"));
    signed(&token, "person", &pdf("unsigned.pdf"), &first, &["--as", "person"]);
    signed(&token, "agency", &first, &second, &["--as", "number"]);
    signed(&token, "agency", &second, &third, &["--as", "agency"]);
    let judging = judging();
    let mut words = vec!["verify", "--format", "json"];
    words.extend(judging.iter().map(String::as_str));
    words.push(third.to_str().unwrap());
    let report: serde_json::Value = serde_json::from_slice(&kyso(None, &words).stdout).unwrap();
    assert_eq!(report["verdict"], "valid", "{report:#}");
    assert_eq!(report["document"]["asShown"], "justified-changes");
    assert_eq!(report["vietnam"]["order"], "agency-after-person", "{:#}", report["vietnam"]);
    for signature in report["signatures"].as_array().unwrap() {
        assert_eq!(signature["subFilter"], "ETSI.CAdES.detached");
        assert_eq!(signature["level"], "B-B");
        assert_eq!(signature["time"]["claimed"], super::NOW);
    }
    super::judges::agree(&third, 3);
}

/// From the draft to the archive, as it is done in an office: with pictures by Phụ lục I and a time-stamp over everything.
#[test]
fn a_draft_goes_all_the_way_to_the_archive() {
    let Some(token) = Token::with(&["person", "agency"]) else { return };
    let Some(tsa) = Tsa::start(Manner::Well) else { return };
    let draft = |name: &str| format!("{}/tests/fixtures/drafts/{name}", env!("CARGO_MANIFEST_DIR"));
    let (hand, seal, url) = (draft("signature.png"), draft("seal-36mm.png"), tsa.url());
    let [first, second, third] = ["person.pdf", "number.pdf", "archived.pdf"].map(|name| token.path(name));
    let own = ["--as", "person", "--image", &hand, "--level", "B-T", "--tsa", &url];
    signed(&token, "person", draft("decision.pdf").as_ref(), &first, &own);
    let entries = ["--as", "number", "--number", "27", "--date", "02/03", "--level", "B-T", "--tsa", &url];
    signed(&token, "agency", &first, &second, &entries);
    let sealing = ["--as", "agency", "--image", &seal, "--level", "B-LTA", "--tsa", &url];
    signed(&token, "agency", &second, &third, &sealing);
    let judging = judging().into_iter().map(|word| word.replace(super::NOW, "2026-11-22T02:06:00Z"));
    let mut words: Vec<String> = vec!["verify".into(), "--format".into(), "json".into()];
    words.extend(judging);
    words.push(third.to_str().unwrap().into());
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let report: serde_json::Value = serde_json::from_slice(&kyso(None, &words).stdout).unwrap();
    assert_eq!((&report["verdict"], &report["vietnam"]["order"]), (&"valid".into(), &"agency-after-person".into()));
    let signatures = report["signatures"].as_array().unwrap();
    assert_eq!(signatures.len(), 5, "number, day and month are one each");
    for signature in signatures {
        assert_eq!(signature["level"], "B-LTA", "{signature:#}");
    }
    assert_eq!(report["vietnam"]["notes"].as_array().unwrap().len(), 0, "{:#}", report["vietnam"]["notes"]);
    super::judges::agree(&third, 5);
}

#[test]
fn what_was_there_is_not_touched() {
    let Some(token) = Token::with(&["person"]) else { return };
    for name in ["unsigned.pdf", "xref-stream.pdf", "two-signatures.pdf"] {
        let out = token.path(name);
        signed(&token, "person", &pdf(name), &out, &[]);
        let (before, after) = (std::fs::read(pdf(name)).unwrap(), std::fs::read(&out).unwrap());
        assert!(after.starts_with(&before), "{name}");
        // A signature alone adds its message in hexadecimal and little else.
        let chain = 2 * (std::fs::metadata(super::pki("person.crt")).unwrap().len() + 2048) as usize;
        assert!(after.len() - before.len() < chain + 4096, "{name}: {}", after.len() - before.len());
    }
}

#[test]
fn two_machines_make_the_file_that_one_makes() {
    let Some(token) = Token::with(&["person"]) else { return };
    let [whole, parted, prepared, digest, value] =
        ["whole.pdf", "parted.pdf", "prepared.json", "digest", "value"].map(|name| token.path(name));
    signed(&token, "person", &pdf("unsigned.pdf"), &whole, &[]);
    let (judging, cert) = (judging(), super::pki("person.crt"));
    let run = |words: &[&str]| {
        let mut all = vec!["sign", "--cert", &cert];
        all.extend(judging.iter().map(String::as_str));
        all.extend(words);
        let file = pdf("unsigned.pdf");
        all.push(file.to_str().unwrap());
        let output = kyso(None, &all);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output
    };
    let said = run(&["--prepare-only", prepared.to_str().unwrap()]);
    let said = String::from_utf8(said.stderr).unwrap();
    let hexadecimal = said.trim().rsplit(' ').next().unwrap();
    std::fs::write(&digest, hex::decode(hexadecimal).unwrap()).unwrap();
    let made = std::process::Command::new("openssl")
        .args(["pkeyutl", "-sign", "-pkeyopt", "digest:sha256", "-inkey", &super::pki("keys/person.pem")])
        .args(["-in", digest.to_str().unwrap(), "-out", value.to_str().unwrap()])
        .output()
        .unwrap();
    assert!(made.status.success(), "{made:?}");
    run(&["--embed", prepared.to_str().unwrap(), "--value", value.to_str().unwrap(), "-o", parted.to_str().unwrap()]);
    assert_eq!(std::fs::read(whole).unwrap(), std::fs::read(parted).unwrap());
}
