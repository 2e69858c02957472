//! keyUsage (RFC 5280 §4.2.1.3).

use super::Certificate;
use super::value::{allowance, whole_der};
use crate::asn1::{Tag, bit_string};
use const_oid::db::rfc5280 as oid;

/// The use of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum KeyUse {
    /// Signing documents: digitalSignature or nonRepudiation (contentCommitment).
    Documents,
    /// Signing certificates: keyCertSign.
    Certificates,
    /// Signing revocation lists: cRLSign.
    RevocationLists,
}

// KeyUsage ::= BIT STRING {
//   digitalSignature (0), nonRepudiation (1), keyEncipherment (2), dataEncipherment (3), keyAgreement (4),
//   keyCertSign (5), cRLSign (6), encipherOnly (7), decipherOnly (8) }
const DIGITAL_SIGNATURE: usize = 0;
const NON_REPUDIATION: usize = 1;
const KEY_CERT_SIGN: usize = 5;
const CRL_SIGN: usize = 6;

/// Whether keyUsage allows it. Without the extension everything is allowed; with one that cannot be read, nothing.
pub fn key_usage_allows(certificate: &Certificate, wanted: KeyUse) -> bool {
    certificate.extension(oid::ID_CE_KEY_USAGE).is_none_or(|extension| value_allows(&extension.value, wanted))
}

fn value_allows(value: &[u8], wanted: KeyUse) -> bool {
    let budget = &mut allowance();
    let element = whole_der(value, Tag::BIT_STRING, budget);
    let Ok(usage) = element.and_then(|element| bit_string(&element, budget)) else { return false };
    // Nine bits have a name. A string of more than two octets is not one of this type.
    if usage.bytes.len() > 2 {
        return false;
    }
    match wanted {
        KeyUse::Documents => usage.bit(DIGITAL_SIGNATURE) || usage.bit(NON_REPUDIATION),
        KeyUse::Certificates => usage.bit(KEY_CERT_SIGN),
        KeyUse::RevocationLists => usage.bit(CRL_SIGN),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_bits_and_refuses_what_is_not_der() {
        let allowed = |value: &[u8]| {
            [KeyUse::Documents, KeyUse::Certificates, KeyUse::RevocationLists].map(|use_| value_allows(value, use_))
        };
        assert_eq!(allowed(&[3, 2, 7, 0x80]), [true, false, false]);
        assert_eq!(allowed(&[3, 2, 6, 0x40]), [true, false, false]);
        assert_eq!(allowed(&[3, 2, 5, 0x20]), [false, false, false]);
        assert_eq!(allowed(&[3, 2, 2, 0x04]), [false, true, false]);
        assert_eq!(allowed(&[3, 2, 1, 0x02]), [false, false, true]);
        assert_eq!(allowed(&[3, 3, 7, 0x06, 0x80]), [false, true, true]);
        for bad in [
            &[3, 2, 7][..],
            &[3, 2, 8, 0x80],
            &[3, 2, 0, 0xFF, 0],
            &[3, 4, 0, 0xFF, 0xFF, 0xFF],
            &[3, 0x81, 2, 0, 0xFF],
            &[0x23, 4, 3, 2, 0, 0xFF],
            &[4, 2, 0, 0xFF],
            &[],
        ] {
            assert_eq!(allowed(bad), [false; 3], "{bad:02x?}");
        }
    }
}
