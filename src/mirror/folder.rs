//! The folder of a mirror. A file is written beside its place and renamed into it: it is there whole or not at all.
#![allow(clippy::disallowed_types, clippy::disallowed_methods, reason = "one folder that the operator named for this")]

use crate::online::{MirrorIndex, place};
use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Where files are written before they have their names.
const UNFINISHED: &str = "unfinished";
/// Threads that wait for the disk.
const SYNCING: usize = 32;
/// An index whose signature is in place, until it is itself.
const NEXT_INDEX: &str = "unfinished/index.json";

/// One mirror.
pub(super) struct Folder {
    root: PathBuf,
}

impl Folder {
    /// Opens a folder, or makes it, and removes what an earlier run did not finish.
    pub(super) fn open(root: &Path) -> io::Result<Self> {
        for inside in ["objects", "shards", "history", "archive", "archive/runs", "trust", UNFINISHED] {
            fs::create_dir_all(root.join(inside))?;
        }
        for entry in fs::read_dir(root.join(UNFINISHED))? {
            let path = entry?.path();
            if path.is_dir() {
                fs::remove_dir_all(path)?;
            } else if path != root.join(NEXT_INDEX) {
                fs::remove_file(path)?;
            }
        }
        Ok(Self { root: root.to_owned() })
    }

