//! What later revisions did.

use crate::base::finding::Finding;
use serde::{Deserialize, Serialize};

names! {
    /// How far later revisions went.
    ChangeLevel {
        /// Nothing came after.
        None,
        /// Only long-term evidence.
        Lta,
        /// Form fields and signatures.
        FormFilling,
        /// Annotations.
        Annotations,
        /// Anything else.
        Other,
    }
}

stored! {
    /// One thing that a later revision did.
    Change {
        /// Number of the revision that did it, from 1.
        revision: usize,
        /// How far it goes.
        level: ChangeLevel,
        /// Whether it is allowed; null if unknown.
        justified: Option<bool>,
        /// The object it was done to, `12 0`.
        object: Option<String>,
        /// Full name of the form field.
        field: Option<String>,
        /// Number of the page, from 1.
        page: Option<u32>,
        /// Where on the page: lower left and upper right corner in user space units.
        rect: Option<[f64; 4]>,
        /// What was done.
        finding: Finding,
    }
}
