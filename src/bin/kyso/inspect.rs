//! `kyso inspect`.

use crate::arguments::{Format, InspectOptions};
use crate::output::to_json;
use crate::setup::{language, password};
use crate::{exit, verify};
use kyso::inspect::{Field, Inspection};
use kyso::report::message;
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
    let found = verify::source(&options.file).and_then(|source| {
        let input = Input { source: source.as_ref(), detached: None, password: password.as_deref() };
        kyso::inspect(&input, &Limits::default())
    });
    match found {
        Ok(inspection) if options.format == Format::Json => println!("{}", to_json(&inspection, true)),
        Ok(inspection) => print!("{}", text(&inspection)),
        Err(error) => {
            let words = message::error(&error, language(options.lang));
            eprintln!("✗ {} [{}]\n  {}", words.title, error.code(), words.meaning);
            return ExitCode::from(exit::UNREADABLE);
        }
    }
    ExitCode::SUCCESS
}

/// Facts, one a line. File content is shown without control characters.
fn text(found: &Inspection) -> String {
    let mut out = format!("size {} bytes, encrypted {}, pages {}\n", found.size, found.encrypted, found.pages);
    out.push_str(&format!("producer {}\n", found.producer.as_deref().unwrap_or("-")));
    for revision in &found.revisions {
        out.push_str(&format!("revision {} ends at {}, {} objects\n", revision.number, revision.end, revision.objects));
    }
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
