//! The document as it is now, by the signatures and time-stamps that it rests on.

use super::{AsShown, Doubt, JudgedSignature, JudgedTimestamp};
use crate::pdf::changes::{Judgement, Level};

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

    fn justified(&self) -> Option<bool> {
        self.changes.and_then(|changes| changes.justified)
    }

    fn is_open(&self) -> bool {
        let any = self.changes.is_some_and(|changes| !changes.changes.is_empty());
        self.justified().is_none() && (any || self.whole_file == Some(false))
    }
}

/// Those of the signatures of the content and of all time-stamps.
fn states<'j>(
    signatures: &'j [JudgedSignature<'_>],
    timestamps: &'j [JudgedTimestamp<'_>],
) -> impl Iterator<Item = State<'j>> {
    let of_content = signatures.iter().filter(|s| s.parent.is_none()).map(JudgedSignature::state);
    of_content.chain(timestamps.iter().map(JudgedTimestamp::state))
}

/// What leaves it open what the document is now.
pub(crate) fn doubt(
    signatures: &[JudgedSignature<'_>],
    timestamps: &[JudgedTimestamp<'_>],
    ambiguous: bool,
    damaged_by_handling: bool,
) -> Doubt {
    Doubt {
        damaged_by_handling,
        ambiguous,
        not_verified: !all_verified(signatures, timestamps),
        not_covered: states(signatures, timestamps).any(|state| state.is_open()),
    }
}

/// Whether the values of all signatures of the content and of all time-stamps were verified.
pub(crate) fn all_verified(signatures: &[JudgedSignature<'_>], timestamps: &[JudgedTimestamp<'_>]) -> bool {
    states(signatures, timestamps).all(|state| state.is_verified())
}

/// The document as it is now: the worst state of any signature or document time-stamp. An unverified one says nothing
/// about it (EN 319 102-1 §5.2.7).
pub(crate) fn as_shown(
    signatures: &[JudgedSignature<'_>],
    timestamps: &[JudgedTimestamp<'_>],
    ambiguous: bool,
) -> AsShown {
    let all = || states(signatures, timestamps);
    if all().any(|state| state.justified() == Some(false)) {
        AsShown::UnjustifiedChanges
    } else if ambiguous
        || all().count() == 0
        || all().any(|state| state.justified().is_none())
        || !all_verified(signatures, timestamps)
    {
        AsShown::CannotTell
    } else if all().all(|state| state.changes.is_some_and(|changes| changes.level == Some(Level::None))) {
        AsShown::Unchanged
    } else {
        AsShown::JustifiedChanges
    }
}
