//! What was asked of the network for a document, and what came of it.

use super::Kind;
use crate::base::fact::facts;
use serde::{Deserialize, Serialize};

/// What came of a question. Whether an answer is stale, or does not know the certificate, is judged and not told here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum FetchOutcome {
    /// An object of the kind asked for.
    Received,
    /// No answer: the name is not known, nobody listens, or it took too long.
    Unreachable,
    /// The host answered that it has nothing to give: an HTTP status other than 200, or an error of the responder.
    Refused,
    /// The host answered with something else than was asked for.
    WrongContent,
    /// The answer is larger than its kind may be.
    TooLarge,
    /// Nobody was asked: the address is not one that may be asked.
    NotAllowed,
}

impl FetchOutcome {
    /// From the word of reports.
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "received" => Self::Received,
            "unreachable" => Self::Unreachable,
            "refused" => Self::Refused,
            "wrong-content" => Self::WrongContent,
            "too-large" => Self::TooLarge,
            "not-allowed" => Self::NotAllowed,
            _ => return None,
        })
    }
}

facts! {
    /// What a question that failed says about the evidence.
    pub enum FetchFact {
        /// A host that was asked gave no answer.
        EvidenceUnreachable {
            /// What was asked for.
            kind: String,
            /// Who was asked.
            host: String,
        };
        /// A host that was asked has nothing to give.
        EvidenceRefused {
            /// What was asked for.
            kind: String,
            /// Who was asked.
            host: String,
        };
        /// A host gave something else than was asked for.
        EvidenceWrongContent {
            /// What was asked for.
            kind: String,
            /// Who was asked.
            host: String,
        };
        /// An address that a document names is not one that may be asked.
        EvidenceAddressRefused {
            /// What was to be asked for.
            kind: String,
            /// Who was not asked.
            host: String,
        };
    }
}

/// One question to the network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// What was asked for.
    pub kind: Kind,
    /// The address, as the certificate names it.
    pub address: String,
    /// The host that was asked.
    pub host: String,
    /// What came of it.
    pub outcome: FetchOutcome,
    /// Bytes of the answer.
    pub bytes: u64,
    /// Milliseconds until it was there.
    pub milliseconds: u64,
}

impl Fetched {
    /// What a failed question says about the evidence.
    pub fn fact(&self) -> Option<FetchFact> {
        let (kind, host) = (self.kind.name().to_owned(), self.host.clone());
        match self.outcome {
            FetchOutcome::Received => None,
            FetchOutcome::Unreachable => Some(FetchFact::EvidenceUnreachable { kind, host }),
            FetchOutcome::Refused => Some(FetchFact::EvidenceRefused { kind, host }),
            FetchOutcome::WrongContent | FetchOutcome::TooLarge => Some(FetchFact::EvidenceWrongContent { kind, host }),
            FetchOutcome::NotAllowed => Some(FetchFact::EvidenceAddressRefused { kind, host }),
        }
    }
}
