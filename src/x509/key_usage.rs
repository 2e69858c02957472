//! keyUsage (RFC 5280 §4.2.1.3).

use super::Certificate;
use super::extension::oid;
use der::Decode;
use x509_cert::ext::pkix::KeyUsage;

/// What a key is wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyUse {
    /// Signing documents: digitalSignature or nonRepudiation (contentCommitment).
    Documents,
    /// Signing certificates: keyCertSign.
    Certificates,
    /// Signing revocation lists: cRLSign.
    RevocationLists,
}

/// Whether keyUsage allows it. Without the extension everything is allowed; with one that cannot be read, nothing.
pub fn key_usage_allows(certificate: &Certificate, wanted: KeyUse) -> bool {
    let Some(extension) = certificate.extension(oid::KEY_USAGE) else { return true };
    let Ok(usage) = KeyUsage::from_der(&extension.value) else { return false };
    match wanted {
        KeyUse::Documents => usage.digital_signature() || usage.non_repudiation(),
        KeyUse::Certificates => usage.key_cert_sign(),
        KeyUse::RevocationLists => usage.crl_sign(),
    }
}
