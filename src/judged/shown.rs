//! The document as it is now, by the signatures and time-stamps that it rests on.

use super::{AsShown, Doubt, JudgedSignature, JudgedTimestamp, State};
use crate::pdf::changes::Level;

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
