//! Small files that ask for much: what a report of them may cost, in every form of it.

use super::measure::once;
use super::table::{Table, judge};
use crate::command::{cargo, run as run_command};
use crate::failure::{Doing, Result};
use crate::{fixtures, paths};
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Signatures of junk and changes after the last of them, each in no more than 640 KB but for the last.
const FILES: [(u32, u32); 5] = [(400, 5_000), (400, 25_000), (1, 36_000), (1_000, 1), (1, 100_000)];
/// Beyond what is read: the answer is that it is beyond.
const BEYOND: (u32, u32) = (5_000, 1);
const FORMS: [&str; 4] = ["json", "text", "html", "etsi"];
/// Of the JSON. Markup says the same in more words: twice as much.
const MOST_BYTES: f64 = 5e6;
const MOST_MARKUP: f64 = 2.0 * MOST_BYTES;
const MOST_MEBIBYTES: f64 = 100.0;
const MOST_MILLISECONDS: f64 = 2_000.0;

/// The slowest of all reports.
#[derive(Default)]
struct Slowest {
    cpu: f64,
    peak: f64,
    bytes: f64,
    markup: f64,
}

pub(crate) fn run(_: usize) -> Result {
    run_command(cargo().args(["build", "--release", "--bin", "kyso"]))?;
    println!("\nSmall files that ask for much, one run each");
    let mut table = Table::new(&["signatures x changes", "file KB", "form", "cpu ms", "peak MiB", "report KB"]);
    let mut slowest = Slowest::default();
    for (signatures, changes) in FILES.into_iter().chain([BEYOND]) {
        let file = file(signatures, changes)?;
        let size = fs::metadata(&file).doing("look at the file")?.len() as f64;
        for form in FORMS {
            let line = line(&file, form);
            let sample = once(&line, &[1, 2, 65])?;
            let (peak, bytes) = (sample.peak / 1024.0, written(&line)?);
            let shown = |value: f64| format!("{value:.0}");
            let name = format!("{signatures} x {changes}");
            table.row([name, shown(size / 1e3), form.to_owned(), shown(sample.cpu), shown(peak), shown(bytes / 1e3)]);
            slowest.cpu = slowest.cpu.max(sample.cpu);
            slowest.peak = slowest.peak.max(peak);
            let longest = if matches!(form, "html" | "etsi") { &mut slowest.markup } else { &mut slowest.bytes };
            *longest = longest.max(bytes);
        }
    }
    table.print();
    judge("the longest report, JSON or text", slowest.bytes / 1e6, MOST_BYTES / 1e6, " MB");
    judge("the longest report, HTML or XML", slowest.markup / 1e6, MOST_MARKUP / 1e6, " MB");
    judge("the largest peak", slowest.peak, MOST_MEBIBYTES, " MiB");
    judge("the most processor time", slowest.cpu, MOST_MILLISECONDS, " ms");
    Ok(())
}

/// Bytes of the report.
fn written(line: &[OsString]) -> Result<f64> {
    let (name, arguments) = line.split_first().unwrap_or_else(|| unreachable!("a line has a program"));
    let output = Command::new(name).args(arguments).output().doing("run kyso")?;
    Ok(output.stdout.len() as f64)
}

fn line(file: &std::path::Path, form: &str) -> Vec<OsString> {
    let kyso = paths::target().join("release/kyso").into_os_string();
    let words = ["verify", "--no-builtin-trust", "--at", "2026-11-22T00:00:00Z", "--format", form];
    [kyso].into_iter().chain(words.map(OsString::from)).chain([file.into()]).collect()
}

/// The file, made when it is not there yet.
fn file(signatures: u32, changes: u32) -> Result<PathBuf> {
    let file = paths::target().join(format!("bench/bounds-{signatures}-{changes}.pdf"));
    if !file.exists() {
        fs::create_dir_all(paths::target().join("bench"))?;
        let partial = file.with_extension("partial");
        let (signatures, changes) = (signatures.to_string(), changes.to_string());
        let out = partial.to_string_lossy().into_owned();
        fixtures::run_with(&["tests/fixtures/make/bounds.py", &signatures, &changes, &out])?;
        fs::rename(&partial, &file)?;
    }
    Ok(file)
}
