//! The model of presentation: what is shown of a report, in one language.

use crate::vietnam::Reason;
use serde::Serialize;
use std::borrow::Cow;

/// How something is to be taken; shown by word and sign, never by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Tone {
    /// As it should be.
    Good,
    /// To be looked at.
    Warn,
    /// Wrong.
    Bad,
    /// Neither.
    Neutral,
}

impl Tone {
    /// Its sign.
    pub fn mark(self) -> &'static str {
        match self {
            Self::Good => "✓",
            Self::Warn => "!",
            Self::Bad => "✗",
            Self::Neutral => "·",
        }
    }
}

/// A label with its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// What it is.
    pub label: String,
    /// What it says.
    pub value: String,
}

/// A finding in words.
#[derive(Clone, Debug, Serialize)]
pub struct Said {
    /// Its stable code.
    pub code: &'static str,
    /// How it is to be taken.
    pub tone: Tone,
    /// One line.
    pub title: String,
    /// What it means.
    pub meaning: String,
    /// What to do next; empty when nothing is to be done.
    pub next: String,
    /// Where the rule stands.
    pub clause: Cow<'static, str>,
    /// The single ones, where one sentence speaks of many.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub list: Vec<String>,
    /// Whether several signatures have it in common: it is then in [`Presentation::shared`], once.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    pub shared: bool,
}

/// What one line of the summary answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// Whether this is what was signed.
    Content,
    /// Who signed.
    Who,
    /// When.
    When,
    /// Whether the certificates held.
    Status,
}

/// One line of the summary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SummaryLine {
    /// What it answers.
    pub topic: Topic,
    /// How it is to be taken.
    pub tone: Tone,
    /// What it is.
    pub label: String,
    /// What it says.
    pub value: String,
}

/// Signatures of one certificate on one occasion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ActShown {
    /// The worst of its signatures.
    pub tone: Tone,
    /// The name of the certificate and the body that manages it.
    pub who: String,
    /// What its marks are likely to show; empty where nothing suggests it.
    pub what: String,
    /// From the first to the last.
    pub when: String,
    /// All of it in one line.
    pub text: String,
    /// Its signatures.
    pub signatures: Vec<usize>,
}

/// A finding that several signatures have in common.
#[derive(Clone, Debug, Serialize)]
pub struct Shared {
    /// The finding.
    #[serde(flatten)]
    pub said: Said,
    /// The signatures it concerns.
    pub signatures: Vec<usize>,
    /// The document time-stamps it concerns.
    pub timestamps: Vec<usize>,
    /// The same in words.
    pub whom: String,
}

/// The first thing a person reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Headline {
    /// How it is to be taken.
    pub tone: Tone,
    /// In a few words.
    pub title: String,
    /// In one sentence.
    pub sentence: String,
    /// What to do next.
    pub next: String,
}

/// The document as it is now.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    /// Heading.
    pub title: String,
    /// How it is to be taken.
    pub tone: Tone,
    /// In one sentence.
    pub verdict: String,
    /// Facts.
    pub lines: Vec<Line>,
    /// Findings about the file.
    pub findings: Vec<Said>,
}

/// One signature or document time-stamp.
#[derive(Clone, Debug, Serialize)]
pub struct Card {
    /// Number of the signature; document time-stamps count on their own.
    pub id: usize,
    /// How it is to be taken.
    pub tone: Tone,
    /// Heading.
    pub title: String,
    /// In one sentence.
    pub verdict: String,
    /// What a person needs first.
    pub lines: Vec<Line>,
    /// Findings.
    pub findings: Vec<Said>,
    /// The steps of Nghị định 68/2024/NĐ-CP; none for a time-stamp.
    pub law: Vec<Said>,
    /// The rest.
    pub details: Vec<Line>,
}

/// Evidence that is missing.
#[derive(Clone, Debug, Serialize)]
pub struct WantShown {
    /// What.
    pub subject: String,
    /// Why.
    pub why: String,
    /// Where the certificates say it can be had.
    pub urls: Vec<String>,
}

/// A report in one language.
#[derive(Clone, Debug, Serialize)]
pub struct Presentation {
    /// Language tag.
    pub language: &'static str,
    /// First.
    pub headline: Headline,
    /// Then four lines: what, who, when, and whether it holds. One line where nothing is signed.
    pub summary: Vec<SummaryLine>,
    /// Then who signed on which occasion.
    pub acts: Vec<ActShown>,
    /// Then what several signatures have in common.
    pub shared: Vec<Shared>,
    /// Verdict B.
    pub document: Section,
    /// The document under the law.
    pub law: Option<Section>,
    /// Text for returning the document to its sender, when there is a ground for it.
    pub notice: Option<String>,
    /// What letters about the document are made of.
    pub returning: Returning,
    /// Verdict A, one each.
    pub signatures: Vec<Card>,
    /// Document time-stamps.
    pub timestamps: Vec<Card>,
    /// Missing evidence.
    pub wants: Vec<WantShown>,
    /// What the result was made with.
    pub engine: Vec<Line>,
    /// That this is a tool's result.
    pub note: &'static str,
}

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
