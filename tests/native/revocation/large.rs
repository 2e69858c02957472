//! A large list: one pass, whatever the number of entries and of serial numbers looked for.

use crate::revocation::make::{NewList, entry, reason};
use crate::revocation::world::Small;
use kyso::Limits;
use kyso::crypto::Outcome;
use kyso::revocation::{RevocationList, Wanted};

const ENTRIES: u32 = 200_000;

fn serial(index: u32) -> Vec<u8> {
    [&[0x2A][..], &index.to_be_bytes(), &[0x55; 8]].concat()
}

#[test]
fn two_hundred_thousand_entries() {
    let small = Small::new();
    let mut list = NewList::new(&small.ca, "2026-05-01T00:00:00Z", "2026-07-01T00:00:00Z");
    for index in 0..ENTRIES {
        list = list.entry(entry(&serial(index), "2026-04-01T00:00:00Z", &[reason(if index % 7 == 0 { 6 } else { 1 })]));
    }
    let der = list.der();
    assert!(der.len() > 8_000_000);
    let list = RevocationList::parse(der.as_slice().into(), &Limits::default()).unwrap();
    let names: Vec<Vec<u8>> = [0, 1, 7, 100_000, ENTRIES - 1, ENTRIES, ENTRIES + 5].into_iter().map(serial).collect();
    let wanted: Vec<_> = names.iter().map(|s| Wanted { serial: s, issuer: &list.issuer }).collect();
    let scan = list.scan(&wanted).unwrap();
    // Every entry is read exactly once, however many serial numbers are looked for.
    assert_eq!(scan.entries, u64::from(ENTRIES));
    let held: Vec<_> = scan.found.iter().map(|f| f.map(|r| r.is_hold())).collect();
    assert_eq!(held, [Some(true), Some(false), Some(true), Some(false), Some(false), None, None]);
    let Ok(key) = &small.ca_certificate.key else { panic!() };
    assert_eq!(list.signed_by(key), Outcome::Verified);
    // A second look needs no second digest and brings the same.
    assert_eq!(list.scan(&wanted).unwrap().found, scan.found);
    assert_eq!(list.signed_by(key), Outcome::Verified);
}

/// Work grows with the bytes: twice the entries are twice the elements, and an entry that claims to be longer than the list ends
/// the pass where it stands.
#[test]
fn counting_is_linear() {
    let small = Small::new();
    for entries in [1_000_u32, 2_000, 4_000] {
        let mut list = NewList::new(&small.ca, "2026-05-01T00:00:00Z", "2026-07-01T00:00:00Z");
        for index in 0..entries {
            list = list.entry(entry(&serial(index), "2026-04-01T00:00:00Z", &[]));
        }
        let list = RevocationList::parse(list.der().as_slice().into(), &Limits::default()).unwrap();
        assert_eq!(list.scan(&[]).unwrap().entries, u64::from(entries));
    }
}
