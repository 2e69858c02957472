//! The host that browsers start to sign with a token: native messaging on its standard streams, and its own window for consent and PIN.
#![forbid(unsafe_code)]
#![allow(clippy::print_stdout, clippy::print_stderr, clippy::disallowed_methods, clippy::disallowed_types)]

mod add_driver;
mod consent;
mod doctor;
mod driver_path;
mod fault;
mod holding;
mod install;
#[path = "../shared/mechanism.rs"]
mod mechanism;
mod messages;
mod pin;
mod port;
#[path = "../shared/read_at.rs"]
mod read_at;
mod series;
mod session;
mod settings;
mod signing;
mod spool;
mod status;
mod tokens;
mod window;

use kyso::bridge::Caller;
use kyso::bridge::protocol::{Answer, ErrorCode};
use messages::USAGE;
use settings::Settings;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["install", options @ ..] => install::run(options, install::Doing::Install),
        ["uninstall", options @ ..] => install::run(options, install::Doing::Uninstall),
        ["doctor"] => doctor::run(),
        ["add-driver", path] => add_driver::run(path),
        ["guide"] => {
            messages::line(messages::words().locked);
            ExitCode::SUCCESS
        }
        ["--version"] => {
            messages::line(concat!("kyso-token-host ", env!("CARGO_PKG_VERSION")));
            ExitCode::SUCCESS
        }
        [] | ["--help" | "-h"] => {
            messages::line(USAGE);
            ExitCode::SUCCESS
        }
        _ => host(&arguments),
    }
}

/// Serves the browser that started it, until it closes the stream.
fn host(arguments: &[String]) -> ExitCode {
    let settings = Settings::read();
    let Some(caller) = Caller::read(arguments, &settings.extensions) else {
        // Whoever asks is told in the form that a browser understands; a person sees the usage.
        port::write(&Answer::error(None, ErrorCode::OriginNotAllowed));
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    session::serve(caller, settings)
}
