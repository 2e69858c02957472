//! Why a list or response was not used.

use super::OnlyContains;
use crate::base::time::Timestamp;
use core::fmt;

/// Why an object does not count for this certificate and time.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotUsed {
    // --- it does not speak of this certificate or time ---
    /// Another authority's list.
    OtherIssuer,
    /// An answer about the same serial number of another issuer: a hash of its name or key differs (RFC 6960 §3.2, 1).
    OtherIssuerHash,
    /// No answer about this certificate.
    OtherCertificate,
    /// A list of another distribution point (RFC 5280 §6.3.3 (b)(2)(i)).
    OtherDistributionPoint,
    /// A list about other kinds of certificates (§6.3.3 (b)(2)(ii)-(iv)).
    OtherKind(OnlyContains),
    /// Issued after the time taken as now.
    FromTheFuture {
        /// thisUpdate or producedAt.
        at: Timestamp,
    },
    /// A delta CRL without the complete list it completes (§5.2.4).
    DeltaWithoutBase,
    /// Issued after the certificate had expired, by an authority that does not say that its lists cover expired
    /// certificates.
    CertificateEnded {
        /// notAfter of the certificate.
        not_after: Timestamp,
    },
    /// A response made before the certificate began: its responder cannot have known it.
    BeforeCertificate {
        /// notBefore of the certificate.
        not_before: Timestamp,
    },
    /// Issued after the time in question, and the policy requires what was published by then.
    IssuedLater,
    /// Nothing proves that it existed before the certificate expired, which past certificate validation requires.
    NotProven {
        /// notAfter of the certificate.
        not_after: Timestamp,
    },
    // --- too old ---
    /// A complete list that announces delta lists, none of which is known (freshestCRL, RFC 5280 §5.2.6).
    DeltaMissing,
    /// Issued before the grace period had passed.
    BeforeGrace {
        /// Its end.
        due: Timestamp,
    },
    /// Newer information was due before the time asked.
    Stale {
        /// The last moment it counted for.
        until: Timestamp,
    },
    // --- unusable ---
    /// It cannot be read.
    Malformed {
        /// What is wrong and where.
        reason: String,
    },
    /// The responder did not answer: its responseStatus.
    NotSuccessful {
        /// Name in RFC 6960.
        status: &'static str,
    },
    /// A critical extension that is not processed.
    CriticalExtension {
        /// Its identifier.
        oid: String,
    },
    /// A list without the number that the policy asks for.
    NumberMissing,
    /// nextUpdate is before thisUpdate.
    TimesReversed,
    /// Its times cannot be together: it says it was made before what it says (producedAt before thisUpdate), or after it is proven
    /// to have existed (RFC 6960 §2.4, §4.2.2.1).
    TimesContradict {
        /// The time that cannot be.
        at: Timestamp,
    },
    /// The signature is not one of the issuer's key.
    SignatureWrong,
    /// An algorithm that is not done.
    Unsupported {
        /// Which.
        what: String,
    },
    /// An algorithm that was no longer reliable.
    WeakAlgorithm {
        /// Which.
        what: String,
    },
    /// The certificate of its signer is missing.
    SignerMissing {
        /// Who it should be.
        name: String,
    },
    /// The signer's key may not sign lists or responses (cRLSign; RFC 5280 §6.3.3 (f)).
    SignerKeyUsage,
    /// The signer's certificate did not cover the time at which the object is known to have existed.
    SignerExpired {
        /// Its end.
        not_after: Timestamp,
    },
    /// The signer's certificate had not begun.
    SignerNotYetValid {
        /// Its beginning.
        not_before: Timestamp,
    },
    /// The path of the signer is not accepted.
    SignerRejected {
        /// Code of the reason.
        why: String,
    },
    /// The signer is not one that may answer for the issuer (RFC 6960 §4.2.2.2).
    ResponderNotAuthorised,
    /// The response was made outside the validity of the responder's certificate.
    ResponderOutOfTime,
    /// The responder's certificate is revoked or suspended.
    ResponderRevoked,
    /// The status of the responder's certificate is not known.
    ResponderStatusUnknown,
    /// certHash names another certificate.
    CertHashDiffers,
    /// Part of a list that no operator whom the caller named has signed for.
    OperatorNotNamed,
    /// Part of a list that is not in the list that its operator signed for.
    NotInList,
    /// Too many questions led to each other.
    TooDeep,
}

/// What it means for the outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NotUsedClass {
    /// It does not cover this certificate or time.
    NotAbout,
    /// It is too old.
    Stale,
    /// It cannot be relied on.
    Unusable,
}

