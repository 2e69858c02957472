//! The law's view: every step changes with the check under it, every rule has a row in the table of scenarios.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::as_conversions,
    unreachable_pub
)]

mod document;
mod invariants;
mod masking;
mod printed;
mod real;
mod scenario;
mod steps;
#[path = "../support/mod.rs"]
mod support;
mod table;
mod words;
