//! What others say of a file that was signed here: poppler, qpdf and pyHanko. Our own verifier has judged it before it was written.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Lets all of them judge a file with this many signatures.
pub(crate) fn agree(file: &Path, signatures: usize) {
    poppler(file, signatures);
    qpdf(file);
    pyhanko(file, signatures);
}

fn poppler(file: &Path, signatures: usize) {
    if !crate::corpora::is_installed("pdfsig") {
        return;
    }
    let output = Command::new("pdfsig").args(["-nocert"]).arg(file).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    let valid = text.matches("Signature Validation: Signature is Valid.").count();
    assert_eq!(valid, signatures, "{}: {text}", file.display());
}

fn qpdf(file: &Path) {
    if !crate::corpora::is_installed("qpdf") {
        return;
    }
    let output = Command::new("qpdf").arg("--check").arg(file).output().unwrap();
    assert!(output.status.success(), "{}: {}", file.display(), String::from_utf8_lossy(&output.stderr));
}

/// Integrity of every signature, and that its difference analysis finds nothing that was not allowed.
const SCRIPT: &str = include_str!("../../sign/judge.py");

/// The environment that makes the fixtures has pyHanko; `cargo xtask setup` makes it.
pub(crate) fn python() -> Option<PathBuf> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent()?.join("tools/venv/bin/python3");
    let named = std::env::var_os("KYSO_PYTHON").map(PathBuf::from);
    let python = named.into_iter().chain([target]).find(|python| python.exists());
    if python.is_none() {
        crate::corpora::skip("pyHanko is not installed: cargo xtask setup", false);
    }
    python
}

pub(crate) fn pyhanko(file: &Path, signatures: usize) {
    let Some(python) = python() else { return };
    let pki = |name: &str| super::pki(name);
    let output = Command::new(python)
        .args(["-c", SCRIPT, &pki("root.crt"), &pki("state-ca.crt"), &pki("ec-ca.crt")])
        .arg(file)
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    let good = text.lines().filter(|line| line.starts_with("good")).count();
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!((good, text.matches("BAD").count()), (signatures, 0), "{}: {text} {error}", file.display());
}
