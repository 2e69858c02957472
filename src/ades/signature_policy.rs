//! The signature policy that the signer names (EN 319 102-1 §5.2.4; EN 319 122-1 §5.2.9).

use super::{Block, SubIndication};
use crate::base::finding::{Code, Finding};
use crate::base::limits::Limits;
use crate::cms::{SignaturePolicy, SignerInfo, signature_policy};

const CLAUSE: &str = "EN 319 102-1 §5.2.4.4; EN 319 122-1 §5.2.9";

/// Says that a signature was made under rules that are not known here. The verifier's own policy is what is applied; what the
/// signer's rules would add cannot be told, and no rule of theirs can make a signature better.
pub(super) fn check(signer: &SignerInfo, limits: &Limits, block: &mut Block, findings: &mut Vec<Finding>) {
    const CHECK: &str = "signature-policy";
    let stated = signer.signed.as_ref().and_then(|attributes| signature_policy(attributes, limits));
    match stated {
        None => {}
        Some(SignaturePolicy::Implied) => block.passed(CHECK, CLAUSE),
        Some(SignaturePolicy::Explicit(policy)) => {
            let uri = policy.uri.unwrap_or_default();
            findings.push(Finding::new(Code::SignaturePolicyUnknown).with("policy", policy.oid).with("uri", uri));
            block.warned(CHECK, CLAUSE, &[Code::SignaturePolicyUnknown]);
        }
        Some(SignaturePolicy::Unreadable) => {
            findings.push(Finding::new(Code::SignaturePolicyUnreadable));
            let codes = [Code::SignaturePolicyUnreadable];
            block.unknown(CHECK, CLAUSE, &codes, SubIndication::SigConstraintsFailure);
        }
    }
}
