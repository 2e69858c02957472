//! The order of the engine's modules: each uses its own layer and those below, never one above.

use crate::failure::{Doing, Failure, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// From the bottom up. Modules of one line may use each other.
const LAYERS: &[&[&str]] = &[
    &["span", "time", "limits", "finding", "error", "input", "asn1", "crypto"],
    &["x509", "cms", "pdf"],
    &["trust", "policy", "evidence"],
    &["path", "revocation", "timestamp"],
    &["ades", "vietnam"],
    &["report"],
    &["verify"],
    &["sign", "bridge", "wasm", "bin"],
];

/// Checks every file under `src`; gives their number.
pub(crate) fn check(src: &Path) -> Result<usize> {
    let root = fs::read_to_string(src.join("lib.rs")).doing("read src/lib.rs")?;
    let reexported = reexports(&root);
    let mut wrong = Vec::new();
    let files = rust_files(src)?;
    for file in &files {
        let path = file.strip_prefix(src).unwrap_or(file);
        let Some(module) = module_of(path) else { continue };
        let text = fs::read_to_string(file).doing(format!("read {}", file.display()))?;
        let Some(own) = layer(&module) else {
            wrong.push(format!("src/{}: module `{module}` stands in no layer", path.display()));
            continue;
        };
        for used in uses(&text) {
            let target = reexported.get(used.as_str()).map_or(used.as_str(), String::as_str);
            if layer(target).is_some_and(|other| other > own) {
                wrong.push(format!("src/{}: `{module}` uses `{target}`, which is above it", path.display()));
            }
        }
    }
    wrong.sort();
    wrong.dedup();
    if wrong.is_empty() { Ok(files.len()) } else { Err(Failure::new(wrong.join("\n"))) }
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|names| names.contains(&module))
}

/// The top module a file belongs to; `lib.rs` belongs to none, it names them all.
fn module_of(path: &Path) -> Option<String> {
    let first = path.components().next()?.as_os_str().to_string_lossy().into_owned();
    let name = first.strip_suffix(".rs").unwrap_or(&first);
    (name != "lib").then(|| name.to_owned())
}

/// Names that `lib.rs` re-exports, with the module they come from.
fn reexports(lib: &str) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for statement in code(lib).split(';') {
        let Some((_, path)) = statement.split_once("pub use ") else { continue };
        let path = path.trim().trim_start_matches("crate::").trim_start_matches("self::");
        let Some((module, rest)) = path.split_once("::") else { continue };
        for name in rest.split(['{', '}', ',', ':']).map(str::trim).filter(|name| !name.is_empty()) {
            let name = name.rsplit(' ').next().unwrap_or(name);
            names.insert(name.to_owned(), module.to_owned());
        }
    }
    names
}

/// The first segment of every path that starts at the crate's root, groups included.
fn uses(text: &str) -> Vec<String> {
    let code = code(text);
    let mut found = Vec::new();
    for root in ["crate::", "kyso::"] {
        for (at, _) in code.match_indices(root) {
            let whole = !code[..at].ends_with(|last: char| last.is_alphanumeric() || last == '_' || last == '$');
            let rest = &code[at + root.len()..];
            match rest.strip_prefix('{') {
                _ if !whole => {}
                Some(group) => found.extend(group_heads(group)),
                None => found.extend(identifier(rest)),
            }
        }
    }
    found
}

/// First segments of the members of a `{…}` group, up to its own closing brace.
fn group_heads(group: &str) -> Vec<String> {
    let (mut depth, mut head, mut found) = (0usize, true, Vec::new());
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => head = true,
            _ if head && depth == 0 && !letter.is_whitespace() => {
                found.extend(identifier(&group[at..]));
                head = false;
            }
            _ => {}
        }
    }
    found
}

fn identifier(text: &str) -> Option<String> {
    let name: String = text.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
    (!name.is_empty()).then_some(name)
}

/// The text without comments and without its unit tests, which may use anything.
fn code(text: &str) -> String {
    let tested = text.find("#[cfg(test)]\nmod ").unwrap_or(text.len());
    text[..tested].lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

fn rust_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).doing(format!("list {}", folder.display()))? {
        let path = entry.doing(format!("list {}", folder.display()))?.path();
        if path.is_dir() {
            files.extend(rust_files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::{check, code, reexports, uses};
    use crate::paths;

    #[test]
    fn the_engine_keeps_its_layers() {
        if let Err(failure) = check(&paths::root().join("src")) {
            panic!("{failure}");
        }
    }

    #[test]
    fn paths_are_found_in_every_form() {
        let text = "use crate::{span::Span, pdf::{self, lexer}, Error};\nuse crate::time::Timestamp; // crate::report\n\
                    fn f() -> crate::x509::Name { kyso::verify() }\n#[cfg(test)]\nmod tests { use crate::verify; }\n";
        assert_eq!(uses(text), ["span", "pdf", "Error", "time", "x509", "verify"]);
    }

    #[test]
    fn root_names_lead_to_their_module() {
        let names = reexports("pub mod report;\npub use report::{Report, text};\npub use error::Error;\n");
        assert_eq!(names.get("Report").map(String::as_str), Some("report"));
        assert_eq!(names.get("text").map(String::as_str), Some("report"));
        assert_eq!(names.get("Error").map(String::as_str), Some("error"));
    }

    #[test]
    fn unit_tests_are_not_code() {
        assert_eq!(code("a\n#[cfg(test)]\nmod tests {}"), "a");
    }
}
