//! What a mirror does on a full disk, and with a clock that jumps.

use super::unit::Unit;
use super::{Authority, LIST, OPERATOR, Published, key, mirror, operator, serials};
use kyso::Timestamp;
use kyso::mirror::{MirrorSettings, Task, open, run};
use kyso::online::{MirrorIndex, Shelf};
use std::fs;
use std::path::Path;

/// The index of a folder, whole and signed, with a list that is there.
fn index(folder: &Path) -> MirrorIndex {
    let bytes = fs::read(folder.join("index.json")).unwrap();
    let signature = fs::read_to_string(folder.join("index.json.minisig")).unwrap();
    assert!(key(OPERATOR).signed(&bytes, &signature));
    let index: MirrorIndex = serde_json::from_slice(&bytes).unwrap();
    for list in &index.lists {
        let content = open(folder).get(&format!("objects/{}.crl", list.sha256), 1 << 20).unwrap();
        assert_eq!(hex::encode(kyso::crypto::sha256(&content)), list.sha256);
    }
    index
}

#[test]
#[cfg(target_os = "linux")]
fn on_a_full_disk_the_run_before_is_left_as_it_was() {
    let Some(disk) = crate::serve::SmallDisk::mount() else {
        return crate::corpora::skip("no file system can be mounted here", true);
    };
    let folder = disk.folder();
    let (authority, network) = (Authority::new("CA", 1), Published::default());
    network.put(LIST, authority.list(7, "2026-05-01T00:00:00Z", "2026-07-01T00:00:00Z", &serials(3)));
    mirror(folder, "2026-06-01T00:00:00Z", &authority.trust(), &network).unwrap();
    let before = index(folder);
    network.put(LIST, authority.list(8, "2026-05-20T00:00:00Z", "2026-07-20T00:00:00Z", &serials(400)));
    // With less room each time, so that a run ends at another file.
    for room in [0, 4, 8, 12, 16, 20, 24, 28] {
        let filler = disk.fill(room << 10);
        let done = mirror(folder, "2026-06-02T00:00:00Z", &authority.trust(), &network);
        fs::remove_file(filler).unwrap();
        match done {
            Ok(_) => break,
            Err(reason) => assert!(reason.contains(": "), "{reason}"),
        }
        assert_eq!(index(folder).lists, before.lists, "{room}");
    }
    mirror(folder, "2026-06-03T00:00:00Z", &authority.trust(), &network).unwrap();
    let after = index(folder);
    assert_eq!(after.lists[0].number.as_deref(), Some("8"));
    assert!(open(folder).get(&format!("objects/{}.crl", before.lists[0].sha256), 1 << 20).is_ok());
}

#[test]
fn a_clock_that_jumps_loses_nothing_and_stamps_at_the_next_run() {
    let (folder, authority, network) = (tempfile::tempdir().unwrap(), Authority::new("CA", 1), Published::default());
    let mut trust = authority.trust();
    trust.add_user_file(crate::support::pki("root.crt"), &kyso::Limits::default());
    let settings = MirrorSettings { lists: vec![LIST.to_owned()], ..MirrorSettings::default() };
    let list = authority.list(7, "2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z", &serials(3));
    network.put(LIST, list.clone());
    let operator = operator();
    // The authority that stamps has the right time throughout.
    for (run_number, now) in [
        (1, "2016-11-22T00:00:00Z"),
        (2, "2046-11-22T00:00:00Z"),
        (3, "2026-11-22T00:00:00Z"),
        (4, "2026-11-22T01:00:00Z"),
    ] {
        let unit = Unit::new("tsu", "2026-11-22T00:00:00Z");
        let task = Task {
            out: folder.path(),
            settings: &settings,
            trust: &trust,
            operator: &operator,
            network: &network,
            now: Timestamp::parse(now).unwrap(),
            trust_file: None,
            stamper: Some(&unit),
            digests: &[],
        };
        let index = run(&task).unwrap();
        assert_eq!((index.sequence, index.lists.len()), (run_number, 1), "{now}");
        assert_eq!(self::index(folder.path()).lists, index.lists);
        assert!(index.failures.iter().all(|failure| failure.code == "time-stamp-missing"), "{:?}", index.failures);
    }
    let last = index(folder.path());
    assert!(last.failures.is_empty(), "{:?}", last.failures);
    // The list is there once, with a record that proves since when.
    let bundle = open(folder.path()).get(&format!("bundles/{}.der", last.lists[0].sha256), 1 << 20).unwrap();
    assert!(bundle.starts_with(&list) && bundle.len() > list.len());
}
