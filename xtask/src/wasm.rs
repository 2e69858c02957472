//! `cargo xtask wasm`: the modules for browser and Node, into `www/package/wasm`.

use crate::command::{cargo, program, run as run_command};
use crate::failure::{Doing, Failure, Result};
use crate::setup::{self, stamp};
use crate::{paths, setup::wasm_bindgen};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::UNIX_EPOCH;

/// Most bytes that the verifier may have under brotli, in kB: what was reached and five in a hundred. What needs more says why in its
/// commit.
pub(crate) const LIMIT: f64 = 789.0;

/// The same of signing, without its fonts: those are files of their own. 500 kB were asked; decision 013 says how it came below.
const SIGN_LIMIT: f64 = 466.0;

/// A module, by the name of its files.
struct Module {
    name: &'static str,
    /// The features that it is built with.
    features: &'static str,
    /// Where it is built.
    folder: &'static str,
    /// Most kB under brotli.
    limit: f64,
}

const VERIFIER: Module = Module { name: "kyso", features: "bindings", folder: "module", limit: LIMIT };
const SIGN: Module = Module { name: "sign", features: "sign-bindings", folder: "module-sign", limit: SIGN_LIMIT };
const MODULES: [Module; 2] = [VERIFIER, SIGN];

/// Fonts of text that signatures show, beside the module of signing.
const FONTS: [&str; 2] = ["LiberationSerif-Regular.ttf", "LiberationSerif-Italic.ttf"];
/// Their terms, which go with them.
const FONT_TERMS: &str = "OFL.txt";

/// A function with more on its stack is not inlined, even where it has one caller. The frames of the largest functions became so
/// large that no two places in the code were alike, and compressed badly.
const INLINED: &str = "-Cllvm-args=-inline-max-stacksize=128";

/// The features of all modules together.
pub(crate) const ALL_FEATURES: &str = "bindings,sign-bindings";

/// Cargo's arguments for the verifier's module, and for its tests in the browser.
pub(crate) const FEATURES: &[&str] =
    &["--target", "wasm32-unknown-unknown", "--no-default-features", "--features", "bindings"];

/// The same of the module of signing.
pub(crate) const SIGN_FEATURES: &[&str] =
    &["--target", "wasm32-unknown-unknown", "--no-default-features", "--features", "sign-bindings"];

pub(crate) fn run(_: &[String]) -> Result {
    build()
}

/// Builds the modules with their JavaScript glue, types and integrity hashes.
pub(crate) fn build() -> Result {
    setup::for_page()?;
    fs::create_dir_all(output()).doing("make www/package/wasm")?;
    let mut names = Vec::new();
    for module in &MODULES {
        module.build()?;
        names.push(module.name);
    }
    fonts()?;
    run_command(program("node").arg("www/scripts/integrity.mjs").arg(output()).args(names).args(FONTS))
}

/// Copies the fonts beside the modules, with their terms.
fn fonts() -> Result {
    let (from, to) = (paths::root().join("data/fonts/liberation"), output());
    for name in FONTS.into_iter().chain([FONT_TERMS]) {
        fs::copy(from.join(name), to.join(name)).doing(format!("copy {name}"))?;
    }
    Ok(())
}

/// Where the finished modules lie; the TypeScript next to them imports them from there.
pub(crate) fn output() -> PathBuf {
    paths::www().join("package/wasm")
}

/// The finished module of the verifier.
pub(crate) fn file() -> PathBuf {
    VERIFIER.file()
}

/// Writes the bound module of the verifier, optimised, to `to`.
pub(crate) fn optimise(options: &[&str], to: &Path) -> Result {
    VERIFIER.optimise(options, to)
}

impl Module {
    fn file(&self) -> PathBuf {
        output().join(format!("{}_bg.wasm", self.name))
    }

    /// Where it lies with its glue, before it is optimised.
    fn bound(&self) -> PathBuf {
        paths::target().join("wasm-bindgen").join(self.name)
    }

    fn build(&self) -> Result {
        let identity = self.compile()?;
        let mark = output().join(format!(".{}-built-from", self.name));
        if stamp::is_current(&mark, &identity) {
            return Ok(());
        }
        self.optimise(&["--strip-debug"], &self.file())?;
        for name in [format!("{}.js", self.name), format!("{}.d.ts", self.name)] {
            fs::copy(self.bound().join(&name), output().join(&name)).doing(format!("copy {name}"))?;
        }
        stamp::write(&mark, &identity)
    }

    /// Compiles it. Gives what tells one build from another without reading it.
    fn compile(&self) -> Result<String> {
        // Cargo writes a module under the name of its crate, whatever its features are: each needs a folder of its own.
        let folder = paths::target().join(self.folder);
        let mut build = cargo();
        build.args(["rustc", "--lib", "--profile", "wasm-release", "--target-dir"]).arg(&folder);
        build.args(["--target", "wasm32-unknown-unknown", "--no-default-features", "--features", self.features]);
        run_command(build.args(["--", INLINED]))?;
        let built = folder.join("wasm32-unknown-unknown/wasm-release/kyso.wasm");
        let identity = identity(&built)?;
        let mark = self.bound().join(".built-from");
        if !stamp::is_current(&mark, &identity) {
            run_command(
                program(wasm_bindgen::folder().join("wasm-bindgen"))
                    // With a way to begin anew: every document is judged in an instance of its own.
                    .args(["--target", "web", "--experimental-reset-state-function", "--out-name", self.name])
                    .arg("--out-dir")
                    .arg(self.bound())
                    .arg(&built),
            )?;
            stamp::write(&mark, &identity)?;
        }
        Ok(identity)
    }

    /// Writes the bound module, optimised, to `to`.
    fn optimise(&self, options: &[&str], to: &Path) -> Result {
        // -O1: higher levels make the file smaller but its compressed form 7 % larger. No feature flags: the module says itself what
        // it uses, and `--all-features` writes imports that browsers refuse.
        run_command(
            program(paths::npm_program("wasm-opt"))
                .args(["-O1", "--strip-producers"])
                .args(options)
                .arg("-o")
                .arg(to)
                .arg(self.bound().join(format!("{}_bg.wasm", self.name))),
        )
    }

    /// Prints its size, and fails when it is larger than it may be.
    fn check_limit(&self) -> Result {
        let size = packed(&self.file())? as f64 / 1e3;
        let Self { name, limit, .. } = self;
        println!("{name}: {size:.1} kB brotli, limit {limit} kB");
        if size > *limit {
            Err(Failure::new(format!("{name} is too large: {size:.1} kB of {limit} kB")))
        } else {
            Ok(())
        }
    }
}

/// Fails when a module is larger than it may be.
pub(crate) fn check_limit() -> Result {
    setup::debian::ensure(setup::debian::BENCH)?;
    build()?;
    // Each is looked at before the first that is too large counts.
    let all: Vec<Result> = MODULES.iter().map(Module::check_limit).collect();
    all.into_iter().collect()
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
