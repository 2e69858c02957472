//! An archive that outlives certificates: a document of 2026 in 2047, when its signer, the list of its authority, the time-stamp unit of the
//! document and two of three units of the archive are over.

use super::unit::Unit;
use super::{Published, operator};
use crate::support::{Setup, fixture, pki};
use kyso::crypto::sha256;
use kyso::mirror::{MirrorSettings, Task, open, run};
use kyso::online::{Mirrored, Shelf, verify};
use kyso::report::{Report, Verdict};
use kyso::trust::TrustStore;
use kyso::{Input, Limits, Timestamp};
use std::path::Path;

const ROOT_LIST: &str = "http://ca.kyso.test/pki/pub/crl/root.crl";
const STATE_LIST: &str = "http://ca.kyso.test/pki/pub/crl/state-ca.crl";
const STATE_CA: &str = "http://ca.kyso.test/pki/pub/crt/state-ca.crt";
const IN_2047: &str = "2047-01-03T00:00:00Z";

fn trust() -> TrustStore {
    let mut trust = TrustStore::default();
    trust.add_user_file(pki("root.crt"), &Limits::default());
    trust
}

fn settings() -> MirrorSettings {
    MirrorSettings {
        lists: vec![ROOT_LIST.to_owned(), STATE_LIST.to_owned()],
        certificates: vec![STATE_CA.to_owned()],
        renew_days: 400,
        ..MirrorSettings::default()
    }
}

fn one_run(folder: &Path, now: &str, unit: &'static str, network: &Published, digests: &[[u8; 32]]) {
    let (operator, settings, trust) = (operator(), settings(), trust());
    let unit = Unit::new(unit, now);
    let task = Task {
        out: folder,
        settings: &settings,
        trust: &trust,
        operator: &operator,
        network,
        now: Timestamp::parse(now).unwrap(),
        trust_file: None,
        stamper: Some(&unit),
        digests,
    };
    let index = run(&task).unwrap();
    assert!(!index.failures.iter().any(|failure| failure.code == "time-stamp-missing"), "{:?}", index.failures);
}

/// What a mirror had over twenty years.
fn twenty_years(folder: &Path) {
    let network = Published::default();
    network.put(STATE_CA, pki("state-ca.crt").to_vec());
    network.put(ROOT_LIST, pki("root-2026-11.crl").to_vec());
    network.put(STATE_LIST, pki("state-ca-2026-11.crl").to_vec());
    one_run(folder, "2026-11-22T00:00:00Z", "tsu", &network, &[sha256(fixture("b-t").pdf)]);
    // From now on the authority of 2026 is silent.
    network.0.lock().unwrap().remove(STATE_LIST);
    for (now, list, unit) in [
        ("2033-03-05T00:00:00Z", "root-2033-03.crl", "tsu-2033"),
        ("2041-03-05T00:00:00Z", "root-2041-03.crl", "tsu-2041"),
        (IN_2047, "root-2047-01.crl", "tsu-2041"),
    ] {
        network.put(ROOT_LIST, pki(list).to_vec());
        one_run(folder, now, unit, &network, &[]);
    }
}

/// The document, with what the mirror brings and the record about it.
fn report(folder: &Path, record: Option<Vec<u8>>) -> Report {
    let mut setup = Setup::at(IN_2047);
    setup.trust = trust();
    setup.evidence.from_mirror = true;
    if let Some(record) = record {
        assert!(setup.evidence.add_file(&record, "record") > 0);
    }
    let mirrored = Mirrored::new(Box::new(open(folder)), Vec::new(), true, 1 << 26);
    let bytes = fixture("b-t").pdf.to_vec();
    verify(&Input { source: &bytes, detached: None, password: None }, &setup.context(), &mirrored).unwrap().report
}

fn record(folder: &Path) -> Vec<u8> {
    let name = hex::encode(sha256(fixture("b-t").pdf));
    open(folder).get(&format!("bundles/{name}.der"), 1 << 26).unwrap()
}

#[test]
fn a_document_of_2026_is_valid_in_2047() {
    let folder = tempfile::tempdir().unwrap();
    twenty_years(folder.path());
    let report = report(folder.path(), Some(record(folder.path())));
    let findings: Vec<_> = report.findings.iter().map(|f| f.code.name()).collect();
    let of_signature: Vec<_> =
        report.signatures[0].findings.iter().map(|f| (f.code.name(), f.params.clone())).collect();
    assert_eq!(report.verdict, Verdict::Valid, "{findings:?} {of_signature:?} {:?}", report.fetched);
    assert!(!report.objects.records.is_empty());
}

/// Without the record about the document nothing proves its own time-stamp; without a renewal nothing proves the archive's.
#[test]
fn every_step_is_needed() {
    let folder = tempfile::tempdir().unwrap();
    twenty_years(folder.path());
    assert_eq!(report(folder.path(), None).verdict, Verdict::Indeterminate);
    let whole = record(folder.path());
    for run in ["00000002", "00000003"] {
        let path = folder.path().join(format!("archive/runs/{run}.json"));
        let kept = std::fs::read(&path).unwrap();
        std::fs::remove_file(&path).unwrap();
        let without = report(folder.path(), Some(record(folder.path())));
        assert_eq!(without.verdict, Verdict::Indeterminate, "{run}");
        assert!(without.findings.iter().any(|f| f.code.name() == "evidence-record-unproven"), "{run}");
        std::fs::write(&path, kept).unwrap();
    }
    // A record that was changed anywhere proves nothing better.
    assert_eq!(report(folder.path(), Some(whole)).verdict, Verdict::Valid);
}

/// The record is about this document and no other.
#[test]
fn a_record_about_another_document_is_none() {
    let folder = tempfile::tempdir().unwrap();
    twenty_years(folder.path());
    let record = record(folder.path());
    let mut setup = Setup::at(IN_2047);
    setup.trust = trust();
    setup.evidence.add_file(&record, "record");
    let report = setup.judge(fixture("expired-with-timestamp").pdf).unwrap();
    assert_eq!(report.verdict, Verdict::Indeterminate);
    let reasons: Vec<_> = report.findings.iter().filter(|f| f.code.name() == "evidence-record-unproven").collect();
    assert!(!reasons.is_empty());
}
