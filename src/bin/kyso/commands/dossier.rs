//! `kyso verify --dossier`.

use crate::arguments::{Format, VerifyOptions};
use crate::output::{failure, in_sentences, in_words, to_json};
use crate::setup::Setup;
use crate::{batch, exit, file_source, verification};
use kyso::dossier::{Dossier, GivenFile, MemberError, begins_container};
use kyso::report::Verdict;
use kyso::unseen::on_one_line;
use kyso::verify::Digests;
use kyso::words::Section;
use kyso::words::{self, Language};
use kyso::{Error, Source};
use std::fmt::Write as _;
use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Whether the options ask for a dossier: by the word, or by a ZIP or an edXML package that is given alone.
pub(crate) fn is_asked(options: &VerifyOptions) -> bool {
    options.dossier || matches!(options.files.as_slice(), [one] if is_container(one))
}

/// Bytes in which a container is recognised: an edXML package may begin with a comment.
const HEAD: u64 = 4096;

fn is_container(path: &Path) -> bool {
    let mut head = Vec::new();
    let opened = path.is_file().then(|| File::open(path).ok()).flatten();
    opened.is_some_and(|f| f.take(HEAD).read_to_end(&mut head).is_ok()) && begins_container(&head)
}

/// Why there is no dossier.
pub(crate) enum NotJudged {
    /// The options do not fit.
    Usage(&'static str),
    /// No dossier can be made of the files.
    Unreadable(Error),
}

/// Judges all files together.
pub(crate) fn judged(options: &VerifyOptions, setup: &Setup) -> Result<Dossier, NotJudged> {
    if options.detached.is_some() {
        return Err(NotJudged::Usage("--detached speaks of one file; in a dossier a .p7s stands beside its content"));
    }
    if options.pictures.is_some() {
        return Err(NotJudged::Usage("--pictures speaks of one file"));
    }
    judge(&members(&options.files), options, setup).map_err(NotJudged::Unreadable)
}

/// Writes what all files together came to.
pub(crate) fn run(options: &VerifyOptions, setup: &Setup) -> ExitCode {
    if !matches!(options.format, Format::Text | Format::Json | Format::Jsonl) {
        return exit::usage("a dossier is written as text, json or jsonl");
    }
    match judged(options, setup) {
        Ok(dossier) => {
            write(&dossier, options, setup.language);
            ExitCode::from(exit_of(&dossier))
        }
        Err(NotJudged::Usage(why)) => exit::usage(why),
        Err(NotJudged::Unreadable(error)) => unreadable(&error, options, setup.language),
    }
}

/// A file that could not be read comes before what the others came to, but for one that is not valid.
pub(crate) fn exit_of(dossier: &Dossier) -> u8 {
    let unread = dossier.members.iter().any(|m| m.error.is_some());
    if unread && dossier.verdict != Verdict::Invalid { exit::UNREADABLE } else { exit::of(dossier.verdict) }
}

/// Every file of a folder belongs to a dossier, of whatever form it is.
fn members(paths: &[PathBuf]) -> Vec<PathBuf> {
    paths.iter().flat_map(|p| if p.is_dir() { batch::all_files(p) } else { vec![p.clone()] }).collect()
}

fn judge(paths: &[PathBuf], options: &VerifyOptions, setup: &Setup) -> Result<Dossier, Error> {
    let sources: Vec<(String, Box<dyn Source>)> =
        paths.iter().map(|p| Ok((file_source::name_of(p), file_source::open(p)?))).collect::<Result<_, Error>>()?;
    let given: Vec<GivenFile<'_>> =
        sources.iter().map(|(name, source)| GivenFile { name: name.clone(), source: source.as_ref() }).collect();
    let digests = Digests::default();
    let context = verification::context(setup, &digests, "");
    let (password, main) = (setup.password.as_deref(), options.main.as_deref());
    match &setup.online {
        Some(network) => kyso::online::verify_dossier(&given, password, &context, main, network.as_ref()),
        None => kyso::dossier::verify(&given, password, &context, main),
    }
}

fn write(dossier: &Dossier, options: &VerifyOptions, language: Language) {
    let mut out = std::io::stdout().lock();
    // If the reader of the output stops, the verification has not failed.
    let _ = match options.format {
        Format::Json => writeln!(out, "{}", to_json(dossier, true)),
        Format::Jsonl => writeln!(out, "{}", to_json(dossier, false)),
        _ => out.write_all(members_in_words(dossier, language, options.details).as_bytes()),
    };
}

fn members_in_words(dossier: &Dossier, language: Language, details: bool) -> String {
    let mut out = head(&words::dossier(dossier, language));
    for member in &dossier.members {
        let _ = writeln!(out, "\n── {}", on_one_line(&member.name));
        match (&member.report, &member.error) {
            (Some(report), _) => out.push_str(&in_sentences(report, language, details)),
            (None, Some(error)) => out.push_str(&why(error, language)),
            (None, None) => {}
        }
    }
    out.chars().map(|c| if c.is_control() && c != '\n' { '\u{FFFD}' } else { c }).collect()
}

/// Why the files could not be read.
pub(crate) fn unread(dossier: &Dossier, language: Language) -> String {
    dossier.members.iter().filter_map(|member| member.error.as_ref()).map(|error| why(error, language)).collect()
}

fn why(error: &MemberError, language: Language) -> String {
    let words = words::error_code(error.code, error.details.what.as_deref(), language);
    format!("{}\n", in_words(error.code, &words))
}

fn head(section: &Section) -> String {
    let mut out = format!("{}\n{} {}\n", section.title, section.tone.mark(), section.verdict);
    for line in &section.lines {
        let _ = writeln!(out, "  {}: {}", line.label, on_one_line(&line.value));
    }
    for said in &section.findings {
        let _ = writeln!(out, "  {} {} [{}]", said.tone.mark(), on_one_line(&said.title), said.code);
        for more in [&said.meaning, &said.next].into_iter().filter(|m| !m.is_empty()) {
            let _ = writeln!(out, "      {}", on_one_line(more));
        }
    }
    out
}

fn unreadable(error: &Error, options: &VerifyOptions, language: Language) -> ExitCode {
    if options.format == Format::Text {
        println!("{}", failure(error, language));
    } else {
        let words = words::error(error, language);
        let record = serde_json::json!({
            "error": { "code": error.code(), "message": words.title, "details": error.details() }
        });
        println!("{record}");
    }
    ExitCode::from(exit::UNREADABLE)
}
