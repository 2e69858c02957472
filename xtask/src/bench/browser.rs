//! The engine in Chromium's worker against the platform's own digest of the same `File`.

use super::measure::median;
use super::table::{Table, judge};
use crate::command::{program, run as run_command};
use crate::failure::{Doing, Failure, Result};
use crate::server::Server;
use crate::{package, paths, setup};
use serde_json::Value;
use std::process::Stdio;

const MEGABYTES: u32 = 100;
/// What a page may take on a phone with 2 GB of memory, of which browsers give a page a fifth to a quarter.
const MOST_MEBIBYTES: f64 = 400.0;

pub(crate) fn run(runs: usize) -> Result {
    setup::debian::ensure(setup::debian::BROWSER)?;
    package::compile()?;
    let file = super::big_file(MEGABYTES)?;
    run_command(program(paths::npm_program("vite")).current_dir(paths::www()).args([
        "build",
        "--config",
        "bench/vite.config.ts",
        "--logLevel",
        "warn",
    ]))?;
    let server = Server::bind(&paths::target().join("bench/page"), 0)?;
    let address = server.address();
    server.in_background();
    let mut command = program("node");
    command.arg("www/bench/run.mjs").arg(address).arg(&file).arg(runs.to_string());
    let output = command.stderr(Stdio::inherit()).output().doing("run Chromium")?;
    if !output.status.success() {
        return Err(Failure::new(format!("the browser bench ended with {}", output.status)));
    }
    let value: Value = serde_json::from_slice(&output.stdout).doing("read the browser's figures")?;
    report(&value, runs)
}

fn report(value: &Value, runs: usize) -> Result {
    let times = |name: &str| -> Result<f64> {
        let list = value[name].as_array().ok_or_else(|| Failure::new(format!("no figures for {name}")))?;
        Ok(median(list.iter().filter_map(Value::as_f64)))
    };
    let (digest, chosen) = (times("digest")?, times("chosen")?);
    let (host, engine) = (times("webCrypto")?, times("engine")?);
    println!("\nFile of {MEGABYTES} MB in a worker of Chromium, reading it included, {runs} interleaved runs, medians");
    let mut table = Table::new(&["", "wall ms", "digest = 1"]);
    let rows = [
        ("crypto.subtle.digest", digest),
        ("verify, the way it chooses", chosen),
        ("verify, digests by WebCrypto", host),
        ("verify, digests by the module", engine),
    ];
    for (name, time) in rows {
        table.row([name.to_owned(), format!("{time:.0}"), format!("{:.2}", time / digest)]);
    }
    table.print();
    println!("  same report all ways: {}", if value["sameReport"] == true { "yes" } else { "NO" });
    judge("verify, against the digest alone", chosen / digest, 1.5, "x");
    let memory = |name: &str| value["memory"][name].as_f64().unwrap_or(f64::NAN) / f64::from(1 << 20);
    println!("  process of the page: {:.0} MiB with the engine loaded", memory("idle"));
    judge("its peak in checking the file", memory("peak"), MOST_MEBIBYTES, " MiB");
    if value["sameReport"] == true { Ok(()) } else { Err(Failure::new("the ways give different reports")) }
}
