//! Identifier octets (X.690 §8.1.2).

use core::fmt;

/// Class of a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// Defined by X.680.
    Universal,
    /// Defined by an application.
    Application,
    /// Defined by the enclosing type.
    Context,
    /// Defined privately.
    Private,
}

impl Class {
    /// Bits 8 and 7 of the first identifier octet.
    pub(crate) fn bits(self) -> u8 {
        match self {
            Self::Universal => 0x00,
            Self::Application => 0x40,
            Self::Context => 0x80,
            Self::Private => 0xC0,
        }
    }

    /// From the first identifier octet.
    pub(crate) fn of(octet: u8) -> Self {
        match octet & 0xC0 {
            0x00 => Self::Universal,
            0x40 => Self::Application,
            0x80 => Self::Context,
            _ => Self::Private,
        }
    }
}

/// A tag with the form (primitive or constructed) of its encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Tag {
    /// Class.
    pub class: Class,
    /// Whether the content is a series of elements.
    pub constructed: bool,
    /// Number.
    pub number: u32,
}

impl Tag {
    /// End-of-contents (X.690 §8.1.5).
    pub const END_OF_CONTENTS: Self = Self::universal(0, false);
    /// BOOLEAN.
    pub const BOOLEAN: Self = Self::universal(1, false);
    /// INTEGER.
    pub const INTEGER: Self = Self::universal(2, false);
    /// BIT STRING.
    pub const BIT_STRING: Self = Self::universal(3, false);
    /// OCTET STRING.
    pub const OCTET_STRING: Self = Self::universal(4, false);
    /// NULL.
    pub const NULL: Self = Self::universal(5, false);
    /// OBJECT IDENTIFIER.
    pub const OID: Self = Self::universal(6, false);
    /// ENUMERATED.
    pub const ENUMERATED: Self = Self::universal(10, false);
    /// UTF8String.
    pub const UTF8_STRING: Self = Self::universal(12, false);
    /// SEQUENCE and SEQUENCE OF.
    pub const SEQUENCE: Self = Self::universal(16, true);
    /// SET and SET OF.
    pub const SET: Self = Self::universal(17, true);
    /// NumericString.
    pub const NUMERIC_STRING: Self = Self::universal(18, false);
    /// PrintableString.
    pub const PRINTABLE_STRING: Self = Self::universal(19, false);
    /// TeletexString (T61String).
    pub const TELETEX_STRING: Self = Self::universal(20, false);
    /// IA5String.
    pub const IA5_STRING: Self = Self::universal(22, false);
    /// UTCTime.
    pub const UTC_TIME: Self = Self::universal(23, false);
    /// GeneralizedTime.
    pub const GENERALIZED_TIME: Self = Self::universal(24, false);
    /// VisibleString.
    pub const VISIBLE_STRING: Self = Self::universal(26, false);
    /// UniversalString.
    pub const UNIVERSAL_STRING: Self = Self::universal(28, false);
    /// BMPString.
    pub const BMP_STRING: Self = Self::universal(30, false);

    const fn universal(number: u32, constructed: bool) -> Self {
        Self { class: Class::Universal, constructed, number }
    }

    /// The constructed context tag of this number.
    pub const fn context(number: u32) -> Self {
        Self { class: Class::Context, constructed: true, number }
    }

    /// Whether both name the same type. The form is left out: BER strings may be constructed.
    pub fn is(self, other: Self) -> bool {
        self.class == other.class && self.number == other.number
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let class = match self.class {
            Class::Universal => "universal",
            Class::Application => "application",
            Class::Context => "context",
            Class::Private => "private",
        };
        write!(f, "{class} tag {}", self.number)
    }
}
