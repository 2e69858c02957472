//! One test for each rule of path validation: one thing is changed, and exactly that is found.

use crate::path::forge::*;
use kyso::ValidationFact;
use kyso::finding::Code;
use kyso::path::{
    AnchorRules, PathOptions, PathStatus, ProfileRule, Purpose, StatusAnswer, StatusChecker, StatusQuestion,
    StatusVerdict, UnknownStatus,
};
use std::cell::RefCell;

#[test]
fn what_is_as_it_should_be_passes_in_silence() {
    let outcome = Three::default().judge(&documents());
    assert_eq!((outcome.status, codes(&outcome), outcome.chain.len()), (PathStatus::Accepted, vec![], 3));
    assert!(outcome.rejected.is_empty() && outcome.reason.is_none());
}

#[test]
fn dates() {
    let past = |s: &mut Spec| s.not_after = "20251231235959Z";
    let future = |s: &mut Spec| s.not_before = "20260101000001Z";
    assert_eq!(changed(|t| past(&mut t.leaf)).codes(), [Code::CertificateExpired]);
    assert_eq!(changed(|t| past(&mut t.ca)).codes(), [Code::CertificateExpired]);
    assert_eq!(changed(|t| past(&mut t.root)).codes(), [Code::CertificateExpired]);
    assert_eq!(changed(|t| future(&mut t.leaf)).codes(), [Code::CertificateNotYetValid]);
    assert_eq!(changed(|t| t.leaf.not_after = "20260101000000Z").codes(), []);
    let outcome = changed(|t| past(&mut t.ca)).judge(&documents());
    assert_eq!((outcome.status, outcome.reason), (PathStatus::OutOfBounds, Some(Code::CertificateExpired)));
    let mut key_alone = documents();
    key_alone.anchors = AnchorRules::KEY_ALONE;
    assert_eq!(changed(|t| past(&mut t.root)).judge(&key_alone).status, PathStatus::Accepted);
    assert_eq!(changed(|t| past(&mut t.leaf)).judge(&key_alone).status, PathStatus::OutOfBounds);
}

#[test]
fn authority() {
    let not_ca = |s: &mut Spec| *s = s.clone().with(BASIC, true, seq(&[])).without(USAGE);
    assert_eq!(changed(|t| not_ca(&mut t.ca)).codes(), [Code::IssuerNotCa]);
    assert_eq!(changed(|t| not_ca(&mut t.root)).codes(), [Code::IssuerNotCa]);
    let absent = changed(|t| t.root = t.root.clone().without(BASIC).without(USAGE));
    assert_eq!(absent.codes(), [Code::IssuerNotCa]);
    let mut lax = documents();
    lax.anchors.basic_constraints_required = false;
    assert_eq!(absent.judge(&lax).status, PathStatus::Accepted);
    let usage = |s: &mut Spec| *s = s.clone().with(USAGE, true, vec![0x03, 0x02, 0x01, 0x02]);
    assert_eq!(changed(|t| usage(&mut t.ca)).codes(), [Code::IssuerKeyUsage]);
    assert_eq!(changed(|t| usage(&mut t.root)).codes(), [Code::IssuerKeyUsage]);
}

#[test]
fn path_length() {
    let limit = |n: u8| seq(&[tlv(1, &[0xFF]), tlv(2, &[n])]);
    assert_eq!(changed(|t| t.root = t.root.clone().with(BASIC, true, limit(0))).codes(), [Code::PathTooLong]);
    assert_eq!(changed(|t| t.root = t.root.clone().with(BASIC, true, limit(1))).codes(), []);
    assert_eq!(changed(|t| t.ca = t.ca.clone().with(BASIC, true, limit(0))).codes(), []);
    let mut none = documents();
    none.intermediates = Some(0);
    assert_eq!(codes(&Three::default().judge(&none)), [Code::PathTooLong]);
    none.intermediates = Some(1);
    assert_eq!(Three::default().judge(&none).status, PathStatus::Accepted);
    // A self-issued certificate (here with a new key) does not count, §6.1.4 (l).
    let mut world = World::default();
    world.anchor(&Spec::new("Root", 1, "Root", 1, true).with(BASIC, true, limit(1)).der());
    world.candidate(&Spec::new("CA", 2, "Root", 1, true).der());
    world.candidate(&Spec::new("CA", 4, "CA", 2, true).der());
    let outcome = world.find(&Spec::new("Leaf", 3, "CA", 4, false).der(), &documents());
    assert_eq!((outcome.status, outcome.chain.len()), (PathStatus::Accepted, 4));
}

