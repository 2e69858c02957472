//! Parts of lists: what each check is for. A part counts on the word of an operator whom the caller named, and on nothing else.

use super::{Authority, LIST, OPERATOR, OTHER, Published, key, mirror, operator, serials};
use kyso::evidence::{EvidenceStore, Kind};
use kyso::fact::Fact;
use kyso::mirror::open;
use kyso::online::{Address, Fetcher, Mirrored, Question};
use kyso::policy::Policy;
use kyso::revocation::{NoOtherIssuers, Status, StatusInformation, Use, status_of};
use kyso::trust::OperatorKey;
use kyso::x509::Certificate;
use kyso::{Limits, Timestamp};
use std::path::Path;

const NOW: &str = "2026-06-01T00:00:00Z";

/// A mirror of one list of five thousand entries, and the files of its parts.
struct World {
    authority: Authority,
    folder: tempfile::TempDir,
    list: String,
    bits: u32,
}

impl World {
    fn new() -> Self {
        let (authority, network) = (Authority::new("CA", 1), Published::default());
        network.put(LIST, authority.list(7, "2026-05-01T00:00:00Z", "2026-07-01T00:00:00Z", &serials(5000)));
        let folder = tempfile::tempdir().unwrap();
        let index = mirror(folder.path(), NOW, &authority.trust(), &network).unwrap();
        let list = index.lists[0].clone();
        Self { authority, folder, list: list.sha256, bits: list.bits.unwrap() }
    }

    /// The part for a serial number, as a client finds it.
    fn shard(&self, serial: &[u8]) -> Vec<u8> {
        let mirrored = Mirrored::new(Box::new(open(self.folder.path())), vec![key(OPERATOR)], false, 1 << 26);
        let question = Question {
            kind: Kind::Crl,
            address: LIST.to_owned(),
            request: None,
            serial: Some(serial.to_vec()),
            at: None,
        };
        mirrored.fetch(&question, &Address::parse(LIST).unwrap()).content.unwrap()
    }

    fn status(&self, serial: &[u8], evidence: &[u8], operators: &[OperatorKey], now: &str) -> Status {
        status(&self.authority, &self.authority.person(serial), evidence, operators, now)
    }
}

fn status(authority: &Authority, person: &[u8], evidence: &[u8], operators: &[OperatorKey], now: &str) -> Status {
    let (limits, mut store) = (Limits::default(), EvidenceStore::default());
    store.operators = operators.to_vec();
    store.add_file(evidence, "part");
    let information = StatusInformation::read(&store, &limits);
    let person = Certificate::parse(person, &limits).unwrap();
    let issuer = Certificate::parse(&authority.certificate, &limits).unwrap();
    let now = Timestamp::parse(now).unwrap();
    let question = kyso::revocation::Question::new(&person, &issuer, now, now, &limits);
    status_of(&question, &information, &NoOtherIssuers, &Policy::strict(), &limits)
}

fn why(status: &Status) -> &'static str {
    match &status.objects[0].used {
        Use::NotUsed(why) => why.code(),
        other => panic!("{other:?}"),
    }
}

const FREE: &[u8] = &[0x11, 0x22, 0x33];

#[test]
fn a_part_says_good_and_revoked_and_whose_word_that_is() {
    let world = World::new();
    let revoked = &serials(5000)[77];
    for (serial, code) in [(FREE, "good"), (revoked.as_slice(), "revoked")] {
        let shard = world.shard(serial);
        assert!(shard.len() < 64 << 10, "{}", shard.len());
        let status = world.status(serial, &shard, &[key(OPERATOR)], NOW);
        assert_eq!(status.outcome.code(), code);
        let certificate = Certificate::parse(&world.authority.person(serial), &Limits::default()).unwrap();
        let facts: Vec<_> = status.facts(&certificate).iter().map(|fact| fact.code().name()).collect();
        assert!(facts.contains(&"status-on-operators-word"), "{facts:?}");
        assert_eq!(status.basis[0].word.as_ref().unwrap().list.to_vec(), hex::decode(&world.list).unwrap());
    }
}

