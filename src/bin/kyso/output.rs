//! Results as text, JSON or JSON lines.

use crate::arguments::Format;
use crate::exit;
use kyso::Error;
use kyso::ErrorDetails;
use kyso::formats::{detailed, etsi, html, short, simple, slip, text};
use kyso::report::Report;
use kyso::unseen::on_one_line;
use kyso::words::{self, Language, Text, present};
use serde::Serialize;
use std::io::Write;

/// What became of one file.
pub(crate) struct Outcome {
    /// As named on the command line.
    pub(crate) name: String,
    pub(crate) result: Result<Box<Report>, Error>,
}

impl Outcome {
    pub(crate) fn status(&self) -> u8 {
        self.result.as_ref().map_or(exit::UNREADABLE, |report| exit::of(report.verdict))
    }
}

#[derive(Serialize)]
struct Unreadable<'a> {
    file: &'a str,
    error: ErrorRecord<'a>,
}

#[derive(Serialize)]
struct ErrorRecord<'a> {
    code: &'a str,
    message: String,
    details: ErrorDetails,
}

/// Writes results one after the other.
pub(crate) struct Writer {
    format: Format,
    language: Language,
    details: bool,
    many: bool,
    written: usize,
}

impl Writer {
    pub(crate) fn new(format: Format, language: Language, details: bool, files: usize) -> Self {
        Self { format, language, details, many: files > 1, written: 0 }
    }

    pub(crate) fn write(&mut self, outcome: &Outcome) {
        let mut out = std::io::stdout().lock();
        // If the reader of the output stops, the verification has not failed.
        let _ = match self.format {
            Format::Json | Format::Simple | Format::Detailed => {
                write!(out, "{}{}", self.separator(), self.json(outcome, !self.many))
            }
            Format::Jsonl => writeln!(out, "{}", self.json(outcome, false)),
            Format::Text => self.text(outcome, &mut out),
            Format::Html => document(outcome, self.language, &mut out, |report| html(report, self.language)),
            Format::Slip => document(outcome, self.language, &mut out, |report| slip(report, self.language)),
            Format::Etsi => document(outcome, self.language, &mut out, etsi),
        };
        self.written = self.written.saturating_add(1);
    }

    fn separator(&self) -> &'static str {
        match (self.many, self.written) {
            (false, _) => "",
            (true, 0) => "[\n",
            (true, _) => ",\n",
        }
    }

    fn json(&self, outcome: &Outcome, pretty: bool) -> String {
        match (&outcome.result, self.format) {
            (Ok(report), Format::Simple) => to_json(&simple(&detailed(report), self.language), pretty),
            (Ok(report), Format::Detailed) => to_json(&detailed(report), pretty),
            (Ok(report), _) => to_json(report.as_ref(), pretty),
            (Err(error), _) => {
                let message = words::error(error, self.language).title;
                let error = ErrorRecord { code: error.code(), message, details: error.details() };
                to_json(&Unreadable { file: &outcome.name, error }, pretty)
            }
        }
    }

    fn text(&self, outcome: &Outcome, out: &mut impl Write) -> std::io::Result<()> {
        if self.many {
            writeln!(out, "{}── {}", if self.written == 0 { "" } else { "\n" }, on_one_line(&outcome.name))?;
        }
        match &outcome.result {
            Ok(report) => write!(out, "{}", in_sentences(report, self.language, self.details)),
            Err(error) => {
                let words = words::error(error, self.language);
                writeln!(out, "{}", in_words(error.code(), &words))?;
                if words.next.is_empty() { Ok(()) } else { writeln!(out, "  → {}", words.next) }
            }
        }
    }

    pub(crate) fn finish(&self) {
        if matches!(self.format, Format::Json | Format::Simple | Format::Detailed) {
            let end = if self.many { "\n]\n" } else { "\n" };
            let _ = std::io::stdout().lock().write_all(end.as_bytes());
        }
    }
}

/// A report in sentences: in short, or all there is to say.
pub(crate) fn in_sentences(report: &Report, language: Language, details: bool) -> String {
    let shown = present(report, language);
    if details { text(&shown) } else { short(&shown) }
}

/// A format with exactly one report. An unreadable file has none; the reason is written separately.
fn document(
    outcome: &Outcome,
    language: Language,
    out: &mut impl Write,
    written: impl Fn(&Report) -> String,
) -> std::io::Result<()> {
    match &outcome.result {
        Ok(report) => out.write_all(written(report).as_bytes()),
        Err(error) => {
            eprintln!("{}", failure(error, language));
            Ok(())
        }
    }
}

/// The longest record that is written on several lines, in bytes without them: nobody reads a longer one directly, and
/// line breaks double it.
const IN_LINES: usize = 512 << 10;

/// JSON of a record; records have no maps and no numbers that JSON cannot express, so writing them does not fail.
pub(crate) fn to_json(record: &impl Serialize, pretty: bool) -> String {
    let written = serde_json::to_string(record).unwrap_or_default();
    if pretty && written.len() <= IN_LINES { serde_json::to_string_pretty(record).unwrap_or_default() } else { written }
}

/// What went wrong, in words.
pub(crate) fn failure(error: &Error, language: Language) -> String {
    in_words(error.code(), &words::error(error, language))
}

/// An error known by its code, in words.
pub(crate) fn in_words(code: &str, words: &Text) -> String {
    format!("✗ {} [{code}]\n  {}", words.title, words.meaning)
}
