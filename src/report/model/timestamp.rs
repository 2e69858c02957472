//! A time-stamp, what it covers and what it proves.

use crate::ades::{Indication, SubIndication};
use crate::base::finding::Finding;
use crate::base::time::Timestamp;
use serde::{Deserialize, Serialize};

names! {
    /// What a time-stamp covers.
    TimestampKind {
        /// What was signed: it proves that the signature is younger (content-time-stamp).
        Content,
        /// The signature value (signature-time-stamp).
        Signature,
        /// The signature with its certificates, lists and earlier time-stamps (archive-time-stamp).
        Archive,
        /// A state of the document, with everything in it.
        Document,
    }
}

stored! {
    /// A time-stamp over a signature.
    SignatureTimestamp {
        /// What it covers.
        kind: TimestampKind,
        /// The time it states.
        time: Option<Timestamp>,
        /// Its accuracy in seconds, a begun one counted whole: what it proves is the time and as much more. None if it states none.
        accuracy: Option<i64>,
        /// Name of the unit that made it.
        unit: Option<String>,
        /// Result for the time-stamp itself.
        indication: Indication,
        /// Why not passed.
        sub_indication: Option<SubIndication>,
        /// Digest algorithm of the imprint.
        imprint_algorithm: Option<String>,
        /// Whether the imprint is that of the signature value.
        imprint_matches: Option<bool>,
        /// Whether its signature verifies.
        signature_verifies: Option<bool>,
        /// Policy it was made under.
        policy: Option<String>,
        /// Serial number, hexadecimal.
        serial: Option<String>,
        /// Place in `shared.chains`: from the unit's certificate to the anchor.
        chain: usize,
        /// Findings.
        findings: Vec<Finding>,
    }
}

impl SignatureTimestamp {
    /// The time that it proves: what it states and all that its accuracy leaves open.
    pub fn latest(&self) -> Option<Timestamp> {
        self.time.map(|time| time.plus(self.accuracy.unwrap_or(0)))
    }
}
