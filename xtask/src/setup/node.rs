//! Node and the npm packages of `www/package-lock.json`.

use super::stamp;
use crate::command::{output, program, run};
use crate::failure::{Doing, Failure, Result};
use crate::paths;
use std::fs;

const OLDEST: u32 = 20;

pub(crate) fn ensure() -> Result {
    let version = output(program("node").arg("--version"));
    let major = version.as_deref().and_then(|text| text.trim_start_matches('v').split('.').next()?.parse::<u32>().ok());
    if major.is_none_or(|major| major < OLDEST) {
        return Err(Failure::new(format!("Node {OLDEST} or newer is needed, with npm")));
    }
    let www = paths::www();
    let lock = fs::read_to_string(www.join("package-lock.json")).doing("read www/package-lock.json")?;
    let mark = www.join("node_modules/.installed-lock");
    if stamp::is_current(&mark, &lock) {
        return Ok(());
    }
    run(program("npm").current_dir(&www).args(["ci", "--no-audit", "--no-fund"]))?;
    stamp::write(&mark, &lock)
}
