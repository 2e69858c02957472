//! The page's tests in headless Chromium.

use crate::command::{program, run};
use crate::failure::{Doing, Failure, Result};
use crate::server::Server;
use crate::www::{self, Kind};
use crate::{clock, paths, programs, setup};
use std::fs;
use std::process::Command;

/// Builds the demo, serves it and drives it as a person would.
pub(crate) fn test() -> Result {
    setup::debian::ensure(setup::debian::BROWSER)?;
    let folder = www::build(Kind::Demo)?;
    programs::build()?;
    let server = Server::bind(&folder, 0)?;
    let address = server.address();
    server.in_background();
    let files = test_files()?;
    if files.is_empty() {
        return Err(Failure::new("tests/browser has no *.test.mjs"));
    }
    drive(clock::tester("node"), &address, &files)?;
    match clock::short_node()? {
        Some(node) => drive(node, &address, &AHEAD.map(|name| format!("tests/browser/{name}.test.mjs"))),
        None => Ok(()),
    }
}

/// Which tests of the page run with the clock ahead every time: the sample, and what the page keeps.
const AHEAD: [&str; 2] = ["verdict", "trust"];

/// One file at a time: each drives a browser of its own.
fn drive(mut node: Command, address: &str, files: &[String]) -> Result {
    let program = paths::target().join("debug/kyso");
    node.env("KYSO_SERVE", program).env("KYSO_SITE", paths::www().join("dist"));
    run(node.env("KYSO_PAGE", address).args(["--test", "--test-concurrency=1", "--test-reporter=spec"]).args(files))
}

/// `cargo xtask screenshots`: each state of the page for everybody and for an office, in both languages, at three widths, light and dark,
/// into `target/screenshots`.
pub(crate) fn screenshots(arguments: &[String]) -> Result {
    if !arguments.is_empty() {
        return Err(Failure::usage("screenshots takes nothing"));
    }
    setup::debian::ensure(setup::debian::BROWSER)?;
    let folder = www::build(Kind::Demo)?;
    let server = Server::bind(&folder, 0)?;
    let address = server.address();
    server.in_background();
    let pictures = paths::target().join("screenshots");
    run(program("node")
        .env("KYSO_PAGE", address)
        .env("KYSO_SCREENSHOTS", &pictures)
        .arg("tests/browser/support/screenshots.mjs"))?;
    println!("screenshots: {}", pictures.strip_prefix(paths::root()).unwrap_or(&pictures).display());
    Ok(())
}

fn test_files() -> Result<Vec<String>> {
    let folder = paths::root().join("tests/browser");
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder).doing("list tests/browser")? {
        let name = entry.doing("list tests/browser")?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".test.mjs") {
            files.push(format!("tests/browser/{name}"));
        }
    }
    files.sort();
    Ok(files)
}
