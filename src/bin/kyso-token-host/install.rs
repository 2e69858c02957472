//! `install` and `uninstall`: the manifests by which browsers find this program.

use crate::messages::{USAGE, line, say};
use crate::settings::{Settings, home};
use kyso::bridge::manifest::{Browser, Scope};
use kyso::bridge::{HOST_NAME, NamedExtensions, System};
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// What is done.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Doing {
    Install,
    Uninstall,
}

/// Runs the command with its options.
pub(crate) fn run(options: &[&str], doing: Doing) -> ExitCode {
    let Some((scope, extension)) = read(options, doing) else {
        eprintln!("{}", USAGE);
        return ExitCode::from(2);
    };
    if let Some(id) = extension
        && let Err(error) = name(id)
    {
        eprintln!("{error}");
        return ExitCode::FAILURE;
    }
    let named = Settings::read().extensions;
    let mut status = ExitCode::SUCCESS;
    for browser in Browser::ALL {
        let outcome = match doing {
            Doing::Install => install(browser, scope, &named),
            Doing::Uninstall => uninstall(browser, scope),
        };
        match outcome {
            Ok(path) => line(&format!("{}: {}", browser.name(), path.display())),
            Err(error) => {
                eprintln!("{}: {error}", browser.name());
                status = ExitCode::FAILURE;
            }
        }
    }
    status
}

fn read<'o>(options: &[&'o str], doing: Doing) -> Option<(Scope, Option<&'o str>)> {
    let (mut scope, mut extension, mut words) = (Scope::User, None, options.iter());
    while let Some(word) = words.next() {
        match *word {
            "--system" => scope = Scope::Machine,
            "--extension" if doing == Doing::Install => extension = Some(*words.next()?),
            _ => return None,
        }
    }
    Some((scope, extension))
}

/// Names a further extension in the settings of the user.
fn name(id: &str) -> Result<(), String> {
    let mut settings = Settings::of_user();
    let is_chromium =
        NamedExtensions { chromium: vec![id.to_owned()], firefox: Vec::new() }.all_chromium().contains(&id);
    let is_firefox = NamedExtensions { chromium: Vec::new(), firefox: vec![id.to_owned()] }.all_firefox().contains(&id);
    let list = match (is_chromium, is_firefox && id.contains(['@', '{'])) {
        (true, _) => &mut settings.extensions.chromium,
        (false, true) => &mut settings.extensions.firefox,
        (false, false) => return Err(format!("{id}: {}", say("không phải mã tiện ích", "not the id of an extension"))),
    };
    if !list.iter().any(|known| known == id) {
        list.push(id.to_owned());
        settings.write().map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// Where the manifest of a browser is.
pub(crate) fn manifest_path(browser: Browser, scope: Scope) -> Option<PathBuf> {
    let file = format!("{HOST_NAME}.json");
    match (System::current(), scope) {
        // Windows has the path in the registry, and the files beside the settings.
        (System::Windows, _) => {
            let folder = crate::settings::user_folder()?;
            Some(folder.join(if browser == Browser::Firefox { "firefox" } else { "chromium" }).join(file))
        }
        (system, Scope::User) => Some(home()?.join(browser.place(system, scope)).join(file)),
        (system, Scope::Machine) => Some(Path::new(browser.place(system, scope)).join(file)),
    }
}

fn install(browser: Browser, scope: Scope, named: &NamedExtensions) -> io::Result<PathBuf> {
    let program = std::env::current_exe()?;
    let path = manifest_path(browser, scope).ok_or(ErrorKind::NotFound)?;
    let folder = path.parent().ok_or(ErrorKind::NotFound)?;
    fs::create_dir_all(folder)?;
    let mut file = tempfile::Builder::new().prefix(".kyso").tempfile_in(folder)?;
    file.write_all(browser.manifest(&program.to_string_lossy(), named).as_bytes())?;
    readable(file.as_file())?;
    file.persist(&path)?;
    if System::current() == System::Windows {
        registry(&["add", &key(browser, scope), "/ve", "/d", &path.to_string_lossy(), "/f"])?;
    }
    Ok(path)
}

/// Others may read a manifest, which a browser of any user of the machine does.
#[cfg(unix)]
fn readable(file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &fs::File) -> io::Result<()> {
    Ok(())
}

fn uninstall(browser: Browser, scope: Scope) -> io::Result<PathBuf> {
    let path = manifest_path(browser, scope).ok_or(ErrorKind::NotFound)?;
    if System::current() == System::Windows {
        // A key that is not there is what is wanted.
        let _ = registry(&["delete", &key(browser, scope), "/f"]);
    }
    match fs::remove_file(&path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(path),
    }
}

fn key(browser: Browser, scope: Scope) -> String {
    let root = if scope == Scope::Machine { "HKLM" } else { "HKCU" };
    format!(r"{root}\{}\{HOST_NAME}", browser.place(System::Windows, scope))
}

fn registry(words: &[&str]) -> io::Result<()> {
    let done = Command::new(r"C:\Windows\System32\reg.exe").args(words).output()?;
    if done.status.success() {
        Ok(())
    } else {
        Err(io::Error::other(String::from_utf8_lossy(&done.stderr).into_owned()))
    }
}
