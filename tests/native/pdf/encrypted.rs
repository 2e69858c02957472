//! Encrypted files made by qpdf, opened by either password.

use crate::pdf::built::*;
use kyso::pdf::signature::find_signatures;
use kyso::pdf::{AnomalyCode, Document, read_information, read_security_store};
use kyso::{Error, Limits};

const FILES: [(&str, &[u8]); 6] = [
    ("rc4-40", include_bytes!("encrypted/rc4-40.pdf")),
    ("rc4-128", include_bytes!("encrypted/rc4-128.pdf")),
    ("aes-128", include_bytes!("encrypted/aes-128.pdf")),
    ("aes-128-cleartext-metadata", include_bytes!("encrypted/aes-128-cleartext-metadata.pdf")),
    ("aes-256-r5", include_bytes!("encrypted/aes-256-r5.pdf")),
    ("aes-256-r6", include_bytes!("encrypted/aes-256-r6.pdf")),
];
const EMPTY: &[u8] = include_bytes!("encrypted/aes-256-empty-user-password.pdf");

fn check(name: &str, bytes: &[u8], password: Option<&str>) {
    let limits = Limits::default();
    let bytes = bytes.to_vec();
    let document = Document::open(&bytes, password, &limits).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(document.is_encrypted());
    let found = find_signatures(&document, &limits).unwrap();
    let field = &found.fields[0];
    assert_eq!(field.field_name.as_deref(), Some("Field"), "{name}");
    assert_eq!(field.stated.reason.as_deref(), Some("secret reason"), "{name}");
    // The one string that is not encrypted.
    assert_eq!(field.contents.as_ref().unwrap().bytes, [1, 2, 3, 4, 5], "{name}");
    let view = document.newest();
    let store = read_security_store(&view, &limits).unwrap().unwrap();
    assert_eq!(store.certificates[0].bytes, b"secret certificate", "{name}");
    assert_eq!(read_information(&view).unwrap().producer.as_deref(), Some("kyso tests"), "{name}");
    assert_eq!(document.anomalies(), [], "{name}");
}

#[test]
fn either_password_opens() {
    for (name, bytes) in FILES {
        check(name, bytes, Some("user"));
        check(name, bytes, Some("owner"));
    }
}

/// SASLprep (RFC 4013): typed in full width, with a soft hyphen, it is the same password. Older revisions know no such thing.
#[test]
fn passwords_of_aes_256_are_prepared() {
    for (name, bytes) in FILES {
        for typed in ["ｕｓｅｒ", "ow\u{AD}ner"] {
            let bytes = bytes.to_vec();
            let opened = Document::open(&bytes, Some(typed), &Limits::default());
            assert_eq!(opened.is_ok(), name.starts_with("aes-256"), "{name} {typed}");
        }
    }
}

#[test]
fn without_the_right_password_nothing_opens() {
    for (name, bytes) in FILES {
        for password in [None, Some(""), Some("wrong"), Some("User")] {
            let error = Document::open(&bytes.to_vec(), password, &Limits::default()).err();
            assert_eq!(error, Some(Error::PasswordRequired), "{name}");
        }
    }
}

#[test]
fn the_empty_user_password_is_tried_first() {
    let limits = Limits::default();
    let bytes = EMPTY.to_vec();
    for password in [None, Some("owner"), Some("anything")] {
        let document = Document::open(&bytes, password, &limits).unwrap();
        let store = read_security_store(&document.newest(), &limits).unwrap().unwrap();
        assert_eq!(store.certificates[0].bytes, b"secret certificate");
        assert_eq!(document.anomalies(), []);
    }
}

#[test]
fn what_cannot_be_decrypted_is_noted() {
    let bytes = FILES[2].1;
    let at = find(bytes, b"/Producer");
    // One byte less: no longer whole blocks.
    assert_eq!(bytes[at + 10], b'<', "a hexadecimal string is expected");
    let mut changed = bytes.to_vec();
    changed[at + 11] = b' ';
    changed[at + 12] = b' ';
    let limits = Limits::default();
    let document = Document::open(&changed, Some("user"), &limits).unwrap();
    read_information(&document.newest()).unwrap();
    assert!(document.anomalies().iter().any(|anomaly| anomaly.code == AnomalyCode::DecryptionFailed));
    assert!(document.is_ambiguous());
}

#[test]
fn strange_encryption_dictionaries() {
    let bytes = FILES[2].1;
    let open = |from: &str, to: &str| {
        Document::open(&replace(bytes, from, to), Some("user"), &Limits::default()).err().map(|error| error.code())
    };
    assert_eq!(open("/Filter /Standard", "/Filter /Strandar"), Some("encryption-unsupported"));
    assert_eq!(open("/AESV2", "/AESV9"), Some("encryption-unsupported"));
    assert_eq!(open("/R 4", "/R 9"), Some("encryption-unsupported"));
    assert_eq!(open("/StmF /StdCF", "/StmF /Other"), Some("encryption-unsupported"));
    assert_eq!(open("/U <", "/X <"), Some("password-required"));
    assert_eq!(open("/O <", "/X <"), Some("password-required"));
}
