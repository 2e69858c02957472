//! Reading the pages of `docs`, and making those that follow from the source.

pub mod command_line;
mod evidence;
pub mod generated;
pub mod markdown;
mod pages;
mod threats;

use std::fs;
use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The pages' folder.
pub fn pages_folder() -> PathBuf {
    root().join("docs/src")
}

/// A file of the repository.
pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// Every page, by its path below `docs/src`.
pub fn pages() -> Vec<(String, String)> {
    let mut found = Vec::new();
    collect(&pages_folder(), &mut found);
    found.sort();
    assert!(found.len() > 5, "docs/src has no pages");
    found
}

fn collect(folder: &Path, found: &mut Vec<(String, String)>) {
    for path in fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()) {
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|e| e == "md") {
            let name = path.strip_prefix(pages_folder()).unwrap().to_string_lossy().into_owned();
            found.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
}
