//! A tree that was renewed with a new digest algorithm (RFC 4998 §5.2): the record is about the document by both, and holds only with all of
//! it.

use super::unit::Unit;
use crate::revocation::make::{int, oid, seq, tlv};
use crate::support::{Setup, fixture, pki};
use kyso::crypto::DigestAlgorithm::{self, Sha256, Sha512};
use kyso::trust::TrustStore;

/// When the tree was made, when it was renewed, and when the document is verified.
const MADE: &str = "2026-11-22T00:00:00Z";
const RENEWED: &str = "2033-03-05T00:00:00Z";
const NOW: &str = "2033-03-06T00:00:00Z";

fn document() -> &'static [u8] {
    fixture("b-t").pdf
}

fn identifier(algorithm: DigestAlgorithm) -> Vec<u8> {
    let last = if algorithm == Sha256 { 1 } else { 3 };
    seq(&[&oid(&format!("2.16.840.1.101.3.4.2.{last}"))])
}

/// ArchiveTimeStamp over a root, with the reduced tree that leads to it, if there is one.
fn stamped(unit: &Unit, algorithm: DigestAlgorithm, root: &[u8], groups: &[&[&[u8]]]) -> Vec<u8> {
    let group = |hashes: &&[&[u8]]| seq(&[&hashes.iter().flat_map(|hash| tlv(4, hash)).collect::<Vec<u8>>()]);
    let tree: Vec<u8> = groups.iter().flat_map(group).collect();
    let tree = if tree.is_empty() { tree } else { tlv(0xA2, &tree) };
    seq(&[&tree, &unit.token(&seq(&[&identifier(algorithm), &tlv(4, root)]))])
}

/// The chain of 2026: one time-stamp over the SHA-256 of the document.
fn first(document: &[u8], time: &str) -> Vec<u8> {
    seq(&[&stamped(&Unit::new("tsu", time), Sha256, &Sha256.digest(document), &[])])
}

/// The chain of 2033 in a tree with another object: SHA-512 over what `own` and the chains before are.
fn second(own: &[u8], before: &[u8], time: &str) -> Vec<u8> {
    let leaf = Sha512.digest(&[own, &Sha512.digest(&seq(&[before]))].concat());
    let sibling = Sha512.digest(b"another object");
    let (low, high) = if leaf < sibling { (&leaf, &sibling) } else { (&sibling, &leaf) };
    let root = Sha512.digest(&[low.as_slice(), high].concat());
    seq(&[&stamped(&Unit::new("tsu-2033", time), Sha512, &root, &[&[&leaf, &sibling]])])
}

fn record(chains: &[&[u8]]) -> Vec<u8> {
    seq(&[&int(&[1]), &seq(&[&identifier(Sha256), &identifier(Sha512)]), &seq(chains)])
}

/// Why a record proves nothing about the document; `None` where it proves it.
fn fault(record: &[u8]) -> Option<String> {
    let mut setup = Setup::at(NOW);
    setup.trust = TrustStore::default();
    setup.trust.add_user_file(pki("root.crt"), &setup.limits);
    assert!(setup.evidence.add_file(pki("root-2033-03.crl"), "list") > 0);
    assert_eq!(setup.evidence.add_file(record, "record"), 1);
    let report = setup.judge(document()).unwrap();
    let found = report.findings.iter().find(|finding| finding.code.name() == "evidence-record-unproven")?;
    found.params.iter().find(|param| param.name == "reason").map(|param| param.value.clone())
}

#[test]
fn a_tree_is_renewed_with_a_new_algorithm() {
    let (before, own) = (first(document(), MADE), Sha512.digest(document()));
    assert_eq!(fault(&record(&[&before, &second(&own, &before, RENEWED)])), None);
}

#[test]
fn a_renewed_tree_is_over_the_document_and_all_that_was_before() {
    let (before, own) = (first(document(), MADE), Sha512.digest(document()));
    let cases = [
        // The chain before is another one: a time-stamp was put in its place.
        (record(&[&before, &second(&own, &first(document(), "2026-11-23T00:00:00Z"), RENEWED)]), "not-in-tree"),
        // The new digest is of another document, or there is none: the old algorithm would carry on.
        (record(&[&before, &second(&Sha512.digest(b"another"), &before, RENEWED)]), "not-in-tree"),
        (record(&[&before, &second(&Sha256.digest(document()), &before, RENEWED)]), "not-in-tree"),
        (record(&[&before, &second(&[], &before, RENEWED)]), "not-in-tree"),
        // The old chain is about another document.
        (record(&[&first(b"another", MADE), &second(&own, &first(b"another", MADE), RENEWED)]), "other-object"),
        // Renewed before it was made.
        (record(&[&first(document(), NOW), &second(&own, &first(document(), NOW), RENEWED)]), "order"),
    ];
    for (number, (record, expected)) in cases.into_iter().enumerate() {
        assert_eq!(fault(&record).as_deref(), Some(expected), "{number}");
    }
}

/// The algorithms of a chain are one (RFC 4998 §5.1); another begins a chain of its own.
#[test]
fn a_chain_of_two_algorithms_is_none() {
    let (before, own) = (first(document(), MADE), Sha512.digest(document()));
    let inside = |chain: &[u8]| chain[if chain[1] < 0x80 { 2 } else { 2 + usize::from(chain[1] & 0x7F) }..].to_vec();
    let mixed = seq(&[&inside(&before), &inside(&second(&own, &before, RENEWED))]);
    assert_eq!(fault(&record(&[&mixed])).as_deref(), Some("malformed"));
}
