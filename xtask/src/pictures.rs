//! `cargo xtask pictures`: every file that was saved after it was signed, drawn as signed and as it is now.
//!
//! The files are those of the project and of the corpora beside it; `tests/pictures` draws them and counts alarms.

use crate::command::{program, run as run_command};
use crate::failure::Result;
use crate::{package, paths, programs, setup};

/// All files, or those of the suites named by `--only SUITE`.
pub(crate) fn run(arguments: &[String]) -> Result {
    let names: Vec<&str> = arguments.iter().map(String::as_str).collect();
    compare(&names)
}

/// The project's own files and the controls and attacks made for what viewers show, as a stage of `cargo xtask test`.
pub(crate) fn check() -> Result {
    compare(&["--only", "fixtures", "--only", "pdf-viewer-attacks"])
}

fn compare(arguments: &[&str]) -> Result {
    setup::debian::ensure(setup::debian::BROWSER)?;
    package::compile()?;
    programs::build()?;
    let corpora = paths::root().join("../shared/corpus");
    let mut command = program("node");
    command.arg("tests/pictures/main.mjs").arg(paths::target().join("debug/kyso")).arg(corpora).args(arguments);
    run_command(&mut command)
}
