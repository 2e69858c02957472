//! `kyso serve` and the mirror: each figure is a part of its own, so that it can be taken alone.

mod archive;
mod asked;
mod cold;
mod hit;
mod many;
mod measured;
mod shard;
mod wrk;

use super::Options;
use crate::failure::{Failure, Result};
use crate::serving::{QUESTION, Serving, folder, get};
use crate::setup;

/// The parts that ask a running server.
pub(super) const HIT: fn(&Options) -> Result = |options| with_server("hit", options, hit::run);
pub(super) const COLD: fn(&Options) -> Result = |options| with_server("cold", options, cold::run);
pub(super) const MANY: fn(&Options) -> Result = |options| with_server("many", options, many::run);
pub(super) use {archive::run as archive, shard::run as shard};

/// All of them.
pub(super) fn run(options: &Options) -> Result {
    [HIT, COLD, MANY, shard, archive].into_iter().map(|part| part(options)).fold(Ok(()), Result::and)
}

/// A server for one part, with a list that its relay has.
struct Served<'a> {
    serving: Serving,
    folder: std::path::PathBuf,
    options: &'a Options,
}

fn with_server(name: &str, options: &Options, part: fn(&Served<'_>) -> Result) -> Result {
    setup::debian::ensure(setup::debian::PEERS)?;
    let folder = folder(&format!("bench-{name}"))?;
    let serving = Serving::start(&folder, !options.debug)?;
    let first = get(serving.port, QUESTION)?;
    if !first.starts_with("HTTP/1.1 200") {
        return Err(Failure::new(format!("the relay does not answer: {first}")));
    }
    if options.debug {
        println!("\nNot optimised: the figures only show that the command works.");
    }
    part(&Served { serving, folder, options })
}
