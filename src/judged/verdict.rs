//! The headline and its reason: functions of the parts below them, and of nothing else.

use super::{AsShown, JudgedSignature, JudgedTimestamp, Verdict, VerdictReason};
use crate::ades::{Indication, SubIndication};
use crate::base::fact::Fact as _;
use crate::base::finding::Code;

/// The headline: the worse of the signatures and the document.
pub(crate) fn verdict(signatures: &[JudgedSignature<'_>], shown: AsShown) -> Verdict {
    let any = |wanted| signatures.iter().any(|s| s.judgement.indication == wanted);
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

/// The headline of a time-stamp that is a file of its own, and its reason (RFC 3161 §2.4.2, EN 319 102-1 §5.4): valid, invalid or
/// indeterminate, as a signature is.
pub(crate) fn of_timestamp(timestamps: &[JudgedTimestamp<'_>]) -> (Verdict, Option<VerdictReason>) {
    let failed = timestamps.iter().find(|stamp| stamp.result.0 == Indication::TotalFailed);
    let open = timestamps.iter().find(|stamp| stamp.result.0 == Indication::Indeterminate);
    match (failed, open) {
        (Some(stamp), _) => (Verdict::Invalid, Some(of_failed(stamp))),
        (None, Some(stamp)) => (Verdict::Indeterminate, Some(of_open(stamp))),
        (None, None) if timestamps.is_empty() => (Verdict::Unsigned, None),
        (None, None) => (Verdict::Valid, None),
    }
}

fn of_failed(stamp: &JudgedTimestamp<'_>) -> VerdictReason {
    match stamp.result.1 {
        Some(SubIndication::HashFailure) => VerdictReason::Changed,
        _ => VerdictReason::ForgedOrCorrupt,
    }
}

fn of_open(stamp: &JudgedTimestamp<'_>) -> VerdictReason {
    let verified = stamp.state().is_verified();
    match stamp.result.1 {
        Some(SubIndication::SignedDataNotFound) => VerdictReason::ContentMissing,
        _ if !verified => VerdictReason::NotVerified,
        Some(SubIndication::NoCertificateChainFound) => VerdictReason::UntrustedRoot,
        Some(SubIndication::TryLater) => VerdictReason::IntactStatusUnknown,
        Some(SubIndication::Revoked | SubIndication::RevokedNoPoe | SubIndication::RevokedCaNoPoe) => {
            VerdictReason::Revoked
        }
        Some(SubIndication::OutOfBoundsNoPoe | SubIndication::Expired) => VerdictReason::ExpiredWithoutProof,
        _ => VerdictReason::PolicyNotMet,
    }
}

/// Why it is not known how a document differs from what was signed.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Doubt {
    /// The file shows that it was handled after signing.
    pub(crate) damaged_by_handling: bool,
    /// It can be read in two ways.
    pub(crate) ambiguous: bool,
    /// A value that it rests on was not verified.
    pub(crate) not_verified: bool,
    /// Something in it was not signed, and is not judged.
    pub(crate) not_covered: bool,
}

impl Doubt {
    fn reasons(self) -> impl Iterator<Item = VerdictReason> {
        [
            (self.damaged_by_handling, VerdictReason::BrokenByHandling),
            (self.ambiguous, VerdictReason::Ambiguous),
            (self.not_verified, VerdictReason::NotVerified),
            (self.not_covered, VerdictReason::NotCovered),
        ]
        .into_iter()
        .filter_map(|(holds, reason)| holds.then_some(reason))
    }
}

/// The class of reason a person needs: the most serious of all reasons found.
pub(crate) fn reason(
    verdict: Verdict,
    signatures: &[JudgedSignature<'_>],
    shown: AsShown,
    doubt: Doubt,
) -> Option<VerdictReason> {
    if matches!(verdict, Verdict::Valid | Verdict::Unsigned) {
        return None;
    }
    let mut reasons: Vec<VerdictReason> =
        signatures.iter().filter_map(|s| of_signature(s, doubt.damaged_by_handling)).collect();
    match shown {
        AsShown::UnjustifiedChanges => reasons.push(VerdictReason::Changed),
        AsShown::CannotTell => reasons.extend(doubt.reasons()),
        AsShown::Unchanged | AsShown::JustifiedChanges => {}
    }
    // A result that is not good is never without a reason.
    reasons.into_iter().min_by_key(|r| rank(*r)).or(Some(VerdictReason::NotCovered))
}

/// The reason if a renderer shows pages that differ from the signed ones: that one, unless there is a more serious one.
pub(crate) fn with_pictures(reason: Option<VerdictReason>) -> Option<VerdictReason> {
    reason.into_iter().chain([VerdictReason::PicturesDiffer]).min_by_key(|r| rank(*r))
}

/// Lower is more serious.
fn rank(reason: VerdictReason) -> u8 {
    match reason {
        VerdictReason::Changed => 0,
        VerdictReason::ForgedOrCorrupt => 1,
        // Milder than either: an attacker could choose it by leaving out the end of a file.
        VerdictReason::BrokenByHandling => 2,
        VerdictReason::Ambiguous => 3,
        VerdictReason::Revoked => 4,
        // More than any doubt about who signed: what is seen is not what was signed.
        VerdictReason::PicturesDiffer => 5,
        VerdictReason::UntrustedRoot => 6,
        VerdictReason::ExpiredWithoutProof => 7,
        VerdictReason::PolicyNotMet => 8,
        VerdictReason::ContentMissing => 9,
        VerdictReason::NotSupported => 10,
        VerdictReason::NotVerified => 11,
        VerdictReason::NotCovered => 12,
        VerdictReason::IntactIssuerMissing => 13,
        VerdictReason::Incomplete => 14,
        VerdictReason::IntactStatusUnknown => 15,
    }
}

/// Byte ranges that only arise from intent.
const RANGE: [Code; 3] = [Code::GapNotContents, Code::ByteRangesCross, Code::ByteRangeMalformed];

fn of_signature(signature: &JudgedSignature<'_>, damaged_by_handling: bool) -> Option<VerdictReason> {
    let has = |code| signature.judgement.facts.iter().any(|f| f.code() == code);
    let reason = match signature.judgement.sub_indication? {
        // Handling moves bytes, so that nothing can be compared. If the bytes are in place and differ, or only the
        // range was moved, the file was changed, whatever else it looks like.
        SubIndication::FormatFailure
            if has(Code::RewrittenAfterSigning)
                || has(Code::Truncated)
                || (damaged_by_handling && !RANGE.into_iter().any(has)) =>
        {
            VerdictReason::BrokenByHandling
        }
        // A counter-signature signs a signature, not the document.
        SubIndication::HashFailure if signature.parent.is_some() => VerdictReason::ForgedOrCorrupt,
        SubIndication::HashFailure => VerdictReason::Changed,
        SubIndication::FormatFailure | SubIndication::SigCryptoFailure => VerdictReason::ForgedOrCorrupt,
        SubIndication::Revoked | SubIndication::RevokedNoPoe | SubIndication::RevokedCaNoPoe => VerdictReason::Revoked,
        SubIndication::NoCertificateChainFound if has(Code::RootUntrusted) || has(Code::CertificateDistrusted) => {
            VerdictReason::UntrustedRoot
        }
        // Without the signer's certificate there is no key, so nothing was verified, although the name of the class
        // says "intact".
        SubIndication::NoCertificateChainFound
        | SubIndication::NoCertificateChainFoundNoPoe
        | SubIndication::NoSigningCertificateFound
        | SubIndication::TryLater
            if !signature.state().is_verified() =>
        {
            VerdictReason::NotVerified
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
        SubIndication::SigConstraintsFailure if has(Code::ContentIsAttributes) => VerdictReason::Ambiguous,
        SubIndication::CryptoConstraintsFailure | SubIndication::CryptoConstraintsFailureNoPoe
            if has(Code::AlgorithmUnsupported) && !has(Code::AlgorithmOutdated) && !has(Code::KeyTooShort) =>
        {
            VerdictReason::NotSupported
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
