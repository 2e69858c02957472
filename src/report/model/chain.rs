//! The certificates of a path and their status.

use crate::base::time::Timestamp;
use serde::{Deserialize, Serialize};

stored! {
    /// One certificate of a path.
    ChainLink {
        /// Whole subject.
        subject: String,
        /// Common name, else the subject.
        name: String,
        /// Serial number, hexadecimal.
        serial: String,
        /// SHA-256, hexadecimal.
        sha256: String,
        /// First second of validity.
        not_before: Timestamp,
        /// Last second of validity.
        not_after: Timestamp,
        /// Where it came from.
        origin: String,
        /// Whether it is a trust anchor.
        anchor: bool,
    }
}

names! {
    /// Status of a certificate at the time that counts.
    RevocationStatus {
        /// Good at the time that counts.
        Good,
        /// Revoked at the time that counts.
        Revoked,
        /// Suspended at the time that counts.
        Held,
        /// There are lists or responses, but none covers this certificate at this time.
        NotAbout,
        /// What there is, is too old.
        Stale,
        /// The responder does not know the certificate.
        Unknown,
        /// The host could not fetch.
        Unreachable,
        /// What there is cannot be relied on.
        Unusable,
        /// There is nothing.
        Missing,
        /// The policy does not ask.
        NotAsked,
        /// A trust anchor has no status.
        NotApplicable,
    }
}

stored! {
    /// Status of one certificate.
    Revocation {
        /// SHA-256 of the certificate.
        certificate: String,
        /// What is known.
        status: RevocationStatus,
        /// Time of the revocation or suspension, if there is one (also one later than the time that counts).
        since: Option<Timestamp>,
        /// Lists and responses it rests on: SHA-256 of each.
        evidence: Vec<String>,
        /// Whether only an object that could not have established *good*, for example because its own signer had
        /// expired, reports the revocation or suspension.
        #[serde(default, skip_serializing_if = "core::ops::Not::not")]
        unproven: bool,
    }
}
