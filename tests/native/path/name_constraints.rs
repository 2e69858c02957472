//! Name constraints (RFC 5280 §4.2.1.10): one thing is changed, and exactly that is found.

use crate::path::forge::*;
use kyso::finding::Code;
use kyso::path::{AnchorRules, PathStatus};

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
