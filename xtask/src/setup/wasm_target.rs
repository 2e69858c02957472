//! The standard library for the browser.

use crate::command::{output, program, run};
use crate::failure::{Failure, Result};

const TARGET: &str = "wasm32-unknown-unknown";

pub(crate) fn ensure() -> Result {
    let Some(installed) = output(program("rustup").args(["target", "list", "--installed"])) else {
        // Toolchains that do not come from rustup have to bring the target along.
        let folder = output(program("rustc").args(["--target", TARGET, "--print", "target-libdir"]));
        return match folder {
            Some(folder) if std::path::Path::new(folder.trim()).is_dir() => Ok(()),
            _ => Err(Failure::new(format!("the Rust target {TARGET} is missing and rustup is not here to add it"))),
        };
    };
    if installed.lines().any(|line| line == TARGET) {
        return Ok(());
    }
    run(program("rustup").args(["target", "add", TARGET]))
}
