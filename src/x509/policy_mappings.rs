//! policyMappings (RFC 5280 §4.2.1.5).

use super::value::{allowance, members, whole};
use super::{Certificate, PolicyId};
use crate::asn1::{Asn1Error, Budget, Element, Tag};
use const_oid::db::rfc5280 as oid;

/// `SEQUENCE { issuerDomainPolicy CertPolicyId, subjectDomainPolicy CertPolicyId }` of
/// `PolicyMappings ::= SEQUENCE SIZE (1..MAX) OF SEQUENCE`: the issuer considers both equivalent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyMapping {
    /// issuerDomainPolicy.
    pub issuer: PolicyId,
    /// subjectDomainPolicy.
    pub subject: PolicyId,
}

/// The pairs; empty when the extension is absent.
pub(crate) fn policy_mappings(certificate: &Certificate) -> Result<Vec<PolicyMapping>, Asn1Error> {
    let Some(extension) = certificate.extension(oid::ID_CE_POLICY_MAPPINGS) else { return Ok(Vec::new()) };
    let budget = &mut allowance();
    let list = whole(&extension.value, Tag::SEQUENCE, budget)?;
    members(&list, budget, pair)
}

fn pair(element: &Element<'_>, budget: &mut Budget) -> Result<PolicyMapping, Asn1Error> {
    let mut fields = element.children()?;
    let issuer = PolicyId::read(&fields.expect(Tag::OID, budget)?)?;
    let subject = PolicyId::read(&fields.expect(Tag::OID, budget)?)?;
    fields.finish()?;
    Ok(PolicyMapping { issuer, subject })
}