#[test]
fn key_usage_and_purposes_of_the_target() {
    let cannot_sign = changed(|t| t.leaf = t.leaf.clone().with(USAGE, true, vec![0x03, 0x02, 0x05, 0x20]));
    assert_eq!(cannot_sign.codes(), [Code::SignerKeyUsage]);
    assert_eq!(cannot_sign.judge(&PathOptions::new(Purpose::Any)).status, PathStatus::Accepted);
    let stamping = || seq(&[oid("1.3.6.1.5.5.7.3.8")]);
    let any = || seq(&[oid("2.5.29.37.0")]);
    let stamps = PathOptions::new(Purpose::Timestamps);
    let with = |value: Vec<u8>| changed(|t| t.leaf = t.leaf.clone().with(PURPOSES, true, value));
    assert_eq!(codes(&Three::default().judge(&stamps)), [Code::KeyPurposeMissing]);
    assert_eq!(codes(&with(any()).judge(&stamps)), [Code::KeyPurposeMissing]);
    assert_eq!(codes(&with(stamping()).judge(&stamps)), []);
    assert_eq!(with(stamping()).codes(), []);
    let usage = PathOptions::new(Purpose::Usage("1.3.6.1.5.5.7.3.9".parse().unwrap()));
    assert_eq!(codes(&Three::default().judge(&usage)), []);
    assert_eq!(codes(&with(any()).judge(&usage)), []);
    assert_eq!(codes(&with(stamping()).judge(&usage)), [Code::KeyPurposeMissing]);
    let limited = changed(|t| t.ca = t.ca.clone().with(PURPOSES, false, stamping()));
    assert_eq!(codes(&limited.judge(&usage)), []);
    let mut along = usage.clone();
    along.usage.along_path = true;
    assert_eq!(codes(&limited.judge(&along)), [Code::KeyPurposeMissing]);
    let lists = PathOptions::new(Purpose::CrlSigning);
    assert_eq!(codes(&Three::default().judge(&lists)), [Code::SignerKeyUsage]);
}

#[test]
fn critical_extensions() {
    let unknown = |s: &mut Spec, critical| *s = s.clone().with("1.2.3.4", critical, vec![5, 0]);
    assert_eq!(changed(|t| unknown(&mut t.leaf, true)).codes(), [Code::CriticalExtensionUnknown]);
    assert_eq!(changed(|t| unknown(&mut t.ca, true)).codes(), [Code::CriticalExtensionUnknown]);
    assert_eq!(changed(|t| unknown(&mut t.root, true)).codes(), [Code::CriticalExtensionUnknown]);
    assert_eq!(changed(|t| unknown(&mut t.leaf, false)).codes(), []);
    let qualified = seq(&[seq(&[oid("1.2.3"), seq(&[seq(&[oid("1.2.3.4"), tlv(5, &[])])])])]);
    let with = |critical| changed(|t| t.leaf = t.leaf.clone().with(POLICIES, critical, qualified.clone()));
    assert_eq!(with(true).codes(), [Code::CriticalExtensionUnknown]);
    assert_eq!(with(false).codes(), []);
}

#[test]
fn signatures() {
    let mut world = World::default();
    world.anchor(&Three::default().root.der());
    world.candidate(&Three::default().ca.der());
    let mut leaf = Three::default().leaf.der();
    *leaf.last_mut().unwrap() ^= 1;
    let outcome = world.find(&leaf, &documents());
    assert_eq!((outcome.status, codes(&outcome)), (PathStatus::SignatureWrong, vec![Code::CertificateSignatureWrong]));
    let orphan = Spec::new("Leaf", 3, "Nobody", 9, false).der();
    assert_eq!(world.find(&orphan, &documents()).status, PathStatus::IssuerMissing);
    let own = Spec::new("Own", 8, "Own", 8, true).der();
    assert_eq!(codes(&world.find(&own, &documents())), [Code::RootUntrusted]);
}

