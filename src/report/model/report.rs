//! The report for one file.

use super::basis::{PolicyFacts, TrustFacts};
use super::document::Document;
use super::document_timestamp::DocumentTimestamp;
use super::evidence::{Fetched, Objects, Want};
use super::signature::Signature;
use crate::base::finding::Finding;
use crate::base::time::Timestamp;
use crate::judged::{Verdict, VerdictReason};
use crate::vietnam::View;
use serde::Serialize;

/// Name and version of this form of report.
pub const SCHEMA: &str = "kyso-report/1";

record! {
    /// The result for one file.
    Report {
        /// Always [`SCHEMA`].
        schema: &'static str,
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
        /// Certificates, CRLs and OCSP responses met, with origin.
        objects: Objects,
        /// Evidence that would change the outcome.
        wants: Vec<Want>,
        /// What was asked of the network, in order; left out when nothing was.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        fetched: Vec<Fetched>,
        /// The document as the law sees it: who signed, in which order, and reasons for returning it. Null for a
        /// standalone time-stamp.
        vietnam: Option<View>,
        /// Findings about the file as a whole.
        findings: Vec<Finding>,
    }
}

record! {
    /// Which program.
    Engine {
        /// Version of the package.
        version: &'static str,
        /// Commit it was built from.
        build: &'static str,
    }
}

record! {
    /// What was read.
    InputFacts {
        /// SHA-256 of all bytes, hexadecimal.
        sha256: String,
        /// Number of bytes.
        size: u64,
        /// `pdf`, `cms` (CMS alone), `smime` (a mail) or `timestamp`.
        format: &'static str,
        /// The signed content, if it is outside the signature or inside a CMS. Absent for PDF.
        #[serde(skip_serializing_if = "Option::is_none")]
        content: Option<ContentFacts>,
    }
}

record! {
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
