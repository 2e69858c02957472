//! The status of a certificate at a time: a closed set of distinct outcomes.

use crate::base::time::Timestamp;
use crate::crypto::KeyDescription;
use crate::evidence::{Kind, Origin};
use crate::validation::revocation::{ListNumber, NotUsed, OperatorsWord, Revocation};
use crate::x509::ReasonSet;

/// A piece of evidence, named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceName {
    /// List or response.
    pub kind: Kind,
    /// SHA-256 of its DER form.
    pub sha256: [u8; 32],
    /// Where it was met first.
    pub origin: Origin,
}

/// An object that a status rests on, with what a report and the algorithm suite need of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basis {
    /// The object.
    pub evidence: EvidenceName,
    /// thisUpdate.
    pub this_update: Timestamp,
    /// nextUpdate.
    pub next_update: Option<Timestamp>,
    /// producedAt of a response.
    pub produced_at: Option<Timestamp>,
    /// CRLNumber of a list.
    pub number: Option<ListNumber>,
    /// BaseCRLNumber of a delta list.
    pub base_number: Option<ListNumber>,
    /// Name of its signer.
    pub signer: String,
    /// SHA-256 of the signer's certificate.
    pub signer_sha256: [u8; 32],
    /// How it was signed.
    pub algorithm: String,
    /// The signer's key.
    pub key: KeyDescription,
    /// When the object is known to have existed at the latest: what its signer was judged at.
    pub control: Timestamp,
    /// Whether the signer's certificate had expired by then, and the policy accepted the object's date.
    pub taken_as_dated: bool,
    /// For a part of a list: whose word it rests on.
    pub word: Option<OperatorsWord>,
}

/// What is known.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome {
    /// Neither revoked nor suspended at the time asked.
    GoodAt {
        /// Issue of the newest object that says so.
        known_at: Timestamp,
        /// A revocation after the time asked, if one is known.
        revoked_later: Option<Revocation>,
        /// A suspension that had been lifted by the time asked, or that the policy forgives.
        was_held: Option<Revocation>,
    },
    /// Revoked at the time asked. This cannot be undone, so the age of the object does not matter.
    RevokedSince(Revocation),
    /// Reported as revoked at the time in question, by an object of the issuer that could not have established *good*:
    /// for example, nothing proves that it is older than the expiry of its signer. No other statement overrides it.
    RevokedUnproven(Revocation),
    /// Suspended at the time asked.
    Held {
        /// The suspension.
        hold: Revocation,
        /// Issue of the first object that says it was lifted, later than the time asked.
        released_by: Option<Timestamp>,
    },
    /// There are objects of the issuer or responder, but none covers this certificate at this time.
    NotAbout {
        /// The obstacle, for the object that came closest; `None` when reasons are not covered.
        why: Option<NotUsed>,
        /// Reasons for revocation that no list covers, when that is the cause (RFC 5280 §6.3.3 (d), (e)).
        missing: Option<ReasonSet>,
    },
    /// What there is, is too old for the time asked.
    Stale {
        /// The last moment the newest of it counted for.
        until: Timestamp,
    },
    /// The responder says that it does not know the certificate.
    Unknown,
    /// The host tried to fetch status information and could not.
    Unreachable {
        /// Where.
        urls: Vec<String>,
    },
    /// What there is cannot be relied on.
    Unusable {
        /// Why, for the object that came closest.
        why: NotUsed,
    },
    /// There is nothing.
    Missing,
}

impl Outcome {
    /// Whether there is no statement at all, which [`crate::policy::RevocationRule::IfDeclared`] lets pass. Evidence
    /// that cannot be used, or does not answer, is not silence.
    pub fn is_silence(&self) -> bool {
        matches!(self, Self::Missing | Self::Unreachable { .. })
    }

    /// Whether it is a revocation or a suspension, proven or not.
    pub(crate) fn is_revoked(&self) -> bool {
        matches!(self, Self::RevokedSince(_) | Self::RevokedUnproven(_) | Self::Held { .. })
    }

    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::GoodAt { .. } => "good",
            Self::RevokedSince(_) => "revoked",
            Self::RevokedUnproven(_) => "revoked-unproven",
            Self::Held { .. } => "held",
            Self::NotAbout { .. } => "not-about",
            Self::Stale { .. } => "stale",
            Self::Unknown => "unknown",
            Self::Unreachable { .. } => "unreachable",
            Self::Unusable { .. } => "unusable",
            Self::Missing => "missing",
        }
    }
}

/// What became of one object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Use {
    /// The outcome rests on it.
    Decided,
    /// It covers the certificate, but another object decided.
    Considered,
    /// It does not count.
    NotUsed(NotUsed),
}

/// An object and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectUse {
    /// The object.
    pub evidence: EvidenceName,
    /// What became of it.
    pub used: Use,
}

/// Something that does not change the outcome and should be reported.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Note {
    /// A newer object does not know of the revocation, which cannot be undone.
    Contradicted {
        /// Issue of the newer object.
        at: Timestamp,
    },
    /// The key is said to have been compromised before the time asked, although the revocation came later (§5.3.2).
    InvalidBefore {
        /// invalidityDate.
        at: Timestamp,
    },
    /// A responder does not know the certificate, while another source does.
    AnsweredUnknown,
    /// The status rests on the word of a mirror's operator.
    OnOperatorsWord(OperatorsWord),
    /// A signer's certificate has expired; the policy accepted the object's date.
    TakenAsDated,
    /// The revocation or suspension comes from an object that could not have said *good*.
    RevocationUnproven {
        /// What is in the way.
        why: NotUsed,
    },
}

/// The status of one certificate at one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// The time asked.
    pub at: Timestamp,
    /// What is known.
    pub outcome: Outcome,
    /// The objects it rests on.
    pub basis: Vec<Basis>,
    /// What else should be reported.
    pub notes: Vec<Note>,
    /// Every object of the evidence and what became of it, in the order of the evidence.
    pub objects: Vec<ObjectUse>,
}

impl Status {
    /// Whether the certificate is known to be good at the time asked.
    pub fn is_good(&self) -> bool {
        matches!(self.outcome, Outcome::GoodAt { .. })
    }

    /// Objects that concern the certificate or its issuer; the others are left out.
    pub(crate) fn relevant(&self) -> impl Iterator<Item = &ObjectUse> {
        self.objects.iter().filter(|o| !matches!(&o.used, Use::NotUsed(why) if why.is_elsewhere()))
    }
}
