//! The signature policy that the signer names (EN 319 102-1 §5.2.4; EN 319 122-1 §5.2.9).

use super::{Block, SignatureFact, SubIndication};
use crate::base::fact::OrEmpty;
use crate::base::finding::Code;
use crate::base::limits::Limits;
use crate::cms::{SignaturePolicy, SignerInfo, signature_policy};

const CLAUSE: &str = "EN 319 102-1 §5.2.4.4; EN 319 122-1 §5.2.9";

/// Reports that a signature was made under an unknown signature policy. The verifier's own policy is applied; what the
/// signer's would add is unknown, and it cannot make a signature better.
pub(super) fn check(signer: &SignerInfo, limits: &Limits, block: &mut Block, facts: &mut Vec<SignatureFact>) {
    const CHECK: &str = "signature-policy";
    let stated = signer.signed.as_ref().and_then(|attributes| signature_policy(attributes, limits));
    match stated {
        None => {}
        Some(SignaturePolicy::Implied) => block.passed(CHECK, CLAUSE),
        Some(SignaturePolicy::Explicit(policy)) => {
            facts.push(SignatureFact::SignaturePolicyUnknown { policy: policy.oid, uri: OrEmpty(policy.uri) });
            block.warned(CHECK, CLAUSE, &[Code::SignaturePolicyUnknown]);
        }
        Some(SignaturePolicy::Unreadable) => {
            facts.push(SignatureFact::SignaturePolicyUnreadable);
            let codes = [Code::SignaturePolicyUnreadable];
            block.unknown(CHECK, CLAUSE, &codes, SubIndication::SigConstraintsFailure);
        }
    }
}
