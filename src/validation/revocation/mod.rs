//! Revocation: what lists (RFC 5280 §5, §6.3) and OCSP responses (RFC 6960) say of a certificate at a time.
//!
//! [`StatusInformation`] reads the evidence once; [`status_of`] answers for one certificate and time. Lists are never turned into
//! an object tree: one pass over their bytes hashes what was signed and looks the serial number up. Nothing is fetched.

mod context;
mod crl;
mod information;
mod issuers;
mod not_used;
mod observation;
mod ocsp;
mod open_questions;
mod reason;
mod revoked;
mod shard;
mod status;

pub use context::{Mode, Question};
pub use crl::{ListNumber, Malformed, OnlyContains, RevocationList, Scan, Wanted, list_der};
pub use information::StatusInformation;
pub use issuers::{Issuers, NoOtherIssuers, PathAnswer, PathQuestion, SignerRole};
pub use not_used::{NotUsed, NotUsedClass};
#[cfg(feature = "serve")]
pub(crate) use ocsp::asked_about;
pub(crate) use ocsp::requests;
pub use ocsp::{CertificateId, CertificateStatus, OcspError, OcspResponse, ResponderId, SingleResponse};
pub use open_questions::OpenQuestions;
pub use reason::ReasonCode;
pub use revoked::Revocation;
pub use shard::OperatorsWord;
#[cfg(feature = "online")]
pub(crate) use shard::prefix;
#[cfg(feature = "serve")]
pub(crate) use shard::{Parts, shard_of};
pub use status::{Basis, EvidenceChecker, EvidenceName, Note, ObjectUse, Outcome, Status, Use, status_of};
