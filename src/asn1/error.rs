//! Why bytes are not the ASN.1 that was looked for.

use super::{DerRule, Tag};
use core::fmt;

/// An error with the place where it was met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asn1Error {
    /// What is wrong.
    pub kind: Asn1ErrorKind,
    /// Offset in the outermost slice given to the reader.
    pub offset: usize,
}

/// What is wrong with an encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Asn1ErrorKind {
    /// The bytes end inside an element.
    Truncated,
    /// Identifier octets that X.690 §8.1.2 does not allow, or a number above 32 bits.
    Identifier,
    /// Length octets that X.690 §8.1.3 does not allow.
    Length,
    /// Indefinite length on a primitive element (X.690 §8.1.3.2).
    IndefinitePrimitive,
    /// End-of-contents octets where no indefinite length is open (X.690 §8.1.5).
    EndOfContents,
    /// Primitive or constructed where the type allows only the other (X.690 §8).
    Form,
    /// A rule of DER is broken and only DER is accepted.
    NotDer(DerRule),
    /// Another element was due; `found` is `None` at the end.
    Unexpected {
        /// What was due.
        expected: Tag,
        /// What is there.
        found: Option<Tag>,
    },
    /// Elements after the last expected one.
    Trailing,
    /// Nested deeper than the limit.
    Depth,
    /// More elements than the limit.
    Elements,
    /// The content is not a value of the type named.
    Value(&'static str),
    /// A number beyond what is read.
    Range,
}

impl Asn1ErrorKind {
    /// The error at an offset.
    pub fn at(self, offset: usize) -> Asn1Error {
        Asn1Error { kind: self, offset }
    }
}

impl fmt::Display for Asn1Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            Asn1ErrorKind::Truncated => f.write_str("the encoding is cut off"),
            Asn1ErrorKind::Identifier => f.write_str("identifier octets are not allowed"),
            Asn1ErrorKind::Length => f.write_str("length octets are not allowed"),
            Asn1ErrorKind::IndefinitePrimitive => f.write_str("indefinite length of a primitive element"),
            Asn1ErrorKind::EndOfContents => f.write_str("unexpected end-of-contents"),
            Asn1ErrorKind::Form => f.write_str("primitive and constructed are mixed up"),
            Asn1ErrorKind::NotDer(rule) => write!(f, "not DER: {}", rule.code()),
            Asn1ErrorKind::Unexpected { expected, found: Some(found) } => {
                write!(f, "expected {expected}, found {found}")
            }
            Asn1ErrorKind::Unexpected { expected, found: None } => write!(f, "expected {expected}, found the end"),
            Asn1ErrorKind::Trailing => f.write_str("more elements than expected"),
            Asn1ErrorKind::Depth => f.write_str("nested too deeply"),
            Asn1ErrorKind::Elements => f.write_str("too many elements"),
            Asn1ErrorKind::Value(of) => write!(f, "not a value of {of}"),
            Asn1ErrorKind::Range => f.write_str("number out of range"),
        }?;
        write!(f, " (at byte {})", self.offset)
    }
}

impl core::error::Error for Asn1Error {}
