//! wasm-bindgen's command line. It must be of exactly the version the module is linked with.

use crate::command::{cargo, output, program, run};
use crate::failure::{Doing, Failure, Result};
use crate::paths;
use std::fs;
use std::path::PathBuf;

/// The folder with `wasm-bindgen` and `wasm-bindgen-test-runner`.
pub(crate) fn folder() -> PathBuf {
    paths::tools().join("bin")
}

pub(crate) fn ensure() -> Result {
    let lock = fs::read_to_string(paths::root().join("Cargo.lock")).doing("read Cargo.lock")?;
    let Some(wanted) = locked_version(&lock, "wasm-bindgen") else {
        return Err(Failure::new("Cargo.lock does not name wasm-bindgen"));
    };
    let installed = output(program(folder().join("wasm-bindgen")).arg("--version"));
    if installed.is_some_and(|line| line.trim() == format!("wasm-bindgen {wanted}")) {
        return Ok(());
    }
    eprintln!("building wasm-bindgen {wanted}, once: two to four minutes");
    // Without --locked: the lock file inside that package names versions that not every registry serves any more.
    run(cargo()
        .args(["install", "wasm-bindgen-cli", "--version", wanted, "--force"])
        .arg("--root")
        .arg(paths::tools())
        .arg("--target-dir")
        .arg(paths::tools().join("build")))
}

/// The version a lock file holds of a package.
fn locked_version<'a>(lock: &'a str, name: &str) -> Option<&'a str> {
    let mut lines = lock.lines();
    lines.find(|line| *line == format!("name = \"{name}\""))?;
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    #[test]
    fn reads_the_version_of_exactly_that_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.0.0\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "js-sys"), None);
    }
}
