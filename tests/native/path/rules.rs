//! One test for each rule of path validation: one thing is changed, and exactly that is found.

use crate::path::forge::*;
use kyso::ValidationFact;
use kyso::finding::Code;
use kyso::path::{
    AnchorRules, PathOptions, PathStatus, ProfileRule, Purpose, StatusAnswer, StatusChecker, StatusQuestion,
    StatusVerdict, UnknownStatus,
};
use kyso::x509::PolicyId;
use std::cell::RefCell;

fn documents() -> PathOptions<'static> {
    PathOptions::new(Purpose::Documents)
}

/// The base case with one change.
fn changed(change: impl FnOnce(&mut Three)) -> Three {
    let mut three = Three::default();
    change(&mut three);
    three
}

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

// --- names ------------------------------------------------------------------------------------------------------------------

/// nameConstraints with these subtrees.
fn constraints(permitted: &[Vec<u8>], excluded: &[Vec<u8>]) -> Vec<u8> {
    let list = |tag, bases: &[Vec<u8>]| {
        let subtrees: Vec<_> = bases.iter().map(|base| seq(std::slice::from_ref(base))).collect();
        if bases.is_empty() { Vec::new() } else { tlv(tag, &subtrees.concat()) }
    };
    seq(&[list(0xA0, permitted), list(0xA1, excluded)])
}

fn mailbox(text: &str) -> Vec<u8> {
    tlv(0x81, text.as_bytes())
}

fn dns(text: &str) -> Vec<u8> {
    tlv(0x82, text.as_bytes())
}

fn directory(parts: &[&str]) -> Vec<u8> {
    tlv(0xA4, &name(parts))
}

fn uri(text: &str) -> Vec<u8> {
    tlv(0x86, text.as_bytes())
}

fn ip(octets: &[u8]) -> Vec<u8> {
    tlv(0x87, octets)
}

fn other(kind: &str) -> Vec<u8> {
    tlv(0xA0, &[oid(kind), tlv(0xA0, &tlv(0x0C, b"a@b"))].concat())
}

/// A leaf with these alternative names below an authority with these constraints.
fn constrained(constraints: Vec<u8>, names: &[Vec<u8>]) -> Three {
    changed(|t| {
        t.ca = t.ca.clone().with(CONSTRAINTS, true, constraints);
        if !names.is_empty() {
            t.leaf = t.leaf.clone().with(NAMES, false, seq(names));
        }
    })
}

#[test]
fn names_of_every_form_are_held_against_both_lists() {
    let forms: [(Vec<u8>, Vec<u8>, Vec<u8>); 5] = [
        (mailbox("example.vn"), mailbox("a@example.vn"), mailbox("a@other.vn")),
        (dns("example.vn"), dns("www.example.vn"), dns("www.other.vn")),
        (directory(&["Leaf"]), directory(&["Leaf", "x"]), directory(&["Other", "x"])),
        (uri(".example.vn"), uri("http://www.example.vn/x"), uri("http://www.other.vn/x")),
        (ip(&[10, 0, 0, 0, 255, 0, 0, 0]), ip(&[10, 1, 2, 3]), ip(&[11, 1, 2, 3])),
    ];
    for (base, inside, outside) in forms {
        let permitted = || constraints(std::slice::from_ref(&base), &[]);
        let excluded = || constraints(&[], std::slice::from_ref(&base));
        assert_eq!(constrained(permitted(), std::slice::from_ref(&inside)).codes(), []);
        assert_eq!(constrained(permitted(), &[inside.clone(), outside.clone()]).codes(), [Code::NameNotPermitted]);
        if base != directory(&["Leaf"]) {
            assert_eq!(constrained(excluded(), std::slice::from_ref(&outside)).codes(), []);
        }
        assert_eq!(constrained(excluded(), &[outside, inside]).codes(), [Code::NameExcluded]);
    }
}

