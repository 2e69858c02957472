//! `cargo xtask www`: the page, into `www/dist`.

use crate::command::{program, run as run_command};
use crate::failure::{Doing, Failure, Result};
use crate::{package, paths};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// What kind of page is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The page as it is published.
    Plain,
    /// With a sample document, the root it leads to (labelled as added by the user), what its path needs, and the page of examples.
    Demo,
}

pub(crate) fn run(arguments: &[String]) -> Result {
    let kind = match arguments {
        [] => Kind::Plain,
        [flag] if flag == "--demo" => Kind::Demo,
        _ => return Err(Failure::usage("www takes --demo or nothing")),
    };
    build(kind).map(drop)
}

/// Builds the module and the page; gives the folder to be served.
pub(crate) fn build(kind: Kind) -> Result<PathBuf> {
    package::compile()?;
    let mode = if kind == Kind::Demo { "demo" } else { "production" };
    // The page empties the folder; the others come after it.
    let others: &[&str] =
        if kind == Kind::Demo { &["vite.sign.config.ts", "vite.examples.config.ts"] } else { &["vite.sign.config.ts"] };
    for config in [&["vite.config.ts"], others].concat() {
        let words = ["build", "--config", config, "--logLevel", "warn", "--mode", mode];
        run_command(program(paths::npm_program("vite")).current_dir(paths::www()).args(words))?;
    }
    let folder = paths::www().join("dist");
    copy(&paths::root().join("trust/vietnam.json"), &folder.join("trust/vietnam.json"))?;
    if kind == Kind::Demo {
        add_sample(&folder.join("demo"))?;
    }
    Ok(folder)
}

/// The signed file that the demo shows.
const SAMPLE: &str = "tests/fixtures/pdf/two-signatures";

/// What the examples sign, and the test key they sign it with: it is published, and trusted by nobody else.
const TO_SIGN: &[(&str, &str)] = &[
    ("tests/fixtures/drafts/decision.pdf", "du-thao.pdf"),
    ("tests/fixtures/pki/person.crt", "person.crt"),
    ("tests/fixtures/pki/keys/person.pem", "person.pem"),
];

fn add_sample(folder: &Path) -> Result {
    let sample = paths::root().join(format!("{SAMPLE}.pdf"));
    let note = paths::root().join(format!("{SAMPLE}.json"));
    let note: Value = serde_json::from_str(&fs::read_to_string(&note).doing(format!("read {SAMPLE}.json"))?)
        .doing(format!("understand {SAMPLE}.json"))?;
    copy(&sample, &folder.join("van-ban-mau.pdf"))?;
    for (from, to) in TO_SIGN {
        copy(&paths::root().join(from), &folder.join(to))?;
    }
    let listed = |field: &str, label: &str| -> Result<Vec<Value>> {
        let mut files = Vec::new();
        for name in note[field].as_array().into_iter().flatten().filter_map(Value::as_str) {
            let plain = Path::new(name).file_name().unwrap_or_default().to_string_lossy().into_owned();
            copy(&paths::root().join("tests/fixtures/pki").join(&plain), &folder.join(&plain))?;
            files.push(json!({ "path": plain, "label": format!("{label}{plain}") }));
        }
        Ok(files)
    };
    let index = json!({ "sample": "van-ban-mau.pdf", "at": note["at"], "userTrust": listed("trust", "Gốc thử nghiệm, ")?, "evidence": listed("evidence", "")? });
    fs::write(folder.join("demo.json"), format!("{index:#}\n")).doing("write demo.json")
}

fn copy(from: &Path, to: &Path) -> Result {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).doing(format!("make {}", folder.display()))?;
    }
    fs::copy(from, to).doing(format!("copy {}", from.display())).map(drop)
}
