//! Errors: the work could not be done. A bad signature is never an error, it is a finding.

use core::fmt;
use serde::Serialize;

/// Why no report could be made. Serialised as `{code, message, details}`; the codes are part of the contract.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The file has no bytes.
    Empty,
    /// The content is of none of the formats that are read. `found` names what it looks like, if anything.
    UnknownFormat {
        /// A format that was recognised but is not read, such as `zip` or `xml`.
        found: Option<&'static str>,
    },
    /// Named or begun like a PDF, but without the structure of one.
    NotAPdf {
        /// What was missing, in the terms of ISO 32000.
        reason: &'static str,
        /// Where it was missed.
        offset: u64,
    },
    /// Begun like a CMS signature, a time-stamp or a signed mail, but cannot be read as one.
    NotACms {
        /// What is wrong.
        reason: String,
        /// Where, in the decoded object.
        offset: u64,
    },
    /// Encrypted, and the password given (or the empty one) does not open it.
    PasswordRequired,
    /// Encrypted in a way that is not read.
    EncryptionUnsupported {
        /// The security handler, version or filter found.
        what: String,
    },
    /// Beyond one of [`crate::base::limits::Limits`].
    OverLimit {
        /// Name of the limit.
        limit: &'static str,
        /// Its value.
        value: u64,
    },
    /// Reading the source failed.
    Source(crate::base::input::SourceError),
    /// What was given as a report is none of this schema.
    UnknownReport {
        /// What is wrong with it.
        reason: String,
    },
    /// No signature has this number.
    NoSuchSignature,
    /// A policy file cannot be used.
    Policy {
        /// The stable name of the fault, `policy-…`.
        fault: &'static str,
        /// What is wrong and where.
        reason: String,
    },
    /// The byte range of a signature does not say what was signed.
    NoSignedRevision {
        /// What is wrong with it.
        reason: &'static str,
    },
    /// An invalid decision on a document.
    Decision {
        /// The stable name of the fault.
        fault: &'static str,
    },
    /// A dossier cannot be put together.
    Dossier {
        /// The stable name of the fault.
        fault: &'static str,
        /// What it is about.
        what: String,
    },
    /// A value of the context (trust file, digests) cannot be used.
    Context {
        /// What is wrong with it.
        reason: String,
    },
}

impl Error {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::UnknownFormat { .. } => "unknown-format",
            Self::NotAPdf { .. } => "not-a-pdf",
            Self::NotACms { .. } => "not-a-cms",
            Self::PasswordRequired => "password-required",
            Self::EncryptionUnsupported { .. } => "encryption-unsupported",
            Self::OverLimit { .. } => "over-limit",
            Self::Source(_) => "unreadable",
            Self::UnknownReport { .. } => "unknown-report",
            Self::NoSuchSignature => "no-such-signature",
            Self::Policy { fault, .. } | Self::Decision { fault } | Self::Dossier { fault, .. } => fault,
            Self::NoSignedRevision { .. } => "no-signed-revision",
            Self::Context { .. } => "bad-context",
        }
    }

    /// The data of the error, for programs.
    pub fn details(&self) -> ErrorDetails {
        let mut details = ErrorDetails::default();
        match self {
            Self::UnknownFormat { found } => details.what = found.map(str::to_owned),
            Self::NotAPdf { reason, offset } => {
                details.what = Some((*reason).to_owned());
                details.offset = Some(*offset);
            }
            Self::NotACms { reason, offset } => {
                details.what = Some(reason.clone());
                details.offset = Some(*offset);
            }
            Self::EncryptionUnsupported { what } => details.what = Some(what.clone()),
            Self::OverLimit { limit, value } => {
                details.limit = Some((*limit).to_owned());
                details.value = Some(*value);
            }
            Self::Source(e) => details.what = Some(e.to_string()),
            Self::NoSignedRevision { reason } => details.what = Some((*reason).to_owned()),
            Self::Policy { reason, .. } | Self::Context { reason } | Self::UnknownReport { reason } => {
                details.what = Some(reason.clone());
            }
            Self::Dossier { what, .. } => details.what = Some(what.clone()),
            Self::Empty | Self::PasswordRequired | Self::NoSuchSignature | Self::Decision { .. } => {}
        }
        details
    }
}

/// Data of an [`Error`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ErrorDetails {
    /// What was missing, found or wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub what: Option<String>,
    /// Where in the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// Name of the limit that was met.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<String>,
    /// Value of that limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<u64>,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the file is empty"),
            Self::UnknownFormat { found: Some(found) } => write!(f, "this is {found}, which is not read"),
            Self::UnknownFormat { found: None } => f.write_str("neither a PDF nor a CMS signature"),
            Self::NotAPdf { reason, offset } => write!(f, "not a readable PDF: {reason} (at byte {offset})"),
            Self::NotACms { reason, offset } => write!(f, "not a readable signature: {reason} (at byte {offset})"),
            Self::PasswordRequired => f.write_str("the file is encrypted and the password does not open it"),
            Self::EncryptionUnsupported { what } => write!(f, "encryption that is not supported: {what}"),
            Self::OverLimit { limit, value } => write!(f, "over the limit {limit} = {value}"),
            Self::Source(e) => write!(f, "cannot be read: {e}"),
            Self::UnknownReport { reason } => write!(f, "not a report that can be read: {reason}"),
            Self::NoSuchSignature => f.write_str("no signature has this number"),
            Self::NoSignedRevision { reason } => write!(f, "the byte range does not say what was signed: {reason}"),
            Self::Decision { fault } => write!(f, "no decision: {fault}"),
            Self::Dossier { fault, what } => write!(f, "no dossier: {fault} ({what})"),
            Self::Policy { reason, .. } | Self::Context { reason } => write!(f, "cannot be used: {reason}"),
        }
    }
}

impl core::error::Error for Error {}

impl From<crate::base::input::SourceError> for Error {
    fn from(e: crate::base::input::SourceError) -> Self {
        Self::Source(e)
    }
}
