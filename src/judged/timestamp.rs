//! The result of a time-stamp.

use crate::ades::{Indication, SubIndication};
use crate::base::fact::Fact as _;
use crate::base::finding::Code;
use crate::validation::timestamp::{Judged, TimestampStatus};

/// The indication of a time-stamp (EN 319 102-1 §5.4).
pub(crate) fn indication_of(judged: &Judged) -> (Indication, Option<SubIndication>) {
    let has = |code| judged.facts.iter().any(|f| f.code() == code);
    let sub = match judged.status {
        TimestampStatus::Proven => return (Indication::TotalPassed, None),
        TimestampStatus::Stamped if has(Code::TimestampUnitStatusUnknown) => SubIndication::TryLater,
        TimestampStatus::Stamped if has(Code::ProofOfExistenceMissing) => SubIndication::NoPoe,
        TimestampStatus::Stamped => SubIndication::CryptoConstraintsFailureNoPoe,
        TimestampStatus::Unanchored if has(Code::TimestampUntrusted) => unanchored(judged),
        TimestampStatus::Unanchored => SubIndication::CryptoConstraintsFailureNoPoe,
        TimestampStatus::Worthless if judged.imprint_matches == Some(false) => SubIndication::HashFailure,
        TimestampStatus::Worthless if judged.signature_verifies == Some(false) => SubIndication::SigCryptoFailure,
        TimestampStatus::Worthless if has(Code::TimestampOrder) => SubIndication::TimestampOrderFailure,
        TimestampStatus::Worthless if has(Code::TimestampUnitMissing) => SubIndication::NoSigningCertificateFound,
        TimestampStatus::Worthless if has(Code::TimestampNotConforming) => SubIndication::SigConstraintsFailure,
        TimestampStatus::Worthless if has(Code::ArchiveIndexUnmatched) => SubIndication::FormatFailure,
        TimestampStatus::Worthless if has(Code::TimestampUnitPurpose) => SubIndication::ChainConstraintsFailure,
        TimestampStatus::Worthless => SubIndication::Generic,
    };
    (sub.indication(), Some(sub))
}

fn unanchored(judged: &Judged) -> SubIndication {
    use crate::validation::path::PathStatus;
    match judged.path.as_ref().map(|p| p.status) {
        Some(PathStatus::OutOfBounds) => SubIndication::OutOfBoundsNoPoe,
        Some(PathStatus::Revoked) => SubIndication::RevokedNoPoe,
        Some(PathStatus::Rejected) => SubIndication::ChainConstraintsFailure,
        Some(PathStatus::UntrustedRoot | PathStatus::IssuerMissing) | None => SubIndication::NoCertificateChainFound,
        Some(_) => SubIndication::CertificateChainGeneralFailure,
    }
}
