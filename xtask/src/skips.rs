//! What the tests had to do without. Each says so in one file, whose lines are counted at the end; where `CI` is set a test that
//! cannot run has not passed. `tests/native/corpora.rs` and `tests/support/absent.mjs` do the same from within the tests.

use crate::failure::{Doing, Failure, Result};
use crate::paths;
use std::env;
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::PathBuf;

/// Names the file to the programs that are run.
pub(crate) const VARIABLE: &str = "KYSO_SKIPPED";

pub(crate) fn file() -> PathBuf {
    paths::target().join("skipped.txt")
}

/// Records that the corpora are absent.
pub(crate) fn without_corpora(what: &str) -> Result {
    if is_set("CI") && !is_set("KYSO_NO_CORPORA") {
        return Err(Failure::new(format!("{what}: the corpora are absent, and CI is set")));
    }
    println!("skipped: {what}: the corpora are absent");
    let mut file = OpenOptions::new().append(true).create(true).open(file()).doing("record what is skipped")?;
    writeln!(file, "skipped: {what}: the corpora are absent").doing("record what is skipped")
}

/// How many were recorded since the last call.
pub(crate) fn take() -> Result<usize> {
    let lines = match fs::read_to_string(file()) {
        Ok(text) => text.lines().count(),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(0),
        Err(error) => return Err(error).doing("read what was skipped"),
    };
    fs::remove_file(file()).doing("clear what was skipped")?;
    Ok(lines)
}

fn is_set(variable: &str) -> bool {
    env::var_os(variable).is_some_and(|value| !value.is_empty() && value != "0" && value != "false")
}
