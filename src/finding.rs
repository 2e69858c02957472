//! Findings: facts for the report.

use serde::Serialize;

/// How much a finding weighs by itself. What it does to a verdict is the policy's decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Should be looked at by a person.
    Warning,
    /// The reason, or one of the reasons, why something is not valid.
    Error,
}
