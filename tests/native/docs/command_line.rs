//! What the command line says of itself.

use std::process::Command;

/// The help of a command, such as `["evidence", "export"]`. None where there is no such command.
pub fn help(path: &[&str]) -> Option<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_kyso")).args(path).arg("--help").output().unwrap();
    output.status.success().then(|| String::from_utf8(output.stdout).unwrap())
}

/// What one of its commands prints.
pub fn printed(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_kyso")).args(arguments).output().unwrap();
    assert!(output.status.success(), "kyso {arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// Names of the commands in a help.
pub fn commands(help: &str) -> Vec<String> {
    let after = help.split("Commands:\n").nth(1).unwrap_or_default();
    let lines = after.lines().take_while(|line| !line.trim().is_empty());
    let names = lines.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    names.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

/// Names of the options in a help, as `--trust` and `-o`.
pub fn options(help: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in help.lines().map(str::trim_start).filter(|line| line.starts_with('-')) {
        for word in line.split_whitespace().take_while(|word| word.starts_with('-')) {
            // A value that may be left out is written `--option[=<VALUE>]`.
            found.extend(word.trim_end_matches(',').split('[').next().map(str::to_owned));
        }
    }
    found
}

/// Every command with its help, each before those below it.
pub fn every_help() -> Vec<(Vec<String>, String)> {
    let mut found = Vec::new();
    let mut open = vec![Vec::<String>::new()];
    while let Some(path) = open.pop() {
        let words: Vec<&str> = path.iter().map(String::as_str).collect();
        let text = help(&words).unwrap();
        let below = commands(&text).into_iter().filter(|c| c != "help");
        open.extend(below.collect::<Vec<_>>().into_iter().rev().map(|c| [path.clone(), vec![c]].concat()));
        found.push((path, text));
    }
    found
}

/// The command that the first words of a line name, and the words after it.
pub fn split<'a>(words: &[&'a str]) -> (Vec<&'a str>, Vec<&'a str>) {
    let mut path = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let known = help(&path).map(|text| commands(&text)).unwrap_or_default();
        if known.is_empty() || !known.iter().any(|name| name == word) {
            return (path, words[at..].to_vec());
        }
        path.push(*word);
    }
    (path, Vec::new())
}
