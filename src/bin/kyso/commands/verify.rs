//! `kyso verify`.

use crate::arguments::{Format, VerifyOptions};
use crate::output::{Outcome, Writer};
use crate::setup::Setup;
use crate::{batch, dossier, exit, file_source::FileSource, page_text};
use indicatif::{ProgressBar, ProgressStyle};
use kyso::verify::{Context, Digests};
use kyso::words::Language;
use kyso::{Error, Input, Source, SourceError};
use std::io::{IsTerminal, Read};
use std::path::Path;
use std::process::ExitCode;

/// Verifies all files and prints the results in their order.
pub(crate) fn run(options: &VerifyOptions) -> ExitCode {
    if let Some(word) = not_built_yet(options) {
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
    let files = batch::expand(&options.files);
    if files.len() > 1 && matches!(options.format, Format::Html | Format::Etsi) {
        return exit::usage("--format html and --format etsi take one file at a time");
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
    let bar = progress(files.len());
    let mut statuses = Vec::with_capacity(files.len());
    // What is printed is for the records here, which are kept in Vietnamese; another language is asked for by name.
    let in_vietnamese = options.format == Format::Html && options.lang.is_none();
    let language = if in_vietnamese { Language::Vi } else { setup.language };
    let mut writer = Writer::new(options.format, language, files.len());
    batch::in_order(
        &files,
        jobs,
        |file| one(file, options, setup),
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

/// What `--pictures` without a file stands for: drawing the pages here.
pub(crate) const DRAW: &str = "draw";

/// Words of the contract that this version does not do.
pub(crate) fn not_built_yet(options: &VerifyOptions) -> Option<&'static str> {
    match options {
        _ if options.online => Some("--online"),
        _ if options.relay.is_some() => Some("--relay"),
        _ if options.pictures.as_deref() == Some(DRAW) => Some("--pictures without a file"),
        _ => None,
    }
}

fn progress(files: usize) -> ProgressBar {
    if files < 2 || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(u64::try_from(files).unwrap_or(u64::MAX));
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len}").unwrap_or_else(|_| ProgressStyle::default_bar());
    bar.with_style(style)
}

/// Verifies one file; whatever goes wrong with it stays with it.
pub(crate) fn one(file: &Path, options: &VerifyOptions, setup: &Setup) -> Outcome {
    let name = file.to_string_lossy().into_owned();
    let password_file = options.password_file.as_deref();
    let text = options.page_text.as_deref().and_then(|asked| page_text::given(asked, file, password_file));
    let evidence = text.map(|text| {
        let mut evidence = setup.evidence.clone();
        evidence.page_text = Some(text);
        evidence
    });
    let result = source(file).and_then(|source| {
        let detached = options.detached.as_deref().map(self::source).transpose()?;
        let input =
            Input { source: source.as_ref(), detached: detached.as_deref(), password: setup.password.as_deref() };
        let shown = shown(file);
        let digests = Digests::default();
        let context = context(setup, &digests, &shown);
        kyso::verify(&input, &Context { evidence: evidence.as_ref().unwrap_or(context.evidence), ..context })
    });
    Outcome { name, result: result.map(Box::new) }
}

/// The name under which a file stands in its report, as it is; what is written for people puts it on one line.
pub(crate) fn shown(file: &Path) -> String {
    file.file_name().map_or_else(|| file.to_string_lossy().into_owned(), |n| n.to_string_lossy().into_owned())
}

/// Everything a verification depends on besides the file's bytes.
pub(crate) fn context<'a>(setup: &'a Setup, digests: &'a Digests, shown: &'a str) -> Context<'a> {
    Context {
        now: setup.now,
        received: setup.received,
        trust: &setup.trust,
        evidence: &setup.evidence,
        policy: &setup.policy,
        limits: &setup.limits,
        digests,
        file: Some(shown),
        kind: setup.kind,
        reveal: setup.reveal,
        hints: true,
    }
}

/// The bytes of a file, or of standard input.
pub(crate) fn source(file: &Path) -> Result<Box<dyn Source>, Error> {
    let fail = |e: std::io::Error| Error::Source(SourceError { offset: 0, reason: e.to_string() });
    if file.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).map_err(fail)?;
        return Ok(Box::new(bytes));
    }
    Ok(Box::new(FileSource::open(file).map_err(fail)?))
}
