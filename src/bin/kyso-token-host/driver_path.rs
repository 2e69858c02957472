//! Whether a file may be loaded as a driver. Its code runs in this process and sees the PIN, so nobody but the administrator and the
//! user may be able to exchange it: neither the file nor a folder above it.

use std::fs;
use std::path::{Path, PathBuf};

/// Why a file is not loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unsafe {
    /// Not an absolute path to a regular file.
    NotAFile,
    /// Others can write to it, or to a folder above it.
    Writable,
    /// It belongs to another user.
    Foreign,
}

/// Most folders above a file.
const DEPTH: usize = 64;

/// The path that is loaded, with every link followed.
///
/// # Errors
/// See [`Unsafe`].
pub(crate) fn checked(path: &Path) -> Result<PathBuf, Unsafe> {
    if !path.is_absolute() {
        return Err(Unsafe::NotAFile);
    }
    let real = fs::canonicalize(path).map_err(|_| Unsafe::NotAFile)?;
    if !fs::metadata(&real).is_ok_and(|file| file.is_file()) {
        return Err(Unsafe::NotAFile);
    }
    for part in real.ancestors().take(DEPTH) {
        owned(part)?;
    }
    // A link in a folder of others could lead elsewhere the next time.
    for part in path.ancestors().skip(1).take(DEPTH) {
        owned(&fs::canonicalize(part).map_err(|_| Unsafe::NotAFile)?)?;
    }
    Ok(real)
}

#[cfg(unix)]
fn owned(path: &Path) -> Result<(), Unsafe> {
    use std::os::unix::fs::MetadataExt;
    const OTHERS_WRITE: u32 = 0o002;
    let found = fs::metadata(path).map_err(|_| Unsafe::NotAFile)?;
    // A folder in which everybody may write keeps files apart by its sticky bit alone.
    if found.mode() & OTHERS_WRITE != 0 {
        return Err(Unsafe::Writable);
    }
    if found.uid() == 0 || own_user() == Some(found.uid()) { Ok(()) } else { Err(Unsafe::Foreign) }
}

/// The user that this program runs as: whose a new file is.
#[cfg(unix)]
fn own_user() -> Option<u32> {
    use std::os::unix::fs::MetadataExt;
    static USER: std::sync::OnceLock<Option<u32>> = std::sync::OnceLock::new();
    *USER.get_or_init(|| tempfile::tempfile().and_then(|file| file.metadata()).ok().map(|file| file.uid()))
}

/// Access lists of Windows are not read: there a driver is taken from the folders of programs alone.
#[cfg(not(unix))]
fn owned(path: &Path) -> Result<(), Unsafe> {
    let text = path.to_string_lossy().to_ascii_lowercase();
    let text = text.trim_start_matches(r"\\?\");
    let folders = [r"c:\windows", r"c:\program files", r"c:\program files (x86)", r"c:\softhsm2"];
    let inside = |folder: &&str| text.starts_with(*folder) || folder.starts_with(text);
    if folders.iter().any(|folder| inside(&folder)) { Ok(()) } else { Err(Unsafe::Writable) }
}
