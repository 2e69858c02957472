//! What one signature or time-stamp says of the document as it is now.

use crate::pdf::changes::Judgement;

/// What one signature or time-stamp says of it.
#[derive(Clone, Copy)]
pub(crate) struct State<'j> {
    /// Number of the revision that is covered, from 1.
    pub(crate) revision: Option<usize>,
    /// Whether that is the whole file.
    pub(crate) whole_file: Option<bool>,
    /// Whether the digest is the one signed.
    pub(crate) digest_matches: Option<bool>,
    /// Whether the value verifies.
    pub(crate) signature_verifies: Option<bool>,
    /// What came after.
    pub(crate) changes: Option<&'j Judgement>,
}

impl State<'_> {
    /// Whether the value was verified with the signer's key and the digest is the one signed. Only then is there a statement on the
    /// content (EN 319 102-1 §5.2.7; RFC 5652 §5.6).
    pub(crate) fn is_verified(&self) -> bool {
        self.digest_matches == Some(true) && self.signature_verifies == Some(true)
    }

    pub(super) fn justified(&self) -> Option<bool> {
        self.changes.and_then(|changes| changes.justified)
    }

    pub(super) fn is_open(&self) -> bool {
        let any = self.changes.is_some_and(|changes| !changes.changes.is_empty());
        self.justified().is_none() && (any || self.whole_file == Some(false))
    }
}
