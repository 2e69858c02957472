//! `kyso trust update`: the trust file of a mirror in the place of an older one.

use crate::arguments::TrustUpdate;
use crate::exit;
use crate::setup::{operators, shelf};
use crate::trust_file::{open_any, signature_path, verified};
use kyso::Limits;
use kyso::online::Mirrored;
use kyso::unseen::on_one_line;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Brings a file up to date.
pub(crate) fn run(options: &TrustUpdate) -> ExitCode {
    match updated(options) {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err((reason, status)) => {
            eprintln!("kyso: {}", on_one_line(&reason));
            ExitCode::from(status)
        }
    }
}

fn updated(options: &TrustUpdate) -> Result<String, (String, u8)> {
    let io = |error: io::Error| (format!("{}: {error}", options.file.display()), exit::UNREADABLE);
    let mirrored = mirror(options).map_err(|reason| (reason, exit::USAGE))?;
    finish(&options.file, &options.key).map_err(io)?;
    // The file that is there says which numbers would be a step back. One that is not good says nothing, and must not be replaced unseen.
    let known = options.file.exists().then(|| open_any(&options.file, &options.key)).transpose()?;
    let least = known.as_ref().map(|known| known.sequence).max(options.at_least);
    let found =
        mirrored.trust_file().map_err(|why| (format!("--mirror {}: {why:?}", options.mirror), exit::UNREADABLE))?;
    let (file, signature) =
        found.ok_or_else(|| (format!("--mirror {}: it has no trust file", options.mirror), exit::UNREADABLE))?;
    let newest = verified(&file, &signature, &options.key, least)?;
    if known.is_some_and(|known| known.sequence == newest.sequence) {
        return Ok(format!("number {} of {} is the newest", newest.sequence, newest.date));
    }
    write(&options.file, &file, &signature).map_err(io)?;
    Ok(format!("number {} of {} is there now", newest.sequence, newest.date))
}

fn mirror(options: &TrustUpdate) -> Result<Mirrored, String> {
    let shelf = shelf(&options.mirror).map_err(|error| format!("--mirror {}: {error}", options.mirror))?;
    Ok(Mirrored::new(shelf, operators(&options.operator_key)?, true, Limits::default().message_bytes))
}

/// The new file until its signature is in place.
fn next(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".next");
    PathBuf::from(name)
}

/// A program that ended between signature and file left the new file beside its place: the signature is that of this one already.
fn finish(path: &Path, key: &[String]) -> io::Result<()> {
    let Ok(file) = fs::read(next(path)) else { return Ok(()) };
    let signature = fs::read_to_string(signature_path(path)).unwrap_or_default();
    if verified(&file, &signature, key, None).is_ok() {
        fs::rename(next(path), path)
    } else {
        fs::remove_file(next(path))
    }
}

/// Each file is there whole or not at all: first the new file under another name, then its signature, then the file.
fn write(path: &Path, file: &[u8], signature: &str) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    put(folder, &next(path), file)?;
    put(folder, &signature_path(path), signature.as_bytes())?;
    fs::rename(next(path), path)?;
    fs::File::open(folder)?.sync_all()
}

fn put(folder: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    // A server that runs as somebody else reads it.
    #[cfg(unix)]
    fs::set_permissions(file.path(), std::os::unix::fs::PermissionsExt::from_mode(0o644))?;
    file.persist(path).map(drop).map_err(|error| error.error)
}
