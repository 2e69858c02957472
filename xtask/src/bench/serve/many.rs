//! A thousand clients for a minute: no error, and memory that does not grow.

use super::Served;
use super::wrk::wrk;
use crate::bench::table::judge;
use crate::failure::{Doing, Failure, Result};
use crate::serving::QUESTION;
use std::fs;

const CLIENTS: u32 = 1000;
const SECONDS: u32 = 60;
/// Before memory is looked at first.
const WARM_UP: u32 = 15;
/// Most that memory may grow after that.
const MOST_GROWTH: f64 = 1.1;

pub(super) fn run(served: &Served<'_>) -> Result {
    let (port, id) = (served.serving.port, served.serving.kyso.id());
    println!("\n{CLIENTS} clients for {SECONDS} s, after {WARM_UP} s to warm up");
    let warm = wrk(port, QUESTION, CLIENTS, WARM_UP)?;
    let before = memory(id, "VmHWM:")?;
    let result = wrk(port, QUESTION, CLIENTS, SECONDS)?;
    let after = memory(id, "VmHWM:")?;
    println!("  {:.0} answers/s", result.per_second);
    #[allow(clippy::cast_precision_loss, reason = "a count of errors")]
    judge("errors", (warm.errors + result.errors) as f64, 0.0, "");
    judge("largest memory after, against after the warm-up", after / before, MOST_GROWTH, "x");
    println!("  {:.1} MiB at most, {:.1} MiB at the end", after / 1024.0, memory(id, "VmRSS:")? / 1024.0);
    Ok(())
}

/// A figure of a program's memory, in KiB.
fn memory(id: u32, name: &str) -> Result<f64> {
    let text = fs::read_to_string(format!("/proc/{id}/status")).doing("read the memory of kyso")?;
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|rest| rest.split_whitespace().next()?.parse().ok())
        .ok_or_else(|| Failure::new(format!("no {name} for process {id}")))
}
