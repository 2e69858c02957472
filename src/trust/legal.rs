//! Provisions with the days they are in force: values, taken from a trust file or from the table that the program is built with.

use crate::base::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// One provision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Provision {
    /// Number and sign.
    pub number: Cow<'static, str>,
    /// First day in force, `YYYY-MM-DD`.
    pub from: Cow<'static, str>,
    /// First day no longer in force; empty while no such day is known.
    pub until: Cow<'static, str>,
}

impl Provision {
    /// Of a table that is built in.
    pub const fn new(number: &'static str, from: &'static str, until: &'static str) -> Self {
        Self { number: Cow::Borrowed(number), from: Cow::Borrowed(from), until: Cow::Borrowed(until) }
    }

    /// Whether its days are days.
    pub(crate) fn is_dated(&self) -> bool {
        day(&self.from).is_some() && (self.until.is_empty() || day(&self.until).is_some())
    }

    /// Whether it is in force at an instant, by Vietnamese days.
    pub(crate) fn is_in_force(&self, at: Timestamp) -> bool {
        day(&self.from).is_none_or(|from| from <= at) && day(&self.until).is_none_or(|until| at < until)
    }
}

/// Midnight of a day in Vietnam.
fn day(text: &str) -> Option<Timestamp> {
    Timestamp::parse(&format!("{text}T00:00:00+07:00"))
}
