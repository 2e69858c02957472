//! Names of the standard (ETSI TS 119 102-2 §4.3.2, §4.3.4, §4.4) and of algorithms (RFC 6931, RFC 9231).

use crate::ades::{CheckStatus, Indication, SubIndication};
use core::fmt::Write as _;

/// Main indication of a signature.
pub(super) fn main_indication(indication: Indication) -> &'static str {
    match indication {
        Indication::TotalPassed => "urn:etsi:019102:mainindication:total-passed",
        Indication::TotalFailed => "urn:etsi:019102:mainindication:total-failed",
        Indication::Indeterminate => "urn:etsi:019102:mainindication:indeterminate",
    }
}

/// Main indication of a validation object, such as a time-stamp.
pub(super) fn object_indication(indication: Indication) -> &'static str {
    match indication {
        Indication::TotalPassed => "urn:etsi:019102:mainindication:passed",
        Indication::TotalFailed => "urn:etsi:019102:mainindication:failed",
        Indication::Indeterminate => "urn:etsi:019102:mainindication:indeterminate",
    }
}

/// Result of one constraint; nothing for one that was not evaluated.
pub(super) fn constraint_indication(status: CheckStatus) -> Option<&'static str> {
    match status {
        CheckStatus::Passed | CheckStatus::Warned => Some("urn:etsi:019102:mainindication:passed"),
        CheckStatus::Failed => Some("urn:etsi:019102:mainindication:failed"),
        CheckStatus::Unknown => Some("urn:etsi:019102:mainindication:indeterminate"),
        CheckStatus::NotDone => None,
    }
}

/// Sub-indication.
pub(super) fn sub_indication(sub: SubIndication) -> String {
    format!("urn:etsi:019102:subindication:{}", sub.name())
}

/// The identifier of an algorithm: that of XML Signature where there is one, else a name of our own.
pub(super) fn algorithm(name: &str) -> String {
    let known = match name {
        "MD5" => "http://www.w3.org/2001/04/xmldsig-more#md5",
        "SHA-1" => "http://www.w3.org/2000/09/xmldsig#sha1",
        "SHA-224" => "http://www.w3.org/2001/04/xmldsig-more#sha224",
        "SHA-256" => "http://www.w3.org/2001/04/xmlenc#sha256",
        "SHA-384" => "http://www.w3.org/2001/04/xmldsig-more#sha384",
        "SHA-512" => "http://www.w3.org/2001/04/xmlenc#sha512",
        "SHA3-224" => "http://www.w3.org/2007/05/xmldsig-more#sha3-224",
        "SHA3-256" => "http://www.w3.org/2007/05/xmldsig-more#sha3-256",
        "SHA3-384" => "http://www.w3.org/2007/05/xmldsig-more#sha3-384",
        "SHA3-512" => "http://www.w3.org/2007/05/xmldsig-more#sha3-512",
        _ => return own("algorithm", name),
    };
    known.to_owned()
}

/// A name of our own; characters that a URI cannot contain are percent-encoded (RFC 3986 §2.1).
pub(super) fn own(kind: &str, name: &str) -> String {
    let mut out = format!("urn:kyso:{kind}:");
    for octet in name.bytes() {
        if octet.is_ascii_alphanumeric() || matches!(octet, b'-' | b'.' | b'_' | b'~' | b'/' | b':') {
            out.push(char::from(octet));
        } else {
            let _ = write!(out, "%{octet:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_our_own_are_uris() {
        assert_eq!(own("policy", "kyso-strict/1"), "urn:kyso:policy:kyso-strict/1");
        assert_eq!(algorithm("RSA 1024"), "urn:kyso:algorithm:RSA%201024");
        assert_eq!(own("x", "Điều <"), "urn:kyso:x:%C4%90i%E1%BB%81u%20%3C");
        assert_eq!(sub_indication(SubIndication::TryLater), "urn:etsi:019102:subindication:TRY_LATER");
    }
}