#[test]
fn without_the_operators_key_or_with_another_a_part_is_nothing() {
    let world = World::new();
    let shard = world.shard(FREE);
    for operators in [vec![], vec![key(OTHER)]] {
        let status = world.status(FREE, &shard, &operators, NOW);
        assert_eq!((status.outcome.code(), why(&status)), ("unusable", "operator-not-named"));
    }
    // Beside others the right one counts.
    assert!(world.status(FREE, &shard, &[key(OTHER), key(OPERATOR)], NOW).is_good());
}

#[test]
fn a_part_of_another_serial_number_says_nothing() {
    let world = World::new();
    let of = |serial: &[u8]| world.shard(serial);
    let other = serials(5000).into_iter().find(|serial| of(serial) != of(FREE)).unwrap();
    let status = world.status(FREE, &of(&other), &[key(OPERATOR)], NOW);
    assert_eq!((status.outcome.code(), why(&status)), ("missing", "other-certificate"));
}

#[test]
fn a_part_that_is_over_is_stale() {
    let world = World::new();
    let status = world.status(FREE, &world.shard(FREE), &[key(OPERATOR)], "2026-09-01T00:00:00Z");
    assert_eq!(status.outcome.code(), "stale");
}

#[test]
fn a_part_of_another_issuer_is_about_others() {
    let world = World::new();
    let other = Authority::new("Another CA", 3);
    let status = status(&other, &other.person(FREE), &world.shard(FREE), &[key(OPERATOR)], NOW);
    assert_eq!((status.outcome.code(), why(&status)), ("missing", "other-issuer"));
    // One of the same name has another key.
    let double = Authority::new("CA", 4);
    let status = super::shards::status(&double, &double.person(FREE), &world.shard(FREE), &[key(OPERATOR)], NOW);
    assert_eq!((status.outcome.code(), why(&status)), ("unusable", "signature-wrong"));
}

/// One element of DER at the front: its whole length.
fn element(der: &[u8]) -> (usize, usize) {
    let (head, length) = match der[1] {
        short @ 0..=0x7F => (2, usize::from(short)),
        long => {
            let octets = usize::from(long & 0x7F);
            (2 + octets, der[2..2 + octets].iter().fold(0, |all, octet| (all << 8) | usize::from(*octet)))
        }
    };
    (head, head + length)
}

/// The six elements of a part.
fn taken_apart(shard: &[u8]) -> Vec<Vec<u8>> {
    let (head, end) = element(shard);
    let (mut rest, mut found) = (&shard[head..end], Vec::new());
    while !rest.is_empty() {
        let (_, length) = element(rest);
        found.push(rest[..length].to_vec());
        rest = &rest[length..];
    }
    found
}

fn put_together(elements: &[Vec<u8>]) -> Vec<u8> {
    crate::revocation::make::tlv(0x30, &elements.concat())
}

fn refused(world: &World, elements: &[Vec<u8>], expected: &str) {
    let status = world.status(FREE, &put_together(elements), &[key(OPERATOR)], NOW);
    assert!(!status.is_good(), "{expected}");
    assert_eq!(why(&status), expected);
}

/// The entries of a part without the one at a place.
fn without(entries: &[u8], place: usize) -> Vec<u8> {
    let (head, end) = element(entries);
    let (mut rest, mut kept, mut at) = (&entries[head..end], Vec::new(), 0);
    while !rest.is_empty() {
        let (_, length) = element(rest);
        if at != place {
            kept.extend_from_slice(&rest[..length]);
        }
        (rest, at) = (&rest[length..], at + 1);
    }
    crate::revocation::make::tlv(4, &kept)
}

#[test]
fn a_proof_that_skips_a_neighbour_proves_nothing() {
    let world = World::new();
    let whole = taken_apart(&world.shard(FREE));
    assert!(world.status(FREE, &put_together(&whole), &[key(OPERATOR)], NOW).is_good());
    for place in [0, 1, 200] {
        let mut elements = whole.clone();
        elements[5] = without(&whole[5], place);
        refused(&world, &elements, "not-in-list");
    }
    // Nor one whose index or path is that of another part.
    let mut elements = whole.clone();
    elements[3] = crate::revocation::make::int(&[elements[3][2] ^ 1]);
    refused(&world, &elements, "not-in-list");
    let mut elements = whole.clone();
    let (head, _) = element(&elements[4]);
    elements[4] = crate::revocation::make::tlv(0x30, &elements[4][head + 34..]);
    refused(&world, &elements, "not-in-list");
}

