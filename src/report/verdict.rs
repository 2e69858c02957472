//! The headline and its reason: functions of the parts below them, and of nothing else.

use super::model::{AsShown, Signature, Verdict, VerdictReason};
use crate::ades::{Indication, SubIndication};
use crate::finding::Code;

/// The headline: the worse of the signatures and the document.
pub(crate) fn verdict(signatures: &[Signature], shown: AsShown) -> Verdict {
    let any = |wanted| signatures.iter().any(|s| s.indication == wanted);
    if signatures.is_empty() {
        Verdict::Unsigned
    } else if any(Indication::TotalFailed) || shown == AsShown::UnjustifiedChanges {
        Verdict::Invalid
    } else if any(Indication::Indeterminate) || shown == AsShown::CannotTell {
        Verdict::Indeterminate
    } else {
        Verdict::Valid
    }
}

/// The class of reason a person needs: the most serious of all reasons found.
pub(crate) fn reason(
    verdict: Verdict,
    signatures: &[Signature],
    shown: AsShown,
    handled: bool,
) -> Option<VerdictReason> {
    if matches!(verdict, Verdict::Valid | Verdict::Unsigned) {
        return None;
    }
    let mut reasons: Vec<VerdictReason> = signatures.iter().filter_map(|s| of_signature(s, handled)).collect();
    match shown {
        AsShown::UnjustifiedChanges => reasons.push(VerdictReason::Changed),
        AsShown::CannotTell if handled => reasons.push(VerdictReason::BrokenByHandling),
        AsShown::CannotTell => reasons.push(VerdictReason::NotCovered),
        AsShown::Unchanged | AsShown::JustifiedChanges => {}
    }
    reasons.into_iter().min_by_key(|r| rank(*r))
}

/// Lower is more serious.
fn rank(reason: VerdictReason) -> u8 {
    match reason {
        VerdictReason::BrokenByHandling => 0,
        VerdictReason::Changed => 1,
        VerdictReason::ForgedOrCorrupt => 2,
        VerdictReason::Revoked => 3,
        VerdictReason::UntrustedRoot => 4,
        VerdictReason::ExpiredWithoutProof => 5,
        VerdictReason::PolicyNotMet => 6,
        VerdictReason::ContentMissing => 7,
        VerdictReason::NotSupported => 8,
        VerdictReason::NotCovered => 9,
        VerdictReason::IntactIssuerMissing => 10,
        VerdictReason::Incomplete => 11,
        VerdictReason::IntactStatusUnknown => 12,
    }
}

fn of_signature(signature: &Signature, handled: bool) -> Option<VerdictReason> {
    let has = |code| signature.findings.iter().any(|f| f.code == code);
    let reason = match signature.sub_indication? {
        SubIndication::FormatFailure | SubIndication::HashFailure
            if handled || has(Code::RewrittenAfterSigning) || has(Code::Truncated) =>
        {
            VerdictReason::BrokenByHandling
        }
        // What a counter-signature speaks of is a signature, not the document.
        SubIndication::HashFailure if signature.parent.is_some() => VerdictReason::ForgedOrCorrupt,
        SubIndication::HashFailure => VerdictReason::Changed,
        SubIndication::FormatFailure | SubIndication::SigCryptoFailure => VerdictReason::ForgedOrCorrupt,
        SubIndication::Revoked | SubIndication::RevokedNoPoe | SubIndication::RevokedCaNoPoe => VerdictReason::Revoked,
        SubIndication::NoCertificateChainFound if has(Code::RootUntrusted) || has(Code::CertificateDistrusted) => {
            VerdictReason::UntrustedRoot
        }
        SubIndication::NoCertificateChainFound
        | SubIndication::NoCertificateChainFoundNoPoe
        | SubIndication::NoSigningCertificateFound => VerdictReason::IntactIssuerMissing,
        SubIndication::Expired
        | SubIndication::NotYetValid
        | SubIndication::OutOfBoundsNoPoe
        | SubIndication::OutOfBoundsNotRevoked
        | SubIndication::NoPoe => VerdictReason::ExpiredWithoutProof,
        SubIndication::TryLater => VerdictReason::IntactStatusUnknown,
        SubIndication::CertificateChainGeneralFailure if has(Code::CertificateSignatureWrong) => {
            VerdictReason::UntrustedRoot
        }
        SubIndication::Generic | SubIndication::CertificateChainGeneralFailure
            if has(Code::AlgorithmUnsupported) || has(Code::SubFilterUnsupported) =>
        {
            VerdictReason::NotSupported
        }
        SubIndication::SignedDataNotFound if has(Code::ContentMissing) => VerdictReason::ContentMissing,
        SubIndication::SignedDataNotFound => VerdictReason::ForgedOrCorrupt,
        _ => VerdictReason::PolicyNotMet,
    };
    Some(reason)
}
