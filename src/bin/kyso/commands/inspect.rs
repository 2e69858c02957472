//! `kyso inspect`.

use crate::arguments::{Format, InspectOptions};
use crate::output::{failure, to_json};
use crate::setup::{language, password};
use crate::{exit, file_source};
use kyso::inspect::{Field, Inspection, Revision};
use kyso::words::{self, Language};
use kyso::{Input, Limits};
use std::process::ExitCode;

/// Prints what is in a file.
pub(crate) fn run(options: &InspectOptions) -> ExitCode {
    if !matches!(options.format, Format::Text | Format::Json) {
        return exit::not_built("--format");
    }
    let password = match options.password_file.as_deref().map(password).transpose() {
        Ok(password) => password,
        Err(reason) => return exit::usage(&reason),
    };
    let found = file_source::open(&options.file).and_then(|source| {
        let input = Input { source: source.as_ref(), detached: None, password: password.as_deref() };
        kyso::inspect(&input, &Limits::default())
    });
    match found {
        Ok(inspection) if options.format == Format::Json => println!("{}", to_json(&inspection, true)),
        Ok(inspection) => print!("{}", text(&inspection, language(options.lang))),
        Err(error) => {
            eprintln!("{}", failure(&error, language(options.lang)));
            return ExitCode::from(exit::UNREADABLE);
        }
    }
    ExitCode::SUCCESS
}

/// Facts, one a line. File content is shown without control characters.
fn text(found: &Inspection, language: Language) -> String {
    let mut out = format!("size {} bytes, encrypted {}, pages {}\n", found.size, found.encrypted, found.pages);
    out.push_str(&format!("producer {}\n", found.producer.as_deref().unwrap_or("-")));
    out.push_str(&revisions(&found.revisions, language));
    for field in &found.fields {
        out.push_str(&one(field));
    }
    for orphan in &found.orphan_signatures {
        out.push_str(&format!(
            "orphan signature dictionary {} {}\n",
            orphan.object,
            orphan.sub_filter.as_deref().unwrap_or("-")
        ));
    }
    let [certificates, lists, responses] = found.security_store;
    out.push_str(&format!("security store {certificates} certificates, {lists} CRLs, {responses} OCSP responses\n"));
    for anomaly in &found.anomalies {
        out.push_str(&format!("anomaly {} at {}\n", anomaly.code.name(), known(anomaly.offset)));
    }
    out.chars().map(|c| if c.is_control() && c != '\n' { '\u{FFFD}' } else { c }).collect()
}

/// Most changes of one revision shown; the JSON has all.
const SHOWN: usize = 20;

/// The revisions as a table, each with what it changed.
fn revisions(list: &[Revision], language: Language) -> String {
    let heads = match language {
        Language::Vi => ["lần lưu", "từ byte", "số byte", "đối tượng", "chữ ký", "mức thay đổi", "lý do"],
        Language::En => ["revision", "offset", "size", "objects", "signature", "level of change", "reason"],
    };
    let mut rows = vec![heads.map(str::to_owned)];
    rows.extend(list.iter().map(|revision| row(revision, language)));
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
    let widths: Vec<usize> = (0..heads.len()).map(|column| width(column).unwrap_or(0)).collect();
    let mut out = String::new();
    for (index, row) in rows.iter().enumerate() {
        let cells = row.iter().zip(&widths).enumerate().map(|(column, (cell, width))| match column {
            0..=3 => format!("{cell:>width$}"),
            _ => format!("{cell:<width$}"),
        });
        out.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
        out.push('\n');
        let changes =
            index.checked_sub(1).and_then(|index| list.get(index)).map(|revision| revision.changes.as_slice());
        let changes = changes.unwrap_or_default();
        for change in changes.iter().take(SHOWN) {
            out.push_str(&format!("      · {}\n", words::difference(change, language)));
        }
        if changes.len() > SHOWN {
            out.push_str(&format!("      · … +{}\n", changes.len() - SHOWN));
        }
    }
    out
}

fn row(revision: &Revision, language: Language) -> [String; 7] {
    let ids = revision.signatures.iter().map(usize::to_string);
    let ids: Vec<String> = ids.chain(revision.timestamps.iter().map(|id| format!("t{id}"))).collect();
    let level = revision.level.and_then(|level| serde_json::to_value(level).ok());
    [
        revision.number.to_string(),
        revision.start.to_string(),
        revision.size.to_string(),
        revision.objects.to_string(),
        if ids.is_empty() { "-".to_owned() } else { ids.join(" ") },
        known(level.as_ref().and_then(|level| level.as_str())),
        match (revision.reason, language) {
            (None, Language::Vi) => "không xác định được".to_owned(),
            (None, Language::En) => "cannot be told".to_owned(),
            (Some("created"), Language::Vi) => "tạo tệp".to_owned(),
            (Some("created"), Language::En) => "created".to_owned(),
            (Some(code), _) => words::change_kind(code, language).to_owned(),
        },
    ]
}

fn one(field: &Field) -> String {
    let range = field.coverage.byte_range.iter().map(i64::to_string).collect::<Vec<_>>().join(" ");
    let mut line = format!(
        "{} {} {} [{range}] revision {} digest {}",
        field.kind,
        field.name.as_deref().unwrap_or("-"),
        field.sub_filter.as_deref().unwrap_or("-"),
        known(field.coverage.revision),
        field.digest.unwrap_or("-"),
    );
    for (label, value) in [("byte range", &field.byte_range_fault), ("message", &field.message_fault)] {
        if let Some(value) = value {
            line.push_str(&format!("; {label}: {value}"));
        }
    }
    line.push('\n');
    line
}

fn known(value: Option<impl ToString>) -> String {
    value.map_or_else(|| "-".to_owned(), |v| v.to_string())
}
