//! `kyso-bench CRL ISSUER SERIAL,SERIAL…`: the work that is measured, as a program of its own.

use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    match run() {
        Ok((entries, found)) => {
            println!("{entries} {found}");
            ExitCode::SUCCESS
        }
        Err(reason) => {
            eprintln!("kyso-bench: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(u64, usize), String> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [list, issuer, wanted] = arguments.as_slice() else { return Err("CRL ISSUER SERIAL,…".to_owned()) };
    let read = |path: &String| fs::read(path).map_err(|e| format!("{path}: {e}"));
    kyso_bench::crl(read(list)?, &read(issuer)?, &kyso_bench::serials(wanted)?)
}
