//! The licences of the crates whose code is in the module for browsers, as a text to go with it.

use crate::command::{cargo, output};
use crate::failure::{Doing, Failure, Result};
use crate::wasm;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Beginnings of the names that licence files have.
const FILES: &[&str] = &["LICENSE", "LICENCE", "COPYING", "UNLICENSE", "NOTICE"];

/// A crate and what its licence files say.
struct Crate {
    name: String,
    terms: String,
    texts: Vec<String>,
}

pub(crate) fn run(_: &[String]) -> Result {
    print!("{}", text()?);
    Ok(())
}

/// The whole text: each crate with its terms, each licence text once.
pub(crate) fn text() -> Result<String> {
    let crates = bundled()?;
    let mut carriers: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut all = String::from(
        "The modules kyso_bg.wasm and sign_bg.wasm hold code of these crates, and of the Rust standard library (MIT OR Apache-2.0,\n\
         https://www.rust-lang.org). Their licence texts follow.\n\n",
    );
    for Crate { name, terms, texts } in &crates {
        let _ = writeln!(all, "{name}  {terms}");
        for text in texts {
            carriers.entry(text).or_default().push(name);
        }
    }
    for (text, names) in carriers {
        let _ = write!(all, "\n{}\n{}\n\n{text}\n", "-".repeat(80), names.join(", "));
    }
    Ok(all)
}

/// Everything the library for the browser is linked from, by cargo's own resolution.
fn bundled() -> Result<Vec<Crate>> {
    let mut command = cargo();
    command.args(["metadata", "--format-version", "1", "--filter-platform", "wasm32-unknown-unknown"]);
    command.args(["--no-default-features", "--features", wasm::ALL_FEATURES]);
    let printed = output(&mut command).ok_or_else(|| Failure::new("cargo metadata failed"))?;
    let metadata: Value = serde_json::from_str(&printed).doing("understand cargo metadata")?;
    let packages: BTreeMap<&str, &Value> = by_id(&metadata["packages"]);
    let nodes: BTreeMap<&str, &Value> = by_id(&metadata["resolve"]["nodes"]);
    let own = packages.iter().find(|(_, package)| package["name"] == "kyso").map(|(id, _)| *id);
    let mut waiting: Vec<&str> = own.into_iter().collect();
    let mut seen = BTreeSet::new();
    let mut crates = Vec::new();
    while let Some(id) = waiting.pop() {
        let Some((package, node)) = packages.get(id).zip(nodes.get(id)) else { continue };
        if !seen.insert(id) || is_macro(package) {
            continue;
        }
        if Some(id) != own {
            crates.push(licences_of(package)?);
        }
        waiting.extend(
            array(&node["deps"]).filter(|needed| is_linked(needed)).filter_map(|needed| needed["pkg"].as_str()),
        );
    }
    crates.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(crates)
}

fn by_id(list: &Value) -> BTreeMap<&str, &Value> {
    array(list).filter_map(|item| Some((item["id"].as_str()?, item))).collect()
}

fn array(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

/// A macro runs in the compiler; it is in nothing that is shipped.
fn is_macro(package: &Value) -> bool {
    array(&package["targets"]).any(|target| array(&target["kind"]).any(|kind| kind == "proc-macro"))
}

/// Neither for tests nor for build scripts alone.
fn is_linked(needed: &Value) -> bool {
    array(&needed["dep_kinds"]).any(|kind| kind["kind"].is_null())
}

fn licences_of(package: &Value) -> Result<Crate> {
    let said = |field: &str| package[field].as_str().unwrap_or_default().to_owned();
    let manifest = said("manifest_path");
    let folder = Path::new(&manifest).parent().unwrap_or(Path::new("."));
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).doing(format!("list {}", said("name")))?.flatten() {
        let name = entry.file_name().to_string_lossy().to_uppercase();
        if FILES.iter().any(|beginning| name.starts_with(beginning)) && entry.path().is_file() {
            let text = fs::read_to_string(entry.path()).doing(format!("read a licence of {}", said("name")))?;
            texts.push(text.replace("\r\n", "\n").trim().to_owned());
        }
    }
    let name = format!("{} {}", said("name"), said("version"));
    if texts.is_empty() {
        return Err(Failure::new(format!("{name} has no licence text to ship with the module")));
    }
    texts.sort();
    texts.dedup();
    Ok(Crate { name, terms: said("license"), texts })
}
