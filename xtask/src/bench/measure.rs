//! Wall time, processor time and peak memory of one run of a program.

use crate::failure::{Doing, Failure, Result};
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;
use serde_json::{Value, json};
use std::ffi::OsString;
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

/// The hidden command behind which a measured program runs: the kernel adds up what the children of one process used, so each
/// run gets a process of its own.
pub(crate) const COMMAND: &str = "measure-child";

/// What one run cost.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sample {
    /// Milliseconds on the clock.
    pub(crate) wall: f64,
    /// Milliseconds of processor time, user and system, over all threads.
    pub(crate) cpu: f64,
    /// Largest resident set, in KiB.
    pub(crate) peak: f64,
}

/// Runs a program once; its exit status must be one of `accepted`.
pub(crate) fn once(line: &[OsString], accepted: &[i64]) -> Result<Sample> {
    let own = std::env::current_exe().doing("find this program")?;
    let output =
        Command::new(own).arg(COMMAND).args(line).stderr(Stdio::inherit()).output().doing("run a measured program")?;
    let value: Value = serde_json::from_slice(&output.stdout).doing("read a measurement")?;
    let status = value["status"].as_i64().unwrap_or(-1);
    if !accepted.contains(&status) {
        let shown = line.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join(" ");
        return Err(Failure::new(format!("{shown}: exit status {status}")));
    }
    let number = |name: &str| value[name].as_f64().ok_or_else(|| Failure::new(format!("no {name} in a measurement")));
    Ok(Sample { wall: number("wall")?, cpu: number("cpu")?, peak: number("peak")? })
}

/// The other side of [`once`]: runs the program, prints what it cost.
pub(crate) fn child(line: &[String]) -> ExitCode {
    let Some((name, arguments)) = line.split_first() else { return ExitCode::from(64) };
    let start = Instant::now();
    let status = Command::new(name).args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).status();
    let wall = start.elapsed().as_secs_f64() * 1e3;
    let (Ok(status), Ok(usage)) = (status, getrusage(UsageWho::RUSAGE_CHILDREN)) else {
        eprintln!("xtask: cannot run {name}");
        return ExitCode::FAILURE;
    };
    let cpu = (usage.user_time().num_microseconds() + usage.system_time().num_microseconds()) as f64 / 1e3;
    println!("{}", json!({ "status": status.code(), "wall": wall, "cpu": cpu, "peak": usage.max_rss() }));
    ExitCode::SUCCESS
}

/// The value in the middle.
pub(crate) fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    match values.len() {
        0 => f64::NAN,
        count if count % 2 == 1 => values[count / 2],
        count => (values[count / 2 - 1] + values[count / 2]) / 2.0,
    }
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn the_median_is_in_the_middle() {
        assert!((median([3.0, 1.0, 2.0]) - 2.0).abs() < 1e-9);
        assert!((median([4.0, 1.0, 2.0, 3.0]) - 2.5).abs() < 1e-9);
        assert!(median([]).is_nan());
    }
}
