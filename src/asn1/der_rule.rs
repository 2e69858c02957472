//! Rules of DER that an encoding can break and still be read.

use serde::Serialize;

/// A restriction of DER over BER (X.690 §10 and §11), or a rule of BER that issuers are known to break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DerRule {
    /// Lengths are definite (§10.1).
    IndefiniteLength,
    /// Lengths use the fewest octets (§10.1).
    LengthNotMinimal,
    /// Tag numbers use the fewest octets (§8.1.2.2, §8.1.2.4).
    TagNotMinimal,
    /// Strings are primitive (§10.2).
    ConstructedString,
    /// TRUE is FF (§11.1).
    Boolean,
    /// Integers use the fewest octets (§8.3.2).
    IntegerNotMinimal,
    /// Unused bits of a bit string are zero (§11.2.1).
    BitStringPadding,
    /// NULL has no content (§8.8.2).
    NullContent,
}

impl DerRule {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::IndefiniteLength => "indefinite-length",
            Self::LengthNotMinimal => "length-not-minimal",
            Self::TagNotMinimal => "tag-not-minimal",
            Self::ConstructedString => "constructed-string",
            Self::Boolean => "boolean",
            Self::IntegerNotMinimal => "integer-not-minimal",
            Self::BitStringPadding => "bit-string-padding",
            Self::NullContent => "null-content",
        }
    }
}

/// A broken rule and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DerFault {
    /// The rule.
    pub rule: DerRule,
    /// Offset in the outermost slice given to the reader.
    pub offset: usize,
}
