//! The signed trust file: nothing of it counts unless a key that is accepted signed exactly it, and it is no step back.

use crate::support::FIXTURES;
use kyso::evidence::EvidenceStore;
use kyso::policy::Policy;
use kyso::report::message::Language;
use kyso::report::{present, text};
use kyso::trust::{SignedTrust, SignedTrustError, TrustStore, built_in_keys};
use kyso::verify::{Context, Digests};
use kyso::vietnam::AskedKind;
use kyso::{Input, Limits, Timestamp};

const FILE: &[u8] = include_bytes!("../fixtures/trust/kyso-trust.json");
const SIGNATURE: &str = include_str!("../fixtures/trust/kyso-trust.json.minisig");
/// The same file signed by the program minisign 0.11 with the same key.
const BY_MINISIGN: &str = include_str!("../fixtures/trust/by-minisign.minisig");
/// The older form, not prehashed.
const LEGACY: &str = include_str!("../fixtures/trust/legacy.minisig");
const TEST_KEY: &str = include_str!("../fixtures/trust/test-only.pub.txt");

fn open(file: &[u8], signature: &str, least: u64) -> Result<SignedTrust, SignedTrustError> {
    SignedTrust::open(file, signature, &[TEST_KEY], least)
}

#[test]
fn a_signed_file_is_used() {
    for signature in [SIGNATURE, BY_MINISIGN] {
        let signed = open(FILE, signature, 1).unwrap();
        assert_eq!(signed.comment, format!("kyso trust file, number {} of {}", signed.sequence, signed.date));
        let mut store = TrustStore::default();
        signed.trust.add_to(&mut store, &Limits::default()).unwrap();
        assert!(store.anchors().len() >= 4);
        assert!(signed.legal.iter().any(|l| l.number.contains("68/2024")));
        assert!(signed.algorithms["digests"].as_array().is_some_and(|d| d.len() > 10));
    }
}

/// Its provisions and its number are in every report made with it.
#[test]
fn the_result_names_the_file_and_takes_its_provisions() {
    let mut signed = open(FILE, SIGNATURE, 0).unwrap();
    let decree = signed.legal.iter_mut().find(|l| l.number.contains("68/2024")).unwrap();
    decree.until = "2026-01-01".into();
    let report = |signed: Option<&SignedTrust>| {
        let (limits, evidence) = (Limits::default(), EvidenceStore::default());
        let mut trust = TrustStore::default();
        if let Some(signed) = signed {
            signed.add_to(&mut trust, &limits).unwrap();
        }
        let context = Context {
            now: Timestamp::parse("2026-11-22T00:00:00Z").unwrap(),
            received: None,
            trust: &trust,
            evidence: &evidence,
            policy: &Policy::strict(),
            limits: &limits,
            digests: &Digests::default(),
            file: None,
            kind: AskedKind::Auto,
            reveal: false,
            hints: false,
        };
        let pdf = FIXTURES.iter().find(|f| f.name == "one-signature").unwrap().pdf.to_vec();
        kyso::verify(&Input { source: &pdf, detached: None, password: None }, &context).unwrap()
    };
    let (plain, with) = (report(None), report(Some(&signed)));
    assert_eq!((&plain.trust.signed, plain.trust.legal.read.as_str()), (&None, kyso::vietnam::READ));
    let file = with.trust.signed.as_ref().unwrap();
    assert_eq!((file.sequence, &file.date, &with.trust.legal.read), (signed.sequence, &signed.date, &signed.date));
    // The number of the trust data and their date, as before.
    assert_eq!((with.trust.id.as_str(), with.trust.version), ("vietnam", signed.trust.version()));
    let said = |report| text(&present(report, Language::Vi));
    assert!(said(&plain).contains("Nghị định 68/2024/NĐ-CP; Nghị định 30/2020"), "{}", said(&plain));
    assert!(!said(&with).contains("Nghị định 68/2024/NĐ-CP; Nghị định 30/2020"), "{}", said(&with));
    assert!(said(&with).contains(&format!("{} ({})", signed.sequence, signed.date)));
}

/// Every byte is signed, in the file, in the signature and in its trusted comment.
#[test]
fn no_byte_can_be_changed() {
    for at in (0..FILE.len()).step_by(977) {
        let mut changed = FILE.to_vec();
        changed[at] ^= 1;
        assert_eq!(open(&changed, SIGNATURE, 0).unwrap_err(), SignedTrustError::SignatureWrong, "{at}");
    }
    let renamed = SIGNATURE.replace("number 1 of", "number 9 of");
    assert_ne!(renamed, SIGNATURE);
    assert_eq!(open(FILE, &renamed, 0).unwrap_err(), SignedTrustError::SignatureWrong);
    assert_eq!(open(FILE, LEGACY, 0).unwrap_err(), SignedTrustError::SignatureWrong);
    for broken in ["", "x", &SIGNATURE[..SIGNATURE.len() / 2]] {
        assert_eq!(open(FILE, broken, 0).unwrap_err(), SignedTrustError::SignatureMalformed);
    }
}

/// A file once signed cannot bring back what was removed since.
#[test]
fn an_older_file_is_a_step_back() {
    let sequence = open(FILE, SIGNATURE, 0).unwrap().sequence;
    assert!(open(FILE, SIGNATURE, sequence).is_ok());
    let least = sequence + 1;
    assert_eq!(open(FILE, SIGNATURE, least).unwrap_err(), SignedTrustError::RolledBack { sequence, least });
}

#[test]
fn only_accepted_keys_count() {
    assert!(matches!(SignedTrust::open(FILE, SIGNATURE, &[], 0), Err(SignedTrustError::Key(_))));
    assert!(matches!(SignedTrust::open(FILE, SIGNATURE, &["x"], 0), Err(SignedTrustError::Key(_))));
    let other = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";
    assert_eq!(SignedTrust::open(FILE, SIGNATURE, &[other], 0).unwrap_err(), SignedTrustError::SignatureWrong);
    assert!(SignedTrust::open(FILE, SIGNATURE, &[other, TEST_KEY], 0).is_ok());
}

/// The key of the tests is built into programs for development alone.
#[test]
fn the_key_of_the_tests_is_no_key_of_a_release() {
    assert_eq!(built_in_keys().contains(&TEST_KEY.trim()), cfg!(debug_assertions));
}

/// The fixture says what the repository's trust data say; it is made again with `cargo xtask trust --test-key`.
#[test]
fn the_fixture_is_up_to_date() {
    let data: serde_json::Value = serde_json::from_str(include_str!("../../trust/vietnam.json")).unwrap();
    assert_eq!(open(FILE, SIGNATURE, 0).unwrap().trust_json, data);
}
