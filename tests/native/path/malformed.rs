//! Damaged certificates: no panic, and nothing damaged is accepted.

use crate::corpora::corpus;
use crate::path::forge::*;
use kyso::asn1::pem_blocks;
use kyso::path::{PathOptions, PathStatus, Purpose};
use kyso::x509::Certificate;
use serde_json::Value;

/// Extensions of every kind that is read.
fn rich() -> Three {
    let mut three = Three::default();
    let policies = seq(&[seq(&[oid("1.2.3"), seq(&[seq(&[oid("1.3.6.1.5.5.7.2.1"), tlv(0x16, b"http://a")])])])]);
    let names = seq(&[
        tlv(0x81, b"a@example.vn"),
        tlv(0x82, b"www.example.vn"),
        tlv(0xA4, &name(&["Leaf", "x"])),
        tlv(0x86, b"http://www.example.vn/"),
        tlv(0x87, &[10, 1, 2, 3]),
    ]);
    let bases =
        [tlv(0x81, b"example.vn"), tlv(0x82, b"example.vn"), tlv(0xA4, &name(&["Leaf"])), tlv(0x86, b".example.vn")];
    let range = tlv(0x87, &[10, 0, 0, 0, 255, 0, 0, 0]);
    let permitted: Vec<_> = bases.iter().chain([&range]).map(|b| seq(std::slice::from_ref(b))).collect();
    let excluded = seq(&[tlv(0x82, b"other.vn"), tlv(0x80, &[0])]);
    let constraints = seq(&[tlv(0xA0, &permitted.concat()), tlv(0xA1, &excluded)]);
    let limits = seq(&[tlv(0x80, &[0]), tlv(0x81, &[0])]);
    three.ca = three.ca.with(CONSTRAINTS, true, constraints).with(POLICIES, true, policies.clone());
    three.ca = three.ca.with(POLICY_CONSTRAINTS, true, limits).with(INHIBIT_ANY, true, tlv(2, &[0]));
    three.ca = three.ca.with(MAPPINGS, true, seq(&[seq(&[oid("1.2.9"), oid("1.2.3")])]));
    three.ca = three.ca.with(BASIC, true, seq(&[tlv(1, &[0xFF]), tlv(2, &[0])]));
    three.leaf = three.leaf.with(NAMES, false, names).with(POLICIES, false, policies);
    three.leaf = three.leaf.with(PURPOSES, true, seq(&[oid("1.3.6.1.5.5.7.3.4")]));
    three
}

fn documents() -> PathOptions<'static> {
    PathOptions::new(Purpose::Documents)
}

fn status(root: &[u8], ca: &[u8], leaf: &[u8]) -> Option<PathStatus> {
    let mut world = World::default();
    world.anchor(root);
    let readable = |der: &[u8]| Certificate::parse(der, &world.limits).is_ok();
    if !(readable(ca) && readable(leaf)) {
        return None;
    }
    world.candidate(ca);
    Some(world.find(leaf, &documents()).status)
}

#[test]
fn one_flipped_bit_is_never_accepted() {
    let three = rich();
    let (root, ca, leaf) = (three.root.der(), three.ca.der(), three.leaf.der());
    assert_eq!(status(&root, &ca, &leaf), Some(PathStatus::Accepted));
    for place in 0..ca.len().max(leaf.len()) {
        for bit in [0x01, 0x80] {
            let flip = |der: &[u8]| {
                let mut der = der.to_vec();
                der.get_mut(place).map(|octet| *octet ^= bit)?;
                Some(der)
            };
            for (ca, leaf) in [(flip(&ca), Some(leaf.clone())), (Some(ca.clone()), flip(&leaf))] {
                let (Some(ca), Some(leaf)) = (ca, leaf) else { continue };
                assert_ne!(status(&root, &ca, &leaf), Some(PathStatus::Accepted), "octet {place}, bit {bit:#x}");
            }
        }
    }
}

/// The same inside the extensions, signed anew: the reader of every extension meets its damage.
#[test]
fn damaged_extensions_are_read_without_panic() {
    let three = rich();
    let root = three.root.der();
    let mut judged = 0;
    for target in [false, true] {
        let count = if target { three.leaf.extensions.len() } else { three.ca.extensions.len() };
        for extension in 0..count {
            let value = |t: &Three| (if target { &t.leaf } else { &t.ca }).extensions[extension].2.clone();
            for place in 0..value(&three).len() {
                for octet in [0x00, 0x01, 0x30, 0x7F, 0x80, 0x84, 0xA0, 0xFF] {
                    let mut damaged = three.clone();
                    let spec = if target { &mut damaged.leaf } else { &mut damaged.ca };
                    spec.extensions[extension].2[place] = octet;
                    judged += usize::from(status(&root, &damaged.ca.der(), &damaged.leaf.der()).is_some());
                }
            }
        }
    }
    assert!(judged > 1_000, "{judged}");
}

/// Every damaged certificate of the suite as target, as candidate and as anchor at once, so that every rule reads it.
#[test]
fn damaged_certificates_of_others() {
    let Some(folder) = corpus("malformed-asn1") else { return };
    let manifest: Value = serde_json::from_slice(&std::fs::read(folder.join("expected.json")).unwrap()).unwrap();
    let (mut read, mut seen) = (0, 0);
    for case in manifest["cases"].as_array().unwrap() {
        let bytes = std::fs::read(folder.join(case["file"].as_str().unwrap())).unwrap();
        let blocks = pem_blocks(&bytes);
        let ders = if blocks.is_empty() { vec![bytes] } else { blocks.into_iter().map(|b| b.der).collect() };
        seen += 1;
        for der in ders {
            let mut world = World::default();
            if Certificate::parse(&der, &world.limits).is_err() {
                continue;
            }
            read += 1;
            let _ = world.find(&der, &documents());
            world.anchor(&der);
            world.candidate(&der);
            let _ = world.find(&der, &documents());
            let _ = world.find(&Three::default().leaf.der(), &documents());
        }
    }
    assert!(seen > 800 && read > 50, "{seen} files, {read} certificates");
    println!("damaged certificates: {seen} files, {read} certificates read");
}
