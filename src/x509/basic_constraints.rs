//! basicConstraints (RFC 5280 §4.2.1.9).

use super::Certificate;
use super::extension::oid;
use der::Decode;
use x509_cert::ext::pkix::BasicConstraints;

/// Whether the subject may issue certificates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authority {
    /// It may, with at most so many authorities below it.
    Yes {
        /// pathLenConstraint.
        path_length: Option<u8>,
    },
    /// It may not: the extension is absent, says so, or cannot be read.
    No,
}

/// What basicConstraints says.
pub fn authority(certificate: &Certificate) -> Authority {
    match certificate.extension(oid::BASIC_CONSTRAINTS).map(|e| BasicConstraints::from_der(&e.value)) {
        Some(Ok(constraints)) if constraints.ca => Authority::Yes { path_length: constraints.path_len_constraint },
        _ => Authority::No,
    }
}
