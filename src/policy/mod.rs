//! The requirements of the caller on a signature.

mod choice;
mod constraint;
mod error;
mod file;
mod json;
mod record;
mod relaxed;
#[cfg(feature = "schema")]
mod schema;
mod status;
mod suite;

pub use constraint::{Constraint, Constraints, Level};
pub use error::{PolicyError, PolicyFault};
pub use file::SCHEMA;
pub use json::Json;
#[cfg(feature = "schema")]
pub use schema::schema;
pub use status::{
    AnnouncedDelta, ExpiredIssuer, InvalidityDate, LaterEvidence, ReleasedHold, ResponderStatus, StatusRules,
};
pub use suite::{AlgorithmSuite, Reliability};

use serde::{Deserialize, Serialize};

/// The revocation rule, for signer, authority and time-stamp certificates alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RevocationRule {
    /// A status that cannot be known leaves the signature INDETERMINATE.
    #[default]
    Required,
    /// A known revocation counts; an unknown status passes with a permanent finding. The cost: a certificate revoked
    /// long ago passes if nobody supplies the list.
    IfDeclared,
    /// Not looked at, with a lasting finding. What it costs: every revoked certificate passes.
    None,
}

impl RevocationRule {
    /// The word on the command line and in policy files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::IfDeclared => "if-declared",
            Self::None => "none",
        }
    }

    /// From the word used on the command line.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Required, Self::IfDeclared, Self::None].into_iter().find(|rule| rule.name() == word)
    }
}

/// A policy: values only, no judgement.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Policy {
    /// Its name, printed in every report.
    pub id: String,
    /// Its number; a policy that is changed gets another one.
    pub version: u32,
    /// The revocation rule.
    pub revocation: RevocationRule,
    /// Rules on lists and responses.
    pub status: StatusRules,
    /// Which algorithms were reliable until when.
    pub algorithms: AlgorithmSuite,
    /// How far a claimed time may be from the time-stamp without a remark, in seconds.
    pub claimed_time_tolerance: i64,
    /// What becomes of a signature that does not meet a check.
    pub constraints: Constraints,
}

impl Policy {
    /// The strict built-in policy.
    pub fn strict() -> Self {
        Self {
            id: "kyso-strict/1".to_owned(),
            version: 1,
            revocation: RevocationRule::Required,
            status: StatusRules::strict(),
            algorithms: AlgorithmSuite::builtin(),
            claimed_time_tolerance: 1_800,
            constraints: Constraints::default(),
        }
    }

    /// The canonical bytes its fingerprint is made of: the file form with everything written out.
    pub fn canonical(&self) -> Vec<u8> {
        let written = serde_json::to_vec(self).unwrap_or_default();
        let head = format!("{{\"schema\":\"{SCHEMA}\",");
        [head.as_bytes(), written.get(1..).unwrap_or_default()].concat()
    }
}

impl Default for Policy {
    fn default() -> Self {
        Self::strict()
    }
}
