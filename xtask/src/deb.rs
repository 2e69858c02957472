//! `cargo xtask deb`: the page, the server and the units of systemd as one Debian package, and the token host as another, by `cargo deb`.

use crate::command::{cargo, output, program, run as run_command};
use crate::failure::{Doing, Failure, Result};
use crate::www::{self, Kind};
use crate::{paths, setup};
use std::fs;
use std::path::Path;

/// Files that shrink; pictures and fonts are compressed already.
const SHRINK: [&str; 8] = ["html", "js", "mjs", "css", "json", "svg", "wasm", "webmanifest"];

pub(crate) fn run(arguments: &[String]) -> Result {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let is_test = match words.as_slice() {
        [] => false,
        ["--test"] => true,
        ["token-host"] => return token_host(false),
        ["token-host", "--test"] => return token_host(true),
        _ => return Err(Failure::usage("deb takes token-host, --test, both or nothing")),
    };
    ensure_cargo_deb()?;
    setup::debian::ensure(&["brotli", "gzip"])?;
    shrink(&www::build(Kind::Plain)?)?;
    let package = paths::target().join("debian/kyso.deb");
    run_command(cargo().args(["deb", "--package", "kyso", "--output"]).arg(&package))?;
    println!("deb: {}", package.strip_prefix(paths::root()).unwrap_or(&package).display());
    if is_test {
        setup::debian::ensure(&["curl", "systemd"])?;
        run_command(program("sh").arg("tests/deb.sh").arg(&package))?;
    }
    Ok(())
}

/// The program that browsers start, with its manifests.
fn token_host(is_test: bool) -> Result {
    ensure_cargo_deb()?;
    let package = paths::target().join("debian/kyso-token-host.deb");
    run_command(cargo().args(["deb", "--package", "kyso", "--variant", "token-host", "--output"]).arg(&package))?;
    println!("deb: {}", package.strip_prefix(paths::root()).unwrap_or(&package).display());
    if is_test {
        setup::debian::ensure(setup::debian::WINDOW)?;
        run_command(program("sh").arg("tests/deb_token_host.sh").arg(&package))?;
    }
    Ok(())
}

fn ensure_cargo_deb() -> Result {
    if output(cargo().args(["deb", "--version"])).is_none() {
        return Err(Failure::new("install cargo-deb first: cargo install cargo-deb --locked"));
    }
    Ok(())
}

/// Puts the compressed forms of each file beside it.
fn shrink(folder: &Path) -> Result {
    for entry in fs::read_dir(folder).doing(format!("list {}", folder.display()))? {
        let path = entry.doing(format!("list {}", folder.display()))?.path();
        if path.is_dir() {
            shrink(&path)?;
        } else if path.extension().and_then(|end| end.to_str()).is_some_and(|end| SHRINK.contains(&end)) {
            run_command(program("brotli").args(["--force", "--keep", "--best"]).arg(&path))?;
            run_command(program("gzip").args(["--force", "--keep", "--best", "--no-name"]).arg(&path))?;
        }
    }
    Ok(())
}
