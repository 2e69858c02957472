//! Certificates that the user took his trust from: by key, whatever else vouches for them, and named in the report.

use crate::path::forge::{Spec, Three, World, codes};
use crate::support::{Fixture, Setup, fixture, pki};
use kyso::ades::{Indication, TimeBasis};
use kyso::fact::Fact as _;
use kyso::finding::Code;
use kyso::formats::text;
use kyso::path::{PathOptions, PathStatus, Purpose};
use kyso::report::{Report, Verdict, VerdictReason};
use kyso::words::Language;
use kyso::words::present;

/// The report on a fixture with certificates of the test PKI removed.
fn without(name: &str, removed: &[&str]) -> Report {
    let fixture = fixture(name);
    judged(fixture, &fixture.note().evidence, removed)
}

fn judged<Name: AsRef<str>>(fixture: &Fixture, given: &[Name], removed: &[&str]) -> Report {
    let note = fixture.note();
    let mut setup = Setup { hints: false, ..Setup::at(&note.at) };
    for name in removed {
        assert_eq!(setup.trust.remove_user_file(pki(name), name, &setup.limits), 1);
    }
    // Trust that is given again afterwards does not come back: the order of the options decides nothing.
    note.trust.iter().for_each(|name| {
        setup.trust.add_user_file_as(pki(name), name, &setup.limits);
    });
    given.iter().for_each(|name| {
        setup.evidence.add_file(pki(name.as_ref()), name.as_ref());
    });
    setup.judge(fixture.pdf).unwrap()
}

fn distrusted(report: &Report) -> bool {
    report.signatures.iter().flat_map(|s| &s.findings).any(|f| f.code == Code::CertificateDistrusted)
}

#[test]
fn no_path_leads_through_what_the_user_removed() {
    let valid = without("b-lt", &[]);
    assert_eq!((valid.verdict, distrusted(&valid)), (Verdict::Valid, false));
    for name in ["person.crt", "state-ca.crt", "root.crt"] {
        let report = without("b-lt", &[name]);
        let signature = &report.signatures[0];
        assert_eq!(signature.indication, Indication::Indeterminate, "{name}");
        assert_eq!(
            (report.verdict, report.verdict_reason),
            (Verdict::Indeterminate, Some(VerdictReason::UntrustedRoot))
        );
        assert!(distrusted(&report), "{name}");
        assert!(signature.integrity.signature_verifies == Some(true), "{name}");
    }
}

/// The same holds for those who vouch for a time or a status.
#[test]
fn what_vouches_for_a_time_or_a_status_can_be_removed_too() {
    let valid = without("b-lt", &[]);
    assert_eq!(valid.signatures[0].time.basis, TimeBasis::Proven);
    let report = without("b-lt", &["tsu.crt"]);
    assert_ne!(report.signatures[0].time.basis, TimeBasis::Proven);
    // A responder is delegated by the authority itself, without a path of its own: that does not bring the trust back.
    let fixture = fixture("one-signature");
    let responses = ["person-2026-11.ocsp", "root-2026-11.crl", "state-ca.crt"];
    assert_eq!(judged(fixture, &responses, &[]).verdict, Verdict::Valid);
    let report = judged(fixture, &responses, &["ocsp.crt"]);
    assert_eq!(
        report.verdict_reason,
        Some(VerdictReason::IntactStatusUnknown),
        "{:?}",
        report.signatures[0].revocation
    );
}

/// By key, never by name: a look-alike with another key is another authority.
#[test]
fn a_certificate_of_the_same_name_is_not_meant() {
    for name in ["look-alike-root.crt", "look-alike-person.crt", "agency.crt"] {
        assert_eq!(without("b-lt", &[name]).verdict, Verdict::Valid, "{name}");
    }
}

/// Another certificate for the same key would open the same door again.
#[test]
fn another_certificate_of_the_key_is_meant_as_well() {
    let three = Three::default();
    let removing = |spec: &Spec| {
        let mut world = World::default();
        world.trust.remove_user_file(&spec.der(), "bỏ.crt", &world.limits.clone());
        world.anchor(&three.root.der());
        world.candidate(&three.ca.der());
        world.find(&three.leaf.der(), &PathOptions::new(Purpose::Documents))
    };
    for (subject, key) in [("Root", 1), ("Other name", 1), ("CA", 2), ("Leaf", 3)] {
        let other = Spec { serial: vec![9], ..Spec::new(subject, key, subject, key, true) };
        let outcome = removing(&other);
        assert_eq!((outcome.status, codes(&outcome)), (PathStatus::UntrustedRoot, vec![Code::CertificateDistrusted]));
        assert_eq!(outcome.facts[0].finding().param("label"), "bỏ.crt");
    }
    assert_eq!(removing(&Spec::new("Root", 8, "Root", 8, true)).status, PathStatus::Accepted);
}

/// A removed certificate does not keep a path around it from being found.
#[test]
fn another_path_is_still_found() {
    let three = Three::default();
    let mut world = World::default();
    world.trust.remove_user_file(&Spec::new("Root", 1, "Root", 1, true).der(), "", &world.limits.clone());
    world.anchor(&three.root.der());
    world.anchor(&Spec::new("New root", 5, "New root", 5, true).der());
    world.candidate(&three.ca.der());
    world.candidate(&Spec::new("CA", 2, "New root", 5, true).der());
    let outcome = world.find(&three.leaf.der(), &PathOptions::new(Purpose::Documents));
    assert_eq!((outcome.status, outcome.chain.len()), (PathStatus::Accepted, 3));
}

#[test]
fn the_report_names_what_was_added_and_what_was_removed() {
    let report = without("b-lt", &["state-ca.crt", "agency.crt"]);
    let labels = |list: &[kyso::report::UserCertificate]| {
        list.iter().map(|c| c.label.clone().unwrap_or_default()).collect::<Vec<_>>()
    };
    assert_eq!(labels(&report.trust.added), ["root.crt"]);
    assert_eq!(labels(&report.trust.removed), ["state-ca.crt", "agency.crt"]);
    for certificate in report.trust.added.iter().chain(&report.trust.removed) {
        assert!(certificate.sha256.len() == 64 && certificate.subject.contains("CN="), "{certificate:?}");
    }
    // What no longer counts is not what is trusted.
    assert_ne!(without("b-lt", &["root.crt"]).trust.sha256, without("b-lt", &[]).trust.sha256);
    let vi = text(&present(&report, Language::Vi));
    assert!(vi.contains("do người dùng loại khỏi") && vi.contains(&report.trust.removed[0].sha256), "{vi}");
}
