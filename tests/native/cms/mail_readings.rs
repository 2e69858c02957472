//! Mails that two programs take apart in two ways, each made from an honest one.

use crate::support::{Note, fixture};
use kyso::finding::Code;
use kyso::policy::RevocationRule;
use kyso::report::{AsShown, Report, Verdict, VerdictReason};

fn honest() -> (String, Note) {
    let fixture = fixture("signed.eml");
    (String::from_utf8(fixture.pdf.to_vec()).unwrap(), fixture.note())
}

fn verify(mail: &str, note: &Note) -> Report {
    note.setup().revocation(RevocationRule::None).judge(mail.as_bytes()).unwrap()
}

#[test]
fn honest_forms_of_a_mail_pass() {
    let (mail, note) = honest();
    let passes = |mail: &str| {
        let report = verify(mail, &note);
        assert_eq!((report.verdict, report.document.as_shown), (Verdict::Valid, AsShown::Unchanged), "{mail}");
    };
    passes(&mail);
    passes(&mail.replacen("\r\n\r\n", "\r\n\r\nThis is a cryptographically signed message in MIME format.\r\n\r\n", 1));
    passes(&mail.replacen("MIME-Version", "X-Note: mot dong\r\n va mot dong nua\r\nMIME-Version", 1));
    passes(&format!("{}\r\n\r\n", mail.trim_end()));
    passes(&mail.replacen("micalg=", "MICALG=", 1));
}

/// RFC 2045 §5.1, RFC 2231 §3, RFC 5322 §2.2, RFC 2046 §5.1.1: named, and never a pass.
#[test]
fn two_readings_of_a_mail_never_pass() {
    let (mail, note) = honest();
    let evil = "\r\n--EVIL\r\nContent-Type: text/plain\r\n\r\nKinh phi: 900 dong\r\n--EVIL--\r\n";
    let preamble = |mail: &str| mail.replacen("\r\n\r\n", &format!("\r\n\r\n{evil}"), 1);
    let typed = |with: &str| mail.replacen("micalg=sha-256;", &format!("micalg=sha-256; {with}"), 1);
    let field = |with: &str| mail.replacen("MIME-Version:", &format!("{with}MIME-Version:"), 1);
    let boundary = "kyso-boundary-1";
    let changed = [
        ("the form of RFC 2231", preamble(&typed("boundary*=us-ascii''EVIL;"))),
        ("pieces", preamble(&typed("boundary*0=EV; boundary*1=IL;"))),
        ("another parameter so", typed("protocol*=us-ascii''x;")),
        ("a comment", typed("(boundary=EVIL)")),
        ("an escape", typed("x=\"\\\"; boundary=EVIL\";")),
        ("white space in a parameter", typed("x =1;")),
        ("a bare carriage return", preamble(&field("X: x\rContent-Type: multipart/mixed; boundary=EVIL\r\n"))),
        ("one line feed among others", field("X: x\nY: y\r\n")),
        ("white space before a colon", field("X : x\r\n")),
        ("white space before a colon of its type", mail.replacen("Content-Type:", "Content-Type :", 1)),
        ("a vertical tab", field("X: x\u{B}Content-Type: text/plain\r\n")),
        ("a separator of lines", field("X: x\u{2028}Content-Type: text/plain\r\n")),
        ("a zero", field("X: x\0\r\n")),
        ("a line of spaces", field("X: x\r\n   \r\n")),
        ("two senders", field("From: mot@kyso.test\r\nFrom: hai@kyso.test\r\n")),
        ("two versions", field("MIME-Version: 1.0\r\n")),
        ("a delimiter of others", preamble(&mail)),
        ("a longer delimiter", mail.replacen("\r\n\r\n", &format!("\r\n\r\n--{boundary}-2\r\n"), 1)),
        ("a padded delimiter", mail.replacen(&format!("--{boundary}\r\n"), &format!("--{boundary} \r\n"), 1)),
        ("text behind", format!("{mail}\r\nKinh phi: 900 dong\r\n")),
        ("a delimiter behind", format!("{mail}\r\n--{boundary}\r\n")),
        ("another protocol", mail.replacen("protocol=\"application/pkcs7", "protocol=\"application/pgp", 1)),
        ("a form of RFC 2231 at the signature", mail.replacen("name=\"smime.p7s\"", "x*=y''z", 1)),
        (
            "an odd field at the signature",
            mail.replacen("Content-Transfer-Encoding: base64", "Content-Transfer-Encoding : base64", 1),
        ),
        ("a boundary that is decoded", mail.replace(boundary, "=?us-ascii?Q?a?=")),
        ("a boundary with a space", mail.replace(boundary, "kyso boundary")),
    ];
    for (what, mail_now) in changed {
        assert_ne!(mail_now, mail, "{what}");
        let report = verify(&mail_now, &note);
        assert_ne!(report.verdict, Verdict::Valid, "{what}");
        assert_ne!(report.document.as_shown, AsShown::Unchanged, "{what}");
        let named = report.findings.iter().chain(report.signatures.iter().flat_map(|s| &s.findings));
        assert!(named.into_iter().any(|f| f.code == Code::MimeMalformed), "{what}: {:?}", report.findings);
        if report.verdict == Verdict::Indeterminate {
            assert_eq!(report.verdict_reason, Some(VerdictReason::Ambiguous), "{what}");
        }
    }
}

/// What a signature covers was made by its signer; nobody else can have put two readings there.
#[test]
fn what_is_covered_is_not_held_to_it() {
    let (mail, note) = honest();
    let epilogue = mail.find("--kyso-boundary-1--").unwrap();
    assert!(mail[epilogue..].trim_end().ends_with("--"), "{}", &mail[epilogue..]);
    assert_eq!(verify(&mail, &note).verdict, Verdict::Valid);
}
