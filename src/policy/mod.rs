//! What the caller wants of a signature.

mod status;
mod suite;

pub use status::{
    AnnouncedDelta, ExpiredIssuer, InvalidityDate, LaterEvidence, ReleasedHold, ResponderStatus, StatusRules,
};
pub use suite::{AlgorithmSuite, Reliability};

use serde::Serialize;

/// What is asked of revocation, for signer, authority and time-stamp certificates alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RevocationRule {
    /// A status that cannot be known leaves the signature INDETERMINATE.
    #[default]
    Required,
    /// A known revocation counts; an unknown status passes with a lasting finding. What it costs: a certificate revoked long
    /// ago passes when nobody shows the list.
    IfDeclared,
    /// Not looked at, with a lasting finding. What it costs: every revoked certificate passes.
    None,
}

impl RevocationRule {
    /// From the word used on the command line.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "required" => Some(Self::Required),
            "if-declared" => Some(Self::IfDeclared),
            "none" => Some(Self::None),
            _ => None,
        }
    }
}

/// A policy: values only, no judgement.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Policy {
    /// Its name, printed in every report.
    pub id: String,
    /// What is asked of revocation.
    pub revocation: RevocationRule,
    /// What is asked of lists and responses.
    pub status: StatusRules,
    /// Which algorithms were good enough until when.
    pub algorithms: AlgorithmSuite,
    /// How far a claimed time may lie from the time-stamp before it is remarked on, in seconds.
    pub claimed_time_tolerance: i64,
}

impl Policy {
    /// The strict built-in policy.
    pub fn strict() -> Self {
        Self {
            id: "kyso-strict/1".to_owned(),
            revocation: RevocationRule::Required,
            status: StatusRules::strict(),
            algorithms: AlgorithmSuite::builtin(),
            claimed_time_tolerance: 1_800,
        }
    }

    /// The canonical bytes its fingerprint is made of.
    pub fn canonical(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }
}

impl Default for Policy {
    fn default() -> Self {
        Self::strict()
    }
}
