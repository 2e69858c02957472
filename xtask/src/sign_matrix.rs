//! `cargo xtask sign-matrix`: files of every kind signed in every way, judged by four programs.

use crate::command::{cargo, python, run as run_command};
use crate::failure::Result;
use crate::{paths, setup};

pub(crate) fn run(arguments: &[String]) -> Result {
    setup::debian::ensure(setup::debian::READERS)?;
    setup::debian::ensure(setup::debian::SIGNING)?;
    let interpreter = setup::python::ensure()?;
    run_command(cargo().args(["build", "--bin", "kyso"]))?;
    let kyso = paths::target().join("debug/kyso");
    run_command(python(&interpreter).arg("tests/sign/matrix.py").arg(kyso).args(arguments))
}
