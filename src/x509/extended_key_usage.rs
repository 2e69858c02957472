//! extKeyUsage (RFC 5280 §4.2.1.12).

use super::Certificate;
use super::extension::oid;
use const_oid::ObjectIdentifier;
use der::Decode;

/// Purposes of a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExtendedKeyUsage {
    /// No extension: any purpose.
    Absent,
    /// These purposes.
    Purposes {
        /// Object identifiers in their order.
        oids: Vec<ObjectIdentifier>,
        /// Whether the extension is critical.
        critical: bool,
    },
    /// The extension cannot be read.
    Unreadable,
}

/// What extKeyUsage says.
pub fn extended_key_usage(certificate: &Certificate) -> ExtendedKeyUsage {
    match certificate.extension(oid::EXTENDED_KEY_USAGE) {
        None => ExtendedKeyUsage::Absent,
        Some(extension) => match Vec::<ObjectIdentifier>::from_der(&extension.value) {
            // SIZE (1..MAX): an empty list names no purpose, and does not mean every purpose.
            Ok(oids) if !oids.is_empty() => ExtendedKeyUsage::Purposes { oids, critical: extension.critical },
            Ok(_) | Err(_) => ExtendedKeyUsage::Unreadable,
        },
    }
}
