//! What is checked before a key is used, and before what it made is handed out (Decree 68/2024 Art. 29; Decree 30/2020 Art. 32).

use super::SignError;
use super::judgement::{JudgedSignature, Judgement};
use super::prepared::signer;
use crate::ades::Indication;
use crate::report::model::{AsShown, Level, Verdict, Want};
use crate::validation::path::PathStatus;
use crate::verify::{Context, certificate_path};
use crate::vietnam::{Nature, nature};
use serde::{Deserialize, Serialize};

/// As whom somebody signs (Decree 30/2020, Phụ lục I).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The competent person.
    Person,
    /// The agency that issues the document.
    Agency,
    /// The agency, on a copy that it makes (Decree 30/2020 Art. 25).
    Copy,
    /// The agency, on an annex in a file of its own.
    Annex,
    /// The clerk, who fills in number and date.
    Number,
}

impl Role {
    /// Whether it signs only what a competent person has signed (Decree 30/2020 Art. 32.2 c, d).
    fn follows_a_person(self) -> bool {
        matches!(self, Self::Agency | Self::Number)
    }
}

/// Whether a document, as it was judged, may be signed in this role.
///
/// # Errors
/// [`SignError::AlreadyInvalid`], [`SignError::NoPersonalSignature`].
pub fn may_sign(before: &Judgement, role: Role) -> Result<(), SignError> {
    let broken = before.verdict == Verdict::Invalid
        || before.as_shown() == AsShown::UnjustifiedChanges
        || (!before.signatures.is_empty() && before.as_shown() == AsShown::CannotTell);
    if broken {
        return Err(SignError::AlreadyInvalid { what: before.reason() });
    }
    if role.follows_a_person() && !before.signatures.iter().any(|signature| signature.is_good_and_of_person()) {
        return Err(SignError::NoPersonalSignature);
    }
    Ok(())
}

/// Whether a document, as it was judged, may be given evidence and a time-stamp.
///
/// # Errors
/// [`SignError::AlreadyInvalid`] for one that is not valid.
pub fn may_extend(before: &Judgement) -> Result<(), SignError> {
    if before.verdict == Verdict::Valid {
        return Ok(());
    }
    Err(SignError::AlreadyInvalid { what: before.reason() })
}

/// What is known of the certificate that is to sign.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckedCertificate {
    /// It and the certificates above it, as DER, without the trusted root.
    pub chain: Vec<Vec<u8>>,
    /// The evidence that is missing.
    pub wants: Vec<Want>,
    /// The reason not to sign with it.
    pub refused: Option<SignError>,
}

/// Checks the certificate and its path at the time of the context, with the status that the policy asks for (Decree 68/2024 Art. 31,
/// 32). `chain` has the signer's certificate first, then whatever came with it.
///
/// # Errors
/// [`SignError::BadCertificate`] for one that cannot be read, and whatever the evidence exceeds.
pub fn check_certificate(
    chain: &[Vec<u8>],
    role: Role,
    context: &Context<'_>,
) -> Result<CheckedCertificate, SignError> {
    let certificate = signer(chain)?;
    let own = chain.get(..1).unwrap_or_default().to_vec();
    let (covers, nature) = (certificate.covers(context.now), nature(&certificate).0);
    let days = format!("{} – {}", certificate.not_before, certificate.not_after);
    let found = certificate_path(certificate, chain, context)?;
    let refused = if !covers {
        Some(SignError::CertificateExpired { what: days })
    } else if !suits(nature, role) {
        Some(SignError::WrongNature)
    } else {
        match found.outcome.status {
            PathStatus::Accepted => None,
            PathStatus::StatusUnknown => Some(SignError::StatusUnknown),
            PathStatus::Revoked => Some(SignError::CertificateRevoked),
            _ => {
                let reason = found.outcome.reason.map(|code| code.name().to_owned());
                Some(SignError::NoPath { what: reason.unwrap_or_else(|| "no-issuer".to_owned()) })
            }
        }
    };
    let below_root = found.outcome.chain.len().saturating_sub(usize::from(found.outcome.domain.is_some()));
    let above = found.outcome.chain.iter().take(below_root).skip(1);
    let chain = own.into_iter().chain(above.map(|candidate| candidate.certificate.der().to_vec())).collect();
    Ok(CheckedCertificate { chain, wants: found.wants, refused })
}

/// Whether a certificate of this nature is one of those who sign in a role. Where the signs do not tell, the person who signs does.
fn suits(nature: Nature, role: Role) -> bool {
    match role {
        Role::Person => matches!(nature, Nature::Person | Nature::Uncertain),
        Role::Agency | Role::Copy | Role::Annex | Role::Number => matches!(nature, Nature::Agency | Nature::Uncertain),
    }
}

/// Whether the document with the new signature is judged as it should be: the new one passed, and none of the others is worse.
///
/// # Errors
/// [`SignError::Changed`], [`SignError::NotAsExpected`]; then the file is not handed out.
pub fn as_expected(before: Option<&Judgement>, after: &Judgement) -> Result<(), SignError> {
    let differs = |what: String| Err(SignError::NotAsExpected { what });
    let earlier = before.map(|judgement| judgement.signatures.as_slice()).unwrap_or_default();
    let Some(new) =
        after.signatures.get(earlier.len()).filter(|_| after.signatures.len() == earlier.len().saturating_add(1))
    else {
        return differs("signature-missing".to_owned());
    };
    if new.is_over_other_bytes() {
        return Err(SignError::Changed);
    }
    if new.indication != Indication::TotalPassed {
        return differs(new.against());
    }
    match after.as_shown() {
        AsShown::Unchanged | AsShown::JustifiedChanges => {}
        AsShown::UnjustifiedChanges => return differs("unjustified-changes".to_owned()),
        AsShown::CannotTell => return differs("cannot-tell".to_owned()),
    }
    for (old, now) in earlier.iter().zip(&after.signatures) {
        if now.indication < old.indication || now.changes_justified == Some(false) {
            return differs(["earlier-signature-worse", &now.against()].join("; ").trim_end_matches("; ").to_owned());
        }
    }
    Ok(())
}

/// Whether a file with more evidence is judged as it was without, and is at the level that was asked for: some signature, and every one that
/// has a time-stamp. Old forms have no level.
///
/// # Errors
/// [`SignError::NotAsExpected`], [`SignError::LevelNotReached`]; then the file is not handed out.
pub fn as_raised(before: &Judgement, after: &Judgement, asked: Level) -> Result<(), SignError> {
    if after.verdict != before.verdict {
        return Err(SignError::NotAsExpected { what: after.reason() });
    }
    let levels = || after.signatures.iter().filter_map(|signature| signature.level.map(|level| (signature, level)));
    let is_short = |(_, level): &(&JudgedSignature, Level)| *level >= Level::BT && *level < asked;
    let none_reaches = levels().all(|(_, level)| level < asked);
    match levels().find(is_short).or_else(|| levels().next().filter(|_| none_reaches)) {
        Some((signature, _)) => Err(SignError::LevelNotReached { what: signature.lacks() }),
        None => Ok(()),
    }
}
