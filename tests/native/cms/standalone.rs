//! Signatures outside of PDF: every part flipped, wrong and missing content, broken structure, and what is no signature at all.

use crate::corpora::{all_files, corpus};
use crate::support::{Fixture, Note, STANDALONE, Setup, content, fixture};
use kyso::Error;
use kyso::ades::{Indication, SubIndication};
use kyso::finding::Code;
use kyso::policy::RevocationRule;
use kyso::report::{AsShown, Report, Verdict, WantKind};

fn verify(bytes: &[u8], note: &Note) -> Result<Report, Error> {
    note.setup().revocation(RevocationRule::None).judge(bytes)
}

/// What only hints, or what nothing that was signed depends on, may be flipped without a change of the verdict; everything else
/// must not pass, and nothing may panic.
#[test]
fn a_flipped_bit_is_never_a_pass_of_other_content() {
    let mut passed = 0;
    let mut flipped = 0;
    for fixture in STANDALONE.iter().filter(|f| !f.name.contains("notice.ts") && !f.name.contains("bad")) {
        let note = fixture.note();
        let before = verify(fixture.pdf, &note).unwrap();
        let signed = before.input.content.as_ref().map(|c| c.sha256.clone());
        for at in (0..fixture.pdf.len()).step_by(29) {
            let mut bytes = fixture.pdf.to_vec();
            bytes[at] ^= 0x01;
            flipped += 1;
            let Ok(after) = verify(&bytes, &note) else { continue };
            if after.verdict == Verdict::Valid {
                passed += 1;
                let now = after.input.content.as_ref().map(|c| c.sha256.clone());
                assert_eq!(now, signed, "{} byte {at}: other content passed", fixture.name);
                let values =
                    |r: &Report| r.signatures.iter().map(|s| s.integrity.signature_verifies).collect::<Vec<_>>();
                assert!(values(&after).iter().all(|v| *v == Some(true)), "{} byte {at}", fixture.name);
            }
        }
    }
    println!("{flipped} flips, {passed} of them where nothing signed is");
    assert!(flipped > 1_500);
}

/// Each part of a detached signature fails under its own check.
#[test]
fn every_part_fails_under_its_check() {
    let fixture = fixture("notice.p7s");
    let note = fixture.note();
    let der = fixture.pdf;
    let find = |needle: &[u8]| der.windows(needle.len()).position(|w| w == needle).unwrap();
    let digest = find(&hex::decode("b62d1d198e31bc8be60255c151a7bee0").unwrap());
    // id-aa-signingCertificateV2 as a signed attribute, then its value.
    let bound = find(&hex::decode("060b2a864886f70d010910022f").unwrap()) + 30;
    for (part, at) in [("digest", digest), ("attributes", bound)] {
        let mut bytes = der.to_vec();
        bytes[at] ^= 0x01;
        let after = &verify(&bytes, &note).unwrap().signatures[0];
        assert_eq!(after.integrity.signature_verifies, Some(false), "{part}");
        assert_eq!(after.integrity.digest_matches, Some(part != "digest"), "{part}");
        assert_eq!(after.indication, Indication::TotalFailed, "{part}");
    }
}

#[test]
fn other_content_is_changed_content() {
    let note = fixture("notice.p7s").note();
    let report = with_content(fixture("notice.p7s"), Some(b"something else"));
    assert_eq!(report.verdict, Verdict::Invalid);
    assert_eq!(report.document.as_shown, AsShown::UnjustifiedChanges);
    assert_eq!(report.signatures[0].sub_indication, Some(SubIndication::HashFailure));
    assert!(report.signatures[0].findings.iter().any(|f| f.code == Code::DigestDiffers));
    assert_eq!(note.content.as_deref(), Some("notice.txt"));
}

#[test]
fn missing_content_is_asked_for() {
    let report = with_content(fixture("notice.p7s"), None);
    assert_eq!(report.verdict, Verdict::Indeterminate);
    assert_eq!(report.signatures[0].sub_indication, Some(SubIndication::SignedDataNotFound));
    assert_eq!(report.signatures[0].integrity.signature_verifies, Some(true));
    assert!(report.wants.iter().any(|w| w.kind == WantKind::DetachedContent && w.signatures == [1]));
    let stamp = with_content(fixture("notice.tsr"), None);
    assert_eq!((stamp.verdict, stamp.document.as_shown), (Verdict::Indeterminate, AsShown::CannotTell));
    assert_eq!(stamp.timestamps[0].sub_indication, Some(SubIndication::SignedDataNotFound));
    assert_eq!(stamp.timestamps[0].time.best, None);
    assert!(stamp.wants.iter().any(|w| w.kind == WantKind::DetachedContent));
}

#[test]
fn a_time_stamp_over_other_content_proves_nothing() {
    let stamp = with_content(fixture("notice.tst"), Some(b"other"));
    assert_eq!(stamp.timestamps[0].integrity.digest_matches, Some(false));
    assert_eq!(stamp.timestamps[0].indication, Indication::TotalFailed);
    assert_eq!(stamp.document.as_shown, AsShown::UnjustifiedChanges);
}

