//! `cargo xtask card`: a PIV card in software that nobody here wrote, behind OpenSC and behind a fake `navigator.usb`. It is built apart,
//! with its own lock file.

use crate::command::{cargo, program, run as run_command};
use crate::failure::Result;
use crate::{package, paths, programs, setup};
use std::path::PathBuf;

/// Cargo's arguments for the module that speaks to cards.
const MODULE: &[&str] = &["--target", "wasm32-unknown-unknown", "--no-default-features", "--features", "card-bindings"];

pub(crate) fn run(_: &[String]) -> Result {
    setup::debian::ensure(setup::debian::CARD)?;
    let interpreter = setup::python::ensure()?;
    let folder = paths::target().join("card");
    let build = ["build", "--locked", "--manifest-path", "tests/card/Cargo.toml", "--target-dir"];
    run_command(cargo().args(build).arg(&folder))?;
    programs::build()?;
    let module = module()?;
    package::compile()?;
    run_command(
        program("node")
            .env("KYSO", paths::target().join("debug/kyso"))
            .env("KYSO_CARD", folder.join("debug/kyso-test-card"))
            .env("KYSO_CARD_MODULE", module)
            .env("KYSO_PACKAGE", paths::www().join("package/dist"))
            .env("KYSO_PYTHON", interpreter)
            // One after the other: there is one reader, and one port.
            .args(["--test", "--test-concurrency=1", "--test-reporter=spec"])
            .args(["tests/card/opensc.test.mjs", "tests/card/webusb.test.mjs"]),
    )
}

/// Builds the module with its JavaScript.
fn module() -> Result<PathBuf> {
    setup::for_page()?;
    let (folder, out) = (paths::target().join("module-card"), paths::target().join("wasm-bindgen/card"));
    run_command(cargo().args(["build", "--lib", "--target-dir"]).arg(&folder).args(MODULE))?;
    let built = folder.join("wasm32-unknown-unknown/debug/kyso.wasm");
    let bind = setup::wasm_bindgen::folder().join("wasm-bindgen");
    run_command(program(bind).args(["--target", "web", "--out-name", "card", "--out-dir"]).arg(&out).arg(built))?;
    Ok(out.join("card.js"))
}
