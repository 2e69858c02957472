//! Texts that are part of the program: names of checks, clauses, formats.
//!
//! A report holds them by reference. Where a report is read back (feature `words`), each is kept once for as long as the program
//! runs, so that the same types serve both ways.

/// A text of the program itself. Not written out where a record can be read back: serde would take `&'static str` for text
/// borrowed from what it reads.
pub type Fixed = &'static str;

#[cfg(feature = "words")]
mod kept {
    use super::Fixed;
    use serde::de::{Deserialize, Deserializer, Error};
    use std::cell::RefCell;
    use std::collections::BTreeSet;

    /// Most texts that are kept. The engine has fewer than a tenth of it.
    const MOST: usize = 1 << 13;

    thread_local! {
        static KEPT: RefCell<BTreeSet<Fixed>> = const { RefCell::new(BTreeSet::new()) };
    }

    /// Reads a text, and keeps it.
    pub(crate) fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Fixed, D::Error> {
        let text = String::deserialize(from)?;
        keep(text).ok_or_else(|| D::Error::custom("too many texts"))
    }

    /// Reads a list of texts, and keeps them.
    pub(crate) fn read_list<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Fixed>, D::Error> {
        let texts = Vec::<String>::deserialize(from)?;
        texts.into_iter().map(keep).collect::<Option<_>>().ok_or_else(|| D::Error::custom("too many texts"))
    }

    fn keep(text: String) -> Option<Fixed> {
        KEPT.with_borrow_mut(|kept| {
            if let Some(known) = kept.get(text.as_str()) {
                return Some(*known);
            }
            if kept.len() >= MOST {
                return None;
            }
            let text: Fixed = Box::leak(text.into_boxed_str());
            kept.insert(text);
            Some(text)
        })
    }
}

#[cfg(feature = "words")]
pub(crate) use kept::{read, read_list};
