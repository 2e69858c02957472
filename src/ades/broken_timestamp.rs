//! A broken time-stamp: over other bytes or with a wrong value. One over the signature counts if there is no good one;
//! one over the content always counts, since the signer signed it (EN 319 122-1 §5.2.8).
//!
//! It proves nothing and is ignored (EN 319 102-1 §5.5.4 step 4). But no program makes such a signature, so it is not
//! called valid until a person has looked.

use super::{Block, SubIndication};
use crate::base::fact::Fact;
use crate::base::finding::Code;
use crate::validation::timestamp::{Covers, Judged, TimestampStatus};

const CLAUSE: &str = "EN 319 102-1 §5.2.8.4.1; RFC 3161 §2.4.2";

/// Checks the time-stamps over one signature; records nothing if none is broken.
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
