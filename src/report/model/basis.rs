//! The policy and the trust data that a result rests on.

use crate::policy::RevocationRule;
use crate::trust::Provision;
use serde::{Deserialize, Serialize};

stored! {
    /// Which policy.
    PolicyFacts {
        /// Its name.
        id: String,
        /// Its number.
        version: u32,
        /// SHA-256 of its canonical JSON, hexadecimal.
        sha256: String,
        /// The revocation rule.
        revocation: RevocationRule,
    }
}

stored! {
    /// Which trust data.
    TrustFacts {
        /// Name of the trust file; several are joined with `+`.
        id: String,
        /// Its number.
        version: u32,
        /// The day it was made, `YYYY-MM-DD`.
        date: String,
        /// SHA-256 over all trusted certificates, sorted by fingerprint, hexadecimal.
        sha256: String,
        /// How many certificates the user added.
        user_added: usize,
        /// Which ones.
        added: Vec<UserCertificate>,
        /// Certificates that the user removed: no path through one of them, or through another certificate with its
        /// key, is accepted.
        removed: Vec<UserCertificate>,
        /// The signed trust file that all this comes from; null where it comes with the program.
        signed: Option<SignedTrustFile>,
        /// The provisions that the law's view refers to.
        legal: LegalTable,
    }
}

stored! {
    /// A signed trust file.
    SignedTrustFile {
        /// Its number, which grows with every file.
        sequence: u64,
        /// The day it was made, `YYYY-MM-DD`.
        date: String,
    }
}

stored! {
    /// Provisions with the days they are in force.
    LegalTable {
        /// The day they were checked against the provisions, `YYYY-MM-DD`: that of the signed trust file if it has any.
        read: String,
        /// Each with the days it is in force.
        provisions: Vec<Provision>,
    }
}

stored! {
    /// A certificate that the user added to the trusted ones or removed from them.
    UserCertificate {
        /// What a person calls its subject.
        name: String,
        /// Its subject (RFC 4514).
        subject: String,
        /// SHA-256 of its DER, hexadecimal.
        sha256: String,
        /// What the user calls it, such as the name of its file.
        label: Option<String>,
    }
}
