//! `kyso refuse` and `kyso receipt`.

use crate::arguments::{Format, LetterOptions, VerifyOptions};
use crate::commands::dossier;
use crate::output::{Outcome, failure, in_words};
use crate::setup::Setup;
use crate::{batch, exit, verification};
use kyso::formats::letter_html;
use kyso::report::Report;
use kyso::vietnam::{ClerkReason, DecisionError, Reason};
use kyso::words::{self, DossierWords, Language, Letter, LetterDetails, MadeWith, Regulation, Returning, present};
use std::io::Write;
use std::process::ExitCode;

/// Which letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The document goes back.
    Refusal,
    /// The document has arrived.
    Receipt,
}

/// Writes the letter for each file, or says that there is no reason for one.
pub(crate) fn run(options: &LetterOptions, kind: Kind) -> ExitCode {
    match prepare(options, kind) {
        Ok((setup, reasons)) => letters(options, kind, &setup, &reasons),
        Err(reason) => exit::usage(&reason),
    }
}

fn prepare(options: &LetterOptions, kind: Kind) -> Result<(Setup, Vec<ClerkReason>), String> {
    let verify = &options.verify;
    if let Some(word) = verify.not_built_yet() {
        return Err(format!("'{word}' is not built yet"));
    }
    if !matches!(verify.format, Format::Text | Format::Html) {
        return Err("a letter is text or html".to_owned());
    }
    let reasons = reasons(&options.reason, &options.ground)?;
    if kind == Kind::Receipt && !reasons.is_empty() {
        return Err("a receipt has no reasons".to_owned());
    }
    Ok((Setup::new(verify)?, reasons))
}

/// Reasons and grounds in pairs, in their order.
pub(crate) fn reasons(names: &[String], grounds: &[String]) -> Result<Vec<ClerkReason>, String> {
    if names.len() != grounds.len() {
        return Err("every --reason needs its --ground".to_owned());
    }
    let pairs = names.iter().zip(grounds);
    pairs
        .map(|(name, ground)| {
            let reason = Reason::parse(name).ok_or_else(|| format!("--reason {name}: R1 to R14"))?;
            Ok(ClerkReason { reason, ground: ground.clone() })
        })
        .collect()
}

fn letters(options: &LetterOptions, kind: Kind, setup: &Setup, reasons: &[ClerkReason]) -> ExitCode {
    let verify = &options.verify;
    if dossier::is_asked(verify) {
        return of_dossier(options, kind, setup, reasons);
    }
    let files = batch::expand(&verify.files);
    let html = verify.format == Format::Html;
    if files.is_empty() {
        return exit::usage("no file named");
    }
    if files.len() > 1 && (html || verify.detached.is_some()) {
        return exit::usage("--format html and --detached speak of one file");
    }
    let language = language(verify, setup);
    let mut statuses = Vec::with_capacity(files.len());
    for (index, file) in files.iter().enumerate() {
        let outcome = verification::one(file, None, verify, setup);
        statuses.push(outcome.status());
        let text = match &outcome.result {
            Ok(report) => {
                let details = details(options, setup);
                shown(kind, report, language, &details, reasons, html)
            }
            Err(error) => format!("{}\n", failure(error, language)),
        };
        let mut out = std::io::stdout().lock();
        // If the reader of the output stops, the letter has not failed.
        let _ = if files.len() > 1 { heading(&mut out, &outcome, index) } else { Ok(()) };
        let _ = out.write_all(text.as_bytes());
    }
    ExitCode::from(exit::worst(statuses))
}

/// Output is for Vietnamese records by default; another language must be named.
fn language(verify: &VerifyOptions, setup: &Setup) -> Language {
    if verify.format == Format::Html && verify.lang.is_none() { Language::Vi } else { setup.language }
}

/// One letter about all files together.
fn of_dossier(options: &LetterOptions, kind: Kind, setup: &Setup, reasons: &[ClerkReason]) -> ExitCode {
    let verify = &options.verify;
    let language = language(verify, setup);
    let dossier = match dossier::judged(verify, setup) {
        Ok(dossier) => dossier,
        Err(dossier::NotJudged::Usage(why)) => return exit::usage(why),
        Err(dossier::NotJudged::Unreadable(error)) => {
            println!("{}", failure(&error, language));
            return ExitCode::from(exit::UNREADABLE);
        }
    };
    let text = match words::dossier_words(&dossier, language) {
        Some(DossierWords { returning, engine, note }) => {
            let made = MadeWith { engine: &engine, note };
            let letter = written(kind, language, &returning, made, &details(options, setup), reasons);
            let verdict = || Some(words::dossier(&dossier, language).verdict);
            in_form(letter, verdict, language, verify.format == Format::Html)
        }
        None => dossier::unread(&dossier, language),
    };
    // If the reader of the output stops, the letter has not failed.
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
    ExitCode::from(dossier::exit_of(&dossier))
}

fn heading(out: &mut impl Write, outcome: &Outcome, index: usize) -> std::io::Result<()> {
    let name: String = outcome.name.chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect();
    writeln!(out, "{}── {name}", if index == 0 { "" } else { "\n" })
}

fn details(options: &LetterOptions, setup: &Setup) -> LetterDetails {
    LetterDetails {
        sender: options.sender.clone(),
        receiver: options.receiver.clone(),
        number: options.number.clone(),
        by: options.by.clone(),
        at: options.by.is_some().then_some(setup.now),
        regulation: options.regulation.clone().map(|provision| Regulation {
            provision,
            number: options.regulation_number.clone(),
            date: options.regulation_date.clone(),
        }),
    }
}

/// The letter, or why there is none, in words.
fn shown(
    kind: Kind,
    report: &Report,
    language: Language,
    details: &LetterDetails,
    reasons: &[ClerkReason],
    html: bool,
) -> String {
    let shown = present(report, language);
    let made = MadeWith { engine: &shown.engine, note: shown.note };
    let letter = written(kind, language, &shown.returning, made, details, reasons);
    in_form(letter, || shown.law.map(|law| law.verdict), language, html)
}

fn written(
    kind: Kind,
    language: Language,
    returning: &Returning,
    made: MadeWith<'_>,
    details: &LetterDetails,
    reasons: &[ClerkReason],
) -> Result<Letter, DecisionError> {
    match kind {
        Kind::Refusal => Letter::refusal(language, returning, made, details, reasons),
        Kind::Receipt => Letter::receipt(language, returning, made, details),
    }
}

/// A letter in the form asked for, or why there is none. `verdict` is the sentence of the law's view.
fn in_form(
    letter: Result<Letter, DecisionError>,
    verdict: impl FnOnce() -> Option<String>,
    language: Language,
    html: bool,
) -> String {
    match letter {
        Ok(letter) if html => letter_html(&letter),
        Ok(letter) => letter.text(),
        // No reason, or none but an unknown status: the law's view says so in its own sentence.
        Err(error @ (DecisionError::NoGround | DecisionError::StatusAlone)) => {
            format!("{}\n", verdict().unwrap_or_else(|| words::error_code(error.code(), None, language).meaning))
        }
        Err(error) => format!("{}\n", in_words(error.code(), &words::error_code(error.code(), None, language))),
    }
}
