//! Trust: which keys a path may end at. By fingerprint of the certificate, never by name.

mod file;
#[cfg(feature = "office")]
mod keys;
mod legal;
mod limits;
#[cfg(feature = "office")]
mod signed;
mod store;

#[cfg(feature = "wasm-verify")]
pub(crate) use file::{Entry, Role};
pub use file::{TrustFile, TrustFileError};
#[cfg(feature = "office")]
pub use keys::built_in_keys;
pub use legal::Provision;
pub use limits::{Purposes, TrustPurpose};
#[cfg(all(feature = "office", feature = "wasm-verify"))]
pub(crate) use signed::Stated;
#[cfg(feature = "office")]
pub use signed::{SCHEMA as TRUST_FILE_SCHEMA, SignedTrust, SignedTrustError};
pub use store::{Anchor, AuthorisedResponder, Domain, Removed, SignedFile, TrustStore};
