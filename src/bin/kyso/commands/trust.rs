//! `kyso trust`: the signed trust file.

use crate::arguments::{TrustCommand, TrustFileOptions};
use crate::output::to_json;
use crate::{exit, trust_file};
use kyso::policy::Policy;
use kyso::trust::{SignedTrust, TRUST_FILE_SCHEMA, TrustFile, TrustStore};
use kyso::unseen::on_one_line;
use kyso::{Limits, vietnam};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::ExitCode;

/// Verifies, shows or writes a trust file.
pub(crate) fn run(command: &TrustCommand) -> ExitCode {
    match command {
        TrustCommand::Verify(options) => checked(options, false),
        TrustCommand::Show(options) => checked(options, true),
        TrustCommand::Update(options) => super::trust_update::run(options),
        TrustCommand::Payload { data } => payload(data),
    }
}

fn checked(options: &TrustFileOptions, whole: bool) -> ExitCode {
    match trust_file::open(&options.file, &options.key, options.at_least) {
        Ok(signed) => {
            println!("{}", to_json(&shown(&signed, whole), true));
            ExitCode::SUCCESS
        }
        Err((reason, status)) => {
            eprintln!("kyso: {}", on_one_line(&reason));
            ExitCode::from(status)
        }
    }
}

fn shown(signed: &SignedTrust, whole: bool) -> Value {
    let mut store = TrustStore::default();
    // It was read whole when the file was opened.
    let _ = signed.trust.add_to(&mut store, &Limits::default());
    let mut shown = json!({
        "sequence": signed.sequence,
        "date": signed.date,
        "comment": signed.comment,
        "anchors": store.anchors().len(),
        "intermediates": store.intermediates().len(),
    });
    if let (true, Value::Object(map)) = (whole, &mut shown) {
        let certificates = store.anchors().iter().map(|a| {
            json!({
                "name": a.certificate.subject.to_string(),
                "sha256": hex::encode(a.certificate.sha256),
                "domain": a.domain,
            })
        });
        map.insert("anchors".to_owned(), certificates.collect());
        map.insert("algorithms".to_owned(), signed.algorithms.clone());
        let legal = signed.legal.iter().map(|l| json!({ "number": l.number, "from": l.from, "until": l.until }));
        map.insert("legal".to_owned(), legal.collect());
    }
    shown
}

/// What is to be signed: the trust data with the algorithms and provisions that this program is built with.
fn payload(data: &Path) -> ExitCode {
    match written(data) {
        Ok(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err(reason) => exit::usage(&reason),
    }
}

fn written(data: &Path) -> Result<String, String> {
    let fail = |e: &dyn std::fmt::Display| format!("{}: {e}", data.display());
    let text = fs::read_to_string(data).map_err(|e| fail(&e))?;
    let file = TrustFile::parse(&text).map_err(|e| fail(&e))?;
    file.add_to(&mut TrustStore::default(), &Limits::default()).map_err(|e| fail(&e))?;
    let trust: Value = serde_json::from_str(&text).map_err(|e| fail(&e))?;
    let policy: Value = serde_json::from_slice(&Policy::strict().canonical()).map_err(|e| fail(&e))?;
    let legal: Vec<Value> =
        vietnam::TABLE.iter().map(|l| json!({ "number": l.number, "from": l.from, "until": l.until })).collect();
    let payload = json!({
        "schema": TRUST_FILE_SCHEMA,
        "sequence": file.version(),
        "date": trust.get("date"),
        "trust": trust,
        "algorithms": policy.get("algorithms"),
        "legal": legal,
    });
    Ok(to_json(&payload, true))
}
