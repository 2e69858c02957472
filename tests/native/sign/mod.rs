//! Signing: the command line with keys on tokens of SoftHSM2, and the engine alone.

mod authority;
pub(super) mod broken;
mod faults;
mod forms;
mod judgement;
pub(super) mod judges;
mod levels;
mod online;
mod pdfa;
mod pictures;
pub(super) mod token;
mod way;
mod writers;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The day of the test PKI's lists.
pub(super) const NOW: &str = "2026-11-22T02:05:00Z";

/// A file of the test PKI.
pub(super) fn pki(name: &str) -> String {
    format!("{}/tests/fixtures/pki/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// A PDF of the fixtures.
pub(super) fn pdf(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pdf").join(name)
}

/// What a signer of the test PKI is judged with.
pub(super) fn judging() -> Vec<String> {
    let mut words = vec!["--no-builtin-trust".into(), "--trust".into(), pki("root.crt"), "--at".into(), NOW.into()];
    for name in ["state-ca.crt", "ec-ca.crt", "state-ca-2026-11.crl", "ec-ca-2026-11.crl", "root-2026-11.crl"] {
        words.extend(["--evidence".into(), pki(name)]);
    }
    words
}

/// Runs the program.
pub(super) fn kyso(token: Option<&token::Token>, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kyso"));
    command.args(words).env("LC_ALL", "C");
    if let Some(token) = token {
        command.env("SOFTHSM2_CONF", &token.settings);
    }
    command.output().unwrap()
}

/// Signs with the key of this name and the options of [`judging`].
pub(super) fn sign(token: &token::Token, key: &str, file: &Path, out: &Path, more: &[&str]) -> Output {
    let (judging, module, pin, cert) = (judging(), token::module(), token.pin(), pki(&format!("{key}.crt")));
    let mut words = vec!["sign", "--pkcs11", &module, "--token", "kyso", "--key", key, "--pin-file", &pin];
    words.extend(["--cert", &cert, "-o", out.to_str().unwrap()]);
    words.extend(judging.iter().map(String::as_str));
    words.extend(more);
    words.push(file.to_str().unwrap());
    kyso(Some(token), &words)
}

/// The same, which must succeed.
pub(super) fn signed(token: &token::Token, key: &str, file: &Path, out: &Path, more: &[&str]) {
    let output = sign(token, key, file, out, more);
    assert!(output.status.success(), "{key} {file:?} {more:?}: {}", String::from_utf8_lossy(&output.stderr));
}
