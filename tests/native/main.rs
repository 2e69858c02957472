//! All tests of the engine and the command line that run natively: one program, for linking one per file costs gigabytes and minutes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stdout,
    clippy::print_stderr,
    unreachable_pub,
    reason = "tests read files and stop at what they did not expect"
)]

mod appearance;
mod cli;
mod cms;
mod corpora;
mod docs;
mod fixture_day;
mod layers;
#[cfg(feature = "serve")]
mod mirror;
mod online;
mod path;
mod pdf;
mod report;
mod revocation;
#[cfg(feature = "serve")]
mod serve;
mod sign;
mod suites;
#[path = "../support/mod.rs"]
mod support;
#[cfg(feature = "token-host")]
mod token_host;
mod trust;
#[path = "../vietnam/mod.rs"]
mod vietnam;
