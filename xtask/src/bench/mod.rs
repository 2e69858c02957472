//! `cargo xtask bench`: figures beside those of other programs, in one run on one machine.

mod before;
mod bounds;
mod bridge;
mod browser;
mod crl;
mod files;
mod hard;
mod load;
mod machine;
pub(crate) mod measure;
mod native;
mod peers;
mod serve;
mod sign;
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
    /// Builds the server without optimisation, to see that its parts work.
    debug: bool,
    /// Takes what is long in full.
    whole: bool,
}

type Part = fn(&Options) -> Result;

const PARTS: &[(&str, Part)] = &[
    ("size", |options| size::run(options.runs)),
    ("native", |options| native::run(options.runs)),
    ("crl", |options| crl::run(options.runs)),
    ("signatures", |options| signatures::run(options.runs)),
    ("hard", |options| hard::run(options.runs)),
    ("bounds", |options| bounds::run(options.runs)),
    ("browser", |options| browser::run(options.runs)),
    ("load", |options| load::run(options.runs)),
    ("files", |options| files::run(options.runs)),
    ("peers", |options| peers::run(options.runs)),
    ("serve", serve::run),
    ("sign", sign::run),
    ("bridge", bridge::run),
];

/// Pieces of parts, which run only where they are named.
const PIECES: &[(&str, Part)] = &[
    ("serve-hit", serve::HIT),
    ("serve-cold", serve::COLD),
    ("serve-many", serve::MANY),
    ("serve-shard", serve::shard),
    ("serve-archive", serve::archive),
    ("sign-large", sign::LARGE),
    ("sign-many", sign::MANY),
    ("sign-page", sign::PAGE),
];

pub(crate) fn run(arguments: &[String]) -> Result {
    let options = options(arguments)?;
    let known = || PARTS.iter().chain(PIECES);
    if let Some(unknown) = options.parts.iter().find(|name| known().all(|(part, _)| part != name)) {
        let names: Vec<&str> = known().map(|(name, _)| *name).collect();
        return Err(Failure::usage(format!("no part `{unknown}`: {}", names.join(", "))));
    }
    if let Some(commit) = &options.before {
        if !options.parts.is_empty() {
            return Err(Failure::usage("--before measures what it measures: no part beside it"));
        }
        println!("{}", machine::describe());
        return before::run(options.runs, commit);
    }
    println!("{}", machine::describe());
    let chosen = |(name, _): &&(&str, Part)| options.parts.iter().any(|part| part == name);
    let all =
        if options.parts.is_empty() { PARTS.iter().collect() } else { known().filter(chosen).collect::<Vec<_>>() };
    let mut outcome = Ok(());
    for (_, part) in all {
        let result = part(&options);
        outcome = outcome.and(result);
    }
    outcome
}

fn options(arguments: &[String]) -> Result<Options> {
    let mut options = Options { runs: LEAST_RUNS, parts: Vec::new(), before: None, debug: false, whole: false };
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
        } else if argument == "--debug" {
            options.debug = true;
        } else if argument == "--whole" {
            options.whole = true;
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
