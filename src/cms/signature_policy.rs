//! signature-policy-identifier (EN 319 122-1 §5.2.9): the rules that the signer says he signed under.

use super::{Attributes, oid};
use crate::asn1::{Asn1Error, Budget, Element, Oid, Reader, Rules, Tag, text};
use crate::base::limits::Limits;
use const_oid::ObjectIdentifier;

/// id-spq-ets-uri.
const URI_QUALIFIER: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.5.1");

/// What the attribute says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignaturePolicy {
    /// Follows from the content and the place of use.
    Implied,
    /// Named.
    Explicit(ExplicitPolicy),
    /// The attribute cannot be read, or is there twice.
    Unreadable,
}

/// A policy that is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExplicitPolicy {
    /// Dotted object identifier.
    pub oid: String,
    /// Where the document is to be had, as stated.
    pub uri: Option<String>,
}

/// Reads the attribute; `None` if it is absent.
pub(crate) fn signature_policy(attributes: &Attributes, limits: &Limits) -> Option<SignaturePolicy> {
    match attributes.single(oid::SIGNATURE_POLICY) {
        Err(false) => None,
        Err(true) => Some(SignaturePolicy::Unreadable),
        Ok(value) => Some(read(value, limits).unwrap_or(SignaturePolicy::Unreadable)),
    }
}

/// `SignaturePolicy ::= CHOICE { signaturePolicyId SignaturePolicyId, signaturePolicyImplied NULL }`.
fn read(value: &[u8], limits: &Limits) -> Result<SignaturePolicy, Asn1Error> {
    let budget = &mut Budget::new(limits);
    let mut outer = Reader::new(value, Rules::Ber);
    if outer.optional(Tag::NULL, budget)?.is_some() {
        return Ok(SignaturePolicy::Implied);
    }
    let mut parts = outer.expect(Tag::SEQUENCE, budget)?.children()?;
    let oid = Oid::of(&parts.expect(Tag::OID, budget)?).to_string();
    // sigPolicyHash: the digest is of a document that is not given.
    parts.next(budget)?;
    let uri = match parts.optional(Tag::SEQUENCE, budget)? {
        Some(qualifiers) => uri(&qualifiers, budget)?,
        None => None,
    };
    Ok(SignaturePolicy::Explicit(ExplicitPolicy { oid, uri }))
}

/// `SigPolicyQualifierInfo ::= SEQUENCE { sigPolicyQualifierId OID, sigQualifier ANY }`; the address is an IA5String.
fn uri(qualifiers: &Element<'_>, budget: &mut Budget) -> Result<Option<String>, Asn1Error> {
    let mut reader = qualifiers.children()?;
    while let Some(qualifier) = reader.next(budget)? {
        let mut parts = qualifier.children()?;
        let name = Oid::of(&parts.expect(Tag::OID, budget)?);
        if let (true, Some(value)) = (name == URI_QUALIFIER, parts.next(budget)?) {
            return Ok(text(&value, budget).ok().map(|t| t.value));
        }
    }
    Ok(None)
}
