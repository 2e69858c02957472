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
            Ok(oids) => ExtendedKeyUsage::Purposes { oids, critical: extension.critical },
            Err(_) => ExtendedKeyUsage::Unreadable,
        },
    }
}
