//! How much the browser has to load, and what it consists of.

mod module;
mod symbol;

use super::table::{Table, judge};
use crate::failure::{Doing, Result};
use crate::wasm::{LIMIT, packed};
use crate::{paths, setup, wasm};
use module::{Function, Module};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Rows of each table.
const ROWS: usize = 40;

pub(crate) fn run(_: usize) -> Result {
    setup::debian::ensure(setup::debian::BENCH)?;
    wasm::build()?;
    let file = wasm::file();
    let raw = fs::metadata(&file).doing("look at the module")?.len();
    let size = packed(&file)?;
    println!("\nThe module after wasm-opt: {} kB, {} kB under brotli -q 11", kilobytes(raw as usize), kilobytes(size));
    judge("the module under brotli", size as f64 / 1e3, LIMIT, " kB");
    parts()
}

/// What the module consists of, from the same module with names.
fn parts() -> Result {
    let folder = paths::target().join("bench/size");
    fs::create_dir_all(&folder).doing("make target/bench/size")?;
    let named = folder.join("named.wasm");
    wasm::optimise(&["-g"], &named)?;
    let bytes = fs::read(&named).doing("read the module with names")?;
    let module = Module::read(&bytes)?;
    let (mut crates, mut functions) = (BTreeMap::new(), BTreeMap::new());
    for function in &module.functions {
        let name = symbol::plain(&function.name);
        let group: &mut Vec<&Function> = crates.entry(symbol::crate_of(&name).to_owned()).or_default();
        group.push(function);
        let group: &mut Vec<&Function> = functions.entry(name).or_default();
        group.push(function);
    }
    println!("\nCode by crate; packed alone, so that the sum is more than the whole");
    print(crates, &folder)?;
    println!("\nCode by function, all instances of one together");
    print(functions, &folder)?;
    println!(
        "\nData: {} kB, {} kB packed alone",
        kilobytes(module.data.len()),
        kilobytes(packed_alone(module.data, &folder)?)
    );
    Ok(())
}

/// The largest groups of functions.
fn print(groups: BTreeMap<String, Vec<&Function>>, folder: &Path) -> Result {
    let size = |group: &[&Function]| group.iter().map(|function| function.body.len()).sum::<usize>();
    let all: usize = groups.values().map(|group| size(group)).sum();
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(_, group)| std::cmp::Reverse(size(group)));
    let mut table = Table::new(&["", "instances", "raw kB", "share %", "brotli kB"]);
    for (name, group) in groups.iter().take(ROWS) {
        let bodies: Vec<u8> = group.iter().flat_map(|function| function.body).copied().collect();
        let shown: String = name.chars().take(90).collect();
        let share = bodies.len() as f64 / all.max(1) as f64 * 100.0;
        let packed = kilobytes(packed_alone(&bodies, folder)?);
        table.row([shown, group.len().to_string(), kilobytes(bodies.len()), format!("{share:.1}"), packed]);
    }
    table.print();
    Ok(())
}

fn packed_alone(bytes: &[u8], folder: &Path) -> Result<usize> {
    let file = folder.join("part");
    fs::write(&file, bytes).doing("write a part of the module")?;
    packed(&file)
}

fn kilobytes(bytes: usize) -> String {
    format!("{:.1}", bytes as f64 / 1e3)
}
