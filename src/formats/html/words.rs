//! The word for a block, a result or a piece of evidence.

use crate::ades::{BlockName, CheckStatus};
use crate::formats::detailed::BasisKind;
use crate::words::Word;

pub(super) fn block(block: BlockName) -> Word {
    match block {
        BlockName::Format => Word::BlockFormat,
        BlockName::Identification => Word::BlockIdentification,
        BlockName::Cryptography => Word::BlockCryptography,
        BlockName::Time => Word::BlockTime,
        BlockName::Certificate => Word::BlockCertificate,
        BlockName::Acceptance => Word::BlockAcceptance,
    }
}

pub(super) fn result(status: CheckStatus) -> Word {
    match status {
        CheckStatus::Passed => Word::ResultPassed,
        CheckStatus::Warned => Word::ResultWarned,
        CheckStatus::Failed => Word::ResultFailed,
        CheckStatus::Unknown => Word::ResultUnknown,
        CheckStatus::NotDone => Word::ResultNotDone,
    }
}

pub(super) fn basis(kind: BasisKind) -> Word {
    match kind {
        BasisKind::File => Word::RestsOnFile,
        BasisKind::SignedBytes => Word::RestsOnSignedBytes,
        BasisKind::Certificate => Word::RestsOnCertificate,
        BasisKind::TrustAnchor => Word::RestsOnTrustAnchor,
        BasisKind::StatusInformation => Word::RestsOnStatus,
        BasisKind::TimeStamp => Word::RestsOnTimeStamp,
        BasisKind::Caller => Word::RestsOnCaller,
        BasisKind::Policy => Word::RestsOnPolicy,
    }
}

pub(super) fn evidence(kind: &str) -> Word {
    match kind {
        "crl" => Word::EvidenceCrl,
        "ocsp" => Word::EvidenceOcsp,
        _ => Word::EvidenceCertificate,
    }
}