#[test]
fn the_subject_and_mailboxes_in_it_are_names_too() {
    let other_dn = constraints(&[directory(&["Somebody"])], &[]);
    assert_eq!(constrained(other_dn, &[]).codes(), [Code::NameNotPermitted]);
    assert_eq!(constrained(constraints(&[], &[directory(&["LEAF "])]), &[]).codes(), [Code::NameExcluded]);
    let with_mail = |address: &str, constraints| {
        changed(|t| {
            t.leaf.subject = name(&["Leaf", address]);
            t.ca = t.ca.clone().with(CONSTRAINTS, true, constraints);
        })
    };
    let permitted = || constraints(&[mailbox("example.vn")], &[]);
    assert_eq!(with_mail("a@example.vn", permitted()).codes(), []);
    assert_eq!(with_mail("a@other.vn", permitted()).codes(), [Code::NameNotPermitted]);
    let excluded = constraints(&[], &[mailbox(".other.vn")]);
    assert_eq!(with_mail("a@b.other.vn", excluded).codes(), [Code::NameExcluded]);
}

#[test]
fn an_exclusion_is_not_escaped_by_composing_characters() {
    let excluded = |base: &str, subject: &str| {
        changed(|t| {
            t.ca = t.ca.clone().with(CONSTRAINTS, true, constraints(&[], &[directory(&[base])]));
            t.leaf.subject = name(&[subject]);
        })
        .codes()
    };
    assert_eq!(excluded("Sở Y tế", "SỞ Y TẾ"), [Code::NameExcluded]);
    assert_eq!(excluded("Sở Y tế", "So\u{31B}\u{309} Y te\u{302}\u{301}"), [Code::NameNotComparable]);
    assert_eq!(excluded("Evil", "Ｅvil"), [Code::NameNotComparable]);
    assert_eq!(excluded("Sở Y tế", "Sở Tư pháp"), []);
    assert_eq!(excluded("Evil", "Sở Y tế"), []);
}

#[test]
fn what_cannot_be_evaluated_is_refused_where_it_matters() {
    let kind = "1.3.6.1.4.1.311.20.2.3";
    let forbids = || constraints(&[], &[other(kind)]);
    assert_eq!(constrained(forbids(), &[other(kind)]).codes(), [Code::NameConstraintUnsupported]);
    assert_eq!(constrained(forbids(), &[dns("example.vn")]).codes(), []);
    assert_eq!(constrained(constraints(&[dns("vn")], &[]), &[other(kind)]).codes(), []);
    // A mailbox in an otherName is one that constraints on mailboxes speak of.
    let smtp = other("1.3.6.1.5.5.7.8.9");
    assert_eq!(constrained(constraints(&[mailbox("vn")], &[]), &[smtp]).codes(), [Code::NameConstraintUnsupported]);
    let bounded = seq(&[tlv(0xA0, &seq(&[dns("vn"), tlv(0x80, &[1])]))]);
    assert_eq!(constrained(bounded.clone(), &[dns("a.vn")]).codes(), [Code::NameConstraintUnsupported]);
    assert_eq!(constrained(bounded, &[ip(&[1, 2, 3, 4])]).codes(), []);
    for (base, name) in [
        (dns("*.vn"), dns("a.vn")),
        (dns(".vn"), dns("a.vn")),
        (dns("vn"), dns("a..vn")),
        (uri("vn"), uri("urn:isbn:1")),
        (ip(&[1, 2, 3, 4, 255, 0, 255, 0]), ip(&[1, 2, 3, 4])),
        (mailbox("vn"), mailbox("nobody")),
    ] {
        let found = constrained(constraints(&[base], &[]), &[name]).codes();
        assert!(found.contains(&Code::NameNotComparable), "{found:?}");
    }
}

#[test]
fn constraints_add_up_and_unreadable_ones_refuse() {
    let two = |upper: &str, lower: &str, leaf: &str| {
        changed(|t| {
            t.root = t.root.clone().with(CONSTRAINTS, true, constraints(&[dns(upper)], &[]));
            t.ca = t.ca.clone().with(CONSTRAINTS, true, constraints(&[dns(lower)], &[]));
            t.leaf = t.leaf.clone().with(NAMES, false, seq(&[dns(leaf)]));
        })
    };
    assert_eq!(two("example.vn", "a.example.vn", "x.a.example.vn").codes(), []);
    assert_eq!(two("a.example.vn", "example.vn", "x.b.example.vn").codes(), [Code::NameNotPermitted]);
    assert_eq!(two("example.vn", "other.vn", "x.other.vn").codes(), [Code::NameNotPermitted]);
    let mut key_alone = documents();
    key_alone.anchors = AnchorRules::KEY_ALONE;
    assert_eq!(two("example.vn", "other.vn", "x.other.vn").judge(&key_alone).status, PathStatus::Accepted);
    let broken = changed(|t| t.ca = t.ca.clone().with(CONSTRAINTS, true, vec![0x30, 0x03, 0xA0, 0x01, 0x00]));
    assert_eq!(broken.codes(), [Code::ExtensionUnreadable]);
}

