//! Who signed, by the certificate, and what the signer states.

use crate::base::time::Timestamp;
use crate::trust::Domain;
use crate::vietnam::Nature;
use serde::{Deserialize, Serialize};

stored! {
    /// Who signed, by the certificate.
    Signer {
        /// Common name, else the whole subject.
        name: String,
        /// Organisation (O), if named.
        organization: Option<String>,
        /// Units (OU), if named.
        units: Vec<String>,
        /// Whole subject in the form of RFC 4514.
        subject: String,
        /// Common name of the issuer, else the whole issuer.
        issuer_name: String,
        /// Whole issuer in the form of RFC 4514.
        issuer: String,
        /// Serial number, hexadecimal.
        serial: String,
        /// SHA-256 of the certificate, hexadecimal.
        sha256: String,
        /// First second of validity.
        not_before: Timestamp,
        /// Last second of validity.
        not_after: Timestamp,
        /// Person, agency, software or uncertain, by the signs in the certificate.
        nature: Nature,
        /// The signs that led to `nature`.
        nature_signs: Vec<String>,
        /// Domain of the root it leads to.
        trust_domain: Option<Domain>,
    }
}

stored! {
    /// What the signature dictionary claims. Only the signer vouches for it.
    #[derive(Default)]
    Stated {
        /// `/Name`.
        name: Option<String>,
        /// `/Reason`.
        reason: Option<String>,
        /// `/Location`.
        location: Option<String>,
        /// `/ContactInfo`.
        contact: Option<String>,
        /// `/M`.
        time: Option<Timestamp>,
    }
}

stored! {
    /// What the signer claims in signed attributes about what he signed (EN 319 122-1 §5.2). Only the signer vouches
    /// for it.
    SignerAttributes {
        /// Description of the content.
        content_description: Option<String>,
        /// Type of the content inside, as an object identifier.
        content_type: Option<String>,
        /// MIME type of the content.
        mime_type: Option<String>,
        /// What the signer commits to, as object identifiers.
        commitments: Vec<String>,
        /// `implied`, or the object identifier of the signature policy that the signer refers to.
        signature_policy: Option<String>,
        /// Where that policy is said to be had.
        policy_uri: Option<String>,
    }
}
