//! `cargo xtask sign-matrix`: files of every kind signed in every way, judged by four programs.

use crate::command::{python, run as run_command};
use crate::failure::Result;
use crate::{paths, programs, setup};

pub(crate) fn run(arguments: &[String]) -> Result {
    setup::debian::ensure(setup::debian::READERS)?;
    setup::debian::ensure(setup::debian::SIGNING)?;
    let interpreter = setup::python::ensure()?;
    programs::build()?;
    let kyso = paths::target().join("debug/kyso");
    run_command(python(&interpreter).arg("tests/sign/matrix.py").arg(kyso).args(arguments))
}
