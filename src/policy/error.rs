//! Why a policy file cannot be used. Nothing of such a file is used.

use crate::base::error::Error;
use core::fmt;

macro_rules! faults {
    ($($(#[$doc:meta])+ $variant:ident = $text:literal;)+) => {
        /// What is wrong, with a stable name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
pub enum PolicyFault {
            $($(#[$doc])+ $variant,)+
        }

        impl PolicyFault {
            /// The stable name.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }
    };
}

faults! {
    /// Larger than a policy can be.
    TooLarge = "policy-too-large";
    /// Not JSON.
    NotJson = "policy-not-json";
    /// Another form, or another version of it.
    SchemaUnknown = "policy-schema-unknown";
    /// A name that a policy does not have.
    NameUnknown = "policy-name-unknown";
    /// The same thing said twice.
    Repeated = "policy-repeated";
    /// A value of another type.
    TypeWrong = "policy-type-wrong";
    /// A value outside what it may be.
    ValueWrong = "policy-value-wrong";
    /// Something that every policy says is missing.
    Missing = "policy-value-missing";
    /// A constraint whose name is that of no check.
    ConstraintUnknown = "policy-constraint-unknown";
    /// An unknown level.
    LevelUnknown = "policy-level-unknown";
    /// A level that would let a hard check pass.
    LevelTooWeak = "policy-level-too-weak";
    /// An algorithm that is not known.
    AlgorithmUnknown = "policy-algorithm-unknown";
    /// An algorithm or size that no policy can make good.
    AlgorithmTooWeak = "policy-algorithm-too-weak";
}

/// A fault and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyError {
    /// What is wrong.
    pub fault: PolicyFault,
    /// Where, as `constraints[2].level`.
    pub place: String,
    /// What was found, or what would do.
    pub detail: String,
}

impl PolicyError {
    pub(super) fn new(fault: PolicyFault, place: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { fault, place: place.into(), detail: detail.into() }
    }
}

impl fmt::Display for PolicyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "policy file: {}", self.fault.name())?;
        if !self.place.is_empty() {
            write!(f, " at {}", self.place)?;
        }
        if self.detail.is_empty() { Ok(()) } else { write!(f, ": {}", self.detail) }
    }
}

impl core::error::Error for PolicyError {}

impl From<PolicyError> for Error {
    fn from(e: PolicyError) -> Self {
        Self::Policy { fault: e.fault.name(), reason: e.to_string() }
    }
}
