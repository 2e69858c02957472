//! What taking evidence finds out.

use crate::base::fact::facts;

facts! {
    /// What taking evidence finds out.
    pub enum EvidenceFact {
        /// Something that the caller gave cannot be used.
        EvidenceUnusable {
            /// Its name.
            name: String,
            /// Code of the reason.
            reason: String,
        };
    }
}
