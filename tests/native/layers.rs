//! The layers of ARCHITECTURE.md hold: a module's `use` lines, and paths that begin with `crate::`, never point upwards.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Lowest first; modules of one row may use each other.
const LAYERS: &[&[&str]] = &[
    &["base"],
    &["asn1"],
    &["crypto"],
    &["x509", "cms", "mime", "pdf"],
    &["trust", "policy", "evidence"],
    &["validation"],
    &["ades", "vietnam"],
    &["report"],
    &["verify", "inspect", "compare", "signed_revision", "dossier"],
    &["words"],
    &["formats"],
    &["sign", "bridge", "wasm"],
];

fn layer_of(module: &str) -> Option<usize> {
    LAYERS.iter().position(|row| row.contains(&module))
}

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()) {
        if entry.is_dir() {
            rust_files(&entry, files);
        } else if entry.extension().is_some_and(|e| e == "rs") {
            files.push(entry);
        }
    }
}

/// First words behind every `crate::` of a line, braces included.
fn targets(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        let rest = &line[at + "crate::".len()..];
        let words: Vec<&str> = match rest.strip_prefix('{') {
            Some(inside) => inside.split('}').next().unwrap_or_default().split(',').collect(),
            None => vec![rest],
        };
        for word in words {
            let name: String = word.trim().chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            found.push(name);
        }
    }
    found
}

#[test]
fn no_module_uses_one_above_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&root, &mut files);
    let mut wrong = Vec::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for file in files {
        let inside = file.strip_prefix(&root).unwrap();
        let first = inside.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
        let module = first.trim_end_matches(".rs").to_owned();
        if module == "lib" || module == "bin" {
            continue;
        }
        let own = layer_of(&module).unwrap_or_else(|| panic!("{module} stands in no layer"));
        *seen.entry(module.clone()).or_default() += 1;
        for (number, line) in fs::read_to_string(&file).unwrap().lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            for target in targets(code) {
                if let Some(above) = layer_of(&target).filter(|layer| *layer > own) {
                    wrong.push(format!("{}:{}: {module} uses {target} (layer {above})", inside.display(), number + 1));
                }
            }
        }
    }
    assert!(seen.len() > 10, "too few modules were looked at: {seen:?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_check_sees_what_it_should() {
    assert_eq!(targets("use crate::{Limits, report::model};"), ["Limits", "report"]);
    assert_eq!(targets("let x = crate::verify::open(1);"), ["verify"]);
}

/// Signatures are verified by one set of primitives, in the browser and outside; the assembly computes digests alone.
#[test]
fn ring_computes_digests_and_nothing_else() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&root, &mut files);
    let mut named = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let code = text.lines().map(|line| line.split("//").next().unwrap_or_default());
        for line in code.filter(|line| names_ring(line)) {
            assert!(line.contains("ring::digest::"), "{}: {line}", file.display());
            named.push(file.strip_prefix(&root).unwrap().to_owned());
        }
    }
    assert_eq!(named, [Path::new("crypto/native_hasher.rs")]);
}

/// Whether the crate's name stands in the line, not merely the end of a longer word.
fn names_ring(line: &str) -> bool {
    line.match_indices("ring::").any(|(at, _)| !line[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_'))
}
