//! The record of a check that an office stores: what the machine found and what the person decided, side by side
//! (schema `kyso-record/1`).
//!
//! Thông tư 15/2025/TT-BKHCN Điều 6.2 requires offices to store, and later delete, what belongs to a signed message:
//! certificates, the list at the time of signing, the result of the status check. The report has the result, an
//! evidence pack the rest. Each is stored verbatim, as text with its digest and time, so that neither finding nor
//! decision can be changed unnoticed. The record is not signed, so whoever stores it must protect it as well as the
//! document.

use super::model::{Report, Verdict, record};
use crate::base::time::Timestamp;
use crate::crypto::sha256;
use crate::vietnam::{Choice, ClerkReason, DecisionError, Reason, Refusal, decided_otherwise, fits};
use serde::Serialize;

/// Name and version of this form.
pub const SCHEMA: &str = "kyso-record/1";

record! {
    /// The record of one document.
    Record {
        /// Always [`SCHEMA`].
        schema: &'static str,
        /// The program that wrote it.
        engine: Writer,
        /// Which document.
        document: RecordedDocument,
        /// Headline of the report.
        verdict: String,
        /// The conclusion of its reasons; null if the law's view does not apply.
        refusal: Option<Refusal>,
        /// Its reasons for returning the document.
        machine_reasons: Vec<Reason>,
        /// What the person decided; null while nothing is.
        choice: Option<String>,
        /// Whether that differs from the report.
        decided_otherwise: bool,
        /// The report, verbatim.
        result: StoredText,
        /// The decision, verbatim.
        decision: Option<StoredText>,
        /// The evidence pack, verbatim, if one is stored.
        evidence: Option<StoredText>,
    }
}

record! {
    /// Which program.
    Writer {
        /// Version of the package.
        version: &'static str,
        /// Commit it was built from.
        build: &'static str,
    }
}

record! {
    /// Which document.
    RecordedDocument {
        /// Name of the file as the caller gave it.
        file: Option<String>,
        /// SHA-256 of all bytes, hexadecimal.
        sha256: String,
        /// Number of bytes.
        size: u64,
        /// Who sent it, as the person wrote it.
        sender: Option<String>,
        /// Its number, sign and date, as the person wrote them.
        number: Option<String>,
    }
}

record! {
    /// Text with its digest and its time.
    #[cfg_attr(feature = "schema", schemars(rename = "Kept"))]
    StoredText {
        /// When it was found or decided.
        at: Timestamp,
        /// SHA-256 of `json` in UTF-8, hexadecimal.
        sha256: String,
        /// The text.
        json: String,
    }
}

record! {
    /// A decision as written in the record.
    DecisionText {
        /// `return` or `accept`.
        choice: &'static str,
        /// Whether it differs from the report.
        decided_otherwise: bool,
        /// SHA-256 of the report that it was made on.
        on: String,
        /// The person's own reasons.
        reasons: Vec<ReasonText>,
        /// Why otherwise.
        ground: Option<String>,
        /// Who decides.
        by: Option<String>,
        /// When.
        at: Timestamp,
    }
}

record! {
    /// A reason in the person's words.
    ReasonText {
        /// Which.
        reason: Reason,
        /// Why.
        ground: String,
    }
}

/// What a report says, and its text.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Which document.
    pub document: RecordedDocument,
    /// The time judged at.
    pub now: Timestamp,
    /// Headline.
    pub verdict: String,
    /// The conclusion of the reasons.
    pub refusal: Option<Refusal>,
    /// The reasons.
    pub reasons: Vec<Reason>,
    /// The report, verbatim.
    pub json: String,
}

