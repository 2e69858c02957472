//! `cargo xtask wasm`: the module for browser and Node, into `www/package/wasm`.

use crate::command::{cargo, program, run as run_command};
use crate::failure::{Doing, Failure, Result};
use crate::setup::{self, stamp};
use crate::{paths, setup::wasm_bindgen};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::UNIX_EPOCH;

/// Name of the module's files.
const NAME: &str = "kyso";

/// Most bytes it may have under brotli, in kB: what was reached and five in a hundred. What needs more says why in its commit.
pub(crate) const LIMIT: f64 = 789.0;

/// A function with more on its stack is not inlined, even where it has one caller. The frames of the largest functions became so
/// large that no two places in the code were alike, and compressed badly.
const INLINED: &str = "-Cllvm-args=-inline-max-stacksize=128";

/// Cargo's arguments for anything built for the browser.
pub(crate) const FEATURES: &[&str] =
    &["--target", "wasm32-unknown-unknown", "--no-default-features", "--features", "bindings"];

pub(crate) fn run(_: &[String]) -> Result {
    build()
}

/// Builds the module with its JavaScript glue, types and integrity hash.
pub(crate) fn build() -> Result {
    setup::for_page()?;
    let identity = compile()?;
    let mark = output().join(".built-from");
    if stamp::is_current(&mark, &identity) {
        return Ok(());
    }
    fs::create_dir_all(output()).doing("make www/package/wasm")?;
    optimise(&["--strip-debug"], &file())?;
    for name in [format!("{NAME}.js"), format!("{NAME}.d.ts")] {
        fs::copy(bound().join(&name), output().join(&name)).doing(format!("copy {name}"))?;
    }
    run_command(program("node").arg("www/scripts/integrity.mjs").arg(output()).arg(NAME))?;
    stamp::write(&mark, &identity)
}

/// Where the finished module lies; the TypeScript next to it imports it from there.
pub(crate) fn output() -> PathBuf {
    paths::www().join("package/wasm")
}

/// The finished module.
pub(crate) fn file() -> PathBuf {
    output().join(format!("{NAME}_bg.wasm"))
}

/// Compiles the module. Gives what tells one build from another without reading it.
fn compile() -> Result<String> {
    let folder = paths::target().join("module");
    let mut build = cargo();
    build.args(["rustc", "--lib", "--profile", "wasm-release", "--target-dir"]).arg(&folder);
    run_command(build.args(FEATURES).args(["--", INLINED]))?;
    let built = folder.join("wasm32-unknown-unknown/wasm-release/kyso.wasm");
    let identity = identity(&built)?;
    let mark = bound().join(".built-from");
    if !stamp::is_current(&mark, &identity) {
        run_command(
            program(wasm_bindgen::folder().join("wasm-bindgen"))
                // With a way to begin anew: every document is judged in an instance of its own.
                .args(["--target", "web", "--experimental-reset-state-function", "--out-name", NAME, "--out-dir"])
                .arg(bound())
                .arg(&built),
        )?;
        stamp::write(&mark, &identity)?;
    }
    Ok(identity)
}

/// Where the module lies with its glue, before it is optimised.
fn bound() -> PathBuf {
    paths::target().join("wasm-bindgen")
}

/// Writes the bound module, optimised, to `to`.
pub(crate) fn optimise(options: &[&str], to: &Path) -> Result {
    // -O1: higher levels make the file smaller but its compressed form 7 % larger. No feature flags: the module says itself what
    // it uses, and `--all-features` writes imports that browsers refuse.
    run_command(
        program(paths::npm_program("wasm-opt"))
            .args(["-O1", "--strip-producers"])
            .args(options)
            .arg("-o")
            .arg(to)
            .arg(bound().join(format!("{NAME}_bg.wasm"))),
    )
}

/// Fails when the module is larger than it may be.
pub(crate) fn check_limit() -> Result {
    setup::debian::ensure(setup::debian::BENCH)?;
    build()?;
    let size = packed(&file())? as f64 / 1e3;
    println!("{NAME}: {size:.1} kB brotli, limit {LIMIT} kB");
    if size > LIMIT { Err(Failure::new(format!("too large: {size:.1} kB of {LIMIT} kB"))) } else { Ok(()) }
}

/// Bytes of a file under brotli at its best.
pub(crate) fn packed(file: &Path) -> Result<usize> {
    let output =
        program("brotli").args(["-q", "11", "-w", "24", "--stdout"]).arg(file).stderr(Stdio::inherit()).output();
    let output = output.doing("run brotli")?;
    if output.status.success() {
        Ok(output.stdout.len())
    } else {
        Err(Failure::new(format!("brotli: {}", output.status)))
    }
}

fn identity(built: &Path) -> Result<String> {
    let about = fs::metadata(built).doing(format!("look at {}", built.display()))?;
    let changed = about.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
    let (length, time) = (about.len(), changed.as_nanos());
    Ok(format!("{length} bytes, {time} ns, profile wasm-release, {INLINED}, wasm-opt -O1\n"))
}
