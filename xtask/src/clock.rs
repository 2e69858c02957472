//! `cargo xtask clock`: the tests on other days. No test, demonstration or fixture may depend on the day it is run.
//!
//! Programs under test are started by Debian's `faketime`, and so is the browser, by the tests that drive it. Building and
//! installing keep the real clock: compilers compare it with that of the files, and registries have certificates that end.

use crate::command::{cargo, program, run as run_command};
use crate::failure::{Doing, Failure, Result};
use crate::paths;
use crate::setup::debian;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::Command;

/// Says in the environment of `cargo xtask test` how far the clock of what is tested stands ahead, as `faketime -f` takes it.
const VARIABLE: &str = "KYSO_TEST_CLOCK";
/// The days the tests are run on beside today.
const AHEAD: [&str; 2] = ["+1y", "+10y"];
/// For programs in Rust the calendar alone is moved: a thread that waits until a time of the other clock would never wake. A
/// browser needs both clocks moved alike, or it is busy with nothing else.
const CALENDAR: &str = "--exclude-monotonic";
/// The stages in which anything under test can ask for the time.
const STAGES: [&str; 4] = ["native", "wasm", "package", "browser"];
/// What is built for the native tests: always the same, or the second run would build everything anew.
pub(crate) const NATIVE: [&str; 3] = ["--workspace", "--features", "kyso/serve,kyso/token-host"];
/// What of the native tests runs ahead in every `cargo xtask test`: those that start the program, and those that judge fixtures.
const SHORT: [&str; 4] = ["cli::", "evidence_pack::", "goldens::", "office::"];

/// All stages a year and ten years ahead. The second day is tried even where the first failed: the answer takes most of an hour.
pub(crate) fn run(arguments: &[String]) -> Result {
    if !arguments.is_empty() {
        return Err(Failure::usage("clock takes nothing"));
    }
    ensure()?;
    let this = std::env::current_exe().doing("find this program")?;
    let days = AHEAD.map(|ahead| {
        println!("clock: {ahead}");
        run_command(program(&this).arg("test").args(STAGES).env(VARIABLE, ahead))
    });
    days.into_iter().collect()
}

/// Part of the native tests ten years ahead, for every run.
pub(crate) fn short_native() -> Result {
    if ahead().is_some() {
        return Ok(());
    }
    ensure()?;
    let [_, ahead] = AHEAD;
    let mut command = cargo();
    set_runners(&mut command, ahead);
    // Naming the one program would choose other features of the crates it needs, and build them for it.
    run_command(command.arg("test").args(NATIVE).arg("--").args(SHORT))
}

/// `node` ten years ahead with tests of the page, for every run; `None` where the whole stage already runs ahead.
pub(crate) fn short_node() -> Result<Option<Command>> {
    if ahead().is_some() {
        return Ok(None);
    }
    ensure()?;
    let [_, ahead] = AHEAD;
    Ok(Some(started_at(ahead, "node")))
}

/// Cargo, whose test programs run by the clock this run asks for.
pub(crate) fn cargo_test() -> Command {
    let mut command = cargo();
    if let Some(ahead) = ahead() {
        set_runners(&mut command, &ahead);
    }
    command.arg("test");
    command
}

/// A program that runs tests, by the clock this run asks for.
pub(crate) fn tester(name: &str) -> Command {
    match ahead() {
        Some(ahead) => started_at(&ahead, name),
        None => program(name),
    }
}

fn started_at(ahead: &str, name: &str) -> Command {
    let mut command = program("faketime");
    command.args(["-f", ahead, name]);
    command
}

fn set_runners(command: &mut Command, ahead: &str) {
    let host = format!("CARGO_TARGET_{}_UNKNOWN_LINUX_GNU_RUNNER", std::env::consts::ARCH.to_uppercase());
    command.env(host, format!("faketime {CALENDAR} -f {ahead}"));
}

/// The driver that starts the browser for tests of the module, by the clock this run asks for. Whoever starts the driver keeps the real
/// clock, for it is a program in Rust. The driver takes the place of the script's shell, so that it ends when it is told to.
pub(crate) fn chromedriver() -> Result<PathBuf> {
    let driver = PathBuf::from("/usr/bin/chromedriver");
    let Some(ahead) = ahead() else { return Ok(driver) };
    ensure()?;
    let script = paths::target().join("chromedriver-ahead");
    let library = "/usr/$LIB/faketime/libfaketime.so.1";
    let text = format!("#!/bin/sh\nLD_PRELOAD='{library}' FAKETIME='{ahead}' exec {} \"$@\"\n", driver.display());
    fs::write(&script, text).doing("write the script that starts the driver")?;
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).doing("make the script a program")?;
    Ok(script)
}

fn ahead() -> Option<String> {
    std::env::var(VARIABLE).ok().filter(|ahead| !ahead.is_empty())
}

fn ensure() -> Result {
    forget_the_killed();
    debian::ensure(debian::CLOCK)
}

/// Removes what `faketime` shared with programs that were killed: it fails where its process has the number of one of them.
fn forget_the_killed() {
    for entry in fs::read_dir("/dev/shm").into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let number = name.strip_prefix("faketime_shm_").or_else(|| name.strip_prefix("sem.faketime_sem_"));
        if number.is_some_and(|number| !PathBuf::from("/proc").join(number).exists()) {
            // Whoever else removed it was as right.
            drop(fs::remove_file(entry.path()));
        }
    }
}
