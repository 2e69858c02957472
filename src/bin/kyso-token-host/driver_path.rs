//! Whether a file may be loaded as a driver. Its code runs in this process and sees the PIN, so nobody but the administrator and the
//! user may be able to exchange it: neither the file nor a folder above it.

use crate::messages::{say, words};
use crate::settings::Settings;
use crate::window::{Answered, Window};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

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
    let own = tempfile::tempfile().and_then(|file| file.metadata()).map(|file| file.uid());
    if found.uid() == 0 || own.is_ok_and(|own| own == found.uid()) { Ok(()) } else { Err(Unsafe::Foreign) }
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

/// Adds a driver to the settings of the user, who is asked in a window: no page can do it, and no script without being seen.
pub(crate) fn add(path: &str) -> ExitCode {
    let path = match checked(Path::new(path)) {
        Ok(path) => path,
        Err(reason) => {
            eprintln!("{path}: {}", why(reason));
            return ExitCode::from(1);
        }
    };
    let mut settings = Settings::of_user();
    if settings.drivers.contains(&path) {
        return ExitCode::SUCCESS;
    }
    let window = Window::new(&Settings::read());
    let words = words();
    if !matches!(window.ask(&words.driver(&path.to_string_lossy()), words.add, words.decline, None), Answered::Yes) {
        eprintln!("{}", say("Không thêm.", "Not added."));
        return ExitCode::from(1);
    }
    settings.drivers.push(path);
    match settings.write() {
        Ok(file) => {
            println!("{}", file.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(1)
        }
    }
}

fn why(reason: Unsafe) -> &'static str {
    match reason {
        Unsafe::NotAFile => say(
            "không phải đường dẫn tuyệt đối đến một tệp [driver-not-a-file]",
            "not an absolute path to a file [driver-not-a-file]",
        ),
        Unsafe::Writable => say(
            "người khác ghi được vào tệp hoặc thư mục chứa nó [driver-writable]",
            "others can write to the file or to a folder above it [driver-writable]",
        ),
        Unsafe::Foreign => say(
            "tệp hoặc thư mục chứa nó thuộc người dùng khác [driver-foreign]",
            "the file or a folder above it belongs to another user [driver-foreign]",
        ),
    }
}
