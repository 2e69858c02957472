//! `cargo xtask bench`: figures beside those of other programs, in one run on one machine.

mod before;
mod bounds;
mod browser;
mod crl;
mod files;
mod hard;
mod load;
mod machine;
pub(crate) mod measure;
mod native;
mod serve;
mod signatures;
mod size;
mod table;

use crate::failure::{Failure, Result};
use crate::paths;
use std::path::PathBuf;

/// Fewer runs than this give no usable median.
const LEAST_RUNS: usize = 9;

/// How the bench was called.
struct Options {
    runs: usize,
    parts: Vec<String>,
    /// A commit to be measured beside this state.
    before: Option<String>,
}

type Part = fn(usize) -> Result;

pub(crate) fn run(arguments: &[String]) -> Result {
    let options = options(arguments)?;
    let parts: [(&str, Part); 10] = [
        ("size", size::run),
        ("native", native::run),
        ("crl", crl::run),
        ("signatures", signatures::run),
        ("hard", hard::run),
        ("bounds", bounds::run),
        ("browser", browser::run),
        ("load", load::run),
        ("files", files::run),
        ("serve", serve::run),
    ];
    if let Some(unknown) = options.parts.iter().find(|name| parts.iter().all(|(part, _)| part != name)) {
        return Err(Failure::usage(format!(
            "no part `{unknown}`: native, crl, signatures, hard, bounds, browser, load, files, serve or size"
        )));
    }
    if let Some(commit) = &options.before {
        if !options.parts.is_empty() {
            return Err(Failure::usage("--before measures what it measures: no part beside it"));
        }
        println!("{}", machine::describe());
        return before::run(options.runs, commit);
    }
    let chosen = |name: &str| options.parts.is_empty() || options.parts.iter().any(|part| part == name);
    println!("{}", machine::describe());
    let mut outcome = Ok(());
    for (name, part) in parts {
        if chosen(name) {
            let result = part(options.runs);
            outcome = outcome.and(result);
        }
    }
    outcome
}

fn options(arguments: &[String]) -> Result<Options> {
    let mut options = Options { runs: LEAST_RUNS, parts: Vec::new(), before: None };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        if argument == "--runs" {
            let value = rest.next().and_then(|value| value.parse().ok());
            options.runs = value.filter(|runs| *runs >= LEAST_RUNS).ok_or_else(|| {
                Failure::usage(format!("--runs takes a number of at least {LEAST_RUNS}: fewer give no usable median"))
            })?;
        } else if argument == "--before" {
            let commit = rest.next().ok_or_else(|| Failure::usage("--before takes a commit"))?;
            options.before = Some(commit.clone());
        } else {
            options.parts.push(argument.clone());
        }
    }
    Ok(options)
}

/// The signed file of `megabytes`, made when it is not there yet.
fn big_file(megabytes: u32) -> Result<PathBuf> {
    let file = paths::target().join(format!("bench/signed-{megabytes}.pdf"));
    if !file.exists() {
        let partial = file.with_extension("partial");
        std::fs::create_dir_all(paths::target().join("bench"))?;
        let (size, out) = (megabytes.to_string(), partial.to_string_lossy().into_owned());
        crate::fixtures::run_with(&["tests/fixtures/make/big.py", &size, &out])?;
        std::fs::rename(&partial, &file)?;
    }
    Ok(file)
}