#[test]
fn a_target_that_is_an_anchor() {
    let mut world = World::default();
    let leaf = Three::default().leaf.der();
    world.anchor(&leaf);
    let outcome = world.find(&leaf, &documents());
    assert_eq!((outcome.status, codes(&outcome)), (PathStatus::Accepted, vec![Code::TrustedDirectly]));
    let mut refusing = documents();
    refusing.target_may_be_anchor = false;
    let outcome = world.find(&leaf, &refusing);
    assert_eq!((outcome.status, codes(&outcome)), (PathStatus::Rejected, vec![Code::TrustedDirectly]));
}

#[test]
fn the_profile_is_noted_or_required() {
    let three = changed(|t| t.leaf.serial = vec![0x80]);
    let outcome = three.judge(&documents());
    assert_eq!((outcome.status, codes(&outcome)), (PathStatus::Accepted, vec![Code::CertificateProfile]));
    let mut required = documents();
    required.profile = ProfileRule::Require;
    assert_eq!(three.judge(&required).status, PathStatus::Rejected);
    assert_eq!(Three::default().judge(&required).status, PathStatus::Accepted);
}

/// Answers by the name of the certificate, and keeps what it was asked.
struct FixedStatus {
    about: &'static str,
    verdict: StatusVerdict,
    asked: RefCell<Vec<String>>,
}

impl StatusChecker for FixedStatus {
    fn status(&self, question: &StatusQuestion<'_>) -> StatusAnswer {
        let name = question.subject.display_name();
        assert!(question.subject.issuer.matches(&question.issuer.subject));
        assert_eq!(question.chain[question.index].sha256, question.subject.sha256);
        self.asked.borrow_mut().push(name.clone());
        let verdict = if name == self.about { self.verdict } else { StatusVerdict::Good };
        let known = name != self.about;
        let facts = if known { vec![] } else { vec![ValidationFact::StatusUnknown { certificate: name }] };
        StatusAnswer { verdict, facts }
    }
}

#[test]
fn the_status_of_every_certificate_but_the_anchor_counts() {
    let judge = |three: &Three, about, verdict, unknown| {
        let checker = FixedStatus { about, verdict, asked: RefCell::default() };
        let mut options = PathOptions::new(Purpose::Documents);
        options.status = Some(&checker);
        options.unknown_status = unknown;
        let outcome = three.judge(&options);
        (outcome.status, codes(&outcome), checker.asked.take())
    };
    let three = Three::default();
    let asked = || vec!["CA".to_owned(), "Leaf".to_owned()];
    let noted = || vec![Code::StatusUnknown];
    for about in ["CA", "Leaf"] {
        let result = |verdict, unknown| judge(&three, about, verdict, unknown);
        assert_eq!(result(StatusVerdict::Good, UnknownStatus::Reject), (PathStatus::Accepted, noted(), asked()));
        assert_eq!(result(StatusVerdict::Silent, UnknownStatus::Mark), (PathStatus::Accepted, noted(), asked()));
        assert_eq!(result(StatusVerdict::Silent, UnknownStatus::Reject).0, PathStatus::StatusUnknown);
        assert_eq!(result(StatusVerdict::Unknown, UnknownStatus::Mark).0, PathStatus::StatusUnknown);
        assert_eq!(result(StatusVerdict::Unknown, UnknownStatus::Reject).0, PathStatus::StatusUnknown);
        assert_eq!(result(StatusVerdict::Revoked, UnknownStatus::Mark).0, PathStatus::Revoked);
    }
    // A path that breaks a rule is not worth asking about.
    let bad = changed(|t| t.leaf = t.leaf.clone().with("1.2.3.4", true, vec![5, 0]));
    assert_eq!(judge(&bad, "CA", StatusVerdict::Revoked, UnknownStatus::Reject).2, Vec::<String>::new());
}
