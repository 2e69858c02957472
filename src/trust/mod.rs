//! Trust: which keys a path may end at. By fingerprint of the certificate, never by name.

mod file;
mod store;

pub use file::{TrustFile, TrustFileError};
pub use store::{Anchor, Domain, TrustStore};
