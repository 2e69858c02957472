//! `kyso verify`.

use crate::arguments::{Format, VerifyOptions};
use crate::commands::dossier;
use crate::output::Writer;
use crate::setup::Setup;
use crate::verification::one;
use crate::{batch, exit};
use kyso::words::Language;
use std::process::ExitCode;

/// Verifies all files and prints the results in their order.
pub(crate) fn run(options: &VerifyOptions) -> ExitCode {
    if let Some(word) = options.not_built_yet() {
        return exit::not_built(word);
    }
    let setup = match Setup::new(options) {
        Ok(setup) => setup,
        Err(reason) => return exit::usage(&reason),
    };
    if dossier::is_asked(options) { dossier::run(options, &setup) } else { verify(options, &setup) }
}

/// Verifies the files of the options with what was set up.
pub(crate) fn verify(options: &VerifyOptions, setup: &Setup) -> ExitCode {
    if options.files.is_empty() {
        return exit::usage("no file named");
    }
    let files = batch::paired(batch::expand(&options.files), &options.files);
    if files.len() > 1 && matches!(options.format, Format::Html | Format::Slip | Format::Etsi) {
        return exit::usage("--format html, slip and etsi take one file at a time");
    }
    if options.detached.is_some() && files.len() > 1 {
        return exit::usage("--detached speaks of one file");
    }
    if options.page_text.as_deref().is_some_and(|asked| asked != "read") && files.len() > 1 {
        return exit::usage("--page-text FILE speaks of one file");
    }
    if options.pictures.is_some() && files.len() > 1 {
        return exit::usage("--pictures speaks of one file");
    }
    let jobs = options.jobs.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from));
    let bar = batch::progress(files.len());
    let mut statuses = Vec::with_capacity(files.len());
    // Output is for Vietnamese records by default; another language must be named.
    let in_vietnamese = matches!(options.format, Format::Html | Format::Slip) && options.lang.is_none();
    let language = if in_vietnamese { Language::Vi } else { setup.language };
    let mut writer = Writer::new(options.format, language, options.details, files.len());
    batch::in_order(
        &files,
        jobs,
        |pair| one(&pair.file, pair.content.as_deref(), options, setup),
        |outcome| {
            statuses.push(outcome.status());
            bar.suspend(|| writer.write(&outcome));
            bar.inc(1);
        },
    );
    bar.finish_and_clear();
    writer.finish();
    if files.is_empty() {
        return exit::usage("no file to verify there");
    }
    ExitCode::from(exit::worst(statuses))
}
