//! Baseline levels (EN 319 142-1 §6.3, EN 319 122-1 §6.3): which one is reached, and that every lack goes when its cause goes.

use crate::support::{Note, fixture};
use kyso::report::Level;

fn lacks(bytes: &[u8], note: &Note) -> (Option<Level>, Vec<String>) {
    let report = note.setup().judge(bytes).unwrap();
    let signature = &report.signatures[0];
    (signature.level, signature.missing_for_next.iter().map(|m| m.split(':').next().unwrap().to_owned()).collect())
}

fn of(name: &str) -> (Option<Level>, Vec<String>) {
    lacks(fixture(name).pdf, &fixture(name).note())
}

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|w| (*w).to_owned()).collect()
}

#[test]
fn levels_and_what_they_lack() {
    assert_eq!(of("b-b"), (Some(Level::BB), words(&["signature-time-stamp"])));
    assert_eq!(of("b-t"), (Some(Level::BT), words(&["revocation-status"; 3])));
    assert_eq!(of("b-lt"), (Some(Level::BLt), words(&["archive-time-stamp"])));
    assert_eq!(of("b-lta"), (Some(Level::BLta), Vec::new()));
    assert_eq!(of("no-ess"), (None, words(&["ETSI.CAdES.detached"])));
}

/// Each pair differs in one thing: the one of which the first says that it is missing.
#[test]
fn what_is_missing_is_said_for_as_long_as_it_is() {
    let pairs = [
        // Form of the dictionary (EN 319 142-1 §6.3 c).
        ("one-signature", "b-b", "ETSI.CAdES.detached"),
        ("b-b", "b-t", "signature-time-stamp"),
        ("b-t", "b-lt", "revocation-status"),
        ("b-lt", "b-lta", "archive-time-stamp"),
        // The evidence lies behind the archive time-stamp, and before it.
        ("evidence-after-archive", "b-lta", "archive-time-stamp"),
        // The attribute of RFC 5035 §3.
        ("notice.p7m", "notice.p7s", "signing-certificate-v2"),
    ];
    for (without, with, word) in pairs {
        assert!(of(without).1.iter().any(|lack| lack == word), "{without}: {:?}", of(without));
        assert!(!of(with).1.iter().any(|lack| lack == word), "{with}: {:?}", of(with));
    }
}

#[test]
fn a_value_that_does_not_verify_has_no_level() {
    let good = fixture("b-b");
    let mut bytes = good.pdf.to_vec();
    let at = good.note().signatures[0].parts["signature"];
    bytes[at] = if bytes[at] == b'0' { b'1' } else { b'0' };
    assert_eq!(lacks(&bytes, &good.note()), (None, words(&["signature-that-verifies"])));
}

#[test]
fn certificates_are_missing_until_they_are_known_and_until_the_file_holds_them() {
    let fixture = fixture("issuer-missing");
    let mut note = fixture.note();
    let unknown = lacks(fixture.pdf, &note);
    assert!(unknown.1.contains(&"certificate-of-issuer".to_owned()), "{unknown:?}");
    // The caller has it: the path ends, but the file still does not carry it.
    note.evidence.push("software-ca.crt".to_owned());
    let known = lacks(fixture.pdf, &note);
    assert!(!known.1.contains(&"certificate-of-issuer".to_owned()), "{known:?}");
    assert!(known.1.contains(&"certificate".to_owned()), "{known:?}");
    assert!(!of("b-lt").1.contains(&"certificate".to_owned()));
}
