//! The detailed report as data.

use crate::ades::{BlockName, CheckStatus, Indication, SubIndication};
use crate::base::finding::Finding;
use crate::base::time::Timestamp;
use crate::report::{
    AsShown, Engine, InputFacts, Integrity, Level, PolicyFacts, Proof, Report, Signer, Time, TrustFacts, Verdict,
    VerdictReason, Want,
};
use crate::vietnam::View;
use serde::Serialize;

/// Name and version of this form of report.
pub const SCHEMA: &str = "kyso-detailed-report/1";

part! {
    /// The detailed report for one file.
    Detailed {
        /// Always [`SCHEMA`].
        schema: &'static str,
        /// The program that made it.
        engine: &'a Engine,
        /// Name of the file as the caller gave it.
        #[serde(skip_serializing_if = "Option::is_none")]
        file: Option<&'a str>,
        /// What was read.
        input: &'a InputFacts,
        /// The time taken as now.
        now: Timestamp,
        /// The policy applied.
        policy: &'a PolicyFacts,
        /// The trust data used.
        trust: &'a TrustFacts,
        /// Headline.
        verdict: Verdict,
        /// The class of reason a person needs.
        verdict_reason: Option<VerdictReason>,
        /// The document as the law sees it.
        vietnam: Option<&'a View>,
        /// The document as it is now.
        document: DocumentPart<'a>,
        /// Each signature with its blocks.
        signatures: Vec<SignaturePart<'a>>,
        /// Document time-stamps.
        timestamps: Vec<TimestampPart<'a>>,
        /// All evidence met, which the checks refer to by SHA-256.
        evidence: Vec<EvidencePart<'a>>,
        /// Proofs of existence, for which the caller vouches.
        proofs: &'a [Proof],
        /// Evidence that would change the outcome.
        wants: &'a [Want],
        /// What it was made of; no part of the JSON.
        #[serde(skip)]
        report: &'a Report,
    }
}

part! {
    /// Verdict B.
    DocumentPart {
        /// In one word.
        as_shown: AsShown,
        /// Signature dictionaries that nothing leads to.
        orphan_signatures: usize,
        /// What is shown against what was signed.
        checks: Vec<CheckPart<'a>>,
        /// Findings about the file that belong to no check.
        remarks: Vec<Finding>,
    }
}

part! {
    /// One signature.
    SignaturePart {
        /// Its number.
        id: usize,
        /// Full name of the form field.
        field: Option<&'a str>,
        /// Who signed, by the certificate.
        signer: Option<&'a Signer>,
        /// When.
        time: &'a Time,
        /// The three plain facts.
        integrity: &'a Integrity,
        /// Level reached.
        level: Option<Level>,
        /// Result.
        conclusion: Conclusion<'a>,
        /// The building blocks of EN 319 102-1 §5.2.
        blocks: Vec<BlockPart<'a>>,
        /// What later revisions did to what was signed.
        after: CheckPart<'a>,
        /// Time-stamps over this signature.
        timestamps: Vec<TimestampPart<'a>>,
        /// Findings that belong to no check.
        remarks: Vec<Finding>,
    }
}

part! {
    /// Indication and sub-indication.
    Conclusion {
        /// EN 319 102-1 §5.1.3, Table 5.
        indication: Indication,
        /// Table 6.
        sub_indication: Option<SubIndication>,
        /// The clause of the rule that draws it.
        clause: &'a str,
    }
}

part! {
    /// One building block.
    BlockPart {
        /// Which.
        block: BlockName,
        /// The worst result among its checks.
        status: CheckStatus,
        /// Its checks.
        checks: Vec<CheckPart<'a>>,
    }
}

part! {
    /// One check.
    CheckPart {
        /// Its stable name.
        code: &'a str,
        /// Its result.
        status: CheckStatus,
        /// The clause of the rule.
        clause: &'a str,
        /// What a result other than passed means.
        sub_indication: Option<SubIndication>,
        /// The findings that explain the result, with their data.
        findings: Vec<Finding>,
        /// What the result rests on.
        rests_on: Vec<Basis<'a>>,
    }
}

part! {
    /// Something a result rests on.
    Basis {
        /// What kind of thing.
        kind: BasisKind,
        /// Its SHA-256 in hexadecimal, if it is a separate object.
        sha256: Option<&'a str>,
        /// What else identifies it: a byte range, the time and serial number of a time-stamp.
        detail: Option<String>,
    }
}

/// Kind of thing that a result rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum BasisKind {
    /// The whole file.
    File,
    /// The bytes that the signature covers.
    SignedBytes,
    /// A certificate.
    Certificate,
    /// A trust anchor, as the caller's trust data name it.
    TrustAnchor,
    /// A list or response about the status of a certificate.
    StatusInformation,
    /// A time-stamp.
    TimeStamp,
    /// The word of the caller: time of receipt, proof of existence.
    Caller,
    /// The policy.
    Policy,
}

part! {
    /// One piece of evidence.
    EvidencePart {
        /// `certificate`, `crl` or `ocsp`.
        kind: &'static str,
        /// SHA-256 of its DER form.
        sha256: &'a str,
        /// Subject, issuer or responder.
        name: Option<&'a str>,
        /// Where it came from.
        origin: &'a str,
    }
}

part! {
    /// A time-stamp over a signature or over the document.
    TimestampPart {
        /// From 1, in the order of the report.
        id: usize,
        /// Full name of the form field of a document time-stamp.
        field: Option<&'a str>,
        /// The time it states.
        time: Option<Timestamp>,
        /// Name of the unit that made it.
        unit: Option<&'a str>,
        /// Result.
        conclusion: Conclusion<'a>,
        /// Its checks.
        checks: Vec<CheckPart<'a>>,
        /// Findings that belong to no check.
        remarks: Vec<Finding>,
    }
}