#[test]
fn the_manifest_of_another_list_fits_no_part() {
    let (one, mut elements) = (World::new(), Vec::new());
    let (authority, network) = (Authority::new("CA", 1), Published::default());
    // A list of the same authority with the one entry less that would matter.
    network.put(LIST, authority.list(8, "2026-05-02T00:00:00Z", "2026-07-02T00:00:00Z", &serials(4999)));
    let folder = tempfile::tempdir().unwrap();
    mirror(folder.path(), NOW, &authority.trust(), &network).unwrap();
    let other = World { authority, list: String::new(), bits: one.bits, folder };
    elements.extend(taken_apart(&one.shard(FREE)));
    let swapped = taken_apart(&other.shard(&serials(5000)[4999]));
    // Manifest and signature of the one, index, path and entries of the other.
    let mixed: Vec<Vec<u8>> = elements[..3].iter().chain(&swapped[3..]).cloned().collect();
    let status = one.status(&serials(5000)[4999], &put_together(&mixed), &[key(OPERATOR)], NOW);
    assert_eq!((status.outcome.code(), why(&status)), ("unusable", "not-in-list"));
}

/// Whatever octet of the manifest is changed, its signature is wrong; signed anew by an operator who is named it is read, and then
/// the tree and the key of the list's signer speak against it.
#[test]
fn a_manifest_is_what_was_signed() {
    let world = World::new();
    let whole = taken_apart(&world.shard(FREE));
    let (head, length) = element(&whole[1]);
    for at in (head..length).step_by(7) {
        let mut elements = whole.clone();
        elements[1][at] ^= 1;
        refused(&world, &elements, "operator-not-named");
    }
    let changed = |digest: usize| {
        let mut elements = whole.clone();
        // form, list, signer, bits, root: the octet strings have 34 octets each.
        let form = element(&elements[1][head + 4..]).1;
        let at = head + 4 + form + digest;
        elements[1][at + 10] ^= 1;
        let signature = operator().sign(&elements[1][head..], "again");
        elements[2] = crate::revocation::make::tlv(4, signature.as_bytes());
        elements
    };
    refused(&world, &changed(34), "signature-wrong");
    refused(&world, &changed(34 + 34 + 3), "not-in-list");
}

/// What proves itself comes before a word.
#[test]
fn a_whole_list_beside_a_part_decides() {
    let world = World::new();
    let full = std::fs::read(Path::new(world.folder.path()).join(format!("objects/{}.crl", world.list))).unwrap();
    let both = [world.shard(FREE), full].concat();
    let status = world.status(FREE, &both, &[key(OPERATOR)], NOW);
    assert!(status.is_good() && status.basis.iter().all(|basis| basis.word.is_none()), "{:?}", status.basis);
    assert!(status.notes.is_empty());
}

/// For `cargo xtask bench serve-shard`.
#[test]
#[ignore = "measures"]
fn one_serial_number_against_a_million() {
    let (authority, network) = (Authority::new("CA", 1), Published::default());
    network.put(LIST, authority.list(7, "2026-05-01T00:00:00Z", "2026-07-01T00:00:00Z", &serials(1_000_000)));
    let folder = tempfile::tempdir().unwrap();
    let index = mirror(folder.path(), NOW, &authority.trust(), &network).unwrap();
    let list = index.lists[0].clone();
    let world = World { authority, folder, list: list.sha256.clone(), bits: list.bits.unwrap() };
    assert_eq!(world.bits, 10);
    let (mut most, mut times) = (0, Vec::new());
    for round in 0..51_u8 {
        let serial = [0x11, 0x22, round];
        let shard = world.shard(&serial);
        most = most.max(shard.len());
        let start = std::time::Instant::now();
        assert!(world.status(&serial, &shard, &[key(OPERATOR)], NOW).is_good());
        times.push(start.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    println!("shard-bytes {most}\nshard-of {}\nshard-milliseconds {}", list.bytes, times[25]);
}
