//! `kyso-bench CRL ISSUER SERIAL,SERIAL…`, `digest FILE`, `prepare FILE CERT PREPARED DIGEST`, `embed PREPARED VALUE OUT`: the work that
//! is measured, as a program of its own.

use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    #[cfg(feature = "native-digest")]
    if let Some(outcome) = signing() {
        return match outcome {
            Ok(()) => ExitCode::SUCCESS,
            Err(reason) => {
                eprintln!("kyso-bench: {reason}");
                ExitCode::FAILURE
            }
        };
    }
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

/// The steps of signing, if it is one that is asked for.
#[cfg(feature = "native-digest")]
fn signing() -> Option<Result<(), String>> {
    use kyso_bench::sign::{digest, embedded, prepared};
    use std::path::Path;
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["digest", file] => Some(digest(Path::new(file))),
        ["prepare", file, certificate, out, to_sign] => {
            let read = fs::read(certificate).map_err(|e| format!("{certificate}: {e}"));
            Some(read.and_then(|der| prepared(Path::new(file), &der, Path::new(out), Path::new(to_sign))))
        }
        ["embed", made, value, out] => Some(embedded(Path::new(made), Path::new(value), Path::new(out))),
        _ => None,
    }
}
