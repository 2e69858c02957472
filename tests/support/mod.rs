//! What the tests over the project's own fixtures share: the list, the notes, and a run of the engine.
#![allow(dead_code, unreachable_pub, unused_imports)]

mod list;

pub use list::{FIXTURES, STANDALONE};

use kyso::evidence::{EvidenceStore, Origin, PageText, Pictures, ProofOfExistence};
use kyso::policy::{Policy, RevocationRule};
use kyso::report::Report;
use kyso::trust::TrustStore;
use kyso::verify::{Context, Digests};
use kyso::{Error, Input, Limits, Source, Timestamp};
use serde::Deserialize;

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

    /// The report under the note's trust, evidence and time.
    pub fn report(&self) -> Result<Report, Error> {
        run(self.pdf, &self.note(), RevocationRule::Required)
    }

    /// The same with text of its pages.
    pub fn report_with(&self, page_text: Option<PageText>) -> Result<Report, Error> {
        let mut seen = EvidenceStore::default();
        seen.page_text = page_text;
        run_by(&self.pdf.to_vec(), None, &self.note(), &Policy::strict(), seen)
    }

    /// The same with what a renderer saw of its pages.
    pub fn report_seen(&self, pictures: Pictures) -> Result<Report, Error> {
        let mut seen = EvidenceStore::default();
        seen.pictures = Some(pictures);
        let note = self.note();
        let content = note.content.as_deref().map(|name| content(name).to_vec());
        let content = content.as_ref().map(|c| c as &dyn Source);
        run_by(&self.pdf.to_vec(), content, &note, &Policy::strict(), seen)
    }
}

/// One run of the engine with everything a note names.
pub fn run(bytes: &[u8], note: &Note, revocation: RevocationRule) -> Result<Report, Error> {
    let source = bytes.to_vec();
    run_source(&source, note, revocation)
}

pub fn run_source(source: &dyn Source, note: &Note, revocation: RevocationRule) -> Result<Report, Error> {
    run_under(source, note, &Policy { revocation, ..Policy::strict() })
}

/// The same under any policy.
pub fn run_under(source: &dyn Source, note: &Note, policy: &Policy) -> Result<Report, Error> {
    let content = note.content.as_deref().map(|name| content(name).to_vec());
    run_beside(source, content.as_ref().map(|c| c as &dyn Source), note, policy)
}

/// One run with other content beside the file than the note says.
pub fn run_with(bytes: &[u8], given: Option<&[u8]>, note: &Note, revocation: RevocationRule) -> Result<Report, Error> {
    let given = given.map(<[u8]>::to_vec);
    let policy = Policy { revocation, ..Policy::strict() };
    run_beside(&bytes.to_vec(), given.as_ref().map(|c| c as &dyn Source), note, &policy)
}

fn run_beside(
    source: &dyn Source,
    detached: Option<&dyn Source>,
    note: &Note,
    policy: &Policy,
) -> Result<Report, Error> {
    run_by(source, detached, note, policy, EvidenceStore::default())
}

fn run_by(
    source: &dyn Source,
    detached: Option<&dyn Source>,
    note: &Note,
    policy: &Policy,
    mut evidence: EvidenceStore,
) -> Result<Report, Error> {
    let limits = Limits::default();
    let mut trust = TrustStore::default();
    for name in &note.trust {
        assert!(trust.add_user_file_as(pki(name), name, &limits) > 0, "{name}");
    }
    for name in &note.evidence {
        evidence.add_file(pki(name), name);
    }
    for poe in &note.poe {
        let mut one = EvidenceStore::default();
        assert_eq!(one.add_file(pki(&poe.file), &poe.file), 1, "{}", poe.file);
        let sha256 = one.items()[0].sha256;
        let origin = Origin::Caller(String::new());
        evidence.proofs.push(ProofOfExistence { sha256, time: Timestamp::parse(&poe.at).unwrap(), origin });
    }
    let context = Context {
        now: Timestamp::parse(&note.at).unwrap(),
        received: None,
        trust: &trust,
        evidence: &evidence,
        policy,
        limits: &limits,
        digests: &Digests::default(),
        file: None,
        kind: kyso::vietnam::AskedKind::Auto,
        reveal: false,
        hints: true,
    };
    kyso::verify(&Input { source, detached, password: note.password.as_deref() }, &context)
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
            report.engine.build = "(build)";
            format!("{}\n", serde_json::to_string_pretty(&report).unwrap())
        }
        Err(error) => format!("{}\n{}\n", error.code(), serde_json::to_string_pretty(&error.details()).unwrap()),
    }
}
