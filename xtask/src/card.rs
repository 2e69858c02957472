//! `cargo xtask card`: a PIV card in software that nobody here wrote, behind OpenSC. It is built apart, with its own lock file.

use crate::command::{cargo, program, run as run_command};
use crate::failure::Result;
use crate::{paths, setup};

pub(crate) fn run(_: &[String]) -> Result {
    setup::debian::ensure(setup::debian::CARD)?;
    setup::node::ensure()?;
    let interpreter = setup::python::ensure()?;
    let folder = paths::target().join("card");
    run_command(
        cargo().args(["build", "--locked", "--manifest-path", "tests/card/Cargo.toml", "--target-dir"]).arg(&folder),
    )?;
    run_command(cargo().args(["build", "--bin", "kyso"]))?;
    run_command(
        program("node")
            .env("KYSO", paths::target().join("debug/kyso"))
            .env("KYSO_CARD", folder.join("debug/kyso-test-card"))
            .env("KYSO_PYTHON", interpreter)
            .args(["--test", "--test-reporter=spec", "tests/card/opensc.test.mjs"]),
    )
}