#[test]
fn self_issued_certificates_are_exempt_but_for_the_target() {
    let mut world = World::default();
    let only = constraints(&[dns("example.vn")], &[]);
    world.anchor(&Spec::new("Root", 1, "Root", 1, true).with(CONSTRAINTS, true, only).der());
    let rollover = Spec::new("Root", 2, "Root", 1, true).with(NAMES, false, seq(&[dns("other.vn")]));
    world.candidate(&rollover.der());
    let leaf = Spec::new("Leaf", 3, "Root", 2, false).with(NAMES, false, seq(&[dns("a.example.vn")]));
    assert_eq!(world.find(&leaf.der(), &documents()).status, PathStatus::Accepted);
    let own = Spec::new("Root", 3, "Root", 2, false).with(NAMES, false, seq(&[dns("other.vn")]));
    assert_eq!(codes(&world.find(&own.der(), &documents())), [Code::NameNotPermitted]);
}

#[test]
fn comparisons_are_counted() {
    let many: Vec<_> = (0..200).map(|n| dns(&format!("a{n}.vn"))).collect();
    let three = constrained(constraints(&many, &[]), &many);
    assert_eq!(three.codes(), []);
    let mut world = World::default();
    world.limits.name_comparisons = 30_000;
    world.anchor(&three.root.der());
    world.candidate(&three.ca.der());
    assert_eq!(codes(&world.find(&three.leaf.der(), &documents())), [Code::PathBudget]);
}

// --- policies ---------------------------------------------------------------------------------------------------------------

fn policies(list: &[&str]) -> Vec<u8> {
    seq(&list.iter().map(|p| seq(&[oid(p)])).collect::<Vec<_>>())
}

fn mapped(pairs: &[(&str, &str)]) -> Vec<u8> {
    seq(&pairs.iter().map(|(a, b)| seq(&[oid(a), oid(b)])).collect::<Vec<_>>())
}

const ANY: &str = "2.5.29.32.0";

/// Authority and leaf with these policies.
fn with_policies(ca: &[&str], leaf: &[&str]) -> Three {
    changed(|t| {
        t.ca = t.ca.clone().with(POLICIES, false, policies(ca));
        t.leaf = t.leaf.clone().with(POLICIES, false, policies(leaf));
    })
}

fn with_explicit_policy(acceptable: &[&str]) -> PathOptions<'static> {
    let mut options = documents();
    options.policy.initial_explicit_policy = true;
    if !acceptable.is_empty() {
        options.policy.user_initial_policy_set = acceptable.iter().map(|p| PolicyId::from_text(p).unwrap()).collect();
    }
    options
}

fn found(three: &Three, options: &PathOptions<'_>) -> (Option<Code>, Vec<String>) {
    let outcome = three.judge(options);
    (outcome.reason, outcome.policies.iter().map(ToString::to_string).collect())
}

