//! `cargo xtask wasm`: the module for the browser, into `www/package/wasm`.

use crate::command::{cargo, program, run as run_command};
use crate::failure::{Doing, Result};
use crate::setup::{self, stamp};
use crate::{paths, setup::wasm_bindgen};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

pub(crate) fn run(_: &[String]) -> Result {
    build()
}

/// Builds the module with its JavaScript glue, types and integrity hash.
pub(crate) fn build() -> Result {
    setup::for_page()?;
    run_command(cargo().args(["build", "--lib", "--profile", "wasm-release"]).args(FEATURES))?;
    let built = paths::target().join("wasm32-unknown-unknown/wasm-release/kyso.wasm");
    let wanted = identity(&built)?;
    let mark = output().join(".built-from");
    if stamp::is_current(&mark, &wanted) {
        return Ok(());
    }
    bind(&built)?;
    stamp::write(&mark, &wanted)
}

/// Cargo's arguments for anything built for the browser.
pub(crate) const FEATURES: &[&str] =
    &["--target", "wasm32-unknown-unknown", "--no-default-features", "--features", "wasm,office"];

/// Where the finished module lies; the TypeScript next to it imports it from there.
pub(crate) fn output() -> PathBuf {
    paths::www().join("package/wasm")
}

fn bind(built: &Path) -> Result {
    let folder = paths::target().join("wasm-bindgen");
    run_command(
        program(wasm_bindgen::folder().join("wasm-bindgen"))
            .args(["--target", "web", "--out-name", "kyso", "--out-dir"])
            .arg(&folder)
            .arg(built),
    )?;
    let output = output();
    fs::create_dir_all(&output).doing("make www/package/wasm")?;
    optimise(&["--strip-debug"], &output.join("kyso_bg.wasm"))?;
    for name in ["kyso.js", "kyso.d.ts"] {
        fs::copy(folder.join(name), output.join(name)).doing(format!("copy {name}"))?;
    }
    run_command(program("node").arg("www/scripts/integrity.mjs").arg(&output))
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
            .arg(paths::target().join("wasm-bindgen/kyso_bg.wasm")),
    )
}

/// What tells one build of the module from another without reading it.
fn identity(built: &Path) -> Result<String> {
    let about = fs::metadata(built).doing(format!("look at {}", built.display()))?;
    let changed = about.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
    Ok(format!("{} bytes, {} ns, profile wasm-release, wasm-opt -O1\n", about.len(), changed.as_nanos()))
}
