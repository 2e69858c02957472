//! The programs that tests drive, built in one way: with other features for each test, the engine would be compiled for each.

use crate::command::{cargo, run};
use crate::failure::Result;

/// Everything that a test drives.
const ALL: [&str; 5] = ["build", "--package", "kyso", "--features", "serve,token-host"];

/// Builds `kyso` and `kyso-token-host` into `target/debug`.
pub(crate) fn build() -> Result {
    build_as(false)
}

/// The same; or `kyso` alone into `target/release`, where each program takes minutes.
pub(crate) fn build_as(release: bool) -> Result {
    let one: &[&str] = if release { &["--release", "--bin", "kyso"] } else { &[] };
    run(cargo().args(ALL).args(one))
}
