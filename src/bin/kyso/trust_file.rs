//! The trust data that come with the program, and signed trust files in their place.

use crate::exit;
use kyso::trust::{SignedTrust, SignedTrustError, TrustFile, accepted_keys, least_sequence};
use std::fs;
use std::path::{Path, PathBuf};

/// The trust data that come with the program, as they are in the repository.
pub(crate) const BUILTIN_TRUST: &str = include_str!("../../../trust/vietnam.json");

/// Opens the file that options name, with its signature.
pub(crate) fn open(path: &Path, key: &[String], least: Option<u64>) -> Result<SignedTrust, (String, u8)> {
    open_from(path, key, least_sequence(least, built_in_sequence()))
}

/// The same with any number: for a file that is about to be replaced.
pub(crate) fn open_any(path: &Path, key: &[String]) -> Result<SignedTrust, (String, u8)> {
    open_from(path, key, 0)
}

fn open_from(path: &Path, key: &[String], least: u64) -> Result<SignedTrust, (String, u8)> {
    let io = |p: &Path, e: std::io::Error| (format!("{}: {e}", p.display()), exit::UNREADABLE);
    let file = fs::read(path).map_err(|e| io(path, e))?;
    let beside = signature_path(path);
    let signature = fs::read_to_string(&beside).map_err(|e| io(&beside, e))?;
    let verified = verify(&file, &signature, key, least);
    verified.map_err(|(reason, status)| (format!("{}: {reason}", path.display()), status))
}

/// The same of a file that was read already.
pub(crate) fn verified(
    file: &[u8],
    signature: &str,
    key: &[String],
    least: Option<u64>,
) -> Result<SignedTrust, (String, u8)> {
    verify(file, signature, key, least_sequence(least, built_in_sequence()))
}

fn verify(file: &[u8], signature: &str, key: &[String], least: u64) -> Result<SignedTrust, (String, u8)> {
    let named: Vec<String> = key.iter().map(|k| key_text(k)).collect();
    SignedTrust::open(file, signature, &accepted_keys(&named), least).map_err(|e| {
        let status = if matches!(e, SignedTrustError::Key(_)) { exit::USAGE } else { 1 };
        (format!("{e} [{}]", e.code()), status)
    })
}

/// A key, or the file that contains it.
pub(crate) fn key_text(said: &str) -> String {
    fs::read_to_string(said).unwrap_or_else(|_| said.to_owned())
}

pub(crate) fn signature_path(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".minisig");
    PathBuf::from(name)
}

/// The number of the data that come with the program.
fn built_in_sequence() -> Option<u64> {
    TrustFile::parse(BUILTIN_TRUST).ok().map(|file| u64::from(file.version()))
}
