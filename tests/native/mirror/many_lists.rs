//! What many lists cost in the archive, through whole runs of a mirror.

use super::{Authority, LIST, Published, mirror};
use crate::revocation::make::{NewList, entry};
use kyso::Timestamp;
use kyso::crypto::sha256;
use std::path::Path;

/// Entries of a list of a megabyte.
const ENTRIES: u32 = 27_000;

/// Serial numbers of sixteen octets that nobody can guess, as authorities issue them.
fn serial(seed: u32) -> Vec<u8> {
    [&[0x54][..], &sha256(&seed.to_be_bytes())[..15]].concat()
}

/// Octets of the files in a folder, and what the file system gave them.
fn size(folder: &Path) -> (u64, u64) {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().metadata().unwrap());
    files.filter(std::fs::Metadata::is_file).fold((0, 0), |(bytes, blocks), data| {
        #[cfg(unix)]
        let on_disk = std::os::unix::fs::MetadataExt::blocks(&data) * 512;
        #[cfg(not(unix))]
        let on_disk = data.len();
        (bytes + data.len(), blocks + on_disk)
    })
}

/// For `cargo xtask bench serve-archive`. `KYSO_LISTS` says how many; in each, one entry of a hundred is another than in the one before, at
/// places that are spread over the list.
#[test]
#[ignore = "measures"]
fn many_lists_that_differ_in_one_of_a_hundred_entries() {
    let count: u32 = std::env::var("KYSO_LISTS").ok().and_then(|text| text.parse().ok()).unwrap_or(100);
    let (authority, network, folder) = (Authority::new("CA", 1), Published::default(), tempfile::tempdir().unwrap());
    let start = Timestamp::parse("2026-01-01T00:00:00Z").unwrap();
    let line = |seed: u32| entry(&serial(seed), "2026-01-01T00:00:00Z", &[]);
    let mut entries: Vec<Vec<u8>> = (0..ENTRIES).map(line).collect();
    let (mut sum, began) = (0, std::time::Instant::now());
    for day in 0..count {
        for change in 0..ENTRIES / 100 {
            let place = sha256(&[day.to_be_bytes(), change.to_be_bytes()].concat());
            let place = u32::from_be_bytes(place[..4].try_into().unwrap()) % ENTRIES;
            entries[place as usize] = line(ENTRIES + day * ENTRIES + change);
        }
        let now = Timestamp::from_unix(start.unix() + i64::from(day) * 3600).unwrap();
        let until = Timestamp::from_unix(now.unix() + 86_400).unwrap();
        let (issued, until) = (now.to_string(), until.to_string());
        let mut list = NewList::new(&authority.party, &issued, &until);
        list.entries = entries;
        let content = list.der();
        entries = list.entries;
        sum += u64::try_from(content.len()).unwrap();
        network.put(LIST, content);
        let index = mirror(folder.path(), &issued, &authority.trust(), &network).unwrap();
        assert!(index.failures.is_empty(), "{:?}", index.failures);
        // As a run does an hour later: what is given out now is beside the archive.
        for given_out in ["objects", "shards"] {
            std::fs::remove_dir_all(folder.path().join(given_out)).unwrap();
        }
        if day % 50 == 49 {
            eprintln!("{} of {count} lists in {} s", day + 1, began.elapsed().as_secs());
        }
    }
    let (bytes, on_disk) = size(&folder.path().join("archive"));
    let (history, _) = size(&folder.path().join("history"));
    println!("archive-lists {count}\narchive-sum {sum}\narchive-bytes {bytes}");
    println!("archive-on-disk {on_disk}\narchive-history {history}");
}
