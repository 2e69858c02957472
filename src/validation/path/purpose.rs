//! The purpose of a certificate, and what it requires of extKeyUsage and keyUsage.

use crate::trust::TrustPurpose;
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5280::{ID_KP_OCSP_SIGNING, ID_KP_TIME_STAMPING};

/// The purpose of the target certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Purpose {
    /// Signing documents. Any extended key usage will do, and none: the certificates of Vietnamese officials name client
    /// authentication and e-mail protection, if anything.
    Documents,
    /// Signing time-stamps (RFC 3161 §2.3). That it is the only purpose is checked where the token is.
    Timestamps,
    /// Signing OCSP responses for an authority (RFC 6960 §4.2.2.2).
    OcspSigning,
    /// Signing revocation lists for another authority: cRLSign (RFC 5280 §6.3.3 (f)).
    CrlSigning,
    /// The extended key usage with this identifier.
    Usage(ObjectIdentifier),
    /// Nothing in particular: neither keyUsage nor extKeyUsage of the target is looked at.
    Any,
}

impl Purpose {
    /// The extended key usage that must be there.
    pub(super) fn usage(self) -> Option<ObjectIdentifier> {
        match self {
            Self::Timestamps => Some(ID_KP_TIME_STAMPING),
            Self::OcspSigning => Some(ID_KP_OCSP_SIGNING),
            Self::Usage(oid) => Some(oid),
            Self::Documents | Self::CrlSigning | Self::Any => None,
        }
    }

    /// The purpose its anchor must be trusted for; none if any will do.
    pub(super) fn trusted_for(self) -> Option<TrustPurpose> {
        match self {
            Self::Documents => Some(TrustPurpose::Signer),
            Self::Timestamps => Some(TrustPurpose::TimeStamp),
            Self::OcspSigning | Self::CrlSigning => Some(TrustPurpose::Status),
            Self::Usage(_) | Self::Any => None,
        }
    }

    /// Whether absence and anyExtendedKeyUsage do not suffice: RFC 3161 §2.3 and RFC 6960 §4.2.2.2 require the purpose
    /// by name.
    pub(super) fn by_name_only(self) -> bool {
        matches!(self, Self::Timestamps | Self::OcspSigning)
    }
}

/// How extKeyUsage is read where [`Purpose`] leaves a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UsageRules {
    /// Whether a target without the extension serves every purpose (RFC 5280 §4.2.1.12).
    pub absent_counts: bool,
    /// Whether anyExtendedKeyUsage in the target serves every purpose.
    pub any_counts: bool,
    /// Whether the extension in an authority's certificate limits what it can issue for. RFC 5280 does not say so, but
    /// most public authorities are run that way.
    pub along_path: bool,
    /// Whether anyExtendedKeyUsage in an authority's certificate serves every purpose.
    pub any_counts_in_authorities: bool,
}

impl Default for UsageRules {
    fn default() -> Self {
        Self { absent_counts: true, any_counts: true, along_path: false, any_counts_in_authorities: true }
    }
}
