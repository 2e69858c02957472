//! The command line. Everything the library may not touch is here: files, clock, terminal, threads.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, clippy::print_stderr, clippy::disallowed_methods, clippy::disallowed_types)]

mod arguments;
mod batch;
mod commands;
mod exit;
mod file_source;
#[path = "../shared/mechanism.rs"]
mod mechanism;
mod output;
mod page_text;
mod pictures;
#[path = "../shared/read_at.rs"]
mod read_at;
mod setup;
mod token;
mod trust_file;
mod verification;

use arguments::{Arguments, Command};
use clap::Parser;
use commands::{compare, evidence, inspect, letter, path, policy, record, revision, schema, sign, trust, verify};
use std::process::ExitCode;

fn main() -> ExitCode {
    match Arguments::try_parse() {
        Ok(arguments) => match arguments.command {
            Command::Verify(options) => verify::run(&options),
            Command::Refuse(options) => letter::run(&options, letter::Kind::Refusal),
            Command::Receipt(options) => letter::run(&options, letter::Kind::Receipt),
            Command::Record(command) => record::run(&command),
            Command::Inspect(options) => inspect::run(&options),
            Command::Revision(options) => revision::run(&options),
            Command::Compare(options) => compare::run(&options),
            Command::PageText(options) => commands::page_text::run(&options),
            Command::Path(arguments) => path::run(&arguments),
            Command::Evidence(command) => evidence::run(&command),
            Command::Trust(command) => trust::run(&command),
            Command::Sign(options) => sign::run(&options),
            Command::Extend(options) => sign::extend(&options),
            #[cfg(feature = "serve")]
            Command::Serve(options) => commands::serve::run(&options),
            #[cfg(not(feature = "serve"))]
            Command::Serve(_) => exit::not_built("serve"),
            Command::Schema { of } => schema::run(of),
            Command::Policy => policy::run(),
            Command::External(words) => exit::not_built(words.first().map_or("", String::as_str)),
        },
        Err(error) => {
            let asked = !error.use_stderr();
            let _ = error.print();
            if asked { ExitCode::SUCCESS } else { ExitCode::from(exit::USAGE) }
        }
    }
}
