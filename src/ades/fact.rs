//! What judging a signature finds out.

use crate::base::fact::{OrEmpty, facts};
use crate::base::time::Timestamp;
use crate::cms::MessageFact;
use crate::pdf::DocumentFact;
use crate::validation::ValidationFact;

facts! {
    /// What judging a signature finds out.
    pub enum SignatureFact wraps {
        /// About its field.
        Document(DocumentFact),
        /// About its message.
        Message(MessageFact),
        /// About certificates, their status and time-stamps.
        Validation(ValidationFact),
    } {
        /// The certificate of the signer is missing.
        SignerCertificateMissing {
            /// Its issuer, if that is known.
            issuer: String,
            /// Its number, if that is known.
            serial: String,
        };
        /// The signing-certificate attribute names another certificate.
        SigningCertificateDiffers;
        /// The issuer or number in the attribute differs; the fingerprint is right.
        SigningCertificateHintDiffers;
        /// The signature does not bind its certificate.
        SigningCertificateAbsent;
        /// It binds it by digests whose day was over.
        SigningCertificateOutdated {
            /// The digests.
            algorithm: Vec<&'static str>,
            /// The time that counts.
            time: Timestamp,
        };
        /// A signature algorithm where a digest algorithm must be named.
        DigestAlgorithmWrong {
            /// Which.
            algorithm: String,
        };
        /// An EdDSA signature names another digest than its standard requires.
        DigestBesideEddsa {
            /// Which.
            algorithm: String,
            /// The one it should be.
            wanted: &'static str,
        };
        /// Two places name different algorithms for the same signature.
        AlgorithmsDisagree {
            /// The algorithms, or the attribute that contradicts.
            reason: String,
        };
        /// The signer names a signature policy that is not known here.
        SignaturePolicyUnknown {
            /// Its identifier.
            policy: String,
            /// Where its text is.
            uri: OrEmpty<String>,
        };
        /// The attribute that names the signature policy cannot be read.
        SignaturePolicyUnreadable;
        /// Only the signer vouches for the time.
        TimeOnlyClaimed;
        /// No time of signing at all.
        TimeAbsent;
        /// The claimed time is seven hours late.
        ClaimedTimeSevenHours {
            /// The claimed time.
            claimed: Timestamp,
            /// What it is compared with.
            compared: Timestamp,
        };
        /// The claimed time is later than the time of the check.
        ClaimedTimeFuture {
            /// The claimed time.
            claimed: Timestamp,
            /// The time of the check.
            now: Timestamp,
        };
        /// The claimed time and another one are further apart than a clock explains.
        ClaimedTimeDiffers {
            /// The claimed time.
            claimed: Timestamp,
            /// What it is compared with.
            compared: Timestamp,
        };
        /// The signer's certificate names, in a critical extension, other purposes than documents.
        KeyPurposeOther as KeyPurposeMissing {
            /// Its name.
            certificate: String,
            /// The purpose missing.
            purpose: &'static str,
        };
        /// The same in an extension that is not critical.
        KeyPurposeOtherNotCritical as KeyPurposeMissing, Warning {
            /// Its name.
            certificate: String,
            /// The purpose missing.
            purpose: &'static str,
        };
        /// A certificate has expired since.
        CertificateExpiredSince {
            /// Its name.
            certificate: String,
            /// Its end.
            not_after = "notAfter": Timestamp,
            /// The time that counts.
            time: Timestamp,
        };
        /// The policy did not ask for the status.
        StatusNotAsked;
        /// A name may be displayed differently from how it is written.
        NameMisleading {
            /// Name of the certificate.
            certificate: String,
        };
    }
}

impl From<DocumentFact> for SignatureFact {
    fn from(fact: DocumentFact) -> Self {
        Self::Document(fact)
    }
}

impl From<MessageFact> for SignatureFact {
    fn from(fact: MessageFact) -> Self {
        Self::Message(fact)
    }
}

/// What a layer below took over itself is the same fact here, wherever it was found.
impl From<ValidationFact> for SignatureFact {
    fn from(fact: ValidationFact) -> Self {
        match fact {
            ValidationFact::Message(message) => Self::Message(message),
            own => Self::Validation(own),
        }
    }
}
