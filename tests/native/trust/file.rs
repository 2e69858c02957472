//! The signed trust file: nothing of it counts unless a key that is accepted signed exactly it, and it is no step back.

use crate::support::{Setup, fixture, pki};
use base64ct::{Base64, Encoding};
use kyso::Limits;
use kyso::formats::text;
use kyso::trust::{SignedTrust, SignedTrustError, TrustStore, built_in_keys};
use kyso::words::Language;
use kyso::words::present;

const FILE: &[u8] = include_bytes!("../../fixtures/trust/kyso-trust.json");
const SIGNATURE: &str = include_str!("../../fixtures/trust/kyso-trust.json.minisig");
/// The same file signed by the program minisign 0.11 with the same key.
const BY_MINISIGN: &str = include_str!("../../fixtures/trust/by-minisign.minisig");
/// The older form, not prehashed.
const LEGACY: &str = include_str!("../../fixtures/trust/legacy.minisig");
const TEST_KEY: &str = include_str!("../../fixtures/trust/test-only.pub.txt");

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
        let mut setup = Setup { hints: false, ..Setup::at("2026-11-22T00:00:00Z") };
        if let Some(signed) = signed {
            signed.add_to(&mut setup.trust, &setup.limits).unwrap();
        }
        setup.judge(fixture("one-signature").pdf).unwrap()
    };
    let (plain, with) = (report(None), report(Some(&signed)));
    assert_eq!((&plain.trust.signed, plain.trust.legal.read.as_str()), (&None, kyso::vietnam::READ));
    let file = with.trust.signed.as_ref().unwrap();
    assert_eq!((file.sequence, &file.date, &with.trust.legal.read), (signed.sequence, &signed.date, &signed.date));
    // The number of the trust data and their date, as before.
    assert_eq!((with.trust.id.as_str(), with.trust.version), ("vietnam", signed.trust.version()));
    let said = |report| text(&present(report, Language::Vi));
    assert!(said(&plain).contains("Nghị định số 68/2024/NĐ-CP; Nghị định số 30/2020"), "{}", said(&plain));
    assert!(!said(&with).contains("Nghị định số 68/2024/NĐ-CP; Nghị định số 30/2020"), "{}", said(&with));
    let day: Vec<&str> = signed.date.split('-').rev().collect();
    assert!(said(&with).contains(&format!("{} ({})", signed.sequence, day.join("/"))));
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
    let data: serde_json::Value = serde_json::from_str(include_str!("../../../trust/vietnam.json")).unwrap();
    assert_eq!(open(FILE, SIGNATURE, 0).unwrap().trust_json, data);
}

/// A trust file with one entry, the root of the test PKI, and these fields besides.
fn one_root(role: &str, more: serde_json::Value) -> kyso::trust::TrustFile {
    let [root] = &kyso::asn1::pem_blocks(pki("root.crt"))[..] else { panic!("one certificate") };
    let der = &root.der;
    let mut entry = serde_json::json!({
        "role": role,
        "domain": "public",
        "sha256": hex::encode(kyso::crypto::sha256(der)),
        "der": Base64::encode_string(der),
    });
    entry.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let file = serde_json::json!({
        "schema": "kyso-trust/1", "id": "test", "version": 1, "date": "2026-01-01", "certificates": [entry],
    });
    kyso::trust::TrustFile::parse(&file.to_string()).unwrap()
}

fn store(more: serde_json::Value) -> TrustStore {
    let mut store = TrustStore::default();
    one_root("anchor", more).add_to(&mut store, &Limits::default()).unwrap();
    store
}

/// A fixture under this trust, with its own evidence.
fn under(trust: TrustStore, name: &str) -> kyso::report::Report {
    let fixture = fixture(name);
    let mut setup = Setup { trust, hints: false, ..Setup::at(&fixture.note().at) };
    for name in &fixture.note().evidence {
        setup.evidence.add_file(pki(name), name);
    }
    setup.judge(fixture.pdf).unwrap()
}

