//! The virtual environment that makes the fixtures.

use super::stamp;
use crate::command::{program, run};
use crate::failure::{Doing, Result};
use crate::paths;
use std::fs;
use std::path::PathBuf;

/// The environment's interpreter, with the pinned packages installed.
pub(crate) fn ensure() -> Result<PathBuf> {
    let requirements = paths::root().join("tests/fixtures/make/requirements.txt");
    let wanted = fs::read_to_string(&requirements).doing("read tests/fixtures/make/requirements.txt")?;
    let folder = paths::tools().join("venv");
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
        .arg(&requirements))?;
    stamp::write(&mark, &wanted)?;
    Ok(python)
}
