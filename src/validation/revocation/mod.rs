//! Revocation: what lists (RFC 5280 §5, §6.3) and OCSP responses (RFC 6960) say of a certificate at a time.
//!
//! [`StatusInformation`] reads the evidence once; [`status_of`] answers for one certificate and time. Lists are never turned into
//! an object tree: one pass over their bytes hashes what was signed and looks the serial number up. Nothing is fetched.

mod asking;
mod checker;
mod context;
mod decide;
mod distribution_point;
mod entry;
mod exemption;
mod explicit;
mod extensions;
mod findings;
mod general_name;
mod information;
mod issuers;
mod issuing_distribution_point;
mod list;
mod list_signer;
mod lists;
mod look_up;
mod not_used;
mod number;
mod observation;
mod ocsp;
mod reason;
mod responder;
mod responses;
mod revoked;
mod same_key;
mod scan;
mod scope;
mod status;
mod status_of;
mod tlv;

pub use asking::Asking;
pub use checker::EvidenceChecker;
pub use context::{Mode, Question};
pub use distribution_point::delta_locations;
pub use exemption::{Exemption, exemption};
pub use information::StatusInformation;
pub use issuers::{Issuers, NoOtherIssuers, PathAnswer, PathQuestion, SignerRole};
pub use issuing_distribution_point::OnlyContains;
pub use list::{Malformed, RevocationList, list_der};
pub use not_used::{NotUsed, NotUsedClass};
pub use number::ListNumber;
pub use ocsp::{CertificateId, CertificateStatus, OcspError, OcspResponse, ResponderId, SingleResponse};
pub use reason::{ReasonCode, ReasonSet};
pub use revoked::Revocation;
pub use scan::{Scan, Wanted};
pub use status::{Basis, EvidenceName, Note, ObjectUse, Outcome, Status, Use};
pub use status_of::status_of;
