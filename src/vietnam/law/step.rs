//! One step of the articles, with its outcome.

use crate::ades::TimeBasis;
use crate::base::finding::Code;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What came of a step. Ordered: the worse is the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// There is nothing it could apply to.
    NotApplicable,
    /// Met.
    Met,
    /// Something is missing to tell.
    CannotTell,
    /// Not met.
    NotMet,
}

/// What a step asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum StepCode {
    /// The signature can be read, and in one way only.
    Readable,
    /// It names its signer and the certificate is at hand.
    SignerIdentified,
    /// The value was made with the key of that certificate.
    ValueByKey,
    /// The content is what was signed.
    ContentUnchanged,
    /// Its algorithms are good enough.
    Algorithms,
    /// The time-stamp that is attached holds.
    Timestamp,
    /// The certificate covers the time of signing.
    Period,
    /// The certificate is one for this use, as far as it says itself.
    Scope,
    /// The certificate was active at the time of signing.
    Active,
    /// That is known from a list or a response of the authority.
    StatusSource,
    /// The certificates lead to a recognised root.
    Path,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// Article of Decree 68/2024.
    pub article: u8,
    /// Clause and point, such as `1.a`; empty where the article has none or its text was not at hand.
    pub clause: Cow<'static, str>,
    /// Whether the article's text was not at hand and the step is put together from other provisions.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub reconstructed: bool,
    /// What it asks.
    pub code: StepCode,
    /// Of which certificate of the path above the signer's, from 1. Absent where it is about the signature or the signer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate: Option<usize>,
    /// What came of it.
    pub outcome: Outcome,
    /// What supports the time it was held against.
    pub time_basis: TimeBasis,
    /// Names of the checks it rests on.
    pub basis: Vec<Cow<'static, str>>,
    /// What is missing to tell a status, by the findings that name it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Code>,
}
