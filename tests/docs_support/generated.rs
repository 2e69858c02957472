//! Pages that follow from the source. `cargo xtask docs` writes them.

use super::{command_line, root};
use kyso::finding::{Code, Finding, Severity};
use kyso::policy::{Constraint, Level, Policy};
use kyso::report::message::{self, Language};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

const NOTE: &str = "<!-- Made by `cargo xtask docs` from the source; changes belong there. -->\n\n";

/// Every such page: its path below `docs/src` and its text.
pub fn pages() -> Vec<(&'static str, String)> {
    vec![
        ("auditors/checks.md", checks()),
        ("auditors/findings.md", findings()),
        ("auditors/decree.md", decree()),
        ("auditors/algorithms.md", algorithms()),
        ("en/command-line-reference.md", reference()),
    ]
}

/// One cell of a table.
fn cell(text: &str) -> String {
    text.trim().replace('|', "\\|").replace('\n', " ")
}

/// The doc comment of a row begins every line with a blank.
fn about(text: &str) -> String {
    cell(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn checks() -> String {
    let policy = Policy::strict();
    let mut page = format!(
        "# Checks, by clause\n\n{NOTE}Every check that a policy can speak of, with the place it comes from, its level in the built-in \
         policy `{}` and the weakest level a policy may give it. A check whose weakest level is FAIL is *hard*: no policy file \
         can make it weigh less. In a report, checks stand in `blocks` of each signature, under these names.\n\n\
         | check | what it asks | clause | built-in | weakest |\n|---|---|---|---|---|\n",
        policy.id
    );
    for constraint in Constraint::ALL {
        let weakest = if constraint.is_hard() { "FAIL (hard)".to_owned() } else { constraint.weakest().to_string() };
        let level = constraint.builtin();
        let _ = writeln!(
            page,
            "| `{}` | {} | {} | {level} | {weakest} |",
            constraint.name(),
            about(constraint.about()),
            cell(constraint.clause()),
        );
    }
    let hard = Constraint::ALL.iter().filter(|c| c.is_hard()).count();
    let failing = Constraint::ALL.iter().filter(|c| c.builtin() == Level::Fail).count();
    let _ = write!(
        page,
        "\n{} checks, {hard} of them hard; {failing} keep a signature from passing under the built-in policy.\n\n## By document\n\n",
        Constraint::ALL.len(),
    );
    let mut by: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for constraint in Constraint::ALL {
        for place in constraint.clause().split(';').map(str::trim) {
            by.entry(place).or_default().push(format!("`{}`", constraint.name()));
        }
    }
    page.push_str("| clause | checks |\n|---|---|\n");
    for (place, names) in by {
        let _ = writeln!(page, "| {} | {} |", cell(place), names.join(", "));
    }
    page
}

fn findings() -> String {
    let mut page = format!(
        "# Findings\n\n{NOTE}Every code that a report can carry. A code never changes its meaning. The data of a finding stand in \
         `params`, each with name and value. The weight is the finding's own; what it does to a verdict is decided by the check \
         that carries it.\n\n| code | what it says: its data | weight | clause | in Vietnamese |\n|---|---|---|---|---|\n"
    );
    for code in Code::ALL {
        let weight = match code.severity() {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        let said = message::finding(&Finding::new(*code), Language::Vi).title;
        let _ = writeln!(
            page,
            "| `{}` | {} | {weight} | {} | {} |",
            code.name(),
            about(code.about()),
            cell(code.clause()),
            cell(&said),
        );
    }
    let _ = write!(page, "\n{} codes.\n", Code::ALL.len());
    page
}

/// Place of a step: article, clause, name.
type Place = (u64, String, String);

/// The steps of the decree with the checks they rest on, over all recorded reports.
fn decree() -> String {
    let mut steps: Vec<(Place, BTreeSet<String>)> = Vec::new();
    let mut goldens: Vec<_> = fs::read_dir(root().join("tests/goldens")).unwrap().map(|e| e.unwrap().path()).collect();
    goldens.sort();
    for path in goldens.iter().filter(|p| p.extension().is_some_and(|e| e == "json")) {
        let Ok(report) = serde_json::from_str::<Value>(&fs::read_to_string(path).unwrap()) else { continue };
        for signature in report["signatures"].as_array().into_iter().flatten() {
            for step in signature["decree68"].as_array().into_iter().flatten() {
                add(&mut steps, step);
            }
        }
    }
    steps.sort_by_key(|((article, ..), _)| *article);
    let mut page = format!(
        "# Decree 68/2024/NĐ-CP, step by step\n\n{NOTE}The steps that `decree68` of each signature lists, and the checks each of them \
         rests on, over all reports recorded with the tests. The text of Article 30 was not at hand: its steps are put together \
         from Thông tư 15/2025/TT-BKHCN Điều 6.1 and Phụ lục II and are marked `reconstructed`; nothing of it is quoted. A step judges \
         nothing that a check did not judge.\n\n| article | step | rests on |\n|---|---|---|\n"
    );
    for ((article, clause, code), basis) in &steps {
        let place = if clause.is_empty() { article.to_string() } else { format!("{article}.{clause}") };
        let mark = if *article == 30 { " (reconstructed)" } else { "" };
        let names: Vec<String> = basis.iter().map(|name| format!("`{name}`")).collect();
        let _ = writeln!(page, "| {place}{mark} | `{code}` | {} |", names.join(", "));
    }
    page.push_str(
        "\n`certificate-dates` are the dates of the certificate against the time that counts; the other names are [checks](checks.md). \
         In Article 32, `period` and `active` stand once for every certificate above the signer's.\n",
    );
    page
}

fn add(steps: &mut Vec<(Place, BTreeSet<String>)>, step: &Value) {
    let text = |name: &str| step[name].as_str().unwrap_or_default().to_owned();
    let place = (step["article"].as_u64().unwrap(), text("clause"), text("code"));
    let names = step["basis"].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
    match steps.iter_mut().find(|(known, _)| *known == place) {
        Some((_, basis)) => basis.extend(names),
        None => steps.push((place, names.collect())),
    }
}

fn algorithms() -> String {
    let policy: Value = serde_json::from_slice(&Policy::strict().canonical()).unwrap();
    let suite = &policy["algorithms"];
    let until = |row: &Value| row["until"].as_str().map_or("no end known", |t| &t[..10]).to_owned();
    let mut page = format!(
        "# Algorithms\n\n{NOTE}Until when the built-in policy takes a digest or a key as good enough (ETSI TS 119 312; Thông tư \
         15/2025/TT-BKHCN, Phụ lục I). What counts is the time *proven*, not the time claimed.\n\n| digest | until |\n|---|---|\n"
    );
    for row in suite["digests"].as_array().unwrap() {
        let _ = writeln!(page, "| {} | {} |", row["name"].as_str().unwrap(), until(row));
    }
    page.push_str("\n| key | from bits | until |\n|---|---|---|\n");
    for row in suite["keys"].as_array().unwrap() {
        let _ = writeln!(page, "| {} | {} | {} |", row["name"].as_str().unwrap(), row["leastBits"], until(row));
    }
    page
}

/// The help of every command, as it is printed.
fn reference() -> String {
    let mut page = format!("# Command line: reference\n\n{NOTE}");
    let mut open = vec![Vec::<String>::new()];
    while let Some(path) = open.pop() {
        let words: Vec<&str> = path.iter().map(String::as_str).collect();
        let help = command_line::help(&words).unwrap();
        let name = ["kyso"].into_iter().chain(words).collect::<Vec<_>>().join(" ");
        let lines: Vec<&str> = help.lines().map(str::trim_end).collect();
        let _ = write!(page, "## {name}\n\n```text\n{}\n```\n\n", lines.join("\n").trim());
        let below = command_line::commands(&help).into_iter().filter(|c| c != "help");
        open.extend(below.collect::<Vec<_>>().into_iter().rev().map(|c| [path.clone(), vec![c]].concat()));
    }
    format!("{}\n", page.trim_end())
}
