//! Where things are, from the workspace's root.

use std::path::PathBuf;

/// The workspace's root.
pub(crate) fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.parent().map(PathBuf::from).unwrap_or(here)
}

/// Cargo's target folder, which also holds everything else that can be made again.
pub(crate) fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// Programs installed for the project alone. Kept out of a redirected target folder: they take minutes to build.
pub(crate) fn tools() -> PathBuf {
    root().join("target/tools")
}

/// The web part: package, page and their npm dependencies.
pub(crate) fn www() -> PathBuf {
    root().join("www")
}

/// A program of the npm dependencies.
pub(crate) fn npm_program(name: &str) -> PathBuf {
    www().join("node_modules/.bin").join(name)
}
