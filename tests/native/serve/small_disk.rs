//! A disk that a test can fill.
#![cfg(target_os = "linux")]

use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A small file system of its own, gone when this is dropped.
pub(crate) struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    /// `None` where nobody may mount.
    pub(crate) fn mount() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mut command = Command::new("mount");
        command.args(["-t", "tmpfs", "-o", "size=128k", "tmpfs"]).arg(folder.path());
        let done = command.stderr(Stdio::null()).status().is_ok_and(|status| status.success());
        done.then(|| Self(folder))
    }

    pub(crate) fn folder(&self) -> &Path {
        self.0.path()
    }

    /// Fills it but for so many bytes, in whole pages; gives the file that takes the room.
    pub(crate) fn fill(&self, room: usize) -> PathBuf {
        let (filler, spare) = (self.folder().join("filler"), self.folder().join("spare"));
        std::fs::write(&spare, vec![0; room]).unwrap();
        let mut size = 128 << 10;
        while size > 0 {
            let mut file = OpenOptions::new().create(true).append(true).open(&filler).unwrap();
            size = if file.write_all(&vec![0; size]).is_ok() { size } else { size / 2 };
        }
        std::fs::remove_file(spare).unwrap();
        filler
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").args(["-l"]).arg(self.0.path()).status();
    }
}
