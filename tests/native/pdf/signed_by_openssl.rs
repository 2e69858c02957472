//! Files that are signed again and again by programs built on openssl, whose updates are written here: nothing that such a program
//! does in signing may look like a change. The forms of writing differ as those of real programs do.

use crate::pdf::updates::{Base, dictionary_token, last};
use crate::support::{Fixture, fixture};
use kyso::ades::{Indication, SubIndication};
use kyso::policy::RevocationRule;
use kyso::report::{AsShown, Report};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Signed by pyHanko, by openssl around our own writing, or not at all; certified, with time-stamps, with evidence added.
const FILES: [&str; 10] = [
    "empty-field",
    "one-signature",
    "two-signatures",
    "clerk-fields",
    "certified-then-approved",
    "xref-stream",
    "linearized",
    "hybrid-xref",
    "b-lta",
    "adbe-pkcs7-sha1",
];

/// How the update names the new field.
#[derive(Clone, Copy, Debug)]
enum Form {
    /// Field and widget in one dictionary, on the page.
    Merged,
    /// The widget is a kid of its field.
    Kid,
    /// Without a place on any page.
    Invisible,
    /// The old objects are written once more beside the new, as they were.
    WrittenAnew,
}

const FORMS: [Form; 4] = [Form::Merged, Form::Kid, Form::Invisible, Form::WrittenAnew];
const ROOM: usize = 16_384;
const SHA256: &[&str] = &["-md", "sha256"];

