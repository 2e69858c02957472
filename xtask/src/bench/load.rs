//! A first visit over a slow line: what a person with a phone waits for until the first verdict.

use super::measure::median;
use super::table::{Table, judge};
use crate::command::program;
use crate::failure::{Doing, Failure, Result};
use crate::www::{self, Kind};
use crate::{paths, setup};
use serde_json::Value;
use std::path::Path;
use std::process::Stdio;

const MEGABYTES: u32 = 1;
/// A person waits this long before turning away (the portal's own aim; no standard says so).
const MOST_MILLISECONDS: f64 = 4_000.0;

pub(crate) fn run(runs: usize) -> Result {
    setup::debian::ensure(setup::debian::BROWSER)?;
    www::build(Kind::Plain)?;
    let modules = paths::root().join("www/package/wasm");
    let value = visit(&paths::root(), Some(&modules), &super::big_file(MEGABYTES)?, runs)?;
    let mut visits = Visits::default();
    visits.add(&value)?;
    report(&visits, &value, runs)
}

/// Visits the page built under `root` with `file`, and measures the engine in `modules` alone.
pub(super) fn visit(root: &Path, modules: Option<&Path>, file: &Path, runs: usize) -> Result<Value> {
    let mut command = program("node");
    command.current_dir(paths::root()).arg("www/bench/load.mjs").arg(root.join("www/dist"));
    command.arg(modules.unwrap_or(Path::new("-")));
    let output = command.arg(file).arg(runs.to_string()).stderr(Stdio::inherit()).output().doing("run Chromium")?;
    if !output.status.success() {
        return Err(Failure::new(format!("the load bench ended with {}", output.status)));
    }
    serde_json::from_slice(&output.stdout).doing("read the browser's figures")
}

/// Milliseconds of each visit, by name.
#[derive(Default)]
pub(super) struct Visits(Vec<Value>);

impl Visits {
    pub(super) fn add(&mut self, value: &Value) -> Result {
        let visits = value["visits"].as_array().ok_or_else(|| Failure::new("no visits"))?;
        self.0.extend(visits.iter().cloned());
        Ok(())
    }

    /// The median of what is measured under `name`.
    pub(super) fn of(&self, name: &str) -> f64 {
        median(self.0.iter().filter_map(|visit| visit[name].as_f64()))
    }
}

fn report(visits: &Visits, value: &Value, runs: usize) -> Result {
    let of = |name: &str| visits.of(name);
    let engine = value["engine"].as_array().ok_or_else(|| Failure::new("no figures of the engine"))?;
    let part = |name: &str| median(engine.iter().filter_map(|run| run[name].as_f64()));
    let (parse, all) = (part("parse"), part("all"));
    let (shown, module, ready, verdict, check) = (of("shown"), of("module"), of("ready"), of("verdict"), of("check"));
    println!(
        "\nFirst visit, nothing kept, {:.0} Mbit/s, {} ms round trip, brotli; a signed file of {MEGABYTES} MB; {runs} visits, medians",
        value["bitsPerSecond"].as_f64().unwrap_or_default() / 1e6,
        value["roundTrip"]
    );
    let mut table = Table::new(&["", "ms"]);
    let rows = [
        ("page shown and takes files", shown),
        ("download until the module is there", module - shown),
        ("compile, and start the engine", ready - module),
        ("read, verify and show the file", verdict - ready),
        ("first verdict, from the first request", verdict),
        ("the same file in a page that is ready", check),
    ];
    for (name, time) in rows {
        table.row([name.to_owned(), format!("{time:.0}")]);
    }
    table.row(["in the engine: reading the structure".to_owned(), format!("{parse:.1}")]);
    table.row(["in the engine: reading and verifying".to_owned(), format!("{all:.1}")]);
    table.print();
    let bytes = value["bytes"].as_object().into_iter().flatten();
    let total: f64 = bytes.filter_map(|(_, size)| size.as_f64()).sum();
    println!("  {:.0} kB in all were sent, what is kept for later visits included", total / 1e3);
    judge("first verdict", verdict, MOST_MILLISECONDS, " ms");
    Ok(())
}
