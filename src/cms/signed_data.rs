//! `SignedData` (RFC 5652 §5.1).

use super::{CmsError, Padding, SignerInfo, oid};
use crate::Limits;
use crate::asn1::{Asn1Error, Budget, DerFault, Element, Reader, Rules, Tag, octet_string, oid_text};

/// A signed message.
#[derive(Clone, Debug)]
pub struct SignedData {
    /// eContentType.
    pub content_type: String,
    /// eContent, segments joined.
    pub content: Option<Vec<u8>>,
    /// Certificates as sent; attribute certificates and other forms are left out.
    pub certificates: Vec<Vec<u8>>,
    /// Revocation lists as sent.
    pub crls: Vec<Vec<u8>>,
    /// OCSP responses as sent (RFC 5940).
    pub ocsps: Vec<Vec<u8>>,
    /// Signers.
    pub signers: Vec<SignerInfo>,
    /// What follows the outermost element.
    pub padding: Padding,
    /// Rules of DER that the encoding breaks.
    pub der_faults: Vec<DerFault>,
}

/// id-ri-ocsp-response and id-pkix-ocsp-basic as otherRevInfoFormat (RFC 5940 §2, §3; EN 319 122-1 uses both).
const OCSP_FORMATS: [&str; 2] = ["1.3.6.1.5.5.7.16.2", "1.3.6.1.5.5.7.48.1.1"];

impl SignedData {
    /// Reads a ContentInfo that holds SignedData and whatever stands behind it.
    pub fn parse(bytes: &[u8], limits: &Limits) -> Result<Self, CmsError> {
        let mut budget = Budget::new(limits);
        let mut outer = Reader::new(bytes, Rules::Ber);
        let info = outer.expect(Tag::SEQUENCE, &mut budget)?;
        let mut data = Self::read_content_info(&info, &mut budget)?;
        data.padding = Padding::of(outer.remaining());
        data.der_faults = budget.take_faults();
        Ok(data)
    }

    fn read_content_info(info: &Element<'_>, budget: &mut Budget) -> Result<Self, CmsError> {
        let mut parts = info.children()?;
        if oid_text(parts.expect(Tag::OID, budget)?.content) != oid::SIGNED_DATA {
            return Err(CmsError::NotSignedData);
        }
        let explicit = parts.expect(Tag::context(0), budget)?;
        let data = explicit.only_child(budget)?;
        if !data.is(Tag::SEQUENCE) {
            return Err(CmsError::NotSignedData);
        }
        Self::read(&data, budget)
    }

    fn read(data: &Element<'_>, budget: &mut Budget) -> Result<Self, CmsError> {
        let mut parts = data.children()?;
        parts.expect(Tag::INTEGER, budget)?;
        parts.expect(Tag::SET, budget)?;
        let (content_type, content) = encapsulated(&parts.expect(Tag::SEQUENCE, budget)?, budget)?;
        let certificates = match parts.optional_context(0, budget)? {
            Some(set) => {
                members(&set, budget)?.iter().filter(|e| e.is(Tag::SEQUENCE)).map(|e| e.raw.to_vec()).collect()
            }
            None => Vec::new(),
        };
        let (crls, ocsps) = match parts.optional_context(1, budget)? {
            Some(set) => revocation(&members(&set, budget)?, budget),
            None => (Vec::new(), Vec::new()),
        };
        let set = parts.expect(Tag::SET, budget)?;
        let signers =
            members(&set, budget)?.iter().map(|m| SignerInfo::read(m, budget)).collect::<Result<Vec<_>, _>>()?;
        parts.finish()?;
        let padding = Padding::default();
        Ok(Self { content_type, content, certificates, crls, ocsps, signers, padding, der_faults: Vec::new() })
    }
}

fn members<'a>(set: &Element<'a>, budget: &mut Budget) -> Result<Vec<Element<'a>>, Asn1Error> {
    let mut reader = set.children()?;
    let mut found = Vec::new();
    while let Some(member) = reader.next(budget)? {
        found.push(member);
    }
    Ok(found)
}

/// `EncapsulatedContentInfo` (RFC 5652 §5.2). PKCS #7 allowed other types than OCTET STRING inside; their content octets are
/// what was hashed.
fn encapsulated(element: &Element<'_>, budget: &mut Budget) -> Result<(String, Option<Vec<u8>>), CmsError> {
    let mut parts = element.children()?;
    let content_type = oid_text(parts.expect(Tag::OID, budget)?.content);
    let content = match parts.optional_context(0, budget)? {
        None => None,
        Some(explicit) => {
            let inner = explicit.only_child(budget)?;
            let octets = if inner.is(Tag::OCTET_STRING) {
                octet_string(&inner, budget)?.into_owned()
            } else {
                inner.content.to_vec()
            };
            Some(octets)
        }
    };
    parts.finish()?;
    Ok((content_type, content))
}

/// `RevocationInfoChoices` (RFC 5652 §10.2.1): lists, and OCSP responses in the other form.
fn revocation(members: &[Element<'_>], budget: &mut Budget) -> (Vec<Vec<u8>>, Vec<Vec<u8>>) {
    let mut crls = Vec::new();
    let mut ocsps = Vec::new();
    for member in members {
        if member.is(Tag::SEQUENCE) {
            crls.push(member.raw.to_vec());
        } else if member.is(Tag::context(1)) {
            ocsps.extend(other_revocation(member, budget));
        }
    }
    (crls, ocsps)
}

fn other_revocation(member: &Element<'_>, budget: &mut Budget) -> Option<Vec<u8>> {
    let mut parts = member.children().ok()?;
    let format = oid_text(parts.expect(Tag::OID, budget).ok()?.content);
    let info = parts.next(budget).ok()??;
    OCSP_FORMATS.contains(&format.as_str()).then(|| info.raw.to_vec())
}