#[test]
fn an_acceptable_policy_runs_along_the_path() {
    let missing = (Some(Code::PolicyMissing), vec![]);
    assert_eq!(found(&Three::default(), &with_explicit_policy(&[])), missing);
    assert_eq!(found(&Three::default(), &documents()), (None, vec![]));
    assert_eq!(
        found(&with_policies(&["1.2.3"], &["1.2.3"]), &with_explicit_policy(&[])),
        (None, vec!["1.2.3".to_owned()])
    );
    assert_eq!(found(&with_policies(&["1.2.3"], &["1.2.4"]), &with_explicit_policy(&[])), missing);
    assert_eq!(found(&with_policies(&["1.2.3"], &["1.2.3"]), &with_explicit_policy(&["1.2.4"])), missing);
    assert_eq!(found(&with_policies(&[ANY], &["1.2.3"]), &with_explicit_policy(&["1.2.3"])).0, None);
    assert_eq!(found(&with_policies(&["1.2.3"], &[ANY]), &with_explicit_policy(&["1.2.3"])).0, None);
    assert_eq!(
        found(&with_policies(&[ANY], &[ANY]), &with_explicit_policy(&["1.2.3"])),
        (None, vec!["1.2.3".to_owned()])
    );
    let mut no_any = with_explicit_policy(&["1.2.3"]);
    no_any.policy.initial_any_policy_inhibit = true;
    assert_eq!(found(&with_policies(&[ANY], &["1.2.3"]), &no_any), missing);
}

#[test]
fn authorities_require_and_inhibit() {
    let three = |extension, value: Vec<u8>| {
        let mut three = with_policies(&[ANY], &[ANY]);
        three.ca = three.ca.clone().with(extension, true, value);
        three
    };
    let require = |n: u8| seq(&[tlv(0x80, &[n])]);
    let none = changed(|t| t.ca = t.ca.clone().with(POLICY_CONSTRAINTS, true, require(0)));
    assert_eq!(none.codes(), [Code::PolicyMissing]);
    assert_eq!(three(POLICY_CONSTRAINTS, require(0)).codes(), []);
    let mut inhibited = three(INHIBIT_ANY, tlv(2, &[0]));
    inhibited.ca = inhibited.ca.clone().with(POLICY_CONSTRAINTS, true, require(0));
    assert_eq!(inhibited.codes(), [Code::PolicyMissing]);
    assert_eq!(three(POLICY_CONSTRAINTS, seq(&[])).codes(), [Code::ExtensionUnreadable]);
    assert_eq!(three(MAPPINGS, mapped(&[(ANY, "1.2.3")])).codes(), [Code::PolicyMapsAny]);
    let twice = with_policies(&["1.2.3", "1.2.3"], &["1.2.3"]);
    assert_eq!(twice.codes(), [Code::ExtensionUnreadable]);
}

#[test]
fn policies_are_mapped_unless_that_is_inhibited() {
    let mut three = with_policies(&["1.2.3"], &["1.2.4"]);
    three.ca = three.ca.clone().with(MAPPINGS, true, mapped(&[("1.2.3", "1.2.4")]));
    assert_eq!(found(&three, &with_explicit_policy(&["1.2.3"])), (None, vec!["1.2.3".to_owned()]));
    assert_eq!(found(&three, &with_explicit_policy(&["1.2.4"])).0, Some(Code::PolicyMissing));
    let mut inhibited = with_explicit_policy(&["1.2.3"]);
    inhibited.policy.initial_policy_mapping_inhibit = true;
    assert_eq!(found(&three, &inhibited).0, Some(Code::PolicyMissing));
}

/// Every authority maps every policy to every policy: the tree of RFC 5280 would have 20^9 nodes (RFC 9618 §1).
#[test]
fn mappings_do_not_multiply() {
    let all: Vec<String> = (1..=20).map(|n| format!("1.2.{n}")).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let pairs: Vec<_> = all.iter().flat_map(|a| all.iter().map(move |b| (*a, *b))).collect();
    let mut world = World::default();
    world.anchor(&Spec::new("CA 0", 100, "CA 0", 100, true).der());
    for n in 1..=9_u16 {
        let ca = Spec::new(&format!("CA {n}"), 100 + n, &format!("CA {}", n - 1), 99 + n, true);
        world.candidate(&ca.with(POLICIES, false, policies(&all)).with(MAPPINGS, true, mapped(&pairs)).der());
    }
    let leaf = Spec::new("Leaf", 3, "CA 9", 109, false).with(POLICIES, false, policies(&all[..1]));
    let outcome = world.find(&leaf.der(), &with_explicit_policy(&[]));
    assert_eq!((outcome.status, outcome.policies.len()), (PathStatus::Accepted, 20));
}

// --- profile, status --------------------------------------------------------------------------------------------------------

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
