//! What is signed is not called unsigned, and what cannot be read is called what it is.

use crate::support::{Setup, fixture};
use kyso::evidence::EvidenceStore;
use kyso::report::{AsShown, Report, Verdict};

fn report(name: &str, bytes: &[u8], content: bool) -> Report {
    let note = fixture(name).note();
    let mut setup = Setup::of(&note, EvidenceStore::default());
    if !content {
        setup.content = None;
    }
    setup.judge(bytes).unwrap()
}

/// ISO 32000-2 §7.6.4.3.3: the password is prepared, so that letters of full width open what plain ones closed.
#[test]
fn passwords_of_aes_256_are_prepared() {
    let locked = fixture("encrypted-aes-256");
    for (password, opens) in [("kyso", true), ("ｋｙｓｏ", true), ("ky\u{ad}so", true), ("kysoo", false)] {
        let mut setup = Setup::of(&locked.note(), EvidenceStore::default());
        setup.password = Some(password.to_owned());
        assert_eq!(setup.judge(locked.pdf).is_ok(), opens, "{password}");
    }
}

/// RFC 8551 §3.2.1: a signature under a type that says nothing is known by its name.
#[test]
fn signatures_of_mails_are_known_by_their_names() {
    for (name, old) in [
        ("signed.eml", "\nContent-Type: application/pkcs7-signature"),
        ("opaque.eml", "Content-Type: application/pkcs7-mime"),
    ] {
        let bytes = fixture(name).pdf;
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        let known = text.replacen(
            old,
            &old.replace("pkcs7-signature", "octet-stream").replace("pkcs7-mime", "octet-stream"),
            1,
        );
        assert_ne!(text, known, "{name}");
        let (one, other) = (report(name, bytes, true), report(name, known.as_bytes(), true));
        assert_eq!((one.verdict, one.signatures.len()), (other.verdict, other.signatures.len()), "{name}");
        assert_eq!(one.verdict_reason, other.verdict_reason, "{name}");
        let unnamed = known.replace("smime.p7s", "smime.bin").replace("smime.p7m", "smime.bin");
        assert_ne!(report(name, unnamed.as_bytes(), true).verdict, Verdict::Valid, "{name}");
    }
}

/// What does not call itself a PDF is not called a broken one.
#[test]
fn what_is_no_pdf_is_not_called_a_broken_one() {
    for other in ["From: a@example.vn\r\r\nSubject: x\r\r\n\r\r\nMIIB", "\u{feff}MIIB==", "no document"] {
        let error = Setup::at("2026-11-22T00:00:00Z").judge(other.as_bytes()).unwrap_err();
        assert_eq!(error.code(), "unknown-format", "{other:?}");
    }
    let broken = Setup::at("2026-11-22T00:00:00Z").judge(b"%PDF-1.7\nnothing").unwrap_err();
    assert_eq!(broken.code(), "not-a-pdf");
}

/// RFC 3161 §2.4.2, EN 319 102-1 §5.4: a time-stamp alone has a result of its own.
#[test]
fn a_timestamp_alone_has_a_verdict() {
    let bytes = fixture("notice.tsr").pdf;
    let whole = report("notice.tsr", bytes, true);
    assert_eq!((whole.verdict, whole.verdict_reason), (Verdict::Valid, None));
    let without = report("notice.tsr", bytes, false);
    assert_eq!((without.verdict, without.document.as_shown), (Verdict::Indeterminate, AsShown::CannotTell));
    let mut setup = Setup::of(&fixture("notice.tsr").note(), EvidenceStore::default());
    setup.content = Some(b"another file".to_vec());
    assert_eq!(setup.judge(bytes).unwrap().verdict, Verdict::Invalid);
}
