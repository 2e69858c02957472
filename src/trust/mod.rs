//! Trust: which keys a path may end at. By fingerprint of the certificate, never by name.

mod file;
mod keys;
mod legal;
mod limits;
mod minisign;
mod operator;
mod signed;
mod store;

#[cfg(feature = "bindings")]
pub(crate) use file::{Entry, Role};
pub use file::{TrustFile, TrustFileError};
pub use keys::{accepted_keys, built_in_keys};
pub use legal::Provision;
pub use limits::{Purposes, TrustPurpose};
pub use operator::OperatorKey;
#[cfg(feature = "serve")]
pub use operator::OperatorSigner;
#[cfg(feature = "bindings")]
pub(crate) use signed::Stated;
pub use signed::{SCHEMA as TRUST_FILE_SCHEMA, SignedTrust, SignedTrustError, least_sequence};
pub use store::{Anchor, AuthorisedResponder, Domain, Removed, SignedFile, TrustStore};
