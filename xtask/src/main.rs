//! The project's commands. Each does its own set-up, so that a clean clone needs one command only.

mod api;
mod attack;
mod bench;
mod browser;
mod card;
mod clock;
mod command;
mod deb;
mod demo;
mod docs;
mod extension;
mod failure;
mod fixtures;
mod fuzz;
mod licences;
mod lint;
mod package;
mod paths;
mod pictures;
mod programs;
mod score;
mod server;
mod serving;
mod setup;
mod sign_matrix;
mod signed_pictures;
mod skips;
mod test;
mod trust;
mod types;
mod wasm;
mod www;

use failure::{Failure, Result};
use std::process::ExitCode;

/// One command of the tool.
struct Entry {
    name: &'static str,
    /// What the list says of it.
    about: &'static str,
    run: fn(&[String]) -> Result,
}

const COMMANDS: &[Entry] = &[
    Entry {
        name: "demo",
        about: "build everything and serve the page on http://127.0.0.1:8080 [--port N]",
        run: demo::run,
    },
    Entry {
        name: "test",
        about: "run all tests, native and browser [native score wasm package size attack pictures browser extension peers lint] [--list]",
        run: test::run,
    },
    Entry { name: "clock", about: "the tests with the clock one and ten years ahead", run: clock::run },
    Entry { name: "lint", about: "formatting and clippy, native and wasm", run: lint::run },
    Entry { name: "fixtures", about: "make the test PKI and the signed files again [--check]", run: fixtures::run },
    Entry { name: "types", about: "the package's types from the engine's [--check]", run: types::run },
    Entry { name: "package", about: "build and pack the npm package", run: package::run },
    Entry { name: "licences", about: "the licence texts of the crates in the module", run: licences::run },
    Entry {
        name: "attack",
        about: "attacks from parts against three viewers [--ci] [--seed N] [--only ID] [--keep DIR] [--mutants --cpu-minutes N]",
        run: attack::run,
    },
    Entry {
        name: "pictures",
        about: "every file saved after it was signed, drawn as signed and as it is now [--only SUITE]",
        run: pictures::run,
    },
    Entry {
        name: "signed-pictures",
        about: "the pictures of signatures over the pages they are proposed for, into target/signed-pictures",
        run: signed_pictures::run,
    },
    Entry {
        name: "sign-matrix",
        about: "files of every kind signed in every way, judged by four programs [--files N] [--seed N] [--keep DIR]",
        run: sign_matrix::run,
    },
    Entry { name: "card", about: "a PIV card in software, behind OpenSC and behind WebUSB", run: card::run },
    Entry { name: "fuzz", about: "a million answers of hostile readers and cards [--answers N]", run: fuzz::run },
    Entry {
        name: "bench",
        about: "measure against other programs [native crl signatures hard bounds browser load files peers serve sign bridge size] [serve-hit serve-cold serve-many serve-shard serve-archive] [--runs N] [--debug] [--whole]",
        run: bench::run,
    },
    Entry {
        name: "score",
        about: "the corpora beside the project, each miss against its reason [--release]",
        run: score::run,
    },
    Entry {
        name: "trust",
        about: "build and sign the trust file [--key FILE [-o FILE]] [--test-key] [key -o FILE] [drivers --key FILE]",
        run: trust::run,
    },
    Entry { name: "api", about: "write the public Rust API as text [--check]", run: api::run },
    Entry { name: "docs", about: "write the pages of docs that follow from the source", run: docs::run },
    Entry {
        name: "deb",
        about: "the page and the server as a Debian package, or the token host [token-host] [--test]",
        run: deb::run,
    },
    Entry {
        name: "serve-peers",
        about: "the server behind nginx and Varnish, and scraped by Prometheus",
        run: serving::peers::run,
    },
    Entry { name: "wasm", about: "build the module for the browser", run: wasm::run },
    Entry { name: "www", about: "build the page [--demo]", run: www::run },
    Entry { name: "extension", about: "the browser extension, for Chromium and Firefox [--lint]", run: extension::run },
    Entry {
        name: "screenshots",
        about: "pictures of each state of the page, into target/screenshots",
        run: browser::screenshots,
    },
    Entry { name: "setup", about: "install what the commands need, and nothing else", run: setup::run },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((name, rest)) = arguments.split_first() else {
        list();
        return ExitCode::SUCCESS;
    };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        list();
        return ExitCode::SUCCESS;
    }
    if name == bench::measure::COMMAND {
        return bench::measure::child(rest);
    }
    let outcome = match COMMANDS.iter().find(|entry| entry.name == name) {
        Some(entry) => (entry.run)(rest),
        None => Err(Failure::usage(format!("no command `{name}`; `cargo xtask` lists them"))),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            ExitCode::from(failure.code)
        }
    }
}

fn list() {
    println!("cargo xtask COMMAND");
    println!();
    for entry in COMMANDS {
        println!("  {:<15} {}", entry.name, entry.about);
    }
}
