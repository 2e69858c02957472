//! certificatePolicies (RFC 5280 §4.2.1.4).

use super::value::{allowance, members, whole};
use super::{Certificate, PolicyId};
use crate::asn1::{Asn1Error, Asn1ErrorKind, Budget, Element, Oid, Tag};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5280 as oid;
use std::collections::HashSet;

/// The qualifiers that the profile has.
const QUALIFIERS: [ObjectIdentifier; 2] = [oid::ID_QT_CPS, oid::ID_QT_UNOTICE];

/// What the extension says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CertificatePolicies {
    /// The policies, each once.
    pub policies: Vec<PolicyId>,
    /// A qualifier that is not understood, if there is one. In a critical extension that is a reason to refuse.
    pub unknown_qualifier: Option<Oid>,
}

/// The policies a certificate was issued under; `None` when the extension is absent. A policy that is there twice makes the
/// extension unreadable, as the clause forbids it and two entries could differ.
pub(crate) fn certificate_policies(certificate: &Certificate) -> Result<Option<CertificatePolicies>, Asn1Error> {
    let Some(extension) = certificate.extension(oid::ID_CE_CERTIFICATE_POLICIES) else { return Ok(None) };
    let budget = &mut allowance();
    let list = whole(&extension.value, Tag::SEQUENCE, budget)?;
    let read = members(&list, budget, information)?;
    let mut seen = HashSet::new();
    let mut found = CertificatePolicies::default();
    for (policy, unknown) in read {
        if !seen.insert(policy.clone()) {
            return Err(list.fail(Asn1ErrorKind::Value("SEQUENCE OF different policies")));
        }
        found.policies.push(policy);
        found.unknown_qualifier = found.unknown_qualifier.or(unknown);
    }
    Ok(Some(found))
}

/// `PolicyInformation ::= SEQUENCE { policyIdentifier, policyQualifiers SEQUENCE SIZE (1..MAX) OF PolicyQualifierInfo OPTIONAL }`
fn information(element: &Element<'_>, budget: &mut Budget) -> Result<(PolicyId, Option<Oid>), Asn1Error> {
    let mut fields = element.children()?;
    let policy = PolicyId::read(&fields.expect(Tag::OID, budget)?)?;
    let qualifiers = fields.optional(Tag::SEQUENCE, budget)?;
    fields.finish()?;
    let kinds = qualifiers.map(|q| members(&q, budget, qualifier)).transpose()?.unwrap_or_default();
    Ok((policy, kinds.into_iter().find(|kind| !QUALIFIERS.iter().any(|known| kind == known))))
}

fn qualifier(element: &Element<'_>, budget: &mut Budget) -> Result<Oid, Asn1Error> {
    Ok(Oid::of(&element.children()?.expect(Tag::OID, budget)?))
}
