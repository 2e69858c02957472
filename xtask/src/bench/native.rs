//! The command line against `openssl dgst` and poppler's `pdfsig`, on one large signed file.

use super::measure::{Sample, median, once};
use super::table::{Table, judge};
use crate::command::{cargo, run as run_command};
use crate::failure::Result;
use crate::{paths, setup};
use std::ffi::OsString;

const MEGABYTES: u32 = 500;
/// Valid and indeterminate both mean that everything was done.
const VERIFIED: &[i64] = &[0, 2];

struct Contestant {
    name: &'static str,
    line: Vec<OsString>,
    accepted: &'static [i64],
    samples: Vec<Sample>,
}

impl Contestant {
    fn new(name: &'static str, accepted: &'static [i64], line: &[OsString]) -> Self {
        Self { name, line: line.to_vec(), accepted, samples: Vec::new() }
    }

    fn wall(&self) -> f64 {
        median(self.samples.iter().map(|sample| sample.wall))
    }

    fn cpu(&self) -> f64 {
        median(self.samples.iter().map(|sample| sample.cpu))
    }

    fn peak(&self) -> f64 {
        self.samples.iter().map(|sample| sample.peak).fold(0.0, f64::max) / 1024.0
    }
}

pub(crate) fn run(runs: usize) -> Result {
    setup::debian::ensure(setup::debian::BENCH)?;
    run_command(cargo().args(["build", "--release", "--bin", "kyso"]))?;
    let file = super::big_file(MEGABYTES)?;
    let words = |text: &str| text.split(' ').map(OsString::from).collect::<Vec<_>>();
    let with_file = |mut line: Vec<OsString>| {
        line.push(file.clone().into_os_string());
        line
    };
    let mut kyso = vec![paths::target().join("release/kyso").into_os_string()];
    kyso.extend(words("verify --format json"));
    let mut contestants = [
        Contestant::new("kyso verify", VERIFIED, &with_file(kyso)),
        Contestant::new("openssl dgst -sha256", &[0], &with_file(words("openssl dgst -sha256"))),
        Contestant::new("pdfsig -nocert", &[0], &with_file(words("pdfsig -nocert"))),
    ];
    // One round unmeasured: it brings the file into the cache for all of them.
    for contestant in &contestants {
        once(&contestant.line, contestant.accepted)?;
    }
    // Interleaved, so that what disturbs the machine disturbs all alike.
    for _ in 0..runs {
        for contestant in &mut contestants {
            let sample = once(&contestant.line, contestant.accepted)?;
            contestant.samples.push(sample);
        }
    }
    report(&contestants, runs);
    Ok(())
}

fn report(contestants: &[Contestant; 3], runs: usize) {
    println!("\nSigned PDF of {MEGABYTES} MB, file in cache, {runs} interleaved runs, medians");
    let mut table = Table::new(&["", "wall ms", "cpu ms", "peak MiB", "wall, kyso = 1"]);
    let [kyso, openssl, pdfsig] = contestants;
    for contestant in contestants {
        table.row([
            contestant.name.to_owned(),
            format!("{:.0}", contestant.wall()),
            format!("{:.0}", contestant.cpu()),
            format!("{:.1}", contestant.peak()),
            format!("{:.2}", contestant.wall() / kyso.wall()),
        ]);
    }
    table.print();
    judge("wall, against openssl", kyso.wall() / openssl.wall(), 1.5, "x");
    judge("cpu, against openssl", kyso.cpu() / openssl.cpu(), 1.5, "x");
    judge("wall, against pdfsig", kyso.wall() / pdfsig.wall(), 1.0, "x");
    judge("cpu, against pdfsig", kyso.cpu() / pdfsig.cpu(), 1.0, "x");
    judge("peak memory", kyso.peak(), 64.0, " MiB");
}
