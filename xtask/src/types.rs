//! `cargo xtask types`: the TypeScript types that the engine's own types give.

use crate::command::{cargo, output, program};
use crate::failure::{Doing, Failure, Result};
use crate::setup;
use std::io::Write;
use std::process::Stdio;

/// Schema, file, name of its outermost type.
const TYPES: &[(&str, &str, &str)] = &[("report", "www/package/src/schema.ts", "Report")];

pub(crate) fn run(arguments: &[String]) -> Result {
    setup::node::ensure()?;
    match arguments {
        [] => write(&[]),
        [flag] if flag == "--check" => check(),
        _ => Err(Failure::usage("types takes --check or nothing")),
    }
}

/// Whether the committed types are those that the engine gives.
pub(crate) fn check() -> Result {
    write(&["--check"])
}

fn write(flags: &[&str]) -> Result {
    for (schema, file, root) in TYPES {
        let schema = output(cargo().args(["run", "--quiet", "--bin", "kyso", "--", "schema", schema]))
            .ok_or_else(|| Failure::new(format!("kyso schema {schema} failed")))?;
        let mut script = program("node");
        script.args(["www/scripts/types.mjs", file, root]).args(flags).stdin(Stdio::piped());
        let mut running = script.spawn().doing("run www/scripts/types.mjs")?;
        if let Some(mut input) = running.stdin.take() {
            input.write_all(schema.as_bytes()).doing("hand over the schema")?;
        }
        if !running.wait().doing("run www/scripts/types.mjs")?.success() {
            return Err(Failure::new(format!("{file} is not what the engine's types give")));
        }
    }
    Ok(())
}
