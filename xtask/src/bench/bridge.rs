//! Signing on the page through the extension and the token host: from the press of the button to a verified file. The test prints the
//! figures, and the host is the one that is given out.

use super::Options;
use crate::command::{cargo, program, run as run_command};
use crate::failure::Result;
use crate::{extension, paths};

const HOST: [&str; 8] =
    ["build", "--release", "--package", "kyso", "--features", "serve,token-host", "--bin", "kyso-token-host"];

pub(super) fn run(_: &Options) -> Result {
    extension::ready()?;
    run_command(cargo().args(HOST))?;
    run_command(
        program("node")
            .current_dir(paths::root().join("tests/bridge"))
            .args(["--test", "--test-reporter=spec", "whole.test.mjs"])
            .env("KYSO_HOST", paths::target().join("release/kyso-token-host")),
    )
}
