//! `cargo xtask extension`: the browser extension for Chromium and Firefox, into `www/extension/dist`.

use crate::command::{program, run as run_command};
use crate::failure::{Doing, Failure, Result};
use crate::setup::{debian, stamp};
use crate::www::{self, Kind};
use crate::{clock, paths, programs, setup};
use std::fs;
use std::path::PathBuf;

pub(crate) fn run(arguments: &[String]) -> Result {
    match arguments {
        [] => build(),
        [flag] if flag == "--lint" => build().and_then(|()| lint()),
        _ => Err(Failure::usage("extension takes --lint or nothing")),
    }
}

fn folder() -> PathBuf {
    paths::www().join("extension")
}

/// Both forms of the extension, and its modules one by one for the tests.
pub(crate) fn build() -> Result {
    setup::node::ensure()?;
    run_command(program(paths::npm_program("tsc")).args(["-p", "www/extension/tsconfig.json"]))?;
    run_command(program("node").arg("www/extension/build.mjs"))
}

/// Mozilla's linter over both forms. A warning of the one for Firefox fails; the other has no id of Firefox by design.
pub(crate) fn lint() -> Result {
    let tools = folder().join("lint");
    let lock =
        fs::read_to_string(tools.join("package-lock.json")).doing("read www/extension/lint/package-lock.json")?;
    let mark = tools.join("node_modules/.installed-lock");
    if !stamp::is_current(&mark, &lock) {
        run_command(program("npm").current_dir(&tools).args(["ci", "--no-audit", "--no-fund"]))?;
        stamp::write(&mark, &lock)?;
    }
    let linter = tools.join("node_modules/.bin/addons-linter");
    run_command(program(linter).arg("--warnings-as-errors").arg(folder().join("dist/firefox")))
}

/// The parts of the extension one by one; then all of it in browsers, between a page and a host. At the end the built signing page, the real
/// host, a token of SoftHSM2 and an authority together, with files that others judge.
pub(crate) fn test() -> Result {
    ready()?;
    // From the folder of the tests: a folder as an argument means something else in every version of Node.
    run_command(clock::tester("node").current_dir(folder().join("test")).args(["--test", "--test-reporter=spec"]))?;
    run_command(
        clock::tester("node")
            .current_dir(paths::root().join("tests/bridge"))
            // One file at a time: each drives a browser of its own.
            .args(["--test", "--test-concurrency=1", "--test-reporter=spec"]),
    )?;
    lint()
}

/// What the tests of `tests/bridge` need.
pub(crate) fn ready() -> Result {
    for packages in [debian::BROWSER, debian::SIGNING, debian::TOKEN, debian::READERS] {
        debian::ensure(packages)?;
    }
    if let Err(missing) = debian::ensure(debian::FIREFOX) {
        eprintln!("the tests in Firefox are left out: {missing}");
    }
    build()?;
    www::build(Kind::Demo)?;
    setup::python::ensure()?;
    programs::build()
}
