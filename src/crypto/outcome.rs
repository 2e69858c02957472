//! The outcomes of verifying a signature value.

use super::Unsupported;

/// Outcome of verifying one signature value. Closed, so that no caller can take one for another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The signature was made by the key over what was given.
    Verified,
    /// The same, but the DigestInfo inside an RSASSA-PKCS1-v1_5 signature leaves out the NULL that RFC 8017 §A.2.4 requires.
    /// Whoever accepts it must say so.
    VerifiedWithoutNull,
    /// It was not.
    Mismatch,
    /// Unknown: the algorithm, curve or size is not supported.
    Unsupported {
        /// Which.
        what: String,
    },
    /// The public key is invalid.
    BadKey,
    /// The parameters of the algorithm break its rules, or it does not fit the key.
    BadParameters,
}

impl Outcome {
    pub(super) fn unsupported(what: &Unsupported) -> Self {
        Self::Unsupported { what: what.to_string() }
    }

    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::VerifiedWithoutNull => "verified-without-null",
            Self::Mismatch => "mismatch",
            Self::Unsupported { .. } => "unsupported",
            Self::BadKey => "bad-key",
            Self::BadParameters => "bad-parameters",
        }
    }
}
