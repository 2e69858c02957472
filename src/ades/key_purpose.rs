//! The purposes in the signer's certificate (RFC 5280 §4.2.1.12). A key may be used for those only. If the extension is
//! critical, the policy decides whether another purpose keeps a signature from passing. If it is not, many programs
//! ignore it, and a warning says so.

use super::{Block, SignatureFact, SubIndication};
use crate::base::finding::Code;
use crate::x509::{Certificate, ExtendedKeyUsage, extended_key_usage};

const CLAUSE: &str = "RFC 5280 §4.2.1.12";

/// Purposes that include signing documents: any (RFC 5280 §4.2.1.12), documents (RFC 9336), mail (RFC 5280), and those
/// of Adobe and Microsoft for documents.
const DOCUMENTS: [&str; 5] =
    ["2.5.29.37.0", "1.3.6.1.5.5.7.3.36", "1.3.6.1.5.5.7.3.4", "1.2.840.113583.1.1.5", "1.3.6.1.4.1.311.10.3.12"];

/// Looks at the signer's certificate; a check is recorded only where it names purposes.
pub(super) fn check(certificate: &Certificate, block: &mut Block, facts: &mut Vec<SignatureFact>) {
    let ExtendedKeyUsage::Purposes { oids, critical } = extended_key_usage(certificate) else { return };
    let named: Vec<String> = oids.iter().map(ToString::to_string).collect();
    if named.iter().any(|oid| DOCUMENTS.contains(&oid.as_str())) {
        return block.passed("key-purpose", CLAUSE);
    }
    let (certificate, purpose) = (certificate.display_name(), "1.3.6.1.5.5.7.3.36");
    if critical {
        block.unknown("key-purpose", CLAUSE, &[Code::KeyPurposeMissing], SubIndication::ChainConstraintsFailure);
        facts.push(SignatureFact::KeyPurposeOther { certificate, purpose });
    } else {
        facts.push(SignatureFact::KeyPurposeOtherNotCritical { certificate, purpose });
    }
}
