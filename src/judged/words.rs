//! The verdicts on a file and their reasons.

use serde::{Deserialize, Serialize};

/// The headline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Every signature passed and nothing unexplained came after.
    Valid,
    /// A signature failed, or the document was changed without cover.
    Invalid,
    /// Something is missing for a conclusion.
    Indeterminate,
    /// No signature.
    Unsigned,
}

/// Why the headline is not `valid`, in the classes a person needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum VerdictReason {
    /// Unchanged, leads to a known root, only the status could not be checked.
    IntactStatusUnknown,
    /// Unchanged, but the certificate of an issuer is missing.
    IntactIssuerMissing,
    /// The path ends at a root that is not trusted.
    UntrustedRoot,
    /// Changes after the signature that no signature covers, or that could not be judged.
    NotCovered,
    /// The signed content was changed.
    Changed,
    /// Printed, re-saved, compressed or joined after signing.
    BrokenByHandling,
    /// The signature value is wrong, or the signature cannot be read.
    ForgedOrCorrupt,
    /// A certificate was revoked before the time that counts.
    Revoked,
    /// A certificate has expired and nothing proves that the signature is older.
    ExpiredWithoutProof,
    /// A signature the law asks for is missing.
    Incomplete,
    /// The signed content is missing.
    ContentMissing,
    /// A renderer shows or reads pages that differ from the signed ones, outside justified changes.
    PicturesDiffer,
    /// A form or an algorithm that is not done.
    NotSupported,
    /// A rule of the policy is not met, for example an algorithm is no longer reliable.
    PolicyNotMet,
    /// No signature value over the content could be verified, so nothing can be said of the content.
    NotVerified,
    /// The file can be read in two ways, and only one of them was signed.
    Ambiguous,
}

/// The document as it is now, against what was signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum AsShown {
    /// What is shown is what was signed.
    Unchanged,
    /// Changed only in ways the signatures allow.
    JustifiedChanges,
    /// Changed in a way that nothing justifies.
    UnjustifiedChanges,
    /// Unknown.
    CannotTell,
}
