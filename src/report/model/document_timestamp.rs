//! A time-stamp over the document.

use super::change::ChangeLevel;
use super::signature::{Coverage, Integrity, Time};
use super::timestamp::SignatureTimestamp;
use crate::ades::{Indication, SubIndication};
use crate::base::finding::Finding;
use serde::{Deserialize, Serialize};

stored! {
    /// A time-stamp over the document.
    DocumentTimestamp {
        /// Full name of the form field.
        field: Option<String>,
        /// Result.
        indication: Indication,
        /// Why not passed.
        sub_indication: Option<SubIndication>,
        /// The three plain facts.
        integrity: Integrity,
        /// The time it states, as `best` with its basis.
        time: Time,
        /// What later revisions did.
        change_level: Option<ChangeLevel>,
        /// Whether what came after it is allowed.
        changes_justified: Option<bool>,
        /// Which bytes.
        coverage: Coverage,
        /// Places in `shared.changes`: what later revisions did, in their order.
        changes_after: Vec<usize>,
        /// The token.
        token: Option<SignatureTimestamp>,
        /// Findings.
        findings: Vec<Finding>,
    }
}
