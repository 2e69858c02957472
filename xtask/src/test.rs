//! `cargo xtask test`: everything, native and in the browser. A failing stage does not hide the stages after it.

use crate::command::run as run_command;
use crate::failure::{Doing, Failure, Result};
use crate::serving::peers;
use crate::setup::{self, wasm_bindgen};
use crate::{attack, browser, clock, extension, lint, package, paths, pictures, score, skips, wasm};
use std::ffi::OsString;
use std::fs;
use std::time::{Duration, Instant};

struct Stage {
    name: &'static str,
    about: &'static str,
    run: fn() -> Result,
}

const STAGES: &[Stage] = &[
    Stage { name: "native", about: "cargo test of the library, the command line and this tool", run: native },
    Stage { name: "score", about: "the corpora beside the project, each miss against its reason", run: score::check },
    Stage { name: "wasm", about: "the same engine as a module, in headless Chromium", run: in_wasm },
    Stage {
        name: "package",
        about: "types and unit tests of the TypeScript, the packed npm package in Node, bundlers and browsers",
        run: package::test,
    },
    Stage { name: "size", about: "the modules against their limits under brotli", run: wasm::check_limit },
    Stage {
        name: "attack",
        about: "attacks made from parts, held against what three viewers show",
        run: attack::check,
    },
    Stage {
        name: "pictures",
        about: "files that were saved after they were signed, drawn as signed and as they are now",
        run: pictures::check,
    },
    Stage { name: "browser", about: "the built page, driven in headless Chromium", run: browser::test },
    Stage {
        name: "extension",
        about: "the browser extension: its parts, all of it in headless Chromium, Mozilla's linter",
        run: extension::test,
    },
    Stage {
        name: "peers",
        about: "the server behind nginx and Varnish, and scraped by Prometheus",
        run: || peers::run(&[]),
    },
    Stage { name: "lint", about: "formatting, clippy, the public API against its text", run: lint::check },
];

pub(crate) fn run(arguments: &[String]) -> Result {
    if arguments == ["--list"] {
        for stage in STAGES {
            println!("  {:<9} {}", stage.name, stage.about);
        }
        return Ok(());
    }
    if let Some(unknown) = arguments.iter().find(|name| STAGES.iter().all(|stage| stage.name != name.as_str())) {
        return Err(Failure::usage(format!("no stage `{unknown}`; `cargo xtask test --list` names them")));
    }
    skips::take()?;
    let mut results = Vec::new();
    for stage in STAGES.iter().filter(|stage| arguments.is_empty() || arguments.iter().any(|name| name == stage.name)) {
        eprintln!("\n== {}: {}", stage.name, stage.about);
        let start = Instant::now();
        let outcome = (stage.run)();
        if let Err(failure) = &outcome {
            eprintln!("xtask: {failure}");
        }
        results.push(Done { name: stage.name, time: start.elapsed(), skipped: skips::take()?, outcome });
    }
    summary(results)
}

/// What came of a stage.
struct Done {
    name: &'static str,
    time: Duration,
    /// Tests that had to do without something.
    skipped: usize,
    outcome: Result,
}

/// Prints one line per stage; the first failure decides the exit status.
fn summary(results: Vec<Done>) -> Result {
    println!();
    let mut first = Ok(());
    for Done { name, time, skipped, outcome } in results {
        let word = if outcome.is_ok() { "passed" } else { "FAILED" };
        println!("xtask test: {name:<9} {word}  {:.0} s, {skipped} skipped", time.as_secs_f64());
        if first.is_ok() {
            first = outcome;
        }
    }
    first
}

fn native() -> Result {
    setup::debian::ensure(setup::debian::READERS)?;
    setup::debian::ensure(setup::debian::SIGNING)?;
    setup::debian::ensure(setup::debian::WINDOW)?;
    // pyHanko judges what is signed here.
    setup::python::ensure()?;
    run_command(clock::cargo_test().args(clock::NATIVE).arg("--no-fail-fast"))?;
    clock::short_native()
}

fn in_wasm() -> Result {
    setup::debian::ensure(setup::debian::BROWSER)?;
    setup::for_page()?;
    let names = wasm_tests()?;
    if names.is_empty() {
        return Err(Failure::new("tests has no wasm_*.rs"));
    }
    let mut command = clock::cargo_test();
    command.env("PATH", path_with_tools()?).env("CHROMEDRIVER", clock::chromedriver()?);
    // The page answers the runner only between two tests, and one of them judges every fixture: more than the 20 s it would wait.
    command.env("WASM_BINDGEN_TEST_TIMEOUT", "600");
    command.arg("--no-fail-fast").args(wasm::FEATURES);
    for name in &names {
        command.args(["--test", name]);
    }
    run_command(&mut command)
}

/// Names of the test programs made for the browser, `tests/wasm_*.rs`.
fn wasm_tests() -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(paths::root().join("tests")).doing("list tests")? {
        let file = entry.doing("list tests")?.file_name().to_string_lossy().into_owned();
        if let Some(name) = file.strip_suffix(".rs").filter(|name| name.starts_with("wasm_")) {
            names.push(name.to_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// The search path with the test runner of the locked version in front.
fn path_with_tools() -> Result<OsString> {
    let known = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(wasm_bindgen::folder()).chain(std::env::split_paths(&known));
    std::env::join_paths(folders).doing("extend PATH")
}