/// An opaque signature with another document beside it: what is shown is not what was signed.
#[test]
fn content_inside_and_beside_must_be_the_same() {
    let same = with_content(fixture("notice.p7m"), Some(content("notice.txt")));
    assert_eq!(same.verdict, Verdict::Valid);
    let other = with_content(fixture("notice.p7m"), Some(b"another document"));
    assert_eq!(other.verdict, Verdict::Invalid);
    assert!(other.findings.iter().any(|f| f.code == Code::GivenContentDiffers));
}

#[test]
fn a_mail_takes_no_content_beside_it() {
    let mut note = fixture("signed.eml").note();
    note.content = Some("notice.txt".to_owned());
    assert_eq!(verify(fixture("signed.eml").pdf, &note).unwrap_err().code(), "bad-context");
}

#[test]
fn broken_mail_never_passes() {
    let text = String::from_utf8(fixture("signed.eml").pdf.to_vec()).unwrap();
    let note = fixture("signed.eml").note();
    let changed = [
        ("the content", text.replacen("hai", "ba", 1)),
        ("no closing boundary", text.replace("--kyso-boundary-1--", "")),
        ("the boundary twice", text.replacen("micalg=sha-256;", "micalg=sha-256; boundary=\"x\";", 1)),
        ("two types", text.replacen("MIME-Version: 1.0", "MIME-Version: 1.0\r\nContent-Type: text/plain", 1)),
        (
            "a third part",
            text.replacen("--kyso-boundary-1--", "--kyso-boundary-1\r\n\r\nmore\r\n--kyso-boundary-1--", 1),
        ),
        ("not base64", text.replacen("base64\r\n\r\nM", "base64\r\n\r\n*", 1)),
    ];
    for (what, mail) in changed {
        assert_ne!(mail, text, "{what}");
        let report = verify(mail.as_bytes(), &note).unwrap();
        assert!(!matches!(report.verdict, Verdict::Valid), "{what}: {:?}", report.verdict);
    }
}

#[test]
fn what_holds_no_signature_says_so() {
    let note = fixture("notice.p7m").note();
    let code = |bytes: &[u8]| verify(bytes, &note).map(|r| r.verdict).map_err(|e| e.code());
    // EnvelopedData, DigestedData, a response without a token, and a ContentInfo that breaks off.
    let info = |oid: &str, rest: &str| hex::decode(format!("30800609{oid}{rest}0000").replace(' ', "")).unwrap();
    assert_eq!(code(&info("2a864886f70d010703", "a080 3000 0000")), Err("encryption-unsupported"));
    assert_eq!(code(&info("2a864886f70d010705", "a080 3000 0000")), Err("unknown-format"));
    assert_eq!(code(&hex::decode("30053003020102").unwrap()), Err("not-a-cms"));
    assert_eq!(code(&fixture("notice.p7m").pdf[..900]), Err("not-a-cms"));
    let plain = b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nhello";
    assert_eq!(code(plain), Ok(Verdict::Unsigned));
}

#[test]
fn armour_comes_off_and_two_blocks_are_refused() {
    use base64ct::{Base64, Encoding};
    let fixture = fixture("notice.p7m");
    let note = fixture.note();
    let text = Base64::encode_string(fixture.pdf);
    assert_eq!(verify(text.as_bytes(), &note).unwrap().verdict, Verdict::Valid);
    let pem = format!("-----BEGIN CMS-----\n{text}\n-----END CMS-----\n");
    assert_eq!(verify(pem.as_bytes(), &note).unwrap().verdict, Verdict::Valid);
    assert_eq!(verify(format!("{pem}{pem}").as_bytes(), &note).unwrap_err().code(), "not-a-cms");
}

#[test]
fn every_cut_has_an_answer() {
    for fixture in STANDALONE {
        let note = fixture.note();
        for cut in (0..fixture.pdf.len()).step_by(61) {
            let verdict = verify(&fixture.pdf[..cut], &note).map(|r| r.verdict);
            assert_ne!(verdict, Ok(Verdict::Valid), "{} cut at {cut}", fixture.name);
        }
    }
}

/// Broken CMS of other people's fuzzers: a named error or a report that is not valid.
#[test]
fn malformed_cms_has_an_answer() {
    let Some(folder) = corpus("malformed-asn1") else { return };
    let note = fixture("notice.p7m").note();
    let files = all_files(&folder);
    println!("malformed-asn1: {} files", files.len());
    assert!(files.len() > 800, "{}", files.len());
    for file in files {
        if let Ok(report) = verify(&std::fs::read(&file).unwrap(), &note) {
            assert_ne!(report.verdict, Verdict::Valid, "{}", file.display());
        }
    }
}

fn with_content(fixture: &Fixture, given: Option<&[u8]>) -> Report {
    let setup = Setup { content: given.map(<[u8]>::to_vec), ..fixture.setup() };
    setup.revocation(RevocationRule::None).judge(fixture.pdf).unwrap()
}

/// Only a PDF has pages: text of pages given with another form belongs to another file, and nothing is said of it.
#[test]
fn text_of_pages_has_no_place_outside_of_a_pdf() {
    let fixture = fixture("notice.p7s");
    let mut setup = fixture.setup();
    let plain = setup.judge(fixture.pdf).unwrap();
    setup.evidence.page_text = Some(kyso::evidence::PageText::read_by("test"));
    assert_eq!(setup.judge(fixture.pdf).unwrap(), plain);
    assert!(plain.vietnam.unwrap().page_text.is_none());
}
