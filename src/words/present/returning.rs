//! What letters about a document are made of: sentences of one language, taken from the report.
//!
//! They stand beside the presentation, so that a letter can be written later, with what a person adds, from these words alone.

use super::{Line, Presenter, headline_of};
use crate::base::finding::Finding;
use crate::report::model::{Report, Signature};
use crate::vietnam::{Ground, Reason};
use crate::words::law::{self, NOTICE};
use crate::words::message::{Word, local};
use core::fmt::Write as _;
use serde::Serialize;

/// What letters about a document are made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Returning {
    /// What tells the document: file name, SHA-256, time of the check.
    pub document: Vec<Line>,
    /// The outcome in one sentence.
    pub outcome: String,
    /// The reasons found.
    pub grounds: Vec<GroundShown>,
    /// SHA-256 of the lists and responses used, each once.
    pub used: Vec<String>,
}

/// One reason with what shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GroundShown {
    /// Which.
    pub reason: Reason,
    /// What it is.
    pub title: String,
    /// Where the rule stands.
    pub clause: String,
    /// The signatures it is about, and what was found at each.
    pub signatures: Vec<GroundSignature>,
    /// What the sender is asked to do.
    pub next: String,
}

/// What was found at one signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GroundSignature {
    /// Which signature; empty for what was found about the file.
    pub title: String,
    /// What was found.
    pub evidence: Vec<String>,
}

impl Presenter {
    /// What letters about this document are made of.
    pub(super) fn returning(&self, report: &Report) -> Returning {
        let grounds = report.vietnam.iter().flat_map(|view| &view.grounds);
        let head = headline_of(report, self.language);
        Returning {
            document: self.told_by(report),
            outcome: format!("{}. {}", head.title, head.sentence),
            grounds: grounds.map(|g| self.ground_shown(g, report)).collect(),
            used: used(report),
        }
    }

    fn told_by(&self, report: &Report) -> Vec<Line> {
        let line = |word, value: String| Line { label: self.w(word).to_owned(), value };
        vec![
            line(Word::FileName, report.file.clone().unwrap_or_else(|| law::BLANK.to_owned())),
            line(Word::FileDigest, report.input.sha256.clone()),
            line(Word::CheckedAt, local(report.now)),
        ]
    }

    fn ground_shown(&self, ground: &Ground, report: &Report) -> GroundShown {
        let words = law::reason(ground.reason);
        let about = report.signatures.iter().filter(|s| ground.signatures.contains(&s.id));
        let mut signatures: Vec<GroundSignature> = about
            .map(|s| GroundSignature {
                title: self.signature_line(s),
                evidence: self.evidence(s.findings.iter(), ground),
            })
            .collect();
        if ground.signatures.is_empty() {
            let evidence = self.evidence(report.findings.iter(), ground);
            if !evidence.is_empty() {
                signatures.push(GroundSignature { title: String::new(), evidence });
            }
        }
        GroundShown {
            reason: ground.reason,
            title: self.t(words.title).to_owned(),
            clause: words.clause.to_owned(),
            signatures,
            next: self.t(words.next).to_owned(),
        }
    }

    fn evidence<'a>(&self, findings: impl Iterator<Item = &'a Finding>, ground: &Ground) -> Vec<String> {
        let shown = |finding: &Finding| {
            let said = self.say(finding);
            format!("{}: {}", said.title, said.meaning)
        };
        findings.filter(|f| ground.because.contains(&f.code)).map(shown).collect()
    }

    fn signature_line(&self, signature: &Signature) -> String {
        let mut line = self.title(signature);
        if let Some(signer) = &signature.signer {
            for (word, value) in [(Word::Serial, &signer.serial), (Word::Issuer, &signer.issuer_name)] {
                let _ = write!(line, "; {}: {value}", self.w(word));
            }
        }
        let _ = write!(line, "; {}: {}", self.w(Word::SigningTime), self.time(&signature.time));
        line
    }

    /// A pair of words in the language of the presenter.
    pub(super) fn t(&self, pair: law::Pair) -> &'static str {
        law::pick(pair, self.language)
    }
}

/// Lists and responses that a status rests on, each once.
fn used(report: &Report) -> Vec<String> {
    let records = report.signatures.iter().flat_map(|s| &s.revocation);
    let mut all: Vec<String> = records.flat_map(|r| &r.evidence).cloned().collect();
    crate::base::sort::sort(&mut all);
    all.dedup();
    all
}

/// The heading under which lists and responses are named.
pub(crate) const USED: law::Pair = NOTICE.used;
