//! What is wrong with a pack, or with one entry of it.

use super::{MOST_BYTES, SCHEMA};
use core::fmt;
use serde::Serialize;

/// Why a pack cannot be used at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackError {
    /// Larger than any pack that is read.
    TooLarge,
    /// Not JSON.
    Malformed(String),
    /// Another form or version.
    Schema(String),
}

impl PackError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge => "pack-too-large",
            Self::Malformed(_) => "pack-malformed",
            Self::Schema(_) => "pack-schema",
        }
    }
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(f, "evidence pack: larger than {MOST_BYTES} bytes"),
            Self::Malformed(reason) => write!(f, "evidence pack: {reason}"),
            Self::Schema(found) => write!(f, "evidence pack: schema {found:?}, not {SCHEMA}"),
        }
    }
}

impl core::error::Error for PackError {}

/// An entry of a pack that is not used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PackFault {
    /// Its place, such as `objects[3]`.
    pub place: String,
    /// What is wrong with it: a stable word.
    pub reason: &'static str,
}
