//! What the user and the administrator set: more extensions, more drivers, another pinentry. No page can reach it.

use kyso::bridge::NamedExtensions;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Largest file of settings that is read.
const BYTES: u64 = 64 << 10;
/// Settings for everybody on this machine.
const OF_MACHINE: &str = "/etc/kyso/token-host.json";

/// The settings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Settings {
    /// Extensions beside the one of this program.
    pub(crate) extensions: NamedExtensions,
    /// Drivers that the user added, as absolute paths.
    pub(crate) drivers: Vec<PathBuf>,
    /// The program that shows windows, if it is another one than those that are looked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) pinentry: Option<PathBuf>,
}

impl Settings {
    /// Those of the machine and those of the user. What cannot be read counts for nothing; `doctor` names it.
    pub(crate) fn read() -> Self {
        let of_machine = read_file(Path::new(OF_MACHINE)).unwrap_or_default();
        let of_user = user_file().and_then(|path| read_file(&path)).unwrap_or_default();
        of_machine.and(of_user)
    }

    /// Those of the user alone, to be changed and written back.
    pub(crate) fn of_user() -> Self {
        user_file().and_then(|path| read_file(&path)).unwrap_or_default()
    }

    fn and(mut self, other: Self) -> Self {
        self.extensions.chromium.extend(other.extensions.chromium);
        self.extensions.firefox.extend(other.extensions.firefox);
        self.drivers.extend(other.drivers);
        self.pinentry = other.pinentry.or(self.pinentry);
        self
    }

    /// Writes those of the user: the file appears whole or not at all.
    pub(crate) fn write(&self) -> std::io::Result<PathBuf> {
        let path = user_file().ok_or(std::io::ErrorKind::NotFound)?;
        let folder = path.parent().ok_or(std::io::ErrorKind::NotFound)?;
        fs::create_dir_all(folder)?;
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        serde_json::to_writer_pretty(&mut file, self)?;
        file.write_all(b"\n")?;
        file.persist(&path)?;
        Ok(path)
    }
}

fn read_file(path: &Path) -> Option<Settings> {
    if fs::metadata(path).ok()?.len() > BYTES {
        return None;
    }
    serde_json::from_slice(&fs::read(path).ok()?).ok()
}

/// The home of the user.
pub(crate) fn home() -> Option<PathBuf> {
    let name = if cfg!(windows) { "USERPROFILE" } else { "HOME" };
    std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute())
}

/// The folder of the user's settings.
pub(crate) fn user_folder() -> Option<PathBuf> {
    let named = std::env::var_os(if cfg!(windows) { "APPDATA" } else { "XDG_CONFIG_HOME" }).map(PathBuf::from);
    let usual = || {
        home().map(|home| home.join(if cfg!(target_os = "macos") { "Library/Application Support" } else { ".config" }))
    };
    named.filter(|path| path.is_absolute()).or_else(usual).map(|folder| folder.join("kyso"))
}

/// The file of the user's settings.
pub(crate) fn user_file() -> Option<PathBuf> {
    user_folder().map(|folder| folder.join("token-host.json"))
}

/// Files of settings that are there and cannot be read.
pub(crate) fn unreadable() -> Vec<PathBuf> {
    let files = [Some(PathBuf::from(OF_MACHINE)), user_file()];
    files.into_iter().flatten().filter(|path| path.exists() && read_file(path).is_none()).collect()
}
