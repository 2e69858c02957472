//! What a file of a long list costs on the page, against one of a short list.

use super::measure::median;
use super::table::{Table, judge};
use crate::command::program;
use crate::failure::{Doing, Failure, Result};
use crate::server::Server;
use crate::www::{self, Kind};
use crate::{paths, setup};
use serde_json::Value;
use std::process::Stdio;

const FEW: u32 = 25;
const MANY: u32 = 300;
/// A long list takes a little more for each of its files: it is drawn more often, and sorted.
const MOST: f64 = 1.3;
/// Three hundred files nine times take minutes; the medians of fewer runs agree.
const MOST_RUNS: usize = 3;
const FILE: &str = "tests/fixtures/pdf/two-signatures.pdf";

pub(crate) fn run(runs: usize) -> Result {
    setup::debian::ensure(setup::debian::BROWSER)?;
    let server = Server::bind(&www::build(Kind::Plain)?, 0)?;
    let address = server.address();
    server.in_background();
    let runs = runs.min(MOST_RUNS);
    let mut command = program("node");
    command.arg("www/bench/files.mjs").arg(address).arg(paths::root().join(FILE));
    command.args([FEW.to_string(), MANY.to_string(), runs.to_string()]);
    let output = command.stderr(Stdio::inherit()).output().doing("run Chromium")?;
    if !output.status.success() {
        return Err(Failure::new(format!("the bench of files ended with {}", output.status)));
    }
    let value: Value = serde_json::from_slice(&output.stdout).doing("read the browser's figures")?;
    let of = |name: &str| median(value[name].as_array().into_iter().flatten().filter_map(Value::as_f64));
    let (few, many) = (of("few"), of("many"));
    println!("\nFiles of two signatures on the page, the office's view, {runs} interleaved runs, medians");
    let mut table = Table::new(&["files", "ms for each"]);
    table.row([FEW.to_string(), format!("{few:.1}")]);
    table.row([MANY.to_string(), format!("{many:.1}")]);
    table.print();
    judge("a file of many, against one of few", many / few, MOST, "x");
    Ok(())
}
