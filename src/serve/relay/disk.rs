//! The objects on disk. A file is written beside its place and renamed into it, so that whenever this program ends, by whatever means,
//! an object is there whole, or as it was before. Nobody waits until the disk itself has it: where the power goes, a file may be left that
//! is not whole, which its digest says, and its authority is asked again.
#![allow(clippy::disallowed_types, clippy::disallowed_methods, reason = "one folder that the operator named for this")]

use super::asked::Asked;
use super::object::Object;
use super::stored;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::SystemTime;

/// Share of the bound that is left after files were removed, in percent.
const KEPT: u64 = 90;

/// One folder of objects.
pub(super) struct Disk {
    /// The objects, each under its name.
    objects: PathBuf,
    /// Files that are being written.
    unfinished: PathBuf,
    most: u64,
    /// Bytes of the objects, as far as they are known.
    bytes: AtomicU64,
    /// Whether the last file could be written.
    works: AtomicBool,
}

impl Disk {
    /// Opens a folder, and removes what an earlier run did not finish.
    pub(super) fn open(folder: &Path, most: u64) -> io::Result<Self> {
        let (objects, unfinished) = (folder.join("objects"), folder.join("unfinished"));
        fs::create_dir_all(&objects)?;
        fs::create_dir_all(&unfinished)?;
        for entry in fs::read_dir(&unfinished)? {
            fs::remove_file(entry?.path())?;
        }
        let disk = Self { objects, unfinished, most, bytes: AtomicU64::new(0), works: AtomicBool::new(true) };
        disk.bytes.store(disk.files()?.iter().map(|file| file.size).sum(), Ordering::Relaxed);
        Ok(disk)
    }

    /// Whether objects outlive this program.
    pub(super) fn works(&self) -> bool {
        self.works.load(Ordering::Relaxed)
    }

    /// Bytes of the objects.
    pub(super) fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }

    /// The object that answers a question. A file that is not whole is removed.
    pub(super) fn get(&self, asked: &Asked) -> Option<Object> {
        let path = self.objects.join(asked.name());
        let mut bytes = Vec::new();
        File::open(&path).ok()?.take(self.most).read_to_end(&mut bytes).ok()?;
        let object = stored::read(asked, bytes);
        if object.is_none() {
            tracing::warn!(code = "cache-file-broken", "a file of the cache is not whole and was removed");
            let _ = fs::remove_file(&path);
        }
        object
    }

    /// Keeps an object. Where it cannot, as on a full disk, the one before stays.
    pub(super) fn put(&self, asked: &Asked, object: &Object) -> io::Result<()> {
        let result = self.write(asked, object);
        let worked = self.works.swap(result.is_ok(), Ordering::Relaxed);
        if let Err(error) = &result
            && worked
        {
            tracing::error!(code = "cache-not-written", reason = %error.kind(), "objects are kept in memory alone");
        } else if result.is_ok() && !worked {
            tracing::info!(code = "cache-written-again", "objects are kept on disk again");
        }
        result
    }

    fn write(&self, asked: &Asked, object: &Object) -> io::Result<()> {
        let mut file = tempfile::NamedTempFile::new_in(&self.unfinished)?;
        let head = stored::head(asked, object);
        file.write_all(&head)?;
        file.write_all(&object.content.bytes)?;
        file.persist(self.objects.join(asked.name())).map_err(|error| error.error)?;
        let size = object.len().saturating_add(u64::try_from(head.len()).unwrap_or(u64::MAX));
        if self.bytes.fetch_add(size, Ordering::Relaxed).saturating_add(size) > self.most {
            self.shrink()?;
        }
        Ok(())
    }

    /// Removes the files that were written first, until there is room again.
    fn shrink(&self) -> io::Result<()> {
        let mut files = self.files()?;
        crate::base::sort::sort_by_key(&mut files, |file| file.written);
        let mut bytes: u64 = files.iter().map(|file| file.size).sum();
        let target = self.most / 100 * KEPT;
        for file in &files {
            if bytes <= target {
                break;
            }
            fs::remove_file(&file.path)?;
            bytes = bytes.saturating_sub(file.size);
        }
        self.bytes.store(bytes, Ordering::Relaxed);
        Ok(())
    }

    fn files(&self) -> io::Result<Vec<Found>> {
        let found = |entry: io::Result<fs::DirEntry>| -> io::Result<Found> {
            let entry = entry?;
            let data = entry.metadata()?;
            Ok(Found { path: entry.path(), size: data.len(), written: data.modified()? })
        };
        fs::read_dir(&self.objects)?.map(found).collect()
    }
}

/// A file of the folder.
struct Found {
    path: PathBuf,
    size: u64,
    written: SystemTime,
}

#[cfg(test)]
mod tests {
    use super::super::made::object;
    use super::*;
    use crate::evidence::Kind;
    use base64ct::{Base64UrlUnpadded, Encoding};

    fn asked(number: u32) -> Asked {
        let url = format!("http://ca.example/{number}.crl");
        Asked::of_path("crl", &Base64UrlUnpadded::encode_string(url.as_bytes()), None).unwrap()
    }

    #[test]
    fn what_was_not_finished_is_gone_and_the_one_before_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let one = object(Kind::Crl, 10, Some(20), 12);
        Disk::open(folder.path(), 1 << 20).unwrap().put(&asked(1), &one).unwrap();
        fs::write(folder.path().join("unfinished/x"), "half").unwrap();
        let disk = Disk::open(folder.path(), 1 << 20).unwrap();
        assert_eq!(disk.get(&asked(1)), Some(one));
        assert_eq!(disk.get(&asked(2)), None);
        assert_eq!(fs::read_dir(folder.path().join("unfinished")).unwrap().count(), 0);
        let file = folder.path().join("objects").join(asked(1).name());
        let whole = fs::read(&file).unwrap();
        fs::write(&file, &whole[..whole.len() - 1]).unwrap();
        assert_eq!(disk.get(&asked(1)), None);
        assert!(!file.exists());
    }

    #[test]
    fn the_folder_stays_within_its_bound() {
        let folder = tempfile::tempdir().unwrap();
        let disk = Disk::open(folder.path(), 4000).unwrap();
        for number in 0..40 {
            disk.put(&asked(number), &object(Kind::Crl, 10, Some(20), 12)).unwrap();
            let sizes = fs::read_dir(folder.path().join("objects")).unwrap();
            assert!(sizes.map(|entry| entry.unwrap().metadata().unwrap().len()).sum::<u64>() <= 4000);
        }
        assert!(disk.get(&asked(39)).is_some() && disk.get(&asked(0)).is_none());
    }

    #[test]
    fn where_nothing_can_be_written_it_says_so_until_it_can() {
        let folder = tempfile::tempdir().unwrap();
        let disk = Disk::open(folder.path(), 1 << 20).unwrap();
        fs::remove_dir_all(folder.path().join("unfinished")).unwrap();
        assert!(disk.put(&asked(1), &object(Kind::Crl, 10, Some(20), 12)).is_err());
        assert!(!disk.works());
        fs::create_dir(folder.path().join("unfinished")).unwrap();
        disk.put(&asked(1), &object(Kind::Crl, 10, Some(20), 12)).unwrap();
        assert!(disk.works());
    }
}
