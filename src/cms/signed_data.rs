//! SignedData (RFC 5652 §5.1).

use super::{CmsError, Padding, SignerInfo, oid};
use crate::asn1::{Asn1Error, Budget, DerFault, Element, Oid, Reader, Rules, Tag, integer_u64, octet_string};
use crate::base::limits::Limits;
use crate::base::span::Span;
use crate::crypto::AlgorithmIdentifier;
use const_oid::ObjectIdentifier;
use const_oid::db::rfc6960::ID_PKIX_OCSP_BASIC;

/// A signed message.
///
/// ```text
/// SignedData ::= SEQUENCE {
///     version           CMSVersion,
///     digestAlgorithms  SET OF DigestAlgorithmIdentifier,
///     encapContentInfo  EncapsulatedContentInfo,
///     certificates      [0] IMPLICIT CertificateSet OPTIONAL,
///     crls              [1] IMPLICIT RevocationInfoChoices OPTIONAL,
///     signerInfos       SET OF SignerInfo }
/// ```
#[derive(Clone, Debug)]
pub struct SignedData {
    /// eContentType.
    pub content_type: Oid,
    /// eContent, segments joined.
    pub content: Option<Vec<u8>>,
    /// Where the octets of eContent are, with their header.
    pub content_span: Option<Span>,
    /// What is in it and not read.
    pub unread: Vec<Unread>,
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

/// A part of SignedData that no rule here reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unread {
    /// A version that there is not.
    Version,
    /// digestAlgorithms with something other than identifiers.
    DigestAlgorithms,
    /// Attribute certificates and other forms of certificates.
    OtherCertificates,
    /// Revocation information of forms that are not known.
    OtherRevocation,
}

impl Unread {
    /// Its name in RFC 5652 §5.1.
    pub fn name(self) -> &'static str {
        match self {
            Self::Version => "version",
            Self::DigestAlgorithms => "digestAlgorithms",
            Self::OtherCertificates => "certificates",
            Self::OtherRevocation => "crls",
        }
    }

    /// Whether no honest program writes it.
    pub(crate) fn is_strange(self) -> bool {
        matches!(self, Self::Version | Self::DigestAlgorithms)
    }
}

/// id-ri-ocsp-response and id-pkix-ocsp-basic as otherRevInfoFormat (RFC 5940 §2, §3; EN 319 122-1 uses both).
const OCSP_FORMATS: [ObjectIdentifier; 2] = [ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.16.2"), ID_PKIX_OCSP_BASIC];

impl SignedData {
    /// Reads a ContentInfo that holds SignedData and whatever follows it.
    ///
    /// ```
    /// use kyso::Limits;
    /// use kyso::cms::SignedData;
    ///
    /// let message = std::fs::read("tests/fixtures/cms/notice.p7m")?;
    /// let data = SignedData::parse(&message, &Limits::default())?;
    /// assert_eq!(data.signers.len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
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
        if Oid::of(&parts.expect(Tag::OID, budget)?) != oid::SIGNED_DATA {
            return Err(CmsError::NotSignedData);
        }
        let data = parts.expect(Tag::context(0), budget)?.only_child(budget)?;
        if !data.is(Tag::SEQUENCE) {
            return Err(CmsError::NotSignedData);
        }
        Self::read(&data, budget)
    }

    fn read(data: &Element<'_>, budget: &mut Budget) -> Result<Self, CmsError> {
        let mut parts = data.children()?;
        let mut unread = Vec::new();
        // RFC 5652 §5.1: versions 1, 3, 4 and 5; PKCS #7 has 1 and 2.
        if !integer_u64(&parts.expect(Tag::INTEGER, budget)?).is_ok_and(|version| (1..=5).contains(&version)) {
            unread.push(Unread::Version);
        }
        let algorithms = members(&parts.expect(Tag::SET, budget)?, budget)?;
        if !algorithms.iter().all(|a| is_digest_identifier(a, budget)) {
            unread.push(Unread::DigestAlgorithms);
        }
        let Encapsulated { content_type, content, span } = encapsulated(&parts.expect(Tag::SEQUENCE, budget)?, budget)?;
        let certificates = match parts.optional_context(0, budget)? {
            Some(set) => {
                let (certificates, others): (Vec<_>, Vec<_>) =
                    members(&set, budget)?.into_iter().partition(|e| e.is(Tag::SEQUENCE));
                unread.extend((!others.is_empty()).then_some(Unread::OtherCertificates));
                certificates.iter().map(|e| e.raw.to_vec()).collect()
            }
            None => Vec::new(),
        };
        let (crls, ocsps) = match parts.optional_context(1, budget)? {
            Some(set) => {
                let members = members(&set, budget)?;
                let (crls, ocsps) = revocation(&members, budget);
                let known = crls.len().saturating_add(ocsps.len());
                unread.extend((known < members.len()).then_some(Unread::OtherRevocation));
                (crls, ocsps)
            }
            None => (Vec::new(), Vec::new()),
        };
        let set = parts.expect(Tag::SET, budget)?;
        let signers =
            members(&set, budget)?.iter().map(|m| SignerInfo::read(m, budget)).collect::<Result<Vec<_>, _>>()?;
        parts.finish()?;
        let padding = Padding::default();
        Ok(Self {
            content_type,
            content,
            content_span: span,
            unread,
            certificates,
            crls,
            ocsps,
            signers,
            padding,
            der_faults: Vec::new(),
        })
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
fn encapsulated(element: &Element<'_>, budget: &mut Budget) -> Result<Encapsulated, CmsError> {
    let mut parts = element.children()?;
    let content_type = Oid::of(&parts.expect(Tag::OID, budget)?);
    let mut span = None;
    let content = match parts.optional_context(0, budget)? {
        None => None,
        Some(tagged) => {
            let inner = tagged.only_child(budget)?;
            span = Some(span_of(&inner));
            let octets = if inner.is(Tag::OCTET_STRING) {
                octet_string(&inner, budget)?.into_owned()
            } else {
                inner.content.to_vec()
            };
            Some(octets)
        }
    };
    parts.finish()?;
    Ok(Encapsulated { content_type, content, span })
}

struct Encapsulated {
    content_type: Oid,
    content: Option<Vec<u8>>,
    span: Option<Span>,
}

fn span_of(element: &Element<'_>) -> Span {
    let at = |offset: usize| u64::try_from(offset).unwrap_or(u64::MAX);
    Span::new(at(element.offset), at(element.offset.saturating_add(element.raw.len())))
}

/// `DigestAlgorithmIdentifier` (RFC 5652 §5.1, §10.1.1): its parameters are none, NULL, or an identifier as GOST has (RFC 4490 §2.1).
fn is_digest_identifier(element: &Element<'_>, budget: &mut Budget) -> bool {
    const LONGEST: usize = 32;
    let read = AlgorithmIdentifier::from_element(element, budget);
    read.is_ok_and(|a| {
        a.oid_octets.len() <= LONGEST
            && (a.has_no_parameters() || a.parameters.is_some_and(|p| p.len() <= LONGEST && p.starts_with(&[0x06])))
    })
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
    let format = Oid::of(&parts.expect(Tag::OID, budget).ok()?);
    let info = parts.next(budget).ok()??;
    OCSP_FORMATS.iter().any(|known| format == *known).then(|| info.raw.to_vec())
}
