//! `cargo xtask package`: the npm package, in `pkg/`.

use crate::command::{program, run as run_command};
use crate::failure::{Doing, Failure, Result};
use crate::{clock, licences, paths, programs, setup, types, wasm};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) fn run(_: &[String]) -> Result {
    let packed = pack()?;
    println!("package: {}", packed.strip_prefix(paths::root()).unwrap_or(&packed).display());
    Ok(())
}

/// Compiles the TypeScript next to the module, ready to be imported by the page or copied into the package.
pub(crate) fn compile() -> Result {
    wasm::build()?;
    typescript()
}

/// The same with the module as it lies there.
fn typescript() -> Result {
    let trust = paths::www().join("package/trust");
    fs::create_dir_all(&trust).doing("make www/package/trust")?;
    fs::copy(paths::root().join("trust/vietnam.json"), trust.join("vietnam.json")).doing("copy trust/vietnam.json")?;
    run_command(program(paths::npm_program("tsc")).args(["-p", "www/package/tsconfig.json"]))
}

/// Types, unit tests, and the packed package in programs of other people's making: Node, pages, bundlers, browsers.
pub(crate) fn test() -> Result {
    setup::debian::ensure(setup::debian::BROWSER)?;
    if let Err(missing) = setup::debian::ensure(setup::debian::FIREFOX) {
        eprintln!("the tests in Firefox are left out: {missing}");
    }
    let packed = pack()?;
    types::check()?;
    for part in ["portal", "bench"] {
        run_command(program(paths::npm_program("tsc")).args(["-p", &format!("www/{part}/tsconfig.json")]))?;
    }
    let consumer = install(&packed)?;
    // It makes a mirror and gives it out.
    programs::build()?;
    // From the folder of the tests: a folder as an argument means something else in every version of Node.
    run_command(
        clock::tester("node")
            .current_dir(paths::www().join("package/test"))
            .env("KYSO_CONSUMER", consumer)
            .env("KYSO_SERVE", paths::target().join("debug/kyso"))
            .args(["--test", "--test-reporter=spec"]),
    )?;
    // One file at a time: each drives a browser of its own.
    run_command(
        clock::tester("node")
            .current_dir(paths::root().join("tests/consumers"))
            .env("KYSO_PACKED", &packed)
            .env("KYSO_CONSUMERS", paths::target().join("consumers"))
            .args(["--test", "--test-concurrency=1", "--test-reporter=spec"])
            .args(consumer_tests()?),
    )
}

fn consumer_tests() -> Result<Vec<OsString>> {
    let entries = fs::read_dir(paths::root().join("tests/consumers")).doing("list tests/consumers")?;
    let names = entries.flatten().map(|entry| entry.file_name());
    let mut tests: Vec<OsString> = names.filter(|name| name.to_string_lossy().ends_with(".test.mjs")).collect();
    tests.sort();
    Ok(tests)
}

/// Puts the package together and packs it.
pub(crate) fn pack() -> Result<PathBuf> {
    compile()?;
    let package = paths::root().join("pkg");
    if package.exists() {
        fs::remove_dir_all(&package).doing("empty pkg")?;
    }
    for part in ["dist", "wasm", "trust"] {
        copy_files(&paths::www().join("package").join(part), &package.join(part))?;
    }
    let root = paths::root();
    fs::copy(root.join("pkg-config/package.json"), package.join("package.json")).doing("copy package.json")?;
    fs::copy(root.join("pkg-config/README.md"), package.join("README.md")).doing("copy README.md")?;
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"].map(|name| (root.join(name), package.join(name))) {
        if licence.0.exists() {
            fs::copy(&licence.0, &licence.1).doing("copy the licences")?;
        }
    }
    fs::write(package.join("THIRD-PARTY-LICENSES.txt"), licences::text()?).doing("write the licences of the crates")?;
    run_command(program("npm").current_dir(&package).args(["pack", "--silent", "--pack-destination", "."]))?;
    packed_file(&package)
}

fn packed_file(package: &Path) -> Result<PathBuf> {
    let entries = fs::read_dir(package).doing("list pkg")?.flatten().map(|entry| entry.path());
    let mut packed = entries.filter(|path| path.extension().is_some_and(|extension| extension == "tgz"));
    packed.next().ok_or_else(|| Failure::new("npm pack left no .tgz in pkg"))
}

/// Installs the packed file into an empty project, as a user would.
fn install(packed: &Path) -> Result<PathBuf> {
    let folder = paths::target().join("package-consumer");
    if folder.exists() {
        fs::remove_dir_all(&folder).doing("empty target/package-consumer")?;
    }
    fs::create_dir_all(&folder).doing("make target/package-consumer")?;
    fs::write(folder.join("package.json"), "{ \"name\": \"consumer\", \"private\": true, \"type\": \"module\" }\n")
        .doing("write the consumer's package.json")?;
    run_command(
        program("npm")
            .current_dir(&folder)
            .args(["install", "--offline", "--silent", "--no-audit", "--no-fund", "--no-package-lock"])
            .arg(packed),
    )?;
    Ok(folder)
}

/// Copies a folder without its hidden files, which are marks of the build.
fn copy_files(from: &Path, to: &Path) -> Result {
    fs::create_dir_all(to).doing(format!("make {}", to.display()))?;
    for entry in fs::read_dir(from).doing(format!("list {}", from.display()))? {
        let path = entry.doing(format!("list {}", from.display()))?.path();
        let Some(name) = path.file_name().filter(|name| !name.to_string_lossy().starts_with('.')) else { continue };
        if path.is_dir() {
            copy_files(&path, &to.join(name))?;
        } else {
            fs::copy(&path, to.join(name)).doing(format!("copy {}", path.display()))?;
        }
    }
    Ok(())
}
