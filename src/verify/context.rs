//! What a verification depends on besides the bytes.

use crate::base::limits::Limits;
use crate::base::span::Span;
use crate::base::time::Timestamp;
use crate::crypto::DigestAlgorithm;
use crate::evidence::EvidenceStore;
use crate::policy::Policy;
use crate::trust::TrustStore;
use crate::vietnam::{KindChoice, Statements};
use serde::Serialize;

/// All outside input, as values. Equal bytes and context give an equal report.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The time taken as now.
    pub now: Timestamp,
    /// Time of receipt, for which a document system vouches.
    pub received: Option<Timestamp>,
    /// Trust anchors and known intermediates.
    pub trust: &'a TrustStore,
    /// Evidence from the caller.
    pub evidence: &'a EvidenceStore,
    /// The requirements on a signature.
    pub policy: &'a Policy,
    /// Bounds on the work.
    pub limits: &'a Limits,
    /// Digests the host has computed.
    pub digests: &'a Digests,
    /// Name of the file, for the report.
    pub file: Option<&'a str>,
    /// What kind of document it is, if the caller says so. Decides whose signatures it needs, and nothing else.
    pub kind: KindChoice,
    /// What else the caller says of it: who sent it, whose certificates are.
    pub stated: Statements<'a>,
    /// Whether personal identifiers are shown in full.
    pub reveal: bool,
    /// Whether to add notes on how the signatures look (Decree 30/2020, Phụ lục I). They change no verdict.
    pub hints: bool,
}

static NO_DIGESTS: Digests = Digests { answers: Vec::new() };

impl<'a> Context<'a> {
    /// The mandatory inputs. Set the others by field: `Context { reveal: true, ..Context::new(…) }`.
    pub fn new(
        now: Timestamp,
        trust: &'a TrustStore,
        evidence: &'a EvidenceStore,
        policy: &'a Policy,
        limits: &'a Limits,
    ) -> Self {
        let (digests, kind) = (&NO_DIGESTS, KindChoice::Auto);
        Self {
            now,
            received: None,
            trust,
            evidence,
            policy,
            limits,
            digests,
            file: None,
            kind,
            stated: Statements::default(),
            reveal: false,
            hints: false,
        }
    }
}

/// A digest computed by the host. It is accepted as a fact, like any evidence from the caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DigestAnswer {
    /// The algorithm.
    pub algorithm: DigestAlgorithm,
    /// The ranges, in order.
    pub ranges: Vec<Span>,
    /// The value.
    pub value: Vec<u8>,
}

/// Digests computed by the host; what is not there is computed here.
#[derive(Clone, Debug, Default)]
pub struct Digests {
    /// The answers.
    pub answers: Vec<DigestAnswer>,
}

/// A digest the host may compute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlannedDigest {
    /// Name of the algorithm, such as `SHA-256`.
    pub algorithm: &'static str,
    /// The ranges, in order.
    pub ranges: Vec<(u64, u64)>,
}

/// The digests worth computing outside.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Plan {
    /// In the order in which they are needed.
    pub digests: Vec<PlannedDigest>,
}
