//! The evidence found, and the evidence that is missing.

use crate::base::time::Timestamp;
use crate::evidence::FetchOutcome;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

stored! {
    /// Evidence met.
    Objects {
        /// Certificates.
        certificates: Vec<Item>,
        /// Certificate revocation lists.
        crls: Vec<Item>,
        /// OCSP responses.
        ocsps: Vec<Item>,
        /// Parts of lists on the word of whoever runs a mirror; omitted if there are none.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        shards: Vec<Item>,
        /// Evidence records; omitted if there are none.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        records: Vec<Item>,
        /// Proofs of existence the caller vouches for; omitted if there are none.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        proofs: Vec<Proof>,
    }
}

stored! {
    /// One piece of evidence.
    Item {
        /// SHA-256 of its DER form.
        sha256: String,
        /// Subject, issuer or responder, where it could be read.
        name: Option<String>,
        /// Where it came from.
        origin: String,
    }
}

stored! {
    /// A proof of existence: the object existed at this time at the latest.
    Proof {
        /// SHA-256 of the object, hexadecimal.
        sha256: String,
        /// At the latest.
        time: Timestamp,
        /// Who says so.
        origin: String,
    }
}

stored! {
    /// One question to the network, and what came of it. Like `file`, no part of what equal inputs make equal.
    Fetched {
        /// What was asked for.
        kind: WantKind,
        /// The host that was asked.
        host: String,
        /// What came of it.
        outcome: FetchOutcome,
        /// Bytes of the answer.
        bytes: u64,
        /// Milliseconds until it was there.
        milliseconds: u64,
    }
}

names! {
    /// Kind of missing evidence.
    WantKind {
        /// The certificate of an issuer.
        IssuerCertificate,
        /// A certificate revocation list.
        Crl,
        /// An OCSP response.
        Ocsp,
        /// The content of a detached signature.
        DetachedContent,
    }
}

stored! {
    /// Evidence that would change the outcome.
    Want {
        /// What kind.
        kind: WantKind,
        /// Of or about whom.
        subject: String,
        /// Addresses the certificates name for it. Never fetched by the engine.
        urls: Vec<String>,
        /// What asks a responder: OCSP requests in base64 of DER, the same question with another digest each, in the order to try
        /// them. For `ocsp` alone.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        requests: Vec<String>,
        /// Where the host asks a mirror: the serial number that is looked for in a list, in hexadecimal digits.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        serial: Option<String>,
        /// Where the host asks a mirror: the time for which the status is looked for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<Timestamp>,
        /// The finding it would settle.
        why: Cow<'static, str>,
        /// Signatures it would help.
        signatures: Vec<usize>,
    }
}
