//! `cargo xtask trust`: builds and signs the trust file, signs the table of drivers, and makes keys.
//!
//! The private key of releases is never in the repository and never on a build machine: it is made by `key`, protected by a password,
//! and kept by whoever publishes trust files (SECURITY.md). The key of the tests is in the repository, is named so, and is refused by
//! programs built for release.

use crate::command::{cargo, output};
use crate::failure::{Doing, Failure, Result};
use crate::paths;
use minisign::{KeyPair, PublicKey, SecretKeyBox};
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

const USAGE: &str = "trust --key FILE [-o FILE] | trust --test-key | trust key -o FILE | trust drivers --key FILE | trust drivers --test-key";

pub(crate) fn run(arguments: &[String]) -> Result {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["key", "-o", path] => new_key(Path::new(path)),
        ["drivers", "--test-key"] => sign_drivers(&test_key(), true, &fixture("drivers.json.minisig")),
        ["drivers", "--key", key] => {
            sign_drivers(Path::new(key), false, &paths::target().join("trust/drivers.json.minisig"))
        }
        ["--test-key"] => sign(&test_key(), true, &fixture("kyso-trust.json")),
        ["--key", key] => sign(Path::new(key), false, &paths::target().join("trust/kyso-trust.json")),
        ["--key", key, "-o", path] => sign(Path::new(key), false, Path::new(path)),
        _ => Err(Failure::usage(USAGE)),
    }
}

fn fixture(name: &str) -> PathBuf {
    paths::root().join("tests/fixtures/trust").join(name)
}

/// The tests' private key.
fn test_key() -> PathBuf {
    fixture("test-only.key.txt")
}

/// Makes a key pair for releases. The password is asked for on the terminal.
fn new_key(path: &Path) -> Result {
    let root = paths::root().canonicalize().doing("find the repository")?;
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if folder.canonicalize().doing("find the folder of the key")?.starts_with(&root) {
        return Err(Failure::usage("a private key has no place in the repository"));
    }
    if path.exists() {
        return Err(Failure::usage("there is a file of this name"));
    }
    let pair = KeyPair::generate_encrypted_keypair(None).doing("make a key")?;
    let secret = pair.sk.to_box(Some("kyso trust file, private key")).doing("write the key")?;
    fs::write(path, secret.into_string()).doing("write the key")?;
    println!("{}", pair.pk.to_base64());
    Ok(())
}

fn sign(key: &Path, unprotected: bool, path: &Path) -> Result {
    let payload = payload()?;
    let comment = comment("trust file", &payload)?;
    let signature = signature(key, unprotected, &payload, &comment)?;
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).doing("make the folder")?;
    }
    fs::write(path, &payload).doing("write the trust file")?;
    fs::write(format!("{}.minisig", path.display()), signature).doing("write the signature")?;
    println!("{}: {comment}", path.display());
    Ok(())
}

/// Signs the table of drivers, for hosts whose own table is older.
fn sign_drivers(key: &Path, unprotected: bool, path: &Path) -> Result {
    let table = fs::read_to_string(paths::root().join("trust/drivers.json")).doing("read the table of drivers")?;
    let comment = comment("drivers", &table)?;
    let signature = signature(key, unprotected, &table, &comment)?;
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).doing("make the folder")?;
    }
    fs::write(path, signature).doing("write the signature")?;
    println!("{}: {comment}", path.display());
    Ok(())
}

/// The text of a signature with the key of this file.
fn signature(key: &Path, unprotected: bool, payload: &str, comment: &str) -> Result<String> {
    let text = fs::read_to_string(key).doing(format!("read {}", key.display()))?;
    let secret = SecretKeyBox::from_string(&text).doing("read the key")?;
    let secret = if unprotected { secret.into_unencrypted_secret_key() } else { secret.into_secret_key(None) };
    let secret = secret.doing("open the key")?;
    let public = PublicKey::from_secret_key(&secret).doing("read the key")?;
    let bytes = Cursor::new(payload.as_bytes());
    let signature = minisign::sign(Some(&public), &secret, bytes, Some(comment), Some("kyso trust file"));
    println!("key {}", public.to_base64());
    Ok(signature.doing("sign")?.into_string())
}

/// What is to be signed, as the engine itself writes it.
fn payload() -> Result<String> {
    let mut command = cargo();
    command.args(["run", "--quiet", "--bin", "kyso", "--", "trust", "payload", "trust/vietnam.json"]);
    output(&mut command).ok_or_else(|| Failure::new("kyso trust payload failed"))
}

/// The number and the day, signed together with the file.
fn comment(of: &str, payload: &str) -> Result<String> {
    let read: serde_json::Value = serde_json::from_str(payload).doing("read what is signed")?;
    let (Some(sequence), Some(date)) = (read["sequence"].as_u64(), read["date"].as_str()) else {
        return Err(Failure::new("what is signed has no number or no date"));
    };
    Ok(format!("kyso {of}, number {sequence} of {date}"))
}
