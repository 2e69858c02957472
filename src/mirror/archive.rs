//! Every list that was ever seen, once: whole, or as its difference to the one before it of the same address.

use super::difference;
use super::folder::Folder;
use crate::crypto::sha256;

/// Most differences one after the other: that many are undone to read a list.
const MOST_DEPTH: u8 = 48;
/// Begins a file of the archive.
const FORM: &[u8; 8] = b"kysoarc1";
/// Largest list, in bytes.
const MOST_BYTES: usize = 256 << 20;

/// The list before, to which the next is stored as a difference.
pub(super) struct Base {
    sha256: [u8; 32],
    depth: u8,
    bytes: Vec<u8>,
}

/// What a file says before the list itself.
struct Head {
    base: [u8; 32],
    depth: u8,
    length: usize,
}

fn place(sha256: &[u8; 32]) -> String {
    format!("archive/{}.list", hex::encode(sha256))
}

/// Keeps a list, unless it is there.
pub(super) fn put(folder: &Folder, bytes: &[u8], base: Option<&Base>) -> Result<(), String> {
    let digest = sha256(bytes);
    let path = place(&digest);
    if folder.path(&path).exists() {
        return Ok(());
    }
    let base = base.filter(|base| base.depth < MOST_DEPTH && base.sha256 != digest);
    let packed = difference::pack(bytes, base.map_or(&[], |base| &base.bytes));
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let depth = base.map_or(0, |base| base.depth.saturating_add(1));
    let head = [FORM.as_slice(), &base.map_or([0; 32], |base| base.sha256), &[depth], &length.to_be_bytes()];
    folder.write(&path, &[head.concat(), packed].concat())
}

/// A list as it was published; `None` where it was never seen. What does not have its name's digest is an error.
pub(super) fn get(folder: &Folder, sha256: [u8; 32]) -> Result<Option<Base>, String> {
    let mut files = Vec::new();
    let mut wanted = sha256;
    // Ends: differences are no deeper than that.
    for _ in 0..=MOST_DEPTH {
        let path = place(&wanted);
        let Some(file) = folder.read(&path).map_err(|error| format!("{path}: {error}"))? else {
            return if files.is_empty() { Ok(None) } else { Err(format!("{path}: missing")) };
        };
        let (head, packed) = read_head(&file).ok_or_else(|| format!("{path}: not of the archive"))?;
        let base = head.base;
        files.push((head, packed.to_vec()));
        if base == [0; 32] {
            return unpack_all(files, sha256).map(Some);
        }
        wanted = base;
    }
    Err(format!("{}: more differences than there may be", hex::encode(sha256)))
}

fn unpack_all(mut files: Vec<(Head, Vec<u8>)>, wanted: [u8; 32]) -> Result<Base, String> {
    let (mut bytes, mut depth) = (Vec::new(), 0);
    while let Some((head, packed)) = files.pop() {
        let whole = difference::unpack(&packed, &bytes, head.length);
        bytes = whole.ok_or_else(|| format!("{}: not of the archive", hex::encode(wanted)))?;
        depth = head.depth;
    }
    if sha256(&bytes) != wanted {
        return Err(format!("{}: not the list of that name", hex::encode(wanted)));
    }
    Ok(Base { sha256: wanted, depth, bytes })
}

impl Base {
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

fn read_head(file: &[u8]) -> Option<(Head, &[u8])> {
    let rest = file.strip_prefix(FORM)?;
    let (base, rest) = rest.split_first_chunk::<32>()?;
    let (depth, rest) = rest.split_first()?;
    let (length, packed) = rest.split_first_chunk::<8>()?;
    let length = usize::try_from(u64::from_be_bytes(*length)).ok().filter(|length| *length <= MOST_BYTES)?;
    Some((Head { base: *base, depth: *depth, length }, packed))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Entries as they are in a list: serial numbers that nobody can guess.
    fn list(entries: &[u64]) -> Vec<u8> {
        let entry = |seed: &u64| {
            let serial = sha256(&seed.to_be_bytes());
            [&[0x30, 0x23, 0x02, 0x10], &serial[..16], b"\x17\x0d260101000000Z\x30\x00"].concat()
        };
        entries.iter().flat_map(entry).collect()
    }

    /// Lists of which each differs from the one before in one of a hundred entries.
    #[test]
    fn lists_that_differ_little_cost_little() {
        let folder = tempfile::tempdir().unwrap();
        let folder = Folder::open(folder.path()).unwrap();
        let (mut entries, mut sum, mut base): (Vec<u64>, usize, Option<Base>) = ((0..5000).collect(), 0, None);
        let mut all = Vec::new();
        for day in 0..100_u64 {
            for place in 0..50 {
                let at = usize::from(sha256(&[day.to_be_bytes(), (place as u64).to_be_bytes()].concat())[0]);
                entries[(at * 19 + place * 97) % 5000] = 1_000_000 + day * 50 + place as u64;
            }
            let bytes = list(&entries);
            put(&folder, &bytes, base.as_ref()).unwrap();
            base = get(&folder, sha256(&bytes)).unwrap();
            sum += bytes.len();
            all.push(bytes);
        }
        let stored: u64 =
            std::fs::read_dir(folder.path("archive")).unwrap().map(|e| e.unwrap().metadata().unwrap().len()).sum();
        let share = stored as f64 / sum as f64;
        assert!(share <= 0.05, "{share}");
        for bytes in all {
            assert_eq!(get(&folder, sha256(&bytes)).unwrap().unwrap().into_bytes(), bytes);
        }
        assert!(get(&folder, [7; 32]).unwrap().is_none());
    }

    #[test]
    fn what_was_changed_on_disk_is_not_given_out() {
        let folder = tempfile::tempdir().unwrap();
        let folder = Folder::open(folder.path()).unwrap();
        let (one, other) = (list(&[1, 2, 3]), list(&[4, 5, 6]));
        put(&folder, &one, None).unwrap();
        put(&folder, &other, None).unwrap();
        std::fs::copy(folder.path(&place(&sha256(&other))), folder.path(&place(&sha256(&one)))).unwrap();
        assert!(get(&folder, sha256(&one)).is_err());
        std::fs::write(folder.path(&place(&sha256(&one))), "half").unwrap();
        assert!(get(&folder, sha256(&one)).is_err());
    }
}
