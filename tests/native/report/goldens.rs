//! The report on every fixture, byte for byte. A golden changes on purpose only: `KYSO_BLESS=1 cargo test --test native goldens` writes
//! them anew, and the difference is read before it is committed.

use crate::support::{FIXTURES, Fixture, STANDALONE, golden_form};
use std::collections::BTreeSet;
use std::path::Path;
use std::{env, fs};

#[test]
fn reports_are_as_recorded() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens");
    let mut wrong = held_against(FIXTURES, &folder);
    wrong.extend(held_against(STANDALONE, &folder.join("cms")));
    assert!(wrong.is_empty(), "other reports than recorded: {wrong:?}");
}

fn held_against(fixtures: &[Fixture], folder: &Path) -> Vec<&'static str> {
    let bless = env::var_os("KYSO_BLESS").is_some();
    let mut wrong = Vec::new();
    for fixture in fixtures {
        let now = golden_form(&fixture.report());
        if bless {
            fs::write(folder.join(format!("{}.json", fixture.name)), now).unwrap();
        } else if now != fixture.golden {
            wrong.push(fixture.name);
        }
    }
    wrong
}

#[test]
fn the_list_is_the_folder() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pdf");
    let files = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path());
    let there: BTreeSet<String> = files
        .filter(|p| p.extension().is_some_and(|e| e == "pdf"))
        .map(|p| p.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    let listed: BTreeSet<String> = FIXTURES.iter().map(|f| f.name.to_owned()).collect();
    assert_eq!(there, listed);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/cms");
    let notes = fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    let there: BTreeSet<String> = notes.filter_map(|n| n.strip_suffix(".json").map(str::to_owned)).collect();
    let listed: BTreeSet<String> = STANDALONE.iter().map(|f| f.name.to_owned()).collect();
    assert_eq!(there, listed);
}
