//! `Contents` of a signature dictionary (ISO 32000-2 §12.8.1, Table 255).

use crate::base::limits::Limits;
use crate::base::span::Span;
use crate::pdf::syntax::object::{Dictionary, Place, Value};
use serde::Serialize;

/// The signature value as it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    /// The hexadecimal string with its `<` and `>`.
    pub token: Span,
    /// The bytes it stands for, with whatever padding follows the CMS object.
    pub bytes: Vec<u8>,
}

/// Why there is no usable `Contents`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum ContentsFault {
    /// The key is missing.
    Missing,
    /// The key occurs more than once: which one counts is open.
    Repeated {
        /// How often.
        count: usize,
    },
    /// It is a reference: the bytes to be left out would not be in the dictionary.
    Indirect,
    /// It is not a string.
    NotAString {
        /// What stands there.
        token: Span,
    },
    /// "The value shall be a hexadecimal string", and it is written as `(…)`.
    NotHexadecimal {
        /// The string.
        token: Span,
    },
    /// Something else than digits and white space between `<` and `>`.
    Malformed {
        /// The string.
        token: Span,
    },
    /// The dictionary is in an object stream.
    InObjectStream,
    /// Longer than the limit.
    TooLarge {
        /// Its length when decoded.
        bytes: usize,
    },
}

impl ContentsFault {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Repeated { .. } => "repeated",
            Self::Indirect => "indirect",
            Self::NotAString { .. } => "not-a-string",
            Self::NotHexadecimal { .. } => "not-hexadecimal",
            Self::Malformed { .. } => "malformed",
            Self::InObjectStream => "in-object-stream",
            Self::TooLarge { .. } => "too-large",
        }
    }
}

/// Takes `Contents` from the bytes of the signature's own dictionary, never from elsewhere.
pub(crate) fn read(dictionary: &Dictionary, place: Place, limits: &Limits) -> Result<Contents, ContentsFault> {
    let value = dictionary.get("Contents").ok_or(ContentsFault::Missing)?;
    let count = dictionary.count("Contents");
    if count > 1 {
        return Err(ContentsFault::Repeated { count });
    }
    if matches!(place, Place::ObjectStream { .. }) {
        return Err(ContentsFault::InObjectStream);
    }
    let token = value.span;
    match &value.value {
        Value::Reference(_) => Err(ContentsFault::Indirect),
        Value::String(string) if !string.hexadecimal => Err(ContentsFault::NotHexadecimal { token }),
        Value::String(string) if string.malformed => Err(ContentsFault::Malformed { token }),
        Value::String(string) if string.bytes.len() > limits.cms_bytes => {
            Err(ContentsFault::TooLarge { bytes: string.bytes.len() })
        }
        Value::String(string) => Ok(Contents { token, bytes: string.bytes.to_vec() }),
        _ => Err(ContentsFault::NotAString { token }),
    }
}

/// Where the string stands, whatever is wrong with it: for the comparison with the gap of `ByteRange`.
pub(crate) fn token(contents: &Result<Contents, ContentsFault>) -> Option<Span> {
    match contents {
        Ok(contents) => Some(contents.token),
        Err(ContentsFault::NotHexadecimal { token } | ContentsFault::Malformed { token }) => Some(*token),
        Err(_) => None,
    }
}
