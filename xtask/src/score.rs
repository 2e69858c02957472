//! `cargo xtask score`: the built program on the corpora beside the project, every miss held against its written reason.
//!
//! The scorer and the corpora are not part of the project. Where they are absent the stage says so and does nothing.

use crate::command::{program, run as run_command};
use crate::failure::{Doing, Failure, Result};
use crate::{paths, programs, skips};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Why a case is not met: suite, case, clause and words. Under `disputed`, the same for cases in which the corpora call a pass
/// wrong that this engine stands by. Under `open`, cases of `OPEN` that are not yet met, each with what is to be built for it.
const REASONS: &str = "tests/suites/documents.json";

/// The suites in which cases may be open: those made for work that is under way.
const OPEN: [&str; 5] = ["pdf-viewer-attacks", "cms-viewer-attacks", "pdf-long-term", "pdf-reported", "cms-reported"];

/// Share of a suite that may be explained away, in percent.
const SHARE: usize = 5;

pub(crate) fn run(arguments: &[String]) -> Result {
    if arguments != ["--release"] && !arguments.is_empty() {
        return Err(Failure::usage("score [--release]"));
    }
    let release = !arguments.is_empty();
    let scorer = scorer();
    if !scorer.exists() {
        return skips::without_corpora("score");
    }
    programs::build_as(release)?;
    let disputed = judge(&rows(&scorer, release)?, &reasons()?)?;
    // What the corpora call a wrong pass keeps this command from succeeding, whatever is written about it.
    if disputed == 0 { Ok(()) } else { Err(Failure::new(format!("{disputed} disputed wrong passes"))) }
}

/// The same on the program built for tests, as a stage of `cargo xtask test`: fails on whatever is not in the reasons, and on
/// every reason that is out of date.
pub(crate) fn check() -> Result {
    let scorer = scorer();
    if !scorer.exists() {
        return skips::without_corpora("score");
    }
    programs::build()?;
    judge(&rows(&scorer, false)?, &reasons()?).map(|_| ())
}

fn scorer() -> PathBuf {
    paths::root().join("../shared/tools/score.py")
}

fn rows(scorer: &Path, release: bool) -> Result<BTreeMap<String, String>> {
    let out = paths::target().join("score.json");
    let kyso = paths::target().join(if release { "release/kyso" } else { "debug/kyso" });
    // Its exit status is non-zero while any count that must be zero is not; the rows say which, and each is judged below.
    if let Err(failure) = run_command(program("python3").arg(scorer).arg("--kyso").arg(kyso).arg("--json").arg(&out))
        && !out.exists()
    {
        return Err(failure);
    }
    let rows = object(&out)?;
    fs::remove_file(&out).doing("remove the scores")?;
    let verdict = |row: &Value| row.get("verdict").and_then(Value::as_str).unwrap_or_default().to_owned();
    Ok(rows.iter().map(|(case, row)| (case.clone(), verdict(row))).collect())
}

/// The written reasons, each case as `suite/case`.
#[derive(Debug, Default)]
struct Reasons {
    misses: BTreeSet<String>,
    disputed: BTreeSet<String>,
    open: BTreeMap<String, String>,
}

fn reasons() -> Result<Reasons> {
    let file = object(&paths::root().join(REASONS))?;
    let part = |name: &str| file.get(name).and_then(Value::as_object).cloned().unwrap_or_default();
    Ok(Reasons { misses: cases(&part("misses"))?, disputed: cases(&part("disputed"))?, open: open(&part("open"))? })
}

/// Cases that are still to be met, each with what is to be built for it.
fn open(suites: &Map<String, Value>) -> Result<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    for (suite, cases) in suites {
        if !OPEN.contains(&suite.as_str()) {
            return Err(Failure::new(format!("{suite}: no case of this suite may be open")));
        }
        for (case, what) in cases.as_object().into_iter().flatten() {
            let Some(what) = what.as_str().filter(|text| !text.is_empty()) else {
                return Err(Failure::new(format!("{suite}/{case}: an open case names what is to be built for it")));
            };
            found.insert(format!("{suite}/{case}"), what.to_owned());
        }
    }
    Ok(found)
}

fn cases(suites: &Map<String, Value>) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for (suite, cases) in suites {
        for (case, reason) in cases.as_object().into_iter().flatten() {
            let said = |name| reason.get(name).and_then(Value::as_str).is_some_and(|text| !text.is_empty());
            if !said("clause") || !said("why") {
                return Err(Failure::new(format!("{suite}/{case}: a reason has `clause` and `why`")));
            }
            found.insert(format!("{suite}/{case}"));
        }
    }
    Ok(found)
}

