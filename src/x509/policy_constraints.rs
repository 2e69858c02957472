//! policyConstraints (RFC 5280 §4.2.1.11) and inhibitAnyPolicy (§4.2.1.14).

use super::Certificate;
use super::value::{allowance, count, whole};
use crate::asn1::{Asn1Error, Asn1ErrorKind, Tag};
use const_oid::db::rfc5280 as oid;

/// `PolicyConstraints ::= SEQUENCE { requireExplicitPolicy [0] SkipCerts OPTIONAL, inhibitPolicyMapping [1] SkipCerts OPTIONAL }`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PolicyConstraints {
    /// After so many certificates an acceptable policy is required.
    pub require_explicit_policy: Option<u32>,
    /// After so many certificates policies are mapped no more.
    pub inhibit_policy_mapping: Option<u32>,
}

/// What policyConstraints says; `None` when it is absent. One that says nothing is unreadable: the clause forbids it, and it
/// cannot be known what was meant.
pub(crate) fn policy_constraints(certificate: &Certificate) -> Result<Option<PolicyConstraints>, Asn1Error> {
    let Some(extension) = certificate.extension(oid::ID_CE_POLICY_CONSTRAINTS) else { return Ok(None) };
    let budget = &mut allowance();
    let sequence = whole(&extension.value, Tag::SEQUENCE, budget)?;
    let mut fields = sequence.children()?;
    let require_explicit_policy = fields.optional_context(0, budget)?.map(|e| count(&e)).transpose()?;
    let inhibit_policy_mapping = fields.optional_context(1, budget)?.map(|e| count(&e)).transpose()?;
    fields.finish()?;
    if require_explicit_policy.is_none() && inhibit_policy_mapping.is_none() {
        return Err(sequence.fail(Asn1ErrorKind::Truncated));
    }
    Ok(Some(PolicyConstraints { require_explicit_policy, inhibit_policy_mapping }))
}

/// After how many certificates anyPolicy counts no more; `None` when the extension is absent.
pub(crate) fn inhibit_any_policy(certificate: &Certificate) -> Result<Option<u32>, Asn1Error> {
    let Some(extension) = certificate.extension(oid::ID_CE_INHIBIT_ANY_POLICY) else { return Ok(None) };
    count(&whole(&extension.value, Tag::INTEGER, &mut allowance())?).map(Some)
}
