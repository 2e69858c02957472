//! The seam to path validation: what the caller knows of the certificates that sign lists and responses.

use super::OpenQuestions;
use crate::base::time::Timestamp;
use crate::x509::Certificate;
use std::sync::Arc;

/// What a certificate signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignerRole {
    /// The issuer of the certificate asked about.
    Issuer,
    /// A revocation list (RFC 5280 §6.3.3 (f)).
    ListIssuer,
    /// An OCSP response, trusted by local configuration (RFC 6960 §4.2.2.2, first case).
    Responder,
}

/// A question to path validation.
#[derive(Debug)]
pub struct PathQuestion<'a> {
    /// The certificate whose path is queried.
    pub certificate: &'a Arc<Certificate>,
    /// Its role. The caller checks cRLSign.
    pub role: SignerRole,
    /// The time to judge at: when the signed object is known to have existed at the latest.
    pub at: Timestamp,
    /// The time taken as now.
    pub now: Timestamp,
    /// Issuer of the certificate whose status is queried: the path must end at the anchor that its path ends at (RFC
    /// 5280 §6.3.3 (f)).
    pub issuer: &'a Certificate,
    /// Whether the status of the certificate itself must be known. `false` if that question is already open: a list may
    /// cover its own issuer.
    pub needs_status: bool,
    /// To be passed on to [`super::status_of`] for certificates of the path.
    pub open: &'a OpenQuestions,
}

/// Answer of path validation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathAnswer {
    /// The path is accepted.
    Accepted,
    /// It would be accepted at another time; `not_after` is the end of the certificate that does not cover the time asked.
    Expired {
        /// End of validity.
        not_after: Timestamp,
    },
    /// It is not accepted.
    Rejected {
        /// Code of the reason.
        why: String,
    },
}

/// What the caller knows.
pub trait Issuers {
    /// Every known certificate, anchors included. Names and keys are compared by the asker.
    fn certificates(&self) -> Box<dyn Iterator<Item = &Arc<Certificate>> + '_>;

    /// Whether the path of a certificate is acceptable. Called only for certificates whose key signed the object, and
    /// never for the issuer of the certificate whose status is queried (see [`Self::issuer_in_force`]).
    fn path(&self, question: &PathQuestion<'_>) -> PathAnswer;

    /// Whether the issuer of the certificate asked about, or another certificate of its key, is still in force at the time its list or
    /// response, or that of its delegated responder, is judged at, where that is not the time asked. The asker checks its dates;
    /// the default leaves it at that. What a revocation of the issuer in between means for what it had signed is the caller's
    /// policy: without a proof of existence the object may be younger than it says.
    fn issuer_in_force(&self, _question: &PathQuestion<'_>) -> PathAnswer {
        PathAnswer::Accepted
    }

    /// Whether the user removed a certificate. It then vouches for nothing, even if its issuer delegated to it.
    fn is_removed(&self, _certificate: &Certificate) -> bool {
        false
    }

    /// Whether local configuration trusts this responder for certificates of the issuer.
    fn trusts_responder(&self, _responder: &Certificate, _issuer: &Certificate) -> bool {
        false
    }
}

/// No certificates but those of the question: lists and responses signed by the issuer itself, and delegated responders
/// whose certificate comes with the response.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoOtherIssuers;

impl Issuers for NoOtherIssuers {
    fn certificates(&self) -> Box<dyn Iterator<Item = &Arc<Certificate>> + '_> {
        Box::new(core::iter::empty())
    }

    fn path(&self, _question: &PathQuestion<'_>) -> PathAnswer {
        PathAnswer::Rejected { why: "no-path".to_owned() }
    }
}