#[test]
fn nothing_in_them_looks_like_a_change() {
    let folder = std::env::temp_dir().join(format!("kyso-openssl-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let mut files = 0;
    for name in FILES {
        let fixture = fixture(name);
        let before = signatures(&judged(fixture, fixture.pdf).unwrap());
        for form in FORMS {
            let person = signed(&folder, fixture.pdf, form, "person", SHA256);
            let both = signed(&folder, &person, form, "agency", SHA256);
            for (bytes, added) in [(&person, 1), (&both, 2)] {
                check(&format!("{name}, {form:?}, {added} added"), bytes, fixture, before + added);
                files += 1;
            }
        }
    }
    fs::remove_dir_all(folder).unwrap();
    println!("signed by openssl: {files} files, none with a change that nothing justifies");
}

/// That a value over MD5 fits its key is told (EN 319 102-1 §5.2.7); that it can be relied on is not (§5.2.8).
#[test]
fn over_md5_the_value_is_told_and_never_passes() {
    let folder = std::env::temp_dir().join(format!("kyso-openssl-md5-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let fixture = fixture("empty-field");
    let good = signed(&folder, fixture.pdf, Form::Merged, "person", &["-md", "md5"]);
    fs::remove_dir_all(folder).unwrap();
    let mut bad = good.clone();
    let name = last(&bad, b"(openssl.").unwrap();
    bad[name + 1] = b'O';
    for (bytes, intact) in [(good, true), (bad, false)] {
        let report = judged(fixture, &bytes).unwrap();
        let signature = report.signatures.last().unwrap();
        assert_eq!(signature.integrity.signature_verifies, Some(true));
        assert_eq!(signature.integrity.digest_matches, Some(intact));
        let said = (signature.indication, signature.sub_indication);
        if intact {
            assert_eq!(said, (Indication::Indeterminate, Some(SubIndication::CryptoConstraintsFailure)));
        } else {
            assert_eq!(said, (Indication::TotalFailed, Some(SubIndication::HashFailure)));
        }
    }
}

/// What was signed as something else than data is not taken for the bytes of a file (EN 319 142-1 §6.3).
#[test]
fn the_bytes_of_a_file_are_data() {
    let folder = std::env::temp_dir().join(format!("kyso-openssl-kind-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let fixture = fixture("empty-field");
    for (kind, good) in [("pkcs7-data", true), ("id-smime-ct-TSTInfo", false), ("pkcs7-signedData", false)] {
        let how = ["-md", "sha256", "-econtent_type", kind];
        let report = judged(fixture, &signed(&folder, fixture.pdf, Form::Merged, "person", &how)).unwrap();
        let signature = report.signatures.last().unwrap();
        assert_eq!(signature.integrity.signature_verifies, Some(true), "{kind}");
        assert_eq!(signature.sub_indication != Some(SubIndication::FormatFailure), good, "{kind}");
    }
    fs::remove_dir_all(folder).unwrap();
}

fn signatures(report: &Report) -> usize {
    report.signatures.len()
}

/// Without the status of certificates, of which these files carry none.
fn judged(fixture: &Fixture, bytes: &[u8]) -> Result<Report, kyso::Error> {
    fixture.setup().revocation(RevocationRule::None).judge(bytes)
}

fn check(what: &str, bytes: &[u8], fixture: &Fixture, expected: usize) {
    let report = judged(fixture, bytes).unwrap_or_else(|error| panic!("{what}: {error}"));
    assert_eq!(signatures(&report), expected, "{what}");
    for signature in report.signatures.iter().rev().take(2.min(expected)) {
        assert_eq!(signature.integrity.digest_matches, Some(true), "{what}");
        assert_eq!(signature.integrity.signature_verifies, Some(true), "{what}");
    }
    // The one signature that covers all there is leaves nothing to justify.
    let fine = if expected == 1 { AsShown::Unchanged } else { AsShown::JustifiedChanges };
    assert_eq!(report.document.as_shown, fine, "{what}: {:#?}", report.document.revisions);
}

/// A revision with one more signature.
fn signed(folder: &Path, bytes: &[u8], form: Form, signer: &str, how: &[&str]) -> Vec<u8> {
    let base = Base::read(bytes);
    let mut update = base.update();
    let [value, field, widget, look] = [(); 4].map(|()| update.number());
    let zeros = "0".repeat(ROOM);
    update = update.object(
        value,
        format!(
            "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M(D:20261122080000+07'00')\
             /ByteRange[0 {:010} {:010} {:010}]/Contents<{zeros}>>>",
            0, 0, 0
        ),
    );
    let name = format!("/FT/Sig/T(openssl.{signer})/V {value} 0 R");
    let place = format!("/Type/Annot/Subtype/Widget/F 132/P {} 0 R/AP<</N {look} 0 R>>", base.page.number);
    let rectangle = "/Rect[380 90 520 150]";
    let shown = match form {
        Form::Merged | Form::WrittenAnew => {
            update = update.object(field, format!("<<{name}{place}{rectangle}>>"));
            Some(field)
        }
        Form::Kid => {
            update = update.object(field, format!("<<{name}/Kids[{widget} 0 R]>>"));
            update = update.object(widget, format!("<<{place}{rectangle}/Parent {field} 0 R>>"));
            Some(widget)
        }
        Form::Invisible => {
            update = update.object(field, format!("<<{name}/Type/Annot/Subtype/Widget/F 132/Rect[0 0 0 0]>>"));
            None
        }
    };
    if let Some(shown) = shown {
        let look_of = "/Type/XObject/Subtype/Form/BBox[0 0 140 60]/Resources<<>>";
        update = update.stream(look, look_of, b"1 0 0 RG 2 w 5 5 130 50 re S");
        update = update.page(&[("Annots", &base.annots_with(shown))]);
    }
    update = update.form(&[("Fields", &base.fields_with(field)), ("SigFlags", "3")]);
    if matches!(form, Form::WrittenAnew) {
        if base.form_id.is_some() {
            update = update.catalog(&[]);
        }
        for (id, dictionary) in base.fields.iter().zip(&base.field_dictionaries) {
            update = update.object(id.number, dictionary_token(dictionary, &[]));
        }
    }
    filled(folder, update.table(), signer, how)
}

/// Fills in `ByteRange` and `Contents` of the last signature.
fn filled(folder: &Path, mut bytes: Vec<u8>, signer: &str, how: &[&str]) -> Vec<u8> {
    let range = last(&bytes, b"/ByteRange[").unwrap() + "/ByteRange[".len();
    let open = last(&bytes, b"/Contents<0").unwrap() + "/Contents".len();
    let close = open + ROOM + 2;
    let numbers = format!("0 {open:010} {close:010} {:010}", bytes.len() - close);
    bytes[range..range + numbers.len()].copy_from_slice(numbers.as_bytes());
    let value = hex::encode(cms(folder, &[&bytes[..open], &bytes[close..]].concat(), signer, how));
    bytes[open + 1..open + 1 + value.len()].copy_from_slice(value.as_bytes());
    bytes
}

/// A detached CMS of the bytes, with the signing-certificate attribute that CAdES asks for.
fn cms(folder: &Path, content: &[u8], signer: &str, how: &[&str]) -> Vec<u8> {
    let pki = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pki");
    let [input, output]: [PathBuf; 2] = ["content", "cms"].map(|name| folder.join(name));
    fs::write(&input, content).unwrap();
    let status = Command::new("openssl")
        .args(["cms", "-sign", "-binary", "-cades", "-nosmimecap", "-outform", "DER"])
        .args(how)
        .arg("-signer")
        .arg(pki.join(format!("{signer}.crt")))
        .arg("-inkey")
        .arg(pki.join(format!("keys/{signer}.pem")))
        .arg("-certfile")
        .arg(pki.join("state-ca.crt"))
        .arg("-in")
        .arg(&input)
        .arg("-out")
        .arg(&output)
        .status()
        .expect("openssl, which the tests need");
    assert!(status.success());
    fs::read(output).unwrap()
}
