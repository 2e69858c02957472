//! `kyso policy`: the built-in policy as a file.

use crate::exit;
use crate::output::to_json;
use kyso::policy::Policy;
use kyso::unseen::on_one_line;
use std::process::ExitCode;

/// Prints the policy.
pub(crate) fn run() -> ExitCode {
    let written: Result<serde_json::Value, _> = serde_json::from_slice(&Policy::strict().canonical());
    match written {
        Ok(policy) => println!("{}", to_json(&policy, true)),
        Err(error) => {
            eprintln!("kyso: {}", on_one_line(&error.to_string()));
            return ExitCode::from(exit::INTERNAL);
        }
    }
    ExitCode::SUCCESS
}
