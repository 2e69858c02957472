//! The threat model of relay and mirror: each line of `SECURITY.md` names a test that is there.

use super::read;
use std::fs;
use std::path::Path;

/// The last cell of each line of a table: the names of tests.
fn named() -> Vec<String> {
    let text = read("SECURITY.md");
    let parts = text.split("\n## ").filter(|part| part.starts_with("The relay\n") || part.starts_with("The mirror"));
    let rows = parts.flat_map(str::lines).filter(|line| line.starts_with("| ") && !line.starts_with("| Somebody"));
    let mut names = Vec::new();
    for row in rows {
        let cell = row.trim_matches('|').rsplit(" | ").next().unwrap();
        let ticked: Vec<String> = cell.split('`').skip(1).step_by(2).map(str::to_owned).collect();
        assert!(!ticked.is_empty(), "a line without a test: {row}");
        names.extend(ticked);
    }
    names
}

fn sources(folder: &Path, all: &mut String) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            sources(&path, all);
        } else if path.extension().is_some_and(|end| end == "rs" || end == "mjs") {
            all.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn every_threat_has_a_test() {
    let (mut all, names) = (String::new(), named());
    for folder in ["src", "tests/native", "www/package/test"] {
        sources(&super::root().join(folder), &mut all);
    }
    assert!(names.len() > 35, "{}", names.len());
    for name in names {
        let in_either = [format!("fn {name}()"), format!("test(\"{name}\"")];
        assert!(in_either.iter().any(|test| all.contains(test)), "{name}");
    }
}
