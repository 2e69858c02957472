//! What a list or a response says of a revoked certificate.

use super::ReasonCode;
use crate::base::time::Timestamp;
use serde::Serialize;

/// A revocation: an entry of a list (RFC 5280 §5.3) or RevokedInfo of a response (RFC 6960 §4.2.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Revocation {
    /// When the authority revoked it.
    pub since: Timestamp,
    /// Why; `None` if it does not say.
    pub reason: Option<ReasonCode>,
    /// Since when the key is known or suspected to be compromised (invalidityDate, §5.3.2).
    pub invalidity_date: Option<Timestamp>,
    /// Whether the responder says that no such certificate was ever issued (RFC 6960 §2.2, §4.4.8).
    pub never_issued: bool,
}

impl Revocation {
    /// A revocation without further details.
    pub fn new(since: Timestamp, reason: Option<ReasonCode>) -> Self {
        Self { since, reason, invalidity_date: None, never_issued: false }
    }

    /// Whether it is a suspension, which may be lifted. A certificate that was never issued cannot be.
    pub fn is_hold(&self) -> bool {
        self.reason == Some(ReasonCode::CertificateHold) && !self.never_issued
    }

    /// Whether a delta list takes the certificate off the list.
    pub(crate) fn is_removal(&self) -> bool {
        self.reason == Some(ReasonCode::RemoveFromCrl)
    }

    /// Of two entries of one list about one certificate, the one that counts: what cannot be lifted, then the earlier.
    pub(crate) fn or_worse(self, other: Self) -> Self {
        let rank = |r: &Self| (r.is_removal(), r.is_hold(), r.since);
        if rank(&other) < rank(&self) { other } else { self }
    }
}
