//! The data of facts, as the report writes them.

use super::time::Timestamp;
use const_oid::ObjectIdentifier;
use std::sync::Arc;

/// A datum of a fact, as the report writes it.
pub trait Datum {
    /// Its text; `None` leaves the parameter out.
    fn text(&self) -> Option<String>;
}

/// An optional datum that is written as an empty text if absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrEmpty<T>(pub Option<T>);

impl<T: Datum> Datum for OrEmpty<T> {
    fn text(&self) -> Option<String> {
        Some(self.0.as_ref().and_then(Datum::text).unwrap_or_default())
    }
}

impl<T: Datum> Datum for Option<T> {
    fn text(&self) -> Option<String> {
        self.as_ref().and_then(Datum::text)
    }
}

/// Several texts, written with white space between them.
impl<T: AsRef<str>> Datum for Vec<T> {
    fn text(&self) -> Option<String> {
        Some(join(self, " "))
    }
}

/// Several rules, written with semicolons between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules<T>(pub Vec<T>);

impl<T: AsRef<str>> Datum for Rules<T> {
    fn text(&self) -> Option<String> {
        Some(join(&self.0, "; "))
    }
}

fn join<T: AsRef<str>>(texts: &[T], between: &str) -> String {
    texts.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(between)
}

/// A SHA-256 value, written in hexadecimal.
impl Datum for [u8; 32] {
    fn text(&self) -> Option<String> {
        Some(hex::encode(self))
    }
}

/// Writes a datum as its `Display` does.
macro_rules! datum_by_display {
    ($($type:ty),+ $(,)?) => {
        $(impl $crate::base::fact::Datum for $type {
            fn text(&self) -> Option<String> {
                Some(self.to_string())
            }
        })+
    };
}
datum_by_display!(String, &'static str, Arc<str>, i64, u32, u64, usize, Timestamp, ObjectIdentifier);
pub(crate) use datum_by_display;
