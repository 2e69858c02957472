//! What the tests over the project's own fixtures share: the list, the notes, and a run of the engine.
#![allow(dead_code, unreachable_pub, unused_imports)]

mod list;
mod setup;

pub use list::{FIXTURES, STANDALONE};
pub use setup::Setup;

use kyso::Error;
use kyso::evidence::EvidenceStore;
use kyso::report::Report;
use serde::Deserialize;
use std::sync::OnceLock;

/// A fixture: its name, its bytes, its origin note and the golden report.
pub struct Fixture {
    pub name: &'static str,
    pub pdf: &'static [u8],
    pub note: &'static str,
    pub golden: &'static str,
}

/// The parts of an origin note that tests use.
#[derive(Debug, Deserialize)]
pub struct Note {
    #[serde(default)]
    pub trust: Vec<String>,
    #[serde(default)]
    pub evidence: Vec<String>,
    pub password: Option<String>,
    /// Content beside the signature: a file of `cms/`.
    pub content: Option<String>,
    #[serde(default)]
    pub poe: Vec<Poe>,
    pub at: String,
    pub expect: serde_json::Value,
    #[serde(default)]
    pub signatures: Vec<SignatureNote>,
}

#[derive(Debug, Deserialize)]
pub struct Poe {
    /// A file of the test PKI.
    pub file: String,
    pub at: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SignatureNote {
    pub byte_range: Vec<i64>,
    #[serde(default)]
    pub parts: std::collections::BTreeMap<String, usize>,
}

impl Fixture {
    pub fn note(&self) -> Note {
        serde_json::from_str(self.note).unwrap_or_else(|e| panic!("{}: {e}", self.name))
    }

    /// What its note names.
    pub fn setup(&self) -> Setup {
        self.note().setup()
    }

    /// The report under the note's trust, evidence and time.
    pub fn report(&self) -> Result<Report, Error> {
        self.judge(self.pdf)
    }

    /// The same on other bytes.
    pub fn judge(&self, bytes: &[u8]) -> Result<Report, Error> {
        self.setup().judge(bytes)
    }
}

impl Note {
    /// What it names.
    pub fn setup(&self) -> Setup {
        Setup::of(self, EvidenceStore::default())
    }
}

/// The reports on all PDFs, made once.
pub fn reports() -> &'static [(&'static Fixture, Report)] {
    static REPORTS: OnceLock<Vec<(&Fixture, Report)>> = OnceLock::new();
    REPORTS.get_or_init(|| {
        let report = |f: &'static Fixture| (f, f.report().unwrap_or_else(|e| panic!("{}: {e}", f.name)));
        FIXTURES.iter().map(report).collect()
    })
}

/// The fixture of this name, PDF or not.
pub fn fixture(name: &str) -> &'static Fixture {
    FIXTURES.iter().chain(STANDALONE).find(|f| f.name == name).unwrap_or_else(|| panic!("no fixture {name}"))
}

/// A file of `cms/` that a signature speaks of.
pub fn content(name: &str) -> &'static [u8] {
    list::CONTENTS.iter().find(|(n, _)| *n == name).map(|(_, bytes)| *bytes).unwrap_or_else(|| panic!("no {name}"))
}

/// A file of the test PKI.
pub fn pki(name: &str) -> &'static [u8] {
    list::PKI
        .iter()
        .find(|(n, _)| *n == name)
        .map(|(_, bytes)| *bytes)
        .unwrap_or_else(|| panic!("no {name} in the list"))
}

/// The golden form: pretty JSON, with the commit left out, which is another one for every build.
pub fn golden_form(result: &Result<Report, Error>) -> String {
    match result {
        Ok(report) => {
            let mut report = report.clone();
            report.engine.build = "(build)".into();
            format!("{}\n", serde_json::to_string_pretty(&report).unwrap())
        }
        Err(error) => format!("{}\n{}\n", error.code(), serde_json::to_string_pretty(&error.details()).unwrap()),
    }
}
