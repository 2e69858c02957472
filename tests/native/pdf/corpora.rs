//! Signatures found in files of other people's tools, where the collections are at hand.

use crate::corpora::{corpus, files};
use crate::pdf::built::*;
use kyso::pdf::Document;
use kyso::pdf::signature::{ByteRangeFault, Kind, Reach, Signatures, find_signatures};
use kyso::{Error, Limits, Source};

/// The passwords these collections use.
const PASSWORDS: [&str; 5] = ["secret", "usersecret", "ownersecret", "password", "123456"];

fn read(source: &dyn Source) -> Result<Signatures, Error> {
    let limits = Limits::default();
    let mut document = Document::open(source, None, &limits);
    for password in PASSWORDS {
        if matches!(document, Err(Error::PasswordRequired)) {
            document = Document::open(source, Some(password), &limits);
        }
    }
    find_signatures(&document?, &limits)
}

/// Signatures that are no document time-stamps.
fn count(found: &Signatures) -> usize {
    found.fields.iter().filter(|field| field.kind != Kind::DocumentTimestamp).count()
}

#[test]
fn every_collection_is_read_alike_from_memory_and_from_windows() {
    let mut read_files = 0;
    for name in
        ["pdf-attacks", "pdf-dss", "pdf-itext-revisions", "pdf-made-docmdp", "pdf-misc", "pdf-pyhanko", "pdf-siva"]
    {
        let Some(folder) = corpus(name) else { return };
        for path in files(&folder, ".pdf") {
            let bytes = std::fs::read(&path).unwrap();
            let in_memory = format!("{:?}", read(&bytes));
            assert_eq!(in_memory, format!("{:?}", read(&Disk::new(&bytes))), "{}", path.display());
            read_files += 1;
        }
    }
    println!("ran {read_files} files");
    assert!(read_files > 600, "{read_files}");
}

#[test]
fn the_number_of_signatures_is_as_stated() {
    let mut compared = 0;
    let mut different = Vec::new();
    for name in ["pdf-dss", "pdf-siva", "pdf-misc", "pdf-pyhanko", "vn"] {
        let Some(folder) = corpus(name) else { return };
        let text = std::fs::read_to_string(folder.join("expected.json")).unwrap();
        let expected: serde_json::Value = serde_json::from_str(&text).unwrap();
        for case in expected["cases"].as_array().unwrap() {
            let Some(stated) = case["facts"]["signature_count"].as_u64() else { continue };
            let file = case["file"].as_str().unwrap();
            let found = read(&std::fs::read(folder.join(file)).unwrap()).unwrap();
            compared += 1;
            if count(&found) as u64 != stated {
                different.push(format!("{file}: {} found, {stated} stated", count(&found)));
            }
        }
    }
    println!("compared {compared} files");
    assert!(compared >= 20, "{compared}");
    assert!(different.is_empty(), "{different:#?}");
}

#[test]
fn named_signatures_are_all_found() {
    let mut compared = 0;
    let mut missing = Vec::new();
    for name in ["pdf-attacks", "pdf-made-docmdp", "pdf-pyhanko", "pdf-misc"] {
        let Some(folder) = corpus(name) else { return };
        let text = std::fs::read_to_string(folder.join("expected.json")).unwrap();
        let expected: serde_json::Value = serde_json::from_str(&text).unwrap();
        for case in expected["cases"].as_array().unwrap() {
            let Some(stated) = case["signature"].as_str() else { continue };
            let file = case["file"].as_str().unwrap();
            let found = match read(&std::fs::read(folder.join(file)).unwrap()) {
                Err(Error::EncryptionUnsupported { .. }) => continue, // public-key encryption is not read
                found => found.unwrap(),
            };
            compared += 1;
            let names: Vec<_> = found.fields.iter().filter_map(|field| field.field_name.as_deref()).collect();
            if !names.contains(&stated) {
                missing.push(format!("{file}: {stated} is not among {names:?}"));
            }
        }
    }
    println!("compared {compared} cases");
    assert!(compared > 380, "{compared}");
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn really_signed_state_documents() {
    let Some(folder) = corpus("vn/pdf") else { return };
    let look = |name: &str| read(&std::fs::read(folder.join(name)).unwrap()).unwrap();
    for (name, signatures) in [
        ("2021-12-government-portal.pdf", 1),
        ("2026-02-official-gazette.pdf", 1),
        ("2021-11-health-ministry-23-signatures.pdf", 23),
    ] {
        let found = look(name);
        assert_eq!(found.fields.len(), signatures, "{name}");
        assert!(found.fields.iter().all(|field| field.byte_range.is_ok() && field.contents.is_ok()), "{name}");
        assert!(found.fields.iter().all(|field| field.covered_revision == Some(field.first_revision)), "{name}");
        assert!(found.fields.iter().all(|field| field.anomalies.is_empty()), "{name}");
        assert!(found.fields.last().unwrap().covers_whole_file(), "{name}");
    }
    for (name, signatures) in
        [("2021-law-rewritten.pdf", 1), ("2021-decree-105-rewritten.pdf", 1), ("2016-four-files-merged.pdf", 4)]
    {
        let found = look(name);
        assert_eq!(found.fields.len(), signatures, "{name}");
        assert!(
            found.fields.iter().all(|field| field.reach == Reach::WidgetOnly && field.byte_range.is_err()),
            "{name}"
        );
        assert!(found.orphans.is_empty(), "{name}");
    }
    assert!(matches!(
        look("2021-law-rewritten.pdf").fields[0].byte_range,
        Err(ByteRangeFault::BeyondFile { end: 7_594_978, .. })
    ));
    let merged = look("2016-four-files-merged.pdf");
    assert_eq!(merged.fields.iter().filter(|field| field.same_name_as_other).count(), 3);
    for (name, orphans) in [
        ("2026-construction-printed.pdf", 10),
        ("2026-pension-printed.pdf", 8),
        ("2026-decision-982-printed.pdf", 1),
        ("2026-licence-printed.pdf", 7),
    ] {
        let found = look(name);
        assert_eq!((found.fields.len(), found.orphans.len()), (0, orphans), "{name}");
    }
}
