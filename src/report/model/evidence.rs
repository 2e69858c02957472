//! The evidence found, and the evidence that is missing.

use crate::base::time::Timestamp;
use serde::Serialize;

record! {
    /// Evidence met.
    Objects {
        /// Certificates.
        certificates: Vec<Item>,
        /// Certificate revocation lists.
        crls: Vec<Item>,
        /// OCSP responses.
        ocsps: Vec<Item>,
        /// Proofs of existence the caller vouches for; omitted if there are none.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        proofs: Vec<Proof>,
    }
}

record! {
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

record! {
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

record! {
    /// Evidence that would change the outcome.
    Want {
        /// What kind.
        kind: WantKind,
        /// Of or about whom.
        subject: String,
        /// Addresses the certificates name for it. Never fetched by the engine.
        urls: Vec<String>,
        /// The finding it would settle.
        why: &'static str,
        /// Signatures it would help.
        signatures: Vec<usize>,
    }
}
