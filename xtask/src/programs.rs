//! The programs that tests drive, built in one way: with other features for each test, the engine would be compiled for each.

use crate::clock::NATIVE;
use crate::command::{cargo, run};
use crate::failure::Result;

/// `kyso` alone, with everything it can do: in a release each program takes minutes.
const RELEASE: [&str; 8] =
    ["build", "--release", "--package", "kyso", "--features", "serve,token-host", "--bin", "kyso"];

/// Builds `kyso` and `kyso-token-host` into `target/debug`, as the native tests do. Another choice of packages would choose other
/// features of what they all rest on, and compile every crate once more.
pub(crate) fn build() -> Result {
    run(cargo().arg("test").args(NATIVE).arg("--no-run"))
}

/// The same; or `kyso` alone into `target/release`.
pub(crate) fn build_as(release: bool) -> Result {
    if release { run(cargo().args(RELEASE)) } else { build() }
}