/// A root is trusted for what the file says and for nothing else (RFC 5280 §6.2).
#[test]
fn a_root_is_trusted_for_its_purposes() {
    use kyso::ades::{Indication, SubIndication, TimeBasis};
    use kyso::finding::Code;
    let all = under(store(serde_json::json!({ "purposes": ["signer", "time-stamp", "ocsp"] })), "b-lt");
    let signature = &all.signatures[0];
    assert_eq!((signature.indication, signature.time.basis), (Indication::TotalPassed, TimeBasis::Proven));
    let signer = under(store(serde_json::json!({ "purposes": ["signer"] })), "b-lt");
    let stamp = &signer.signatures[0].timestamps[0];
    assert_eq!(signer.signatures[0].time.basis, TimeBasis::Claimed);
    assert!(stamp.findings.iter().any(|f| f.code == Code::AnchorPurpose && f.param("purpose") == "time-stamp"));
    let stamps = under(store(serde_json::json!({ "purposes": ["time-stamp", "ocsp"] })), "b-lt");
    let signature = &stamps.signatures[0];
    assert_eq!(signature.sub_indication, Some(SubIndication::NoCertificateChainFound));
    assert!(signature.findings.iter().any(|f| f.code == Code::AnchorPurpose && f.param("purpose") == "signer"));
}

/// Trust has a beginning and an end (EN 319 102-1 §5.1.4.2).
#[test]
fn a_root_is_trusted_for_its_time() {
    use kyso::ades::{Indication, SubIndication};
    use kyso::finding::Code;
    let within = serde_json::json!({ "trustedFrom": "2019-01-01T00:00:00Z", "trustedUntil": "2040-01-01T00:00:00Z" });
    assert_eq!(under(store(within), "b-lt").signatures[0].indication, Indication::TotalPassed);
    for outside in [
        serde_json::json!({ "trustedUntil": "2026-01-01T00:00:00Z" }),
        serde_json::json!({ "trustedFrom": "2026-12-01T00:00:00Z" }),
    ] {
        let report = under(store(outside), "b-b");
        let signature = &report.signatures[0];
        assert_eq!(signature.sub_indication, Some(SubIndication::NoCertificateChainFoundNoPoe));
        assert!(signature.findings.iter().any(|f| f.code == Code::AnchorNotTrusted));
    }
}

/// What limits trust is understood or the file is refused; a limit is part of what the report's trust digest is over.
#[test]
fn no_limit_is_passed_over() {
    use kyso::trust::TrustFileError::Limits as Refused;
    let read = |role, more| one_root(role, more).add_to(&mut TrustStore::default(), &Limits::default());
    for (role, more) in [
        ("anchor", serde_json::json!({ "purposes": [] })),
        ("anchor", serde_json::json!({ "purposes": ["everything"] })),
        ("anchor", serde_json::json!({ "trustedUntil": "2026" })),
        ("anchor", serde_json::json!({ "answersFor": ["00".repeat(32)] })),
        ("intermediate", serde_json::json!({ "purposes": ["signer"] })),
        ("intermediate", serde_json::json!({ "trustedFrom": "2026-01-01T00:00:00Z" })),
        ("responder", serde_json::json!({})),
        ("responder", serde_json::json!({ "answersFor": ["00"] })),
    ] {
        assert_eq!(read(role, more.clone()), Err(Refused(0)), "{role} {more}");
    }
    assert_eq!(read("responder", serde_json::json!({ "answersFor": ["00".repeat(32)] })), Ok(()));
    let plain = store(serde_json::json!({})).fingerprints();
    assert_eq!(plain, store(serde_json::json!({ "purposes": ["ocsp", "signer", "time-stamp"] })).fingerprints());
    assert_ne!(plain, store(serde_json::json!({ "purposes": ["signer"] })).fingerprints());
    assert_ne!(plain, store(serde_json::json!({ "trustedUntil": "2040-01-01T00:00:00Z" })).fingerprints());
}
