//! A time-stamp that is broken, over other bytes or with a wrong value: over the signature where no good one stands beside it, over
//! the content always, for the signer put it under his signature (EN 319 122-1 §5.2.8).
//!
//! It proves nothing and is put aside (EN 319 102-1 §5.5.4 step 4), but no program makes such a signature: it is not said to be
//! valid until somebody has looked.

use super::{Block, SubIndication};
use crate::base::fact::Fact;
use crate::base::finding::Code;
use crate::validation::timestamp::{Covers, Judged, TimestampStatus};

const CLAUSE: &str = "EN 319 102-1 §5.2.8.4.1; RFC 3161 §2.4.2";

/// Looks at the time-stamps over one signature; nothing is recorded where none is broken.
pub(super) fn check(stamps: &[Judged], block: &mut Block) {
    let broken = |s: &&Judged| s.imprint_matches == Some(false) || s.signature_verifies == Some(false);
    let good_beside = stamps.iter().any(|s| s.covers != Covers::Content && s.status <= TimestampStatus::Stamped);
    let weighs = |s: &&Judged| broken(s) && (s.covers == Covers::Content || !good_beside);
    let found: Vec<&Judged> = stamps.iter().filter(weighs).collect();
    if found.is_empty() {
        return;
    }
    let codes: Vec<Code> = found.iter().flat_map(|s| s.own_facts()).map(Fact::code).collect();
    block.unknown("time-stamp-not-broken", CLAUSE, &codes, SubIndication::SigConstraintsFailure);
}
