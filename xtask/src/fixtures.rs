//! `cargo xtask fixtures`: the test PKI and the files signed by it.

use crate::command::{self, python};
use crate::failure::Result;
use crate::setup;

pub(crate) fn run_with(arguments: &[&str]) -> Result {
    setup::debian::ensure(setup::debian::FIXTURES)?;
    let interpreter = setup::python::ensure()?;
    command::run(python(&interpreter).args(arguments))
}

pub(crate) fn run(arguments: &[String]) -> Result {
    let mut line = vec!["tests/fixtures/make/make.py"];
    line.extend(arguments.iter().map(String::as_str));
    run_with(&line)
}