    /// A folder that is only read.
    pub(super) fn at(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    pub(super) fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// The content of a file; `None` where there is none.
    pub(super) fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        match fs::read(self.root.join(path)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Names of the files in a folder.
    pub(super) fn names(&self, path: &str) -> io::Result<Vec<String>> {
        let entries = match fs::read_dir(self.root.join(path)) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let name = |entry: io::Result<fs::DirEntry>| -> io::Result<Option<String>> {
            let entry = entry?;
            Ok(entry.file_type()?.is_file().then(|| entry.file_name().to_string_lossy().into_owned()))
        };
        entries.filter_map(|entry| name(entry).transpose()).collect()
    }

    /// An index whose run ended after its signature was put in place.
    pub(super) fn unfinished_index(&self) -> Option<Vec<u8>> {
        fs::read(self.root.join(NEXT_INDEX)).ok()
    }

    /// Writes a file that says what it is in its name, unless it is there.
    pub(super) fn write_once(&self, path: &str, bytes: &[u8]) -> Result<(), String> {
        let there = fs::metadata(self.root.join(path)).is_ok_and(|data| usize::try_from(data.len()) == Ok(bytes.len()));
        if there { Ok(()) } else { self.write(path, bytes) }
    }

    /// Writes a file anew.
    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> Result<(), String> {
        self.put(path, bytes).map_err(|error| format!("{path}: {error}"))
    }

    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let place = self.root.join(path);
        let folder = place.parent().unwrap_or(&self.root);
        fs::create_dir_all(folder)?;
        let mut file = tempfile::NamedTempFile::new_in(self.root.join(UNFINISHED))?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        readable(file.path())?;
        file.persist(&place).map_err(|error| error.error)?;
        // The name itself must be on disk, too.
        File::open(folder)?.sync_all()
    }

    /// Adds lines to a file that has so many whole ones, in bytes. What a run that was killed left behind them goes.
    pub(super) fn append(&self, path: &str, whole: usize, lines: &str) -> Result<(), String> {
        self.put_behind(path, whole, lines).map_err(|error| format!("{path}: {error}"))
    }

    fn put_behind(&self, path: &str, whole: usize, lines: &str) -> io::Result<()> {
        let place = self.root.join(path);
        let mut file = File::options().create(true).append(true).open(&place)?;
        file.set_len(u64::try_from(whole).map_err(io::Error::other)?)?;
        file.write_all(lines.as_bytes())?;
        file.sync_all()?;
        if whole == 0 {
            readable(&place)?;
            File::open(place.parent().unwrap_or(&self.root))?.sync_all()?;
        }
        Ok(())
    }

    /// Writes a folder of files that belong together: all of them are there, or none. They are written first and then brought to the disk
    /// by several threads, whose waits are one for a disk that writes a journal: one after the other, a thousand files take a thousand.
    pub(super) fn write_folder(
        &self,
        path: &str,
        files: &mut dyn Iterator<Item = (String, Vec<u8>)>,
    ) -> Result<(), String> {
        self.put_folder(path, files).map_err(|error| format!("{path}: {error}"))
    }

    fn put_folder(&self, path: &str, files: &mut dyn Iterator<Item = (String, Vec<u8>)>) -> io::Result<()> {
        let place = self.root.join(path);
        let folder = tempfile::Builder::new().tempdir_in(self.root.join(UNFINISHED))?;
        let mut written = Vec::new();
        for (name, bytes) in files {
            let file = folder.path().join(name);
            fs::write(&file, bytes)?;
            readable(&file)?;
            written.push(file);
        }
        synced(&written)?;
        enterable(folder.path())?;
        File::open(folder.path())?.sync_all()?;
        if place.exists() {
            fs::remove_dir_all(&place)?;
        }
        fs::rename(folder.keep(), &place)?;
        File::open(place.parent().unwrap_or(&self.root))?.sync_all()
    }

    /// The index with its signature. A reader may meet the new signature beside the old index for a moment, and asks again; a run that
    /// ends between the two is finished by the next one.
    pub(super) fn write_index(&self, index: &[u8], signature: &str) -> Result<(), String> {
        self.write(NEXT_INDEX, index)?;
        self.write(place::INDEX_SIGNATURE, signature.as_bytes())?;
        let renamed = fs::rename(self.root.join(NEXT_INDEX), self.root.join(place::INDEX));
        let synced = renamed.and_then(|()| File::open(&self.root)?.sync_all());
        synced.map_err(|error| format!("{}: {error}", place::INDEX))
    }

    /// Removes lists and parts that neither this index names nor the one before, whose readers may still ask for them. No file's
    /// time counts: a clock that jumped would take away what is being read. The archive has the lists.
    pub(super) fn tidy(&self, index: &MirrorIndex, before: Option<&MirrorIndex>) -> Result<(), String> {
        let lists = before.into_iter().chain([index]).flat_map(|index| &index.lists);
        let named: HashSet<&str> = lists.map(|list| list.sha256.as_str()).collect();
        self.sweep("shards", &|name| named.contains(name)).map_err(|error| error.to_string())?;
        let kept = |name: &str| !name.ends_with(".crl") || named.contains(name.trim_end_matches(".crl"));
        self.sweep("objects", &kept).map_err(|error| error.to_string())
    }

    fn sweep(&self, folder: &str, kept: &dyn Fn(&str) -> bool) -> io::Result<()> {
        for entry in fs::read_dir(self.root.join(folder))? {
            let entry = entry?;
            if kept(&entry.file_name().to_string_lossy()) {
                continue;
            }
            if entry.file_type()?.is_dir() { fs::remove_dir_all(entry.path())? } else { fs::remove_file(entry.path())? }
        }
        Ok(())
    }
}

/// Waits until the disk has all files.
fn synced(files: &[PathBuf]) -> io::Result<()> {
    let share = files.len().div_ceil(SYNCING).max(1);
    let sync =
        |files: &[PathBuf]| files.iter().try_for_each(|file| File::options().append(true).open(file)?.sync_all());
    std::thread::scope(|scope| {
        let all: Vec<_> = files.chunks(share).map(|files| scope.spawn(move || sync(files))).collect();
        let ended = all.into_iter().map(|thread| thread.join().unwrap_or(Err(io::ErrorKind::Other.into())));
        ended.fold(Ok(()), io::Result::and)
    })
}

/// A server that runs as somebody else reads it.
fn readable(path: &Path) -> io::Result<()> {
    mode(path, 0o644)
}

/// The same for a folder.
fn enterable(path: &Path) -> io::Result<()> {
    mode(path, 0o755)
}

#[cfg_attr(not(unix), allow(unused_variables))]
fn mode(path: &Path, mode: u32) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(mode))?;
    }
    Ok(())
}
