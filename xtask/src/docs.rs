//! `cargo xtask docs`: the pages of `docs/src` that follow from the source, written anew.

use crate::command::{cargo, run as run_command};
use crate::failure::Result;

/// The test that holds the pages against the source is also what writes them, so that there is one way of making them.
pub(crate) fn run(_: &[String]) -> Result {
    run_command(cargo().env("KYSO_BLESS", "1").args(["test", "--test", "native", "generated_pages_are_up_to_date"]))
}
