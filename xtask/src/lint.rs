//! `cargo xtask lint`: what is wrong with the sources before anything runs.

use crate::command::{cargo, output, program, run as run_command};
use crate::failure::Result;
use crate::{api, package, paths, setup, wasm};

pub(crate) fn run(_: &[String]) -> Result {
    check()
}

/// Formatting, clippy, ESLint, the public API. Every part runs; the first failure is the result.
pub(crate) fn check() -> Result {
    setup::wasm_target::ensure()?;
    let parts: [fn() -> Result; 7] = [format, sources, tests, module, scripts, api::check, dependencies];
    parts.into_iter().map(|part| part().inspect_err(|failure| eprintln!("xtask: {failure}"))).fold(Ok(()), Result::and)
}

fn format() -> Result {
    run_command(cargo().args(["fmt", "--all", "--check"]))
}

/// Library and programs under the whole set of lints.
fn sources() -> Result {
    run_command(cargo().args([
        "clippy",
        "--workspace",
        "--features",
        "kyso/serve,kyso/token-host",
        "--",
        "-D",
        "warnings",
    ]))
}

/// Tests read files and stop at the first surprise.
fn tests() -> Result {
    let mut command = cargo();
    command.args([
        "clippy",
        "--workspace",
        "--features",
        "kyso/serve,kyso/token-host",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]);
    for allowed in TESTS_MAY {
        command.args(["-A", allowed]);
    }
    run_command(&mut command)
}

const TESTS_MAY: &[&str] = &[
    "clippy::unwrap_used",
    "clippy::expect_used",
    "clippy::panic",
    "clippy::indexing_slicing",
    "clippy::as_conversions",
    "clippy::print_stdout",
    "clippy::print_stderr",
    "clippy::disallowed_types",
    "clippy::disallowed_methods",
    "missing_docs",
];

fn module() -> Result {
    for features in [wasm::FEATURES, wasm::SIGN_FEATURES] {
        run_command(cargo().args(["clippy", "--lib"]).args(features).args(["--", "-D", "warnings"]))?;
    }
    Ok(())
}

/// ESLint over all TypeScript, with its types, and the form that Prettier gives it and the examples.
fn scripts() -> Result {
    setup::node::ensure_lint()?;
    package::compile()?;
    let tool = |path: &str| {
        let mut node = program("node");
        node.current_dir(paths::www()).arg(format!("lint/node_modules/{path}"));
        node
    };
    run_command(tool("eslint/bin/eslint.js").args(["--config", "lint/eslint.config.js"]).args(SCRIPTS))?;
    run_command(
        tool("prettier/bin/prettier.cjs")
            .args(["--config", "lint/.prettierrc.json", "--ignore-path", "lint/.prettierignore", "--check"])
            .args(SCRIPTS)
            .arg("examples"),
    )
}

/// Everything that people write in TypeScript: page, package and bench.
const SCRIPTS: &[&str] = &["package/src", "portal/src", "bench"];

/// Advisories, licences, sources; only where cargo-deny is installed, for it needs the advisory database from the network.
fn dependencies() -> Result {
    if output(cargo().args(["deny", "--version"])).is_none() {
        println!("cargo-deny is not installed: licences and advisories not checked");
        return Ok(());
    }
    run_command(cargo().args(["deny", "check"]))
}
