//! `cargo xtask bench --before COMMIT`: an earlier state of the project beside this one, in one run.

use super::load::Visits;
use super::measure::{Sample, median, once};
use super::table::{Table, judge};
use super::{load, signatures};
use crate::command::{cargo, program, run as run_command};
use crate::failure::{Doing, Failure, Result};
use crate::www::{self, Kind};
use crate::{paths, setup};
use std::path::PathBuf;
use std::process::Command;

/// What many signatures may cost, against the earlier state.
const MOST_COST: f64 = 1.15;
/// What a first verdict may take over a slow line, against the earlier state.
const MOST_COLD: f64 = 1.10;
/// What a verdict may take in a page that is ready. No later, but for what two runs of one program differ by.
const MOST_WARM: f64 = 1.03;
/// The browser is asked in turns, so that what disturbs the machine disturbs both states alike.
const TURNS: usize = 3;

/// The files of the first visits.
const VISITED: [(&str, &str); 4] = [
    ("RSA", "tests/fixtures/pdf/one-signature.pdf"),
    ("P-256", "tests/fixtures/pdf/ecdsa-p256.pdf"),
    ("encrypted", "tests/fixtures/pdf/encrypted-empty-password.pdf"),
    ("mail", "tests/fixtures/cms/opaque.eml"),
];

/// An earlier state, checked out and built in a folder of its own.
struct Before {
    folder: PathBuf,
}

pub(crate) fn run(runs: usize, commit: &str) -> Result {
    setup::debian::ensure(setup::debian::BENCH)?;
    setup::debian::ensure(setup::debian::BROWSER)?;
    let before = Before::check_out(commit)?;
    cost(&before, runs)?;
    first_visits(&before, runs)
}

impl Before {
    fn check_out(commit: &str) -> Result<Self> {
        let folder = paths::target().join("before").join(commit);
        if !folder.exists() {
            run_command(program("git").args(["worktree", "add", "--detach", "--force"]).arg(&folder).arg(commit))?;
            // Tools are the same in both states and take minutes to build.
            std::fs::create_dir_all(folder.join("target")).doing("make a target folder")?;
            std::os::unix::fs::symlink(paths::tools(), folder.join("target/tools")).doing("link the tools")?;
        }
        Ok(Self { folder })
    }

    /// Cargo in that folder, with what it builds kept there.
    fn cargo(&self) -> Command {
        let mut command = cargo();
        command.current_dir(&self.folder).env("CARGO_TARGET_DIR", self.folder.join("target"));
        command
    }

    fn program(&self) -> Result<PathBuf> {
        run_command(self.cargo().args(["build", "--release", "--bin", "kyso"]))?;
        Ok(self.folder.join("target/release/kyso"))
    }

    fn page(&self) -> Result {
        run_command(self.cargo().args(["run", "--package", "xtask", "--", "www"]))
    }
}

/// Processor time of many signatures, in both states.
fn cost(before: &Before, runs: usize) -> Result {
    run_command(cargo().args(["build", "--release", "--bin", "kyso"]))?;
    let programs = [before.program()?, paths::target().join("release/kyso")];
    println!("\nSigned PDF of {} MB, {runs} interleaved runs, medians of processor time", signatures::MEGABYTES);
    let mut table = Table::new(&["signatures", "before, ms", "now, ms", "ratio"]);
    let mut last = f64::NAN;
    for count in signatures::COUNTS {
        let file = signatures::file(count)?;
        let mut samples = [Vec::new(), Vec::new()];
        // The first turn only warms the file's cache.
        for turn in 0..=runs {
            for (program, samples) in programs.iter().zip(&mut samples) {
                let sample = once(&signatures::line(program, &file), signatures::VERIFIED)?;
                if turn > 0 {
                    samples.push(sample);
                }
            }
        }
        let [before, now] = samples.map(|samples: Vec<Sample>| median(samples.iter().map(|sample| sample.cpu)));
        last = now / before;
        table.row([count.to_string(), format!("{before:.0}"), format!("{now:.0}"), format!("{last:.3}")]);
    }
    table.print();
    judge("cost of the most signatures, against before", last, MOST_COST, "x");
    Ok(())
}

/// A first verdict over a slow line, and the same file once more in a page that is ready.
fn first_visits(before: &Before, runs: usize) -> Result {
    before.page()?;
    www::build(Kind::Plain)?;
    let each = runs.div_ceil(TURNS);
    println!("\nFirst visits over a slow line, {} in each state, medians in ms", each * TURNS);
    let mut table = Table::new(&["file", "cold before", "cold now", "ratio", "warm before", "warm now", "ratio"]);
    let mut ratios = Vec::new();
    for (name, path) in VISITED {
        let file = paths::root().join(path);
        if !file.exists() {
            return Err(Failure::new(format!("{path} is not there")));
        }
        let (mut then, mut now) = (Visits::default(), Visits::default());
        for _ in 0..TURNS {
            then.add(&load::visit(&before.folder, None, &file, each)?)?;
            now.add(&load::visit(&paths::root(), None, &file, each)?)?;
        }
        let (cold, warm) = (now.of("verdict") / then.of("verdict"), now.of("check") / then.of("check"));
        ratios.push((name, cold, warm));
        table.row([
            name.to_owned(),
            format!("{:.0}", then.of("verdict")),
            format!("{:.0}", now.of("verdict")),
            format!("{cold:.2}"),
            format!("{:.0}", then.of("check")),
            format!("{:.0}", now.of("check")),
            format!("{warm:.2}"),
        ]);
    }
    table.print();
    for (name, cold, warm) in ratios {
        judge(&format!("{name}, first verdict"), cold, if name == "RSA" { MOST_COLD } else { 1.0 }, "x");
        judge(&format!("{name}, in a page that is ready"), warm, MOST_WARM, "x");
    }
    Ok(())
}
