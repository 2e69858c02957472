//! The signed trust file: nothing of it counts unless a key that is accepted signed exactly it, and it is no step back.

use kyso::Limits;
use kyso::trust::{SignedTrust, SignedTrustError, TrustStore, built_in_keys};

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
