//! `cargo xtask signed-pictures`: the pictures of signatures in each case of display, over the pages they are proposed for.
//!
//! The pages are those of the drafts among the fixtures, and real documents of the corpora beside the project. Nothing is signed:
//! copies in `target/signed-pictures` are drawn on, to be looked at beside Phụ lục I of Decree 30/2020. Three viewers must draw each
//! picture alike.

use crate::command::{cargo, python, run as run_command};
use crate::failure::{Doing, Result};
use crate::paths;
use crate::setup::{self, debian, node};
use std::fs;

pub(crate) fn run(_: &[String]) -> Result {
    debian::ensure(&["python3", "python3-venv", "poppler-utils", "qpdf"])?;
    node::ensure()?;
    let interpreter = setup::python::viewers()?;
    let folder = paths::target().join("signed-pictures");
    if folder.exists() {
        fs::remove_dir_all(&folder).doing(format!("empty {}", folder.display()))?;
    }
    fs::create_dir_all(&folder).doing(format!("make {}", folder.display()))?;
    let mut previews = cargo();
    previews.args([
        "test",
        "--quiet",
        "--features",
        "kyso/serve,kyso/token-host",
        "--test",
        "native",
        "appearance::pictures",
    ]);
    run_command(previews.env("KYSO_SIGNED_PICTURES", &folder))?;
    let mut draw = python(&interpreter);
    run_command(draw.arg("tests/signed_pictures/main.py").arg("--folder").arg(&folder))
}
