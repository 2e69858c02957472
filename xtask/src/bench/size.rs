//! How much the browser has to load.

use super::table::{Table, judge};
use crate::command::program;
use crate::failure::{Doing, Failure, Result};
use crate::{setup, wasm};
use std::fs;
use std::process::Stdio;

const LIMIT: f64 = 350.0;

pub(crate) fn run(_: usize) -> Result {
    setup::debian::ensure(setup::debian::BENCH)?;
    wasm::build()?;
    let file = wasm::output().join("kyso_bg.wasm");
    let raw = fs::metadata(&file).doing("look at the module")?.len() as f64 / 1e3;
    let output = program("brotli").args(["-q", "11", "--stdout"]).arg(&file).stderr(Stdio::inherit()).output();
    let output = output.doing("run brotli")?;
    if !output.status.success() {
        return Err(Failure::new(format!("brotli: {}", output.status)));
    }
    let packed = output.stdout.len() as f64 / 1e3;
    println!("\nThe module after wasm-opt");
    let mut table = Table::new(&["", "raw kB", "brotli -q 11 kB"]);
    table.row(["kyso_bg.wasm".to_owned(), format!("{raw:.0}"), format!("{packed:.0}")]);
    table.print();
    judge("brotli", packed, LIMIT, " kB");
    Ok(())
}
