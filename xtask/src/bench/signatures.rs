//! What more signatures cost: 1, 10 and 100 of them on a file of one size. The bytes are hashed once for all, and a revision costs
//! what it changed, so the time must stay near that of one signature.

use super::measure::{Sample, median, once};
use super::table::{Table, judge};
use crate::command::{cargo, run as run_command};
use crate::failure::Result;
use crate::{paths, setup};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

pub(super) const MEGABYTES: u32 = 50;
pub(super) const COUNTS: [u32; 3] = [1, 10, 100];
/// Valid and indeterminate both mean that everything was done.
pub(super) const VERIFIED: &[i64] = &[0, 2];

pub(crate) fn run(runs: usize) -> Result {
    setup::debian::ensure(setup::debian::BENCH)?;
    run_command(cargo().args(["build", "--release", "--bin", "kyso"]))?;
    let program = paths::target().join("release/kyso");
    let mut lines: Vec<Vec<OsString>> = Vec::new();
    for count in COUNTS {
        lines.push(line(&program, &file(count)?));
    }
    for line in &lines {
        once(line, VERIFIED)?;
    }
    let mut samples: Vec<Vec<Sample>> = vec![Vec::new(); lines.len()];
    // Interleaved, so that what disturbs the machine disturbs all alike.
    for _ in 0..runs {
        for (line, samples) in lines.iter().zip(&mut samples) {
            samples.push(once(line, VERIFIED)?);
        }
    }
    println!("\nSigned PDF of {MEGABYTES} MB, file in cache, {runs} interleaved runs, medians");
    let mut table = Table::new(&["signatures", "wall ms", "cpu ms", "peak MiB"]);
    for (count, samples) in COUNTS.iter().zip(&samples) {
        table.row([
            count.to_string(),
            format!("{:.0}", median(samples.iter().map(|sample| sample.wall))),
            format!("{:.0}", cpu(samples)),
            format!("{:.1}", samples.iter().map(|sample| sample.peak).fold(0.0, f64::max) / 1024.0),
        ]);
    }
    table.print();
    if let [one, ten, hundred] = samples.as_slice() {
        judge("cpu of 10 signatures, against 1", cpu(ten) / cpu(one), 1.25, "x");
        judge("cpu of 100 signatures, against 1", cpu(hundred) / cpu(one), 2.0, "x");
    }
    Ok(())
}

fn cpu(samples: &[Sample]) -> f64 {
    median(samples.iter().map(|sample| sample.cpu))
}

/// The command line that verifies a file.
pub(super) fn line(program: &Path, file: &Path) -> Vec<OsString> {
    [program.as_os_str(), "verify".as_ref(), "--format".as_ref(), "json".as_ref(), file.as_os_str()]
        .map(OsString::from)
        .to_vec()
}

/// The file with so many signatures, made when it is not there yet.
pub(super) fn file(count: u32) -> Result<PathBuf> {
    let file = paths::target().join(format!("bench/many-{count}-{MEGABYTES}.pdf"));
    if !file.exists() {
        let partial = file.with_extension("partial");
        std::fs::create_dir_all(paths::target().join("bench"))?;
        let (size, out) = (MEGABYTES.to_string(), partial.to_string_lossy().into_owned());
        crate::fixtures::run_with(&["tests/fixtures/make/many.py", &count.to_string(), &size, &out])?;
        std::fs::rename(&partial, &file)?;
    }
    Ok(file)
}
