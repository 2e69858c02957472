//! `kyso page-text`: the text of a PDF's pages with its places.

use crate::arguments::PageTextOptions;
use crate::output::to_json;
use crate::page_text::{self, PageTextFile};
use crate::{exit, setup};
use kyso::unseen::on_one_line;
use std::process::ExitCode;

/// Prints the text.
pub(crate) fn run(options: &PageTextOptions) -> ExitCode {
    let password = match options.password_file.as_deref().map(setup::password).transpose() {
        Ok(password) => password,
        Err(reason) => return exit::usage(&reason),
    };
    let text = std::fs::read(&options.file)
        .map_err(|e| e.to_string())
        .and_then(|bytes| page_text::read(&bytes, password.as_deref()));
    match text {
        Ok(text) => println!("{}", to_json(&PageTextFile::from(&text), false)),
        Err(reason) => {
            eprintln!("kyso: {}: {reason}", on_one_line(&options.file.to_string_lossy()));
            return ExitCode::from(exit::UNREADABLE);
        }
    }
    ExitCode::SUCCESS
}