fn object(file: &Path) -> Result<Map<String, Value>> {
    let what = format!("read {}", file.display());
    serde_json::from_slice(&fs::read(file).doing(&what)?).doing(&what)
}

/// Holds every row against the reasons; the number of disputed cases.
fn judge(rows: &BTreeMap<String, String>, reasons: &Reasons) -> Result<usize> {
    let mut problems = Vec::new();
    let mut suites: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (case, verdict) in rows {
        let suite = suites.entry(case.split('/').next().unwrap_or_default()).or_default();
        suite.0 += 1;
        let (explained, disputed) = (reasons.misses.contains(case), reasons.disputed.contains(case));
        if let Some(what) = reasons.open.get(case) {
            match verdict.as_str() {
                "met" => problems.push(format!("{case}: met, and still listed as open")),
                _ => println!("score: OPEN {verdict} {case}: {what}"),
            }
            continue;
        }
        match verdict.as_str() {
            "met" if explained || disputed => problems.push(format!("{case}: met, its reason is out of date")),
            "met" => {}
            "wrong-pass" if disputed => println!("score: DISPUTED wrong-pass {case}"),
            // Nothing explains these away.
            "wrong-pass" | "broken" => problems.push(format!("{case}: {verdict}")),
            _ if explained => suite.1 += 1,
            _ => problems.push(format!("{case}: {verdict} without a reason in {REASONS}")),
        }
    }
    if !reasons.open.is_empty() {
        println!("score: {} cases are open", reasons.open.len());
    }
    let listed = reasons.misses.iter().chain(&reasons.disputed).chain(reasons.open.keys());
    let unknown = listed.filter(|case| !rows.contains_key(*case));
    problems.extend(unknown.map(|case| format!("{case}: no such case")));
    for (suite, (cases, explained)) in suites {
        let note = if explained * 100 > cases * SHARE { format!(", more than {SHARE} %") } else { String::new() };
        println!("score: {suite:20} {cases:4} cases, {explained:2} explained{note}");
    }
    if problems.is_empty() {
        return Ok(reasons.disputed.len());
    }
    for problem in &problems {
        eprintln!("score: {problem}");
    }
    Err(Failure::new(format!("{} cases are neither met nor explained", problems.len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(verdict: &str, explained: bool, disputed: bool) -> Result<usize> {
        let rows = BTreeMap::from([("suite/case".to_owned(), verdict.to_owned())]);
        let named = |yes: bool| yes.then(|| "suite/case".to_owned()).into_iter().collect();
        judge(&rows, &Reasons { misses: named(explained), disputed: named(disputed), open: BTreeMap::new() })
    }

    #[test]
    fn open_cases_are_named_and_only_where_they_may_be() {
        let listed = |text: &str| {
            open(serde_json::from_str::<Value>(text).unwrap_or_default().as_object().unwrap_or(&Map::new()))
        };
        assert!(listed(r#"{"pdf-reported":{"a":"passwords"}}"#).is_ok_and(|open| open.len() == 1));
        assert!(listed(r#"{"pdf-reported":{"a":""}}"#).is_err());
        assert!(listed(r#"{"pdf-dss":{"a":"passwords"}}"#).is_err());
        let reasons =
            |case: &str| Reasons { open: BTreeMap::from([(case.to_owned(), "x".to_owned())]), ..Reasons::default() };
        let rows = |verdict: &str| BTreeMap::from([("suite/case".to_owned(), verdict.to_owned())]);
        assert!(judge(&rows("wrong-pass"), &reasons("suite/case")).is_ok());
        assert!(judge(&rows("met"), &reasons("suite/case")).is_err(), "out of date");
        assert!(judge(&rows("missed"), &reasons("suite/other")).is_err(), "no such case");
    }

    #[test]
    fn only_misses_can_be_explained() {
        assert!(one("met", false, false).is_ok());
        assert!(one("met", true, false).is_err(), "out of date");
        assert!(one("met", false, true).is_err(), "out of date");
        assert!(one("missed", false, false).is_err());
        assert!(one("missed", true, false).is_ok());
        assert!(one("wrong-fail", true, false).is_ok());
        assert!(one("wrong-pass", true, false).is_err());
        assert!(matches!(one("wrong-pass", false, true), Ok(1)), "counted, never forgotten");
        assert!(one("broken", true, false).is_err());
    }
}
