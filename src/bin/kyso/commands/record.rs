//! `kyso record`: the record of a check that an office stores, and its deletion when it is no longer needed.

use crate::arguments::{RecordCommand, RecordDelete, RecordExport};
use crate::commands::letter;
use crate::output::{failure, to_json};
use crate::setup::Setup;
use crate::{exit, file_source, verification};
use kyso::Input;
use kyso::evidence::EvidenceStore;
use kyso::evidence::pack::Pack;
use kyso::report::{self, Decision, Found};
use kyso::verify::{Digests, evidence_of};
use kyso::vietnam::Choice;
use kyso::words;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// Writes or deletes records.
pub(crate) fn run(command: &RecordCommand) -> ExitCode {
    let done = match command {
        RecordCommand::Export(options) => export(options),
        RecordCommand::Delete(options) => delete(options),
    };
    done.unwrap_or_else(|reason| exit::usage(&reason))
}

fn export(options: &RecordExport) -> Result<ExitCode, String> {
    if let Some(word) = options.verify.not_built_yet() {
        return Ok(exit::not_built(word));
    }
    let [file] = options.verify.files.as_slice() else {
        return Err("a record speaks of one file".to_owned());
    };
    let setup = Setup::new(&options.verify)?;
    let decision = decision(options, &setup)?;
    let (report, used) = match verification::judged(file, &options.verify, &setup) {
        Ok(judged) => judged,
        Err(error) => {
            eprintln!("{}", failure(&error, setup.language));
            return Ok(ExitCode::from(exit::UNREADABLE));
        }
    };
    let status = exit::of(report.verdict);
    let mut found = Found::of(&report, to_json(&report, false));
    (found.document.sender, found.document.number) = (options.sender.clone(), options.number.clone());
    let evidence = if options.no_evidence { None } else { Some(evidence(file, options, &setup, &used)?) };
    let record = report::record(found, decision.as_ref(), evidence).map_err(|error| {
        let words = words::error_code(error.code(), None, setup.language);
        format!("{} [{}]: {}", words.title, error.code(), words.meaning)
    })?;
    create(&options.output, format!("{}\n", to_json(&record, true)).as_bytes())?;
    Ok(ExitCode::from(status))
}

fn decision(options: &RecordExport, setup: &Setup) -> Result<Option<Decision>, String> {
    let reasons = letter::reasons(&options.reason, &options.ground)?;
    let Some(word) = &options.choice else {
        return if reasons.is_empty() { Ok(None) } else { Err("--reason goes with --choice return".to_owned()) };
    };
    let choice = Choice::parse(word).ok_or_else(|| format!("--choice {word}: return or accept"))?;
    Ok(Some(Decision { choice, reasons, ground: options.otherwise.clone(), by: options.by.clone(), at: setup.now }))
}

/// The pack of the file and of the evidence it was judged with, as text.
fn evidence(file: &Path, options: &RecordExport, setup: &Setup, used: &EvidenceStore) -> Result<String, String> {
    let fail = |e: kyso::Error| format!("{}: {e}", file.display());
    let source = file_source::open(file).map_err(fail)?;
    let detached = options.verify.detached.as_deref().map(file_source::open).transpose().map_err(fail)?;
    let input = Input { source: source.as_ref(), detached: detached.as_deref(), password: setup.password.as_deref() };
    let shown = file_source::name_of(file);
    let found = evidence_of(&input, &verification::context(setup, &Digests::default(), &shown)).map_err(fail)?;
    let mut pack = Pack::new(setup.now, setup.received, &setup.policy, &setup.trust, used);
    pack.add_document(Some(&shown), &found);
    Ok(to_json(&pack, false))
}

/// Writes a new file; a record that is there already is never written over.
fn create(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let fail = |e: std::io::Error| format!("{}: {e}", path.display());
    let mut file = File::options().write(true).create_new(true).open(path).map_err(fail)?;
    file.write_all(bytes).map_err(fail)
}

/// Deletes records and nothing else: every one is read first, and nothing is deleted unless all of them are valid
/// records.
fn delete(options: &RecordDelete) -> Result<ExitCode, String> {
    let document = options.of.as_deref().map(document).transpose()?;
    for path in &options.records {
        check(path, document.as_deref())?;
    }
    for path in &options.records {
        fs::remove_file(path).map_err(|e| format!("{}: {e}", path.display()))?;
        println!("{}", path.display());
    }
    Ok(ExitCode::SUCCESS)
}

/// Whether a file is a record, and of the document named.
fn check(path: &Path, document: Option<&str>) -> Result<(), String> {
    let fail = |e: &dyn std::fmt::Display| format!("{}: {e}; nothing was deleted", path.display());
    let metadata = fs::symlink_metadata(path).map_err(|e| fail(&e))?;
    if !metadata.is_file() {
        return Err(fail(&"not a regular file"));
    }
    let text = fs::read_to_string(path).map_err(|e| fail(&e))?;
    let read: serde_json::Value = serde_json::from_str(&text).map_err(|_| fail(&"not a record"))?;
    if read.get("schema").and_then(|s| s.as_str()) != Some(report::RECORD_SCHEMA) {
        return Err(fail(&"not a record"));
    }
    let of = read.pointer("/document/sha256").and_then(|s| s.as_str());
    match document {
        Some(wanted) if of != Some(wanted) => Err(fail(&"a record of another document")),
        _ => Ok(()),
    }
}

/// SHA-256 of a file.
fn document(path: &Path) -> Result<String, String> {
    let bytes = fs::read(path).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(hex::encode(kyso::crypto::sha256(&bytes)))
}
