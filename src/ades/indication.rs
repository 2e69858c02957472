//! Indications and sub-indications, EN 319 102-1 §5.1.3, Tables 5 and 6.

use serde::{Deserialize, Serialize};

/// Main indication, Table 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Indication {
    /// A check failed in a way no further evidence can mend.
    #[serde(rename = "TOTAL-FAILED")]
    TotalFailed,
    /// The available evidence allows no conclusion.
    #[serde(rename = "INDETERMINATE")]
    Indeterminate,
    /// Every check passed.
    #[serde(rename = "TOTAL-PASSED")]
    TotalPassed,
}

macro_rules! sub_indications {
    ($($(#[$doc:meta])+ $variant:ident = $text:literal, $indication:ident;)+) => {
        /// Sub-indication, Table 6, with the names of the standard.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum SubIndication {
            $($(#[$doc])+ #[serde(rename = $text)] $variant,)+
        }

        impl SubIndication {
            /// The name in the standard.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The main indication it belongs to.
            pub fn indication(self) -> Indication {
                match self { $(Self::$variant => Indication::$indication),+ }
            }
        }
    };
}

sub_indications! {
    /// The signature does not conform to its format.
    FormatFailure = "FORMAT_FAILURE", TotalFailed;
    /// A hash of signed data does not match.
    HashFailure = "HASH_FAILURE", TotalFailed;
    /// The signature value cannot be verified with the signer's key.
    SigCryptoFailure = "SIG_CRYPTO_FAILURE", TotalFailed;
    /// The certificate was revoked before the time proven.
    Revoked = "REVOKED", TotalFailed;
    /// The signature was made before the certificate began.
    NotYetValid = "NOT_YET_VALID", TotalFailed;
    /// The signature was made after the certificate had expired.
    Expired = "EXPIRED", TotalFailed;
    /// Attributes or properties do not meet the constraints.
    SigConstraintsFailure = "SIG_CONSTRAINTS_FAILURE", Indeterminate;
    /// The certificate path does not meet the constraints.
    ChainConstraintsFailure = "CHAIN_CONSTRAINTS_FAILURE", Indeterminate;
    /// The path fails for a reason outside the other classes.
    CertificateChainGeneralFailure = "CERTIFICATE_CHAIN_GENERAL_FAILURE", Indeterminate;
    /// An algorithm or key size is not reliable at the time that counts.
    CryptoConstraintsFailure = "CRYPTO_CONSTRAINTS_FAILURE", Indeterminate;
    /// The same, and nothing proves that the signature is older.
    CryptoConstraintsFailureNoPoe = "CRYPTO_CONSTRAINTS_FAILURE_NO_POE", Indeterminate;
    /// The policy could not be processed.
    PolicyProcessingError = "POLICY_PROCESSING_ERROR", Indeterminate;
    /// A time-stamp contradicts the order of events.
    TimestampOrderFailure = "TIMESTAMP_ORDER_FAILURE", Indeterminate;
    /// The signer's certificate is missing.
    NoSigningCertificateFound = "NO_SIGNING_CERTIFICATE_FOUND", Indeterminate;
    /// No path to a trust anchor.
    NoCertificateChainFound = "NO_CERTIFICATE_CHAIN_FOUND", Indeterminate;
    /// No path to an anchor that was trusted at the time proven.
    NoCertificateChainFoundNoPoe = "NO_CERTIFICATE_CHAIN_FOUND_NO_POE", Indeterminate;
    /// Revoked, and nothing proves that the signature is older.
    RevokedNoPoe = "REVOKED_NO_POE", Indeterminate;
    /// A certificate of an authority was revoked, and nothing proves that the signature is older.
    RevokedCaNoPoe = "REVOKED_CA_NO_POE", Indeterminate;
    /// Ended, not known to be revoked, and nothing proves that the signature is older.
    OutOfBoundsNotRevoked = "OUT_OF_BOUNDS_NOT_REVOKED", Indeterminate;
    /// Ended or not begun, and nothing proves that the signature falls inside.
    OutOfBoundsNoPoe = "OUT_OF_BOUNDS_NO_POE", Indeterminate;
    /// A proof of existence is missing.
    NoPoe = "NO_POE", Indeterminate;
    /// More or newer status information is needed.
    TryLater = "TRY_LATER", Indeterminate;
    /// The signed data are missing.
    SignedDataNotFound = "SIGNED_DATA_NOT_FOUND", Indeterminate;
    /// Any other reason.
    Generic = "GENERIC", Indeterminate;
}
