//! `cargo xtask fuzz`: answers of hostile readers and cards, and messages of hostile pages. The same tests give fewer of them in every run of `cargo test`.

use crate::command::{cargo, run as run_command};
use crate::failure::{Failure, Result};

/// How many answers each of the tests gives.
const ANSWERS: &str = "1000000";
/// The tests.
const FILTERS: [&str; 2] = ["bridge::card::tests::fuzz", "bridge::protocol::fuzz"];

pub(crate) fn run(arguments: &[String]) -> Result {
    let answers = match arguments {
        [] => ANSWERS,
        [option, number] if option == "--answers" && number.parse::<u64>().is_ok() => number.as_str(),
        _ => return Err(Failure::usage("fuzz [--answers N]")),
    };
    run_command(cargo().args(["test", "--lib", "--"]).args(FILTERS).env("KYSO_FUZZ", answers))?;
    println!("{answers} answers to each test, without a crash");
    Ok(())
}
