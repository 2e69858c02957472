//! Runs other programs with their output left on the terminal.

use crate::failure::{Doing, Failure, Result};
use crate::{paths, skips};
use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

/// A program to be run at the workspace's root.
pub(crate) fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(paths::root()).env(skips::VARIABLE, skips::file());
    command
}

/// Cargo, as the caller's toolchain chose it.
pub(crate) fn cargo() -> Command {
    let mut command = program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // A RUSTFLAGS variable would replace the flags of `.cargo/config.toml`, and with them the vector instructions of the module.
    command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    command
}

/// A Python with UTF-8 names whatever the locale is.
pub(crate) fn python(interpreter: &Path) -> Command {
    let mut command = program(interpreter);
    command.env("PYTHONUTF8", "1").env("PYTHONDONTWRITEBYTECODE", "1");
    command
}

/// Runs `command` to its end; a failure carries its exit status.
pub(crate) fn run(command: &mut Command) -> Result {
    let line = shown(command);
    eprintln!("$ {line}");
    let status = command.status().doing(format!("run {line}"))?;
    if status.success() {
        return Ok(());
    }
    let code = status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1);
    Err(Failure { message: format!("{line}: {status}"), code })
}

/// What `command` prints, or `None` when it cannot be run or fails.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The command line, with paths under the root shortened.
pub(crate) fn shown(command: &Command) -> String {
    let root = format!("{}/", paths::root().display());
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|part| part.to_string_lossy().replace(&root, ""))
        .collect::<Vec<_>>()
        .join(" ")
}
