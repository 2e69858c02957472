//! The virtual environments: one makes the fixtures, one asks PDFium what it shows, one signs beside us.

use super::stamp;
use crate::command::{program, run};
use crate::failure::{Doing, Result};
use crate::paths;
use std::fs;
use std::path::PathBuf;

/// The interpreter that makes the fixtures, with the pinned packages installed.
pub(crate) fn ensure() -> Result<PathBuf> {
    environment("venv", "tests/fixtures/make/requirements.txt")
}

/// The one of `cargo xtask attack`.
pub(crate) fn viewers() -> Result<PathBuf> {
    environment("venv-attack", "tests/attack/requirements.txt")
}

/// The one of `cargo xtask bench sign`: pyHanko with PKCS#11.
pub(crate) fn signing() -> Result<PathBuf> {
    environment("venv-sign", "tests/sign/requirements.txt")
}

fn environment(name: &str, requirements: &str) -> Result<PathBuf> {
    let wanted = fs::read_to_string(paths::root().join(requirements)).doing(format!("read {requirements}"))?;
    let folder = paths::tools().join(name);
    let python = folder.join("bin/python3");
    let mark = folder.join(".installed-requirements");
    if python.exists() && stamp::is_current(&mark, &wanted) {
        return Ok(python);
    }
    if !python.exists() {
        run(program("python3").args(["-m", "venv"]).arg(&folder))?;
    }
    run(program(&python)
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"])
        .arg(paths::root().join(requirements)))?;
    stamp::write(&mark, &wanted)?;
    Ok(python)
}
