//! What may be absent where the tests run: the corpora beside the project, and programs of the system.
//!
//! A test that has to do without says so, past the capture of the test harness, and in the file that `KYSO_SKIPPED` names, whose
//! lines `cargo xtask test` counts. Where `CI` is set nothing may be absent; `KYSO_NO_CORPORA` excuses the corpora alone, which are
//! not published.

use std::env;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder or file of the corpora, by its path below `corpus`.
pub fn corpus(path: &str) -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let path = env::var_os("KYSO_SHARED").map_or_else(beside, PathBuf::from).join("corpus").join(path);
    if path.exists() {
        return Some(path);
    }
    skip(&format!("{} is absent", path.display()), is_set("KYSO_NO_CORPORA"));
    None
}

/// Whether a program is installed.
pub fn is_installed(program: &str) -> bool {
    let installed = Command::new(program).arg("--version").output().is_ok();
    if !installed {
        skip(&format!("{program} is not installed"), false);
    }
    installed
}

/// The files of a folder with one ending, in order. There is one at least.
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut list: Vec<PathBuf> = entries(folder).filter(|path| path.to_string_lossy().ends_with(ending)).collect();
    assert!(!list.is_empty(), "{} has no {ending}", folder.display());
    list.sort();
    list
}

/// Every file below a folder, in order. There is one at least.
pub fn all_files(folder: &Path) -> Vec<PathBuf> {
    let (mut list, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        let (inner, files): (Vec<_>, Vec<_>) = entries(&folder).partition(|path| path.is_dir());
        folders.extend(inner);
        list.extend(files);
    }
    assert!(!list.is_empty(), "{} has no files", folder.display());
    list.sort();
    list
}

fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> {
    fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())).map(|entry| entry.unwrap().path())
}

pub fn skip(why: &str, excused: bool) {
    assert!(excused || !is_set("CI"), "{why}, and CI is set: a test that cannot run has not passed");
    let current = std::thread::current();
    let line = format!("skipped: {}: {why}\n", current.name().unwrap_or_default());
    // The macros would write into what the harness keeps of a test that passes.
    std::io::stderr().write_all(line.as_bytes()).unwrap();
    if let Some(file) = env::var_os("KYSO_SKIPPED") {
        OpenOptions::new().append(true).create(true).open(file).unwrap().write_all(line.as_bytes()).unwrap();
    }
}

fn is_set(variable: &str) -> bool {
    env::var_os(variable).is_some_and(|value| !value.is_empty() && value != "0" && value != "false")
}
