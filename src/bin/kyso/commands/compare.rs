//! `kyso compare`: is what came back the file that was sent?

use crate::arguments::{CompareOptions, Format};
use crate::output::{failure, to_json};
use crate::setup::{language, password};
use crate::{exit, file_source};
use kyso::report::{Comparison, Relation};
use kyso::words::{self, Language};
use kyso::{Error, Input, Limits};
use std::process::ExitCode;

/// Prints how a file compares with the original.
pub(crate) fn run(options: &CompareOptions) -> ExitCode {
    if !matches!(options.format, Format::Text | Format::Json) {
        return exit::not_built("--format");
    }
    let password = match options.password_file.as_deref().map(password).transpose() {
        Ok(password) => password,
        Err(reason) => return exit::usage(&reason),
    };
    let language = language(options.lang);
    match compare(options, password.as_deref()) {
        Ok(found) => {
            match options.format {
                Format::Json => println!("{}", to_json(&found, true)),
                _ => print!("{}", text(&found, language)),
            }
            ExitCode::from(status(&found))
        }
        Err(error) => {
            eprintln!("{}", failure(&error, language));
            ExitCode::from(exit::UNREADABLE)
        }
    }
}

fn compare(options: &CompareOptions, password: Option<&str>) -> Result<Comparison, Error> {
    let (file, original) = (file_source::open(&options.file)?, file_source::open(&options.original)?);
    let input = Input { source: file.as_ref(), detached: None, password };
    kyso::compare_with(&input, original.as_ref(), &Limits::default())
}

/// 0 the same bytes, 2 the original with additions, 1 anything else.
fn status(found: &Comparison) -> u8 {
    match found.relation {
        Relation::Identical => 0,
        Relation::Extended => 2,
        Relation::Beginning | Relation::SameContent | Relation::Different => 1,
    }
}

fn text(found: &Comparison, language: Language) -> String {
    let words = words::comparison(found, language);
    let mark = match found.relation {
        Relation::Identical => "✓",
        Relation::Extended => "!",
        _ => "✗",
    };
    let mut out = format!("{mark} {}\n  {}\n", words.title, words.meaning);
    for line in &words.lines {
        out.push_str(&format!("  · {line}\n"));
    }
    if !words.warning.is_empty() {
        out.push_str(&format!("  ! {}\n", words.warning));
    }
    for anomaly in &found.ambiguities {
        out.push_str(&format!("    {anomaly}\n"));
    }
    out
}
