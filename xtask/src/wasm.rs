//! `cargo xtask wasm`: the modules for browser and Node, into `www/package/wasm`.

use crate::command::{cargo, program, run as run_command};
use crate::failure::{Doing, Failure, Result};
use crate::setup::{self, stamp};
use crate::{paths, setup::wasm_bindgen};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::UNIX_EPOCH;

/// One module of the package, see `src/wasm`.
pub(crate) struct Part {
    /// Name of its files.
    pub(crate) name: &'static str,
    /// Cargo feature that it is built with.
    feature: &'static str,
    /// Most bytes it may have under brotli, in kB.
    pub(crate) limit: f64,
    /// What it is, for tables.
    pub(crate) about: &'static str,
}

/// All modules. Only the first has to be there for a result; the others are loaded beside it or when they are asked for.
pub(crate) const PARTS: &[Part] = &[
    Part { name: "kyso", feature: "wasm-verify", limit: 440.0, about: "verifying module, loaded first" },
    Part { name: "words", feature: "wasm-words", limit: 160.0, about: "sentences, loaded beside it" },
    Part { name: "full", feature: "wasm-full", limit: 700.0, about: "every form and operation, loaded when asked for" },
];

pub(crate) fn run(_: &[String]) -> Result {
    build()
}

/// Builds the modules with their JavaScript glue, types and integrity hashes.
pub(crate) fn build() -> Result {
    setup::for_page()?;
    let mut identities = String::new();
    for part in PARTS {
        identities.push_str(&compile(part)?);
    }
    let mark = output().join(".built-from");
    if stamp::is_current(&mark, &identities) {
        return Ok(());
    }
    fs::create_dir_all(output()).doing("make www/package/wasm")?;
    for part in PARTS {
        bind(part)?;
    }
    let names = PARTS.iter().map(|part| part.name);
    run_command(program("node").arg("www/scripts/integrity.mjs").arg(output()).args(names))?;
    stamp::write(&mark, &identities)
}

/// Cargo's arguments for anything built for the browser; a feature follows.
const TARGET: &[&str] = &["--target", "wasm32-unknown-unknown", "--no-default-features", "--features"];

/// Cargo's arguments for tests and lints: all bindings in one.
pub(crate) const FEATURES: &[&str] =
    &["--target", "wasm32-unknown-unknown", "--no-default-features", "--features", "wasm"];

/// Where the finished modules lie; the TypeScript next to them imports them from there.
pub(crate) fn output() -> PathBuf {
    paths::www().join("package/wasm")
}

/// A finished module.
pub(crate) fn file_of(part: &Part) -> PathBuf {
    output().join(format!("{}_bg.wasm", part.name))
}

/// Compiles one module. Gives what tells one build from another without reading it.
fn compile(part: &Part) -> Result<String> {
    // A folder for each: in one, every module would overwrite the one before, and all be built again at every turn.
    let folder = paths::target().join("modules").join(part.name);
    let mut build = cargo();
    build.args(["build", "--lib", "--profile", "wasm-release", "--target-dir"]).arg(&folder);
    run_command(build.args(TARGET).arg(part.feature))?;
    let built = folder.join("wasm32-unknown-unknown/wasm-release/kyso.wasm");
    let identity = identity(part, &built)?;
    let mark = bound().join(format!("{}.built-from", part.name));
    if !stamp::is_current(&mark, &identity) {
        run_command(
            program(wasm_bindgen::folder().join("wasm-bindgen"))
                // With a way to begin anew: every document is judged in an instance of its own.
                .args(["--target", "web", "--experimental-reset-state-function", "--out-name", part.name, "--out-dir"])
                .arg(bound())
                .arg(&built),
        )?;
        stamp::write(&mark, &identity)?;
    }
    Ok(identity)
}

/// Where modules lie with their glue, before they are optimised.
fn bound() -> PathBuf {
    paths::target().join("wasm-bindgen")
}

fn bind(part: &Part) -> Result {
    optimise(part, &["--strip-debug"], &file_of(part))?;
    for name in [format!("{}.js", part.name), format!("{}.d.ts", part.name)] {
        fs::copy(bound().join(&name), output().join(&name)).doing(format!("copy {name}"))?;
    }
    Ok(())
}

/// Writes the bound module, optimised, to `to`.
pub(crate) fn optimise(part: &Part, options: &[&str], to: &Path) -> Result {
    // -O1: higher levels make the file smaller but its compressed form 7 % larger. No feature flags: the module says itself what
    // it uses, and `--all-features` writes imports that browsers refuse.
    run_command(
        program(paths::npm_program("wasm-opt"))
            .args(["-O1", "--strip-producers"])
            .args(options)
            .arg("-o")
            .arg(to)
            .arg(bound().join(format!("{}_bg.wasm", part.name))),
    )
}

/// Fails when a module is larger than it may be.
pub(crate) fn check_limits() -> Result {
    setup::debian::ensure(setup::debian::BENCH)?;
    build()?;
    let mut over = Vec::new();
    for part in PARTS {
        let size = packed(&file_of(part))? as f64 / 1e3;
        println!("{}: {size:.1} kB brotli, limit {} kB", part.name, part.limit);
        if size > part.limit {
            over.push(format!("{} is {size:.1} kB of {} kB", part.name, part.limit));
        }
    }
    if over.is_empty() { Ok(()) } else { Err(Failure::new(format!("too large: {}", over.join(", ")))) }
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

fn identity(part: &Part, built: &Path) -> Result<String> {
    let about = fs::metadata(built).doing(format!("look at {}", built.display()))?;
    let changed = about.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
    let (name, length, time) = (part.name, about.len(), changed.as_nanos());
    Ok(format!("{name}: {length} bytes, {time} ns, profile wasm-release, wasm-opt -O1\n"))
}
