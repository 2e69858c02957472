//! The report for one file.

use super::basis::{PolicyFacts, TrustFacts};
use super::chain::ChainLink;
use super::change::Change;
use super::document::Document;
use super::document_timestamp::DocumentTimestamp;
use super::evidence::{Fetched, Objects, Want};
use super::shared::Shared;
use super::signature::Signature;
use crate::ades::Block;
use crate::base::error::Error;
use crate::base::finding::Finding;
use crate::base::time::Timestamp;
use crate::judged::{Verdict, VerdictReason};
use crate::vietnam::{Step, View};
use serde::de::{Deserializer, Error as _};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Name and version of this form of report.
pub const SCHEMA: &str = "kyso-report/2";

stored! {
    /// The result for one file.
    Report {
        /// Always [`SCHEMA`].
        #[serde(deserialize_with = "own_schema")]
        schema: Cow<'static, str>,
        /// The program that made it.
        engine: Engine,
        /// Name of the file as the caller gave it. The only part that does not follow from bytes and context.
        #[serde(skip_serializing_if = "Option::is_none")]
        file: Option<String>,
        /// What was read.
        input: InputFacts,
        /// The time taken as now.
        now: Timestamp,
        /// The policy applied.
        policy: PolicyFacts,
        /// The trust data used.
        trust: TrustFacts,
        /// Headline: the worse of the signatures and the document.
        verdict: Verdict,
        /// The class of reason. Null when valid or when there is no signature.
        verdict_reason: Option<VerdictReason>,
        /// The document as it is now (verdict B).
        document: Document,
        /// Each signature on the revision it signed (verdict A), in the order of the revisions they cover.
        signatures: Vec<Signature>,
        /// Document time-stamps, in the same order.
        timestamps: Vec<DocumentTimestamp>,
        /// What several signatures have in common, each written once. They refer to it by its place, from 0.
        shared: Shared,
        /// Certificates, CRLs and OCSP responses met, with origin.
        objects: Objects,
        /// Evidence that would change the outcome.
        wants: Vec<Want>,
        /// What was asked of the network, in order; left out when nothing was.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        fetched: Vec<Fetched>,
        /// The document as the law sees it: who signed, in which order, and reasons for returning it. Null for a
        /// standalone time-stamp.
        vietnam: Option<View>,
        /// Findings about the file as a whole.
        findings: Vec<Finding>,
    }
}

impl Report {
    /// Reads a report that was written as JSON, by this version or another one with the same schema.
    ///
    /// ```
    /// use kyso::report::Report;
    /// use kyso::words::{Language, present};
    ///
    /// # let file = std::fs::read("tests/fixtures/pdf/one-signature.pdf")?;
    /// # let (trust, evidence, policy, limits) = Default::default();
    /// # let now = kyso::Timestamp::parse("2026-11-22T00:00:00Z").ok_or("no time")?;
    /// # let context = kyso::verify::Context::new(now, &trust, &evidence, &policy, &limits);
    /// # let report = kyso::verify(&kyso::Input { source: &file, detached: None, password: None }, &context)?;
    /// let stored = serde_json::to_string(&report)?;
    /// let read = Report::from_json(&stored)?;
    /// assert_eq!(present(&read, Language::En).headline.title, present(&report, Language::En).headline.title);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// If the text is no report of this schema, or names a finding that this version does not know.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        serde_json::from_str(text).map_err(|e| Error::UnknownReport { reason: e.to_string() })
    }

    // What signatures share, by its place. A place that names nothing is nothing: a report that was read from elsewhere may name any.

    /// A chain by its place.
    pub fn chain(&self, place: usize) -> &[ChainLink] {
        self.shared.chains.get(place).map(Vec::as_slice).unwrap_or_default()
    }

    /// The checks of a signature.
    pub fn blocks(&self, signature: &Signature) -> &[Block] {
        self.shared.blocks.get(signature.blocks).map(Vec::as_slice).unwrap_or_default()
    }

    /// The steps of Nghị định 68/2024/NĐ-CP for a signature.
    pub fn steps(&self, signature: &Signature) -> &[Step] {
        self.shared.decree68.get(signature.decree68).map(Vec::as_slice).unwrap_or_default()
    }

    /// Changes by their places.
    pub fn changes<'a>(&'a self, places: &'a [usize]) -> impl Iterator<Item = &'a Change> {
        places.iter().filter_map(|place| self.shared.changes.get(*place))
    }
}

/// Another schema has other fields, so a report of one is not read by guessing.
fn own_schema<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Cow<'static, str>, D::Error> {
    let schema = Cow::<str>::deserialize(deserializer)?;
    if schema == SCHEMA {
        Ok(Cow::Borrowed(SCHEMA))
    } else {
        Err(D::Error::custom(format!("the schema is not {SCHEMA}")))
    }
}

stored! {
    /// Which program.
    Engine {
        /// Version of the package.
        version: Cow<'static, str>,
        /// Commit it was built from.
        build: Cow<'static, str>,
    }
}

stored! {
    /// What was read.
    InputFacts {
        /// SHA-256 of all bytes, hexadecimal.
        sha256: String,
        /// Number of bytes.
        size: u64,
        /// `pdf`, `cms` (CMS alone), `smime` (a mail) or `timestamp`.
        format: Cow<'static, str>,
        /// The signed content, if it is outside the signature or inside a CMS. Absent for PDF.
        #[serde(skip_serializing_if = "Option::is_none")]
        content: Option<ContentFacts>,
    }
}

stored! {
    /// What was signed.
    ContentFacts {
        /// SHA-256, hexadecimal.
        sha256: String,
        /// Number of bytes.
        size: u64,
        /// Whether it was given separately from the signature.
        detached: bool,
    }
}
