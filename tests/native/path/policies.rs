//! Certificate policies (RFC 5280 §6.1, RFC 9618): one thing is changed, and exactly that is found.

use crate::path::forge::*;
use kyso::finding::Code;
use kyso::path::{PathOptions, PathStatus};
use kyso::x509::PolicyId;

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
