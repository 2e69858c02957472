//! Figures of tests that measure. They are built as tests are, less optimised than a release: a figure that holds there holds.

use crate::clock::NATIVE;
use crate::command::{cargo, shown};
use crate::failure::{Doing, Failure, Result};
use std::process::Stdio;

/// The lines `NAME VALUE` that a test prints.
pub(super) struct Figures(String);

/// Runs one ignored test of `tests/native`.
pub(super) fn by(test: &str, environment: &[(&str, &str)]) -> Result<Figures> {
    let mut command = cargo();
    // As the native tests are built: their build is this one.
    command.arg("test").args(NATIVE).args(["--test", "native", "--", "--ignored", "--nocapture", test]);
    command.envs(environment.iter().copied()).stderr(Stdio::inherit());
    eprintln!("$ {}", shown(&command));
    let output = command.output().doing("run cargo test")?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if !output.status.success() || !text.contains("1 passed") {
        return Err(Failure::new(format!("the measuring test {test} failed: {text}")));
    }
    Ok(Figures(text))
}

impl Figures {
    pub(super) fn get(&self, name: &str) -> Result<f64> {
        let mut lines = self.0.lines();
        let value = lines.find_map(|line| line.trim().strip_prefix(name)?.trim().parse().ok());
        value.ok_or_else(|| Failure::new(format!("no figure {name} in: {}", self.0)))
    }
}
