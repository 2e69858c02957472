//! Trust: which keys a path may end at. By fingerprint of the certificate, never by name.

mod file;
mod store;

#[cfg(feature = "wasm-verify")]
pub(crate) use file::{Entry, Role};
pub use file::{TrustFile, TrustFileError};
pub use store::{Anchor, Domain, TrustStore};
