//! Node and the npm packages of `www/package-lock.json`, and of `www/lint`.

use super::stamp;
use crate::command::{output, program, run};
use crate::failure::{Doing, Failure, Result};
use crate::paths;
use std::fs;
use std::path::Path;

const OLDEST: u32 = 20;

pub(crate) fn ensure() -> Result {
    check_version()?;
    install(&paths::www())
}

/// What the TypeScript is linted with: a folder of its own, for the linter reads types with an older TypeScript.
pub(crate) fn ensure_lint() -> Result {
    ensure()?;
    install(&paths::www().join("lint"))
}

fn check_version() -> Result {
    let version = output(program("node").arg("--version"));
    let major = version.as_deref().and_then(|text| text.trim_start_matches('v').split('.').next()?.parse::<u32>().ok());
    if major.is_none_or(|major| major < OLDEST) {
        return Err(Failure::new(format!("Node {OLDEST} or newer is needed, with npm")));
    }
    Ok(())
}

fn install(folder: &Path) -> Result {
    let lock = folder.join("package-lock.json");
    let lock = fs::read_to_string(&lock).doing(format!("read {}", lock.display()))?;
    let mark = folder.join("node_modules/.installed-lock");
    if stamp::is_current(&mark, &lock) {
        return Ok(());
    }
    run(program("npm").current_dir(folder).args(["ci", "--no-audit", "--no-fund"]))?;
    stamp::write(&mark, &lock)
}
