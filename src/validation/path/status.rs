//! Where the status of certificates plugs into path validation (RFC 5280 §6.1.3 (a)(3)).

use crate::base::time::Timestamp;
use crate::validation::ValidationFact;
use crate::x509::Certificate;
use std::sync::Arc;

/// One certificate of a path that meets every other rule, and the question about it.
#[derive(Clone, Copy, Debug)]
pub struct StatusQuestion<'a> {
    /// The certificate.
    pub subject: &'a Certificate,
    /// The one above it, whose key signed it.
    pub issuer: &'a Certificate,
    /// The whole path, from the target to the anchor.
    pub chain: &'a [Arc<Certificate>],
    /// Place of `subject` in `chain`.
    pub index: usize,
    /// The time that counts.
    pub at: Timestamp,
}

/// What is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StatusVerdict {
    /// Not revoked at the time that counts.
    Good,
    /// No evidence covers it.
    Silent,
    /// There is evidence about it, but it cannot be relied on or leaves the status open. Never treated as silence.
    Unknown,
    /// Revoked or on hold at the time that counts.
    Revoked,
}

/// An answer with what is to be said about it.
#[derive(Clone, Debug)]
pub struct StatusAnswer {
    /// What is known.
    pub verdict: StatusVerdict,
    /// What it rests on, or why nothing is known.
    pub facts: Vec<ValidationFact>,
}

/// Tells the status of the certificates of a path. Called for every certificate but the anchor, from the anchor downwards, and
/// only on paths that meet the other rules.
pub trait StatusChecker {
    /// The status of one certificate.
    fn status(&self, question: &StatusQuestion<'_>) -> StatusAnswer;
}
