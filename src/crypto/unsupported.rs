//! What is recognised but not verified.

use super::known_name;
use core::fmt;

/// An algorithm, curve or size that is not supported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsupported {
    /// Its object identifier in dotted form, if it has one.
    pub oid: Option<String>,
    /// A name for people.
    pub name: String,
}

impl Unsupported {
    /// By its identifier.
    pub(super) fn named(oid: String) -> Self {
        let name = known_name(&oid).map_or_else(|| oid.clone(), str::to_owned);
        Self { oid: Some(oid), name }
    }

    /// By a description.
    pub(super) fn described(name: impl Into<String>) -> Self {
        Self { oid: None, name: name.into() }
    }
}

impl fmt::Display for Unsupported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.oid {
            Some(oid) if *oid != self.name => write!(f, "{} ({oid})", self.name),
            _ => f.write_str(&self.name),
        }
    }
}
