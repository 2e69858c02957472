//! The result of a time-stamp.

use crate::ades::{Indication, SubIndication};
use crate::base::fact::Fact as _;
use crate::base::finding::Code;
use crate::validation::timestamp::{Judged, Standing};

/// The indication of a time-stamp (EN 319 102-1 §5.4).
pub(crate) fn indication_of(judged: &Judged) -> (Indication, Option<SubIndication>) {
    let has = |code| judged.facts.iter().any(|f| f.code() == code);
    let sub = match judged.standing {
        Standing::Proven => return (Indication::TotalPassed, None),
        Standing::Stamped if has(Code::TimestampUnitStatusUnknown) => SubIndication::TryLater,
        Standing::Stamped if has(Code::ProofOfExistenceMissing) => SubIndication::NoPoe,
        Standing::Stamped => SubIndication::CryptoConstraintsFailureNoPoe,
        Standing::Unanchored if has(Code::TimestampUntrusted) => unanchored(judged),
        Standing::Unanchored => SubIndication::CryptoConstraintsFailureNoPoe,
        Standing::Worthless if judged.imprint_matches == Some(false) => SubIndication::HashFailure,
        Standing::Worthless if judged.signature_verifies == Some(false) => SubIndication::SigCryptoFailure,
        Standing::Worthless if has(Code::TimestampOrder) => SubIndication::TimestampOrderFailure,
        Standing::Worthless if has(Code::TimestampUnitMissing) => SubIndication::NoSigningCertificateFound,
        Standing::Worthless if has(Code::TimestampNotConforming) => SubIndication::SigConstraintsFailure,
        Standing::Worthless if has(Code::ArchiveIndexUnmatched) => SubIndication::FormatFailure,
        Standing::Worthless if has(Code::TimestampUnitPurpose) => SubIndication::ChainConstraintsFailure,
        Standing::Worthless => SubIndication::Generic,
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
