//! `cargo xtask trust`: builds and signs the trust file, and makes keys.
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

const USAGE: &str = "trust --key FILE [-o FILE] | trust --test-key | trust key -o FILE";

pub(crate) fn run(arguments: &[String]) -> Result {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["key", "-o", path] => new_key(Path::new(path)),
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
    let text = fs::read_to_string(key).doing(format!("read {}", key.display()))?;
    let secret = SecretKeyBox::from_string(&text).doing("read the key")?;
    let secret = if unprotected { secret.into_unencrypted_secret_key() } else { secret.into_secret_key(None) };
    let secret = secret.doing("open the key")?;
    let public = PublicKey::from_secret_key(&secret).doing("read the key")?;
    let comment = comment(&payload)?;
    let signature = minisign::sign(
        Some(&public),
        &secret,
        Cursor::new(payload.as_bytes()),
        Some(&comment),
        Some("kyso trust file"),
    )
    .doing("sign")?;
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).doing("make the folder")?;
    }
    fs::write(path, &payload).doing("write the trust file")?;
    fs::write(format!("{}.minisig", path.display()), signature.into_string()).doing("write the signature")?;
    println!("{}: {comment}, key {}", path.display(), public.to_base64());
    Ok(())
}

/// What is to be signed, as the engine itself writes it.
fn payload() -> Result<String> {
    let mut command = cargo();
    command.args(["run", "--quiet", "--bin", "kyso", "--", "trust", "payload", "trust/vietnam.json"]);
    output(&mut command).ok_or_else(|| Failure::new("kyso trust payload failed"))
}

/// The number and the day, signed together with the file.
fn comment(payload: &str) -> Result<String> {
    let read: serde_json::Value = serde_json::from_str(payload).doing("read the trust file")?;
    let (Some(sequence), Some(date)) = (read["sequence"].as_u64(), read["date"].as_str()) else {
        return Err(Failure::new("the trust file has no number or no date"));
    };
    Ok(format!("kyso trust file, number {sequence} of {date}"))
}