impl Found {
    /// What a report says, with the text it is written as.
    pub fn of(report: &Report, json: String) -> Self {
        let view = report.vietnam.as_ref();
        let input = &report.input;
        Self {
            document: RecordedDocument {
                file: report.file.clone(),
                sha256: input.sha256.clone(),
                size: input.size,
                sender: None,
                number: None,
            },
            now: report.now,
            verdict: verdict(report.verdict).to_owned(),
            refusal: view.map(|v| v.refusal),
            reasons: view.map(|v| v.refusal_reasons.clone()).unwrap_or_default(),
            json,
        }
    }
}

/// What a person decides on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What.
    pub choice: Choice,
    /// Own reasons.
    pub reasons: Vec<ClerkReason>,
    /// Why the decision differs from the report.
    pub ground: Option<String>,
    /// Who.
    pub by: Option<String>,
    /// When.
    pub at: Timestamp,
}

/// Puts both side by side.
///
/// ```
/// use kyso::report::{Found, record};
///
/// # let file = std::fs::read("tests/fixtures/pdf/one-signature.pdf")?;
/// # let (trust, evidence, policy, limits) = Default::default();
/// # let now = kyso::Timestamp::parse("2026-11-22T00:00:00Z").ok_or("no time")?;
/// # let context = kyso::verify::Context::new(now, &trust, &evidence, &policy, &limits);
/// # let report = kyso::verify(&kyso::Input { source: &file, detached: None, password: None }, &context)?;
/// let found = Found::of(&report, serde_json::to_string(&report)?);
/// let record = record(found, None, None)?;
/// assert_eq!(record.verdict, "indeterminate");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// When the decision is none: without a reason that counts, or otherwise than the report says without a ground in writing.
pub fn record(found: Found, decision: Option<&Decision>, evidence: Option<String>) -> Result<Record, DecisionError> {
    let RecordedDocument { sender, number, .. } = &found.document;
    [sender, number].into_iter().flatten().try_for_each(|text| fits(text))?;
    let result = StoredText::of(found.now, found.json);
    let decided = decision.map(|d| d.text(found.refusal, &found.reasons, &result.sha256)).transpose()?;
    Ok(Record {
        schema: SCHEMA,
        engine: Writer { version: env!("CARGO_PKG_VERSION"), build: env!("KYSO_BUILD") },
        document: found.document,
        verdict: found.verdict,
        refusal: found.refusal,
        machine_reasons: found.reasons,
        choice: decided.as_ref().map(|d| d.choice.to_owned()),
        decided_otherwise: decided.as_ref().is_some_and(|d| d.decided_otherwise),
        // Records have no maps and no numbers that JSON cannot express: writing them does not fail.
        decision: decided.map(|d| StoredText::of(d.at, serde_json::to_string(&d).unwrap_or_default())),
        evidence: evidence.map(|text| StoredText::of(found.now, text)),
        result,
    })
}

impl Decision {
    fn text(&self, refusal: Option<Refusal>, found: &[Reason], on: &str) -> Result<DecisionText, DecisionError> {
        // Where the law's view has nothing to look at, taking the document in is a decision of the person alone.
        let refusal = refusal.unwrap_or(Refusal::CheckAgain);
        let ground = self.ground.as_deref();
        self.by.as_deref().map_or(Ok(()), fits)?;
        let reason = |r: &ClerkReason| ReasonText { reason: r.reason, ground: r.ground.clone() };
        Ok(DecisionText {
            choice: self.choice.name(),
            decided_otherwise: decided_otherwise(refusal, found, self.choice, &self.reasons, ground)?,
            on: on.to_owned(),
            reasons: self.reasons.iter().map(reason).collect(),
            ground: self.ground.clone(),
            by: self.by.clone(),
            at: self.at,
        })
    }
}

impl StoredText {
    fn of(at: Timestamp, json: String) -> Self {
        Self { at, sha256: hex::encode(sha256(json.as_bytes())), json }
    }
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Valid => "valid",
        Verdict::Invalid => "invalid",
        Verdict::Indeterminate => "indeterminate",
        Verdict::Unsigned => "unsigned",
    }
}
