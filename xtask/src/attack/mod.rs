//! `cargo xtask attack`: attacks on signed files, made from parts, and what three viewers that nobody here wrote show of them.
//!
//! The files are made and the viewers asked by `tests/attack`; here is what they need: the built program, a Python of their own with
//! PDFium, pdf.js from the page's dependencies, poppler.

use crate::command::{python, run as run_command};
use crate::failure::Result;
use crate::setup::{self, debian, node};
use crate::{paths, programs};
use std::path::PathBuf;

/// Where files and answers are kept between runs.
fn folder() -> PathBuf {
    paths::target().join("attack")
}

/// With the arguments of `tests/attack/main.py`; `--release` builds the program so.
pub(crate) fn run(arguments: &[String]) -> Result {
    let release = arguments.iter().any(|argument| argument == "--release");
    let rest: Vec<&str> = arguments.iter().map(String::as_str).filter(|argument| *argument != "--release").collect();
    run_with(release, &rest)
}

/// A few hundred, with each kind and each viewer among them, as a stage of `cargo xtask test`.
pub(crate) fn check() -> Result {
    run_with(false, &["--ci"])
}

fn run_with(release: bool, arguments: &[&str]) -> Result {
    debian::ensure(debian::ATTACK)?;
    node::ensure()?;
    let interpreter = setup::python::viewers()?;
    programs::build_as(release)?;
    let kyso = paths::target().join(if release { "release/kyso" } else { "debug/kyso" });
    let mut command = python(&interpreter);
    command.arg("tests/attack/main.py").arg("--kyso").arg(kyso).arg("--work").arg(folder()).args(arguments);
    run_command(&mut command)
}