impl NotUsed {
    /// What it means for the outcome.
    pub fn class(&self) -> NotUsedClass {
        match self {
            Self::OtherIssuer
            | Self::OtherIssuerHash
            | Self::OtherCertificate
            | Self::OtherDistributionPoint
            | Self::OtherKind(_)
            | Self::FromTheFuture { .. }
            | Self::DeltaWithoutBase
            | Self::BeforeCertificate { .. }
            | Self::IssuedLater
            | Self::CertificateEnded { .. }
            | Self::NotProven { .. } => NotUsedClass::NotAbout,
            Self::Stale { .. } | Self::BeforeGrace { .. } | Self::DeltaMissing => NotUsedClass::Stale,
            _ => NotUsedClass::Unusable,
        }
    }

    /// Whether an object with this fault still counts when it says *revoked*. The requirements for *good* (a signer
    /// still valid, a reliable algorithm, a base for a delta list) protect against a forged *good*. Nobody gains by
    /// forging a revocation, and RFC 5280 §3.3, §5.3.1 allow no return from one. Excluded are objects that the issuer
    /// did not sign, that are about something else, or that must not be read at all (§5.2, §5.3).
    pub(crate) fn leaves_revocation(&self) -> bool {
        matches!(
            self,
            Self::DeltaWithoutBase
                | Self::NumberMissing
                | Self::TimesReversed
                | Self::TimesContradict { .. }
                | Self::WeakAlgorithm { .. }
                | Self::SignerKeyUsage
                | Self::SignerExpired { .. }
                | Self::SignerNotYetValid { .. }
                | Self::SignerRejected { .. }
                | Self::ResponderOutOfTime
                | Self::ResponderRevoked
                | Self::ResponderStatusUnknown
                | Self::TooDeep
        )
    }

    /// Whether the object is plainly about other certificates: of no interest in a report about this one.
    pub(crate) fn is_elsewhere(&self) -> bool {
        matches!(self, Self::OtherIssuer | Self::OtherCertificate)
    }

    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::OtherIssuer => "other-issuer",
            Self::OtherIssuerHash => "other-issuer-hash",
            Self::OtherCertificate => "other-certificate",
            Self::DeltaMissing => "delta-missing",
            Self::OtherDistributionPoint => "other-distribution-point",
            Self::OtherKind(_) => "other-kind-of-certificate",
            Self::FromTheFuture { .. } => "from-the-future",
            Self::DeltaWithoutBase => "delta-without-base",
            Self::CertificateEnded { .. } => "certificate-ended",
            Self::NotProven { .. } => "not-proven",
            Self::BeforeCertificate { .. } => "before-certificate",
            Self::IssuedLater => "issued-later",
            Self::BeforeGrace { .. } => "before-grace",
            Self::Stale { .. } => "stale",
            Self::Malformed { .. } => "malformed",
            Self::NotSuccessful { .. } => "not-successful",
            Self::CriticalExtension { .. } => "critical-extension",
            Self::NumberMissing => "number-missing",
            Self::TimesReversed => "times-reversed",
            Self::TimesContradict { .. } => "times-contradict",
            Self::SignatureWrong => "signature-wrong",
            Self::Unsupported { .. } => "unsupported",
            Self::WeakAlgorithm { .. } => "weak-algorithm",
            Self::SignerMissing { .. } => "signer-missing",
            Self::SignerKeyUsage => "signer-key-usage",
            Self::SignerExpired { .. } => "signer-expired",
            Self::SignerNotYetValid { .. } => "signer-not-yet-valid",
            Self::SignerRejected { .. } => "signer-rejected",
            Self::ResponderNotAuthorised => "responder-not-authorised",
            Self::ResponderOutOfTime => "responder-out-of-time",
            Self::ResponderRevoked => "responder-revoked",
            Self::ResponderStatusUnknown => "responder-status-unknown",
            Self::CertHashDiffers => "cert-hash-differs",
            Self::OperatorNotNamed => "operator-not-named",
            Self::NotInList => "not-in-list",
            Self::TooDeep => "too-deep",
        }
    }
}

/// The code, followed by a colon and the datum if there is one.
impl fmt::Display for NotUsed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.code();
        match self {
            Self::Malformed { reason } => write!(f, "{code}: {reason}"),
            Self::NotSuccessful { status } => write!(f, "{code}: {status}"),
            Self::CriticalExtension { oid } => write!(f, "{code}: {oid}"),
            Self::Unsupported { what } | Self::WeakAlgorithm { what } => write!(f, "{code}: {what}"),
            Self::SignerMissing { name } => write!(f, "{code}: {name}"),
            Self::SignerRejected { why } => write!(f, "{code}: {why}"),
            Self::FromTheFuture { at }
            | Self::TimesContradict { at }
            | Self::Stale { until: at }
            | Self::BeforeGrace { due: at }
            | Self::SignerExpired { not_after: at }
            | Self::CertificateEnded { not_after: at }
            | Self::NotProven { not_after: at }
            | Self::BeforeCertificate { not_before: at }
            | Self::SignerNotYetValid { not_before: at } => write!(f, "{code}: {at}"),
            _ => f.write_str(code),
        }
    }
}
