//! The package in a page beside PKI.js, which is handed the bytes that a signature covers: at 1, 10 and 100 MB, RSA and P-256, as a `File` and
//! as bytes. The bench is the one of the shared tools; it takes turns, so that a drifting machine hurts both alike.

use super::table::{Table, judge};
use crate::command::{program, run as run_command};
use crate::failure::{Doing, Failure, Result};
use crate::{package, paths, setup};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// What PKI.js takes is one.
const MOST: f64 = 1.0;
const FILES: [(&str, &str); 6] = [
    ("signed-1.pdf", "RSA, 1 MB"),
    ("signed-10.pdf", "RSA, 10 MB"),
    ("signed-100.pdf", "RSA, 100 MB"),
    ("signed-ec-1.pdf", "P-256, 1 MB"),
    ("signed-ec-10.pdf", "P-256, 10 MB"),
    ("signed-ec-100.pdf", "P-256, 100 MB"),
];

pub(crate) fn run(runs: usize) -> Result {
    setup::debian::ensure(setup::debian::BROWSER)?;
    let Some(tools) = tools() else {
        println!("skipped: the shared tools are not there (peers)");
        return Ok(());
    };
    let folder = paths::target().join("bench/peers");
    prepare(&tools, &folder)?;
    println!("\nIn one page of Chromium, warm, {runs} interleaved runs, medians of the ratios; PKI.js = 1");
    let mut table = Table::new(&["", "bytes", "File"]);
    let (bytes, file) = (ratios(&folder, runs, false)?, ratios(&folder, runs, true)?);
    for ((name, what), (bytes, file)) in FILES.iter().zip(bytes.iter().zip(&file)) {
        table.row([(*what).to_owned(), format!("{bytes:.2}"), format!("{file:.2}")]);
        judge(&format!("{name}, the worse of both"), bytes.max(*file), MOST, "x");
    }
    table.print();
    Ok(())
}

/// The bench of the shared tools.
fn tools() -> Option<PathBuf> {
    let shared = std::env::var_os("KYSO_SHARED").map_or_else(|| paths::root().join("../shared"), PathBuf::from);
    Some(shared.join("tools/peers")).filter(|folder| folder.is_dir())
}

/// Copies the bench, installs what it compares with, unpacks the package beside it and makes the files.
fn prepare(tools: &Path, folder: &Path) -> Result {
    if !folder.join("package.json").exists() {
        fs::create_dir_all(folder).doing("make target/bench/peers")?;
        run_command(program("cp").args(["-r", "--no-preserve=mode"]).arg(tools.join(".")).arg(folder))?;
        run_command(program("npm").current_dir(folder).args(["install", "--no-audit", "--no-fund"]))?;
    }
    let dist = folder.join("dist");
    fs::create_dir_all(&dist).doing("make the bench's dist")?;
    fs::write(dist.join("index.html"), "<!doctype html><meta charset=utf-8><title>peers</title>")
        .doing("write the bench's page")?;
    run_command(program("node_modules/.bin/esbuild").current_dir(folder).args([
        "src/pkijs-entry.js",
        "--bundle",
        "--minify",
        "--format=esm",
        "--platform=browser",
        "--outfile=dist/pkijs.js",
        "--define:global=globalThis",
    ]))?;
    let own = folder.join("own/kyso");
    fs::create_dir_all(&own).doing("make the bench's own/kyso")?;
    run_command(program("tar").args(["-xzf"]).arg(package::pack()?).args(["--strip-components=1", "-C"]).arg(&own))?;
    if FILES.iter().all(|(name, _)| folder.join("pdf").join(name).exists()) {
        return Ok(());
    }
    let python = setup::python::ensure()?;
    run_command(program(&python).current_dir(folder).args(["make_pdfs.py", "pdf", "--big"]))?;
    run_command(program(&python).current_dir(folder).arg("ecbig.py"))
}

/// For each file, what the package takes where PKI.js takes one.
fn ratios(folder: &Path, runs: usize, from_file: bool) -> Result<Vec<f64>> {
    let names = FILES.map(|(name, _)| name).join(",");
    let mut command = program("node");
    command.current_dir(folder).args([
        "interleaved.mjs",
        "pdf",
        "out.json",
        "warm",
        "pkijs,own",
        &names,
        &runs.to_string(),
    ]);
    if from_file {
        command.env("FILE", "1");
    }
    run_command(&mut command)?;
    let text = fs::read_to_string(folder.join("out.json")).doing("read the bench's figures")?;
    let figures: Value = serde_json::from_str(&text).doing("understand the bench's figures")?;
    let ratio = |(name, _): (&str, &str)| {
        let rows = figures["rows"].as_array().into_iter().flatten();
        let row = rows.into_iter().find(|row| row["f"] == name && row["v"] == "own");
        let judged = row.filter(|row| row["ok"] == "true").and_then(|row| row["ratio"].as_f64());
        judged.ok_or_else(|| Failure::new(format!("no figure for {name}, or it was judged otherwise")))
    };
    FILES.into_iter().map(ratio).collect()
}
