//! extKeyUsage (RFC 5280 §4.2.1.12).

use super::Certificate;
use super::value::{allowance, members, whole_der};
use crate::asn1::{self, Asn1Error, Tag};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5280 as oid;

/// `ExtKeyUsageSyntax ::= SEQUENCE SIZE (1..MAX) OF KeyPurposeId`, the purposes of a certificate.
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
pub(crate) fn extended_key_usage(certificate: &Certificate) -> ExtendedKeyUsage {
    match certificate.extension(oid::ID_CE_EXT_KEY_USAGE) {
        None => ExtendedKeyUsage::Absent,
        // SEQUENCE SIZE (1..MAX) OF: an empty list names no purpose, and does not mean every purpose.
        Some(extension) => match purposes(&extension.value) {
            Ok(oids) => ExtendedKeyUsage::Purposes { oids, critical: extension.critical },
            Err(_) => ExtendedKeyUsage::Unreadable,
        },
    }
}

fn purposes(value: &[u8]) -> Result<Vec<ObjectIdentifier>, Asn1Error> {
    let budget = &mut allowance();
    let list = whole_der(value, Tag::SEQUENCE, budget)?;
    members(&list, budget, |element, _| {
        element.must_be(Tag::OID)?;
        asn1::oid(element)
    })
}
